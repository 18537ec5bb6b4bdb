"""``check``: every way to differ, and that it changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[..., Path]
Freeze = Callable[[], dict[str, tuple[int, int, bytes]]]
PACKAGE = Path("generated/tiny")


@pytest.fixture
def generated(run: Run, write_spec: Write, write_model: Write) -> Write:
    """The tiny target, generated; and what rewrites its model."""
    write_spec()
    run("generate")
    return write_model


def lose(_: Write) -> None:
    (PACKAGE / "py.typed").unlink()


def outgrow(write_model: Write) -> None:
    """The model no longer has the only enum, so that its module is left over."""

    def change(model: dict[str, dict[str, dict[str, object]]]) -> None:
        del model["shapes"]["Colour"]["enum"]

    write_model(change=change)


def edit(_: Write) -> None:
    (PACKAGE / "py.typed").write_text("mine\n")


def obstruct(_: Write) -> None:
    manifest = PACKAGE / "shapewright.json"
    manifest.unlink()


def remove_all(_: Write) -> None:
    for path in sorted(PACKAGE.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    PACKAGE.rmdir()


def unlock(_: Write) -> None:
    Path("specs/shapewright.lock").unlink()


def orphan(_: Write) -> None:
    lock = Path("specs/shapewright.lock")
    lock.write_text(lock.read_text() + lock.read_text().replace('"tiny"', '"gone"'))


@pytest.mark.parametrize(
    ("differ", "expected"),
    [
        (lose, ["(1 missing)", "+++ b/py.typed"]),
        (outgrow, ["stale", "different", "-class Colour(", "from another tiny.json"]),
        (edit, ["(1 edited)", "edited: generated/tiny/py.typed", "-mine", "--force"]),
        (obstruct, ["foreign", "foreign: generated/tiny/__init__.py", "--force"]),
        (remove_all, ["there is no such folder"]),
        (unlock, ["has no entry for 'tiny'", "only the lock"]),
        (orphan, ["has an entry for 'gone'"]),
    ],
)
def test_a_difference_is_shown_with_the_remedy_and_nothing_is_written(
    differ: Callable[[Write], None],
    expected: list[str],
    run: Run,
    generated: Write,
    freeze: Freeze,
) -> None:
    assert run("check").stdout == "tiny in generated/tiny: as it should be\n"
    differ(generated)
    before = freeze()
    result = run("check", code=1)

    assert freeze() == before
    for text in [*expected, "To write what should be there: shapewright generate\n"]:
        assert text in result.stdout
    assert json.loads(run("check", "--json", code=1).stdout)["same"] is False
    assert freeze() == before


@pytest.mark.parametrize("differ", [lose, outgrow, remove_all, unlock, orphan])
def test_the_remedy_that_is_named_works(
    differ: Callable[[Write], None], run: Run, generated: Write
) -> None:
    differ(generated)
    words = json.loads(run("check", "tiny", "--json", code=1).stdout)["run"].split()
    assert words == ["shapewright", "generate", "tiny"]
    run(*words[1:])

    assert json.loads(run("check", "tiny", "--json").stdout)["run"] == ""


def test_the_remedy_for_a_target_on_the_spot_can_be_pasted(run: Run, write_model: Write) -> None:
    model = write_model("two words")
    arguments = ["--model", str(model), "--out", "here", "--operations", "*Thing"]
    remedy = json.loads(run("check", "--json", *arguments, code=1).stdout)["run"]

    assert remedy == f"shapewright generate --operations '*Thing' --model '{model}' --out here"


def test_files_of_others_that_are_in_nobodys_way_are_no_difference(
    run: Run, write_spec: Write, project: Path
) -> None:
    write_spec()
    run("generate")
    (project / "generated/tiny/notes.txt").write_text("mine")

    run("check")


def test_the_answer_for_a_program(run: Run, write_spec: Write, project: Path) -> None:
    write_spec()
    run("generate")
    (project / "generated/tiny/py.typed").unlink()
    (target,) = json.loads(run("check", "--json", code=1).stdout)["targets"]

    assert target == {
        "service": "tiny",
        "out": "generated/tiny",
        "same": False,
        "lock": "",
        "missing": ["py.typed"],
        "stale": [],
        "different": [],
        "edited": [],
        "foreign": [],
        "problems": [],
    }
