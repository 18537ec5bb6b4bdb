"""``claims``: the report of a service, for a person and for a program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[..., Path]


def tell(model: dict[str, Any]) -> None:
    """Give the members of the tiny model something to claim."""
    members = model["shapes"]["ListThingsRequest"]["members"]
    members["Limit"]["documentation"] = "<p>You can specify a value between 1 and 50.</p>"
    members["Token"]["documentation"] = "<p>The default is <code>abc</code>.</p>"


@pytest.fixture
def claims(run: Run, write_model: Write) -> Callable[..., str]:
    def claims(*options: str) -> str:
        return run("claims", "tiny", "--model", write_model(change=tell), *options).stdout

    return claims


def test_the_report_for_a_person(claims: Callable[..., str]) -> None:
    shown = claims()

    assert shown.startswith("tiny: ")
    assert "\nClaims that contradict the model (" in shown


def test_the_claims_asked_for(claims: Callable[..., str]) -> None:
    shown = claims("--kind", "default", "--standing", "silent")

    assert "Claims (1)" in shown
    assert "ListThingsRequest.Token  default, silent: abc" in shown
    assert '    "The default is `abc`."' in shown


def test_the_report_as_data(claims: Callable[..., str]) -> None:
    data = json.loads(claims("--json", "--kind", "default"))

    assert data["service"] == "tiny"
    assert data["claims"] >= 1
    assert data["kinds"]["default"]["silent"] == 1
    assert data["listed"] == [
        {
            "address": "ListThingsRequest.Token",
            "subject": "member",
            "kind": "default",
            "standing": "silent",
            "sentence": "The default is `abc`.",
            "text": "abc",
            "model": "",
        }
    ]


@pytest.mark.parametrize("option", ["--kind", "--standing"])
def test_a_word_that_is_not_known_is_a_mistake(run: Run, option: str) -> None:
    done = run("claims", "sqs", option, "pink", code=2)

    assert f"invalid value for {option}: 'pink' is none of " in done.stderr


def test_claims_stand_in_what_is_shown_and_generated(run: Run, write_model: Write) -> None:
    model = write_model(change=tell)
    shown = run("show", "tiny", "ListThings", "--model", model).stdout
    data = json.loads(run("show", "tiny", "ListThings", "--model", model, "--json").stdout)
    run("generate", "--model", model, "--out", "out")
    texts = [file.read_text(encoding="utf-8") for file in Path("out/models").glob("*.py")]

    assert "By the text, default `abc`" in shown
    (member,) = [one for one in data["request"] if one["path"] == "Token"]
    assert [claim["text"] for claim in member["claims"]] == ["abc"]
    assert any("By the text, default `abc`" in text for text in texts)
