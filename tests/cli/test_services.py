"""``services``: names for people and programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import botocore.session
from click.testing import Result

Run = Callable[..., Result]


def test_all_of_boto3s_names_one_a_line(run: Run) -> None:
    names = run("services").stdout.splitlines()

    session = botocore.session.Session()
    assert names == sorted(cast("list[str]", session.get_available_services()))


def test_patterns_choose(run: Run) -> None:
    assert run("services", "sq?", "st[s]", "sqs").stdout.splitlines() == ["sqs", "sts"]


def test_the_answer_for_a_program(run: Run) -> None:
    assert json.loads(run("services", "sqs", "--json").stdout) == {
        "release": str(botocore.__version__),
        "count": 1,
        "services": ["sqs"],
    }


def test_the_service_of_a_model(run: Run, write_model: Callable[..., Path]) -> None:
    assert run("services", "--model", write_model("mine")).stdout == "mine\n"
