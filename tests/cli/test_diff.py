"""``diff``: both sides, what is wanted of them, every format, exit codes and bad input."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from tests.reconcile.made import pages_of_made, write_page

import shapewright.pipeline.changes as room
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.sources import release as releases
from shapewright.sources.pages import Layout

Run = Callable[..., Result]
WriteModel = Callable[..., Path]
Model = dict[str, Any]


@pytest.fixture(autouse=True)
def _forget_editions() -> None:
    """Files of one name are other files in another test."""
    room.open_at.cache_clear()


def change(model: Model) -> None:
    shapes = model["shapes"]
    shapes["PutThingRequest"]["required"] = ["Thing", "Tags"]
    shapes["Colour"]["enum"] = ["blue", "green", "grey", "red"]
    shapes["Limit"]["max"] = 50
    shapes["Thing"]["members"]["Size"] = {"shape": "Limit"}
    model["operations"]["ListThings"]["readonly"] = True


def add(model: Model) -> None:
    model["shapes"]["Thing"]["members"]["Size"] = {"shape": "Limit"}


@pytest.fixture
def write_both(project: Path, write_model: WriteModel) -> Callable[..., tuple[str, str]]:
    """Writes the tiny model before and after a change, as two files."""

    def write(make: Callable[[Model], object] = change) -> tuple[str, str]:
        old = write_model("tiny").rename(project / "old.json")
        new = write_model("tiny", make).rename(project / "new.json")
        return old.name, new.name

    return write


WriteBoth = Callable[..., tuple[str, str]]


def test_changes_for_a_person(run: Run, write_both: WriteBoth) -> None:
    result = run("diff", *write_both(), code=1)

    assert result.stdout == (
        "tiny: old.json to new.json\n"
        "2 breaking, 1 risky, 1 additive, 1 cosmetic\n"
        "\n"
        "breaking (2)\n"
        "  member became required (request breaking; hits validation, source): Requests\n"
        "  without it are refused; what makes replies, as fakes do, must give it.\n"
        "    50a6d32284ea  PutThing.request.Tags  optional to required\n"
        "  maximum lowered (request breaking; hits validation): Requests above it are\n"
        "  refused.\n"
        "    c78fdcb50eb8  ListThings.request.Limit  <= 100 to <= 50\n"
        "\n"
        "risky (1)\n"
        "  enum values added (request additive, response risky; hits validation, source):\n"
        "  Replies may have values that code does not know; enums are open, so they can\n"
        "  be read.\n"
        "    bb780371a2f1  PutThing.request.Thing.Colour  grey\n"
        "                  in 2 operations: ListThings, PutThing\n"
        "\n"
        "additive (1)\n"
        "  optional member added (request additive, response additive; hits source): It\n"
        "  need not be sent, or looked at.\n"
        "    8fa58e281db7  PutThing.request.Thing.Size  integer Limit\n"
        "                  in 2 operations: ListThings, PutThing\n"
        "\n"
        "cosmetic (1)\n"
        "  said to be read-only, or not any more: ListThings\n"
    )
    assert result.stderr == ""


def test_nothing_changed(run: Run, write_model: WriteModel) -> None:
    path = write_model()
    result = run("diff", path, path)

    assert result.stdout == (
        "tiny: tiny.json to tiny.json\n"
        "0 breaking, 0 risky, 0 additive, 0 cosmetic\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("make", "limit", "code"),
    [
        (change, "breaking", 1),
        (change, "risky", 1),
        (change, "any", 1),
        (change, "never", 0),
        (add, "breaking", 0),
        (add, "risky", 0),
        (add, "any", 1),
        (len, "any", 0),
    ],
)
def test_the_exit_code_is_as_asked(
    run: Run, write_both: WriteBoth, make: Callable[[Model], object], limit: str, code: int
) -> None:
    run("diff", *write_both(make), "--fail-on", limit, code=code)


def test_what_is_ignored_does_not_fail(run: Run, write_both: WriteBoth, project: Path) -> None:
    (project / "ignore.toml").write_text(
        '[[ignore]]\nkind = "member-required"\nreason = "We send them."\n'
        '[[ignore]]\npath = "ListThings.request.Limit"\nreason = "We ask for ten."\n'
        '[[ignore]]\npath = "Gone.*"\nreason = "It went."\n',
        encoding="utf-8",
    )
    result = run("diff", *write_both(), "--ignore", "ignore.toml")

    assert "0 breaking, 1 risky, 1 additive, 1 cosmetic; 2 changes ignored\n" in result.stdout
    assert result.stderr == (
        "warning: ignore.toml#/ignore/2: ignores nothing\n"
        "  Remove it, unless the change is yet to come.\n"
    )


@pytest.mark.parametrize("option", [("--json",), ("--format", "json")])
def test_changes_for_a_program(run: Run, write_both: WriteBoth, option: tuple[str, ...]) -> None:
    document = json.loads(run("diff", *write_both(), *option, code=1).stdout)

    assert document["counts"] == {"breaking": 2, "risky": 1, "additive": 1, "cosmetic": 1}
    assert (document["old"], document["new"]) == ("old.json", "new.json")


@pytest.mark.parametrize(
    ("way", "start"),
    [
        ("markdown", "# `tiny: old.json to new.json`\n"),
        ("sarif", '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json"'),
        ("github", "::error title=tiny ListThings.request.Limit::maximum lowered"),
        ("html", "<!DOCTYPE html>\n"),
        ("api-changes", "Not on this page: 2 breaking, 0 risky, 0 additive, 1 cosmetic\n"),
    ],
)
def test_every_format_can_be_asked_for(
    run: Run, write_both: WriteBoth, way: str, start: str
) -> None:
    assert run("diff", *write_both(), "--format", way, code=1).stdout.startswith(start)


def test_the_heading_of_a_page_has_the_date_that_is_said(run: Run, write_both: WriteBoth) -> None:
    arguments = ("--format", "api-changes", "--date", "2030/01/02")
    result = run("diff", *write_both(), *arguments, code=1)

    assert "\n2030/01/02 - Tiny Service - 2 updated api methods\n" in result.stdout


def test_changes_without_meaning_are_told_if_asked(run: Run, write_both: WriteBoth) -> None:
    result = run("diff", *write_both(), "--every", code=1)

    assert "ListThings  no to yes\n" in result.stdout


def test_only_the_operations_that_are_asked_for(run: Run, write_both: WriteBoth) -> None:
    result = run("diff", *write_both(), "--operations", "List*", code=1)

    assert "1 breaking, 1 risky, 1 additive, 1 cosmetic\n" in result.stdout
    assert "ListThings.response.Things[].Colour" in result.stdout
    assert "PutThing" not in result.stdout


def test_only_what_concerns_a_target(run: Run, write_both: WriteBoth, project: Path) -> None:
    (project / "specs").mkdir()
    (project / "specs" / "mine.toml").write_text(
        'service = "tiny"\noperations = ["PutThing"]\n', encoding="utf-8"
    )
    result = run("diff", *write_both(), "--only", "mine", "--json", code=1)
    changes = json.loads(result.stdout)["changes"]

    assert {name for one in changes for name in one["operations"]} == {"PutThing"}


def write_wheel(path: Path, models: dict[str, Path]) -> Path:
    with zipfile.ZipFile(path, "w") as wheel:
        for name, model in models.items():
            wheel.writestr(f"botocore/data/{name}/2020-01-01/service-2.json", model.read_bytes())
        wheel.writestr("botocore-1.2.3.dist-info/METADATA", "Name: botocore\nVersion: 1.2.3\n")
    return path


def test_wheels_of_several_services(run: Run, write_model: WriteModel, project: Path) -> None:
    one, other, third = (write_model(name) for name in ("one", "other", "third"))
    old = write_wheel(project / "old.whl", {"one": one, "other": other})
    new = write_wheel(project / "new.whl", {"one": write_model("one", change), "third": third})
    result = run("diff", old.name, new.name, code=1)

    assert result.stdout.startswith("3 services: old.whl to new.whl\n3 breaking, ")
    assert "\none: 2 breaking, 1 risky, 1 additive, 1 cosmetic\n" in result.stdout
    assert "\nother: 1 breaking, 0 risky, 0 additive, 0 cosmetic\n" in result.stdout
    assert "\nthird: 0 breaking, 0 risky, 1 additive, 0 cosmetic\n" in result.stdout
    assert "Tiny Service, 2 operations" in result.stdout
    only = run("diff", old.name, new.name, "--service", "third")
    assert only.stdout.startswith("third: old.whl to new.whl\n0 breaking, 0 risky, 1 additive")


def test_a_file_is_compared_with_its_service_of_a_wheel(
    run: Run, write_model: WriteModel, project: Path
) -> None:
    wheel = write_wheel(project / "old.whl", {name: write_model(name) for name in ("one", "other")})
    result = run("diff", wheel.name, write_model("one", add))

    assert result.stdout.startswith("one: old.whl to one.json\n0 breaking, 0 risky, 1 additive")


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        (
            ("nowhere.json", "old.json"),
            "error: nowhere.json: is no source: there is no such path\n",
        ),
        (("old.json", "half.whl"), "error: half.whl: is not a wheel: File is not a zip file\n"),
        (("old.json", "broken.json"), "error: broken.json"),
        (("no.lock", "old.json"), "error: no.lock: there is no such lock\n"),
        (("empty.lock", "old.json"), "error: empty.lock: locks nothing\n"),
        (("bad.lock", "old.json"), "error: bad.lock: is not a lock: "),
        (("old.json", "words.txt"), "error: words.txt"),
    ],
)
def test_a_side_that_cannot_be_read_is_said_to_be_that(
    run: Run, write_both: WriteBoth, project: Path, sides: tuple[str, str], said: str
) -> None:
    write_both()
    (project / "half.whl").write_bytes(b"PK\x03\x04 and no more")
    (project / "broken.json").write_text('{"metadata": ', encoding="utf-8")
    (project / "empty.lock").write_text("", encoding="utf-8")
    (project / "bad.lock").write_text("= 1", encoding="utf-8")
    (project / "words.txt").write_text("Nothing of use.\n", encoding="utf-8")
    result = run("diff", *sides, code=2)

    assert result.stderr.startswith(said)
    assert result.stdout == ""


def test_a_release_that_cannot_be_had(
    run: Run, write_both: WriteBoth, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(release: str) -> bytes:
        what = "pip cannot download it: no network"
        raise CannotContinueError([Problem(Where(f"botocore=={release}"), what)])

    monkeypatch.setenv("SHAPEWRIGHT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(releases, "read_published_wheel", refuse)
    result = run("diff", "9.9.9", write_both()[1], code=2)

    assert result.stderr.endswith("error: botocore==9.9.9: pip cannot download it: no network\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--service", "tinny"), "no service matches 'tinny'\n  Did you mean tiny?"),
        (("--operations", "Fetch*"), "no operation matches 'Fetch*'"),
        (("--only", "other"), "there is no such target"),
        (("--ignore", "none.toml"), "none.toml: cannot be read"),
        (("--fail-on", "bad"), "'bad' is not one of"),
    ],
)
def test_what_is_wanted_and_is_not_there(
    run: Run, write_both: WriteBoth, arguments: tuple[str, ...], said: str
) -> None:
    assert said in run("diff", *write_both(), *arguments, code=2).stderr


def test_a_lock_is_of_the_bytes_that_it_locked(
    run: Run, write_model: WriteModel, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = write_wheel(project / "old.whl", {"one": write_model("one")})

    def read(release: str) -> bytes:
        assert release == "1.2.3"
        return wheel.read_bytes()

    monkeypatch.setenv("SHAPEWRIGHT_CACHE", str(project / "cache"))
    monkeypatch.setattr(releases, "read_published_wheel", read)
    source = releases.read_release("1.2.3", project / "cache", print)
    (path, sha256) = next(
        (path, sha) for path, sha in source.index.files.items() if path.startswith("one/")
    )
    lock = project / "shapewright.lock"
    text = f'[one]\nservice = "one"\nrelease = "1.2.3"\n[one.models]\n"{path}" = "{sha256}"\n'
    lock.write_text(text, encoding="utf-8")
    new = write_model("one", add)

    assert "0 breaking, 0 risky, 1 additive" in run("diff", lock.name, new).stdout
    lock.write_text(text.replace(sha256, "0" * 64), encoding="utf-8")
    room.open_at.cache_clear()
    result = run("diff", lock.name, new, code=2)
    assert "the models of one in botocore 1.2.3 are not those locked\n" in result.stderr


def test_a_pipe_that_nobody_reads_is_no_failure(
    run_outside: Callable[..., Any], write_both: WriteBoth
) -> None:
    run_outside("diff", *write_both(), "--format", "html", code=1)


def test_the_schema_of_the_answer_can_be_had(run: Run) -> None:
    assert json.loads(run("diff", "--schema").stdout)["title"].startswith("What shapewright diff")


def test_two_pages_that_name_no_service(run: Run, project: Path) -> None:
    (put,) = [page for page in pages_of_made() if page.operation.name == "PutMade"]
    text = write_page(Layout.API_REFERENCE, put)
    (project / "old.txt").write_text(text, encoding="utf-8")
    (project / "new.txt").write_text(text.replace("Colour", "Shade"), encoding="utf-8")
    result = run("diff", "old.txt", "new.txt", code=1)

    assert result.stdout.startswith("service: old.txt to new.txt\n1 breaking, 0 risky, 1 additive")
    assert run("diff", "old.txt", "old.txt").stdout.endswith("0 additive, 0 cosmetic\n")
