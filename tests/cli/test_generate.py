"""``generate``: what it writes, what it leaves alone, and what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

Run = Callable[..., Result]
Write = Callable[..., Path]
Freeze = Callable[[], dict[str, tuple[int, int, bytes]]]


def test_a_target_is_named_by_file_by_path_or_not_at_all(
    run: Run, write_spec: Write, project: Path
) -> None:
    for name in ("one", "two", "three"):
        write_spec(name)

    assert run("generate", "one").stdout.startswith("one: ")
    assert run("generate", "specs/two.toml").stdout.startswith("two: ")
    lines = run("generate").stdout.splitlines()

    assert [line.partition(":")[0] for line in lines] == ["one", "three", "two"]
    assert ["up to date" in line for line in lines] == [True, False, True]
    assert {path.name for path in (project / "generated").iterdir()} == {"one", "two", "three"}


def test_a_model_on_the_spot_becomes_the_folder_itself(
    run: Run, write_model: Write, project: Path
) -> None:
    run("generate", "--model", write_model(), "--out", "here", "--operations", "Put*")

    made_from = json.loads((project / "here/shapewright.json").read_text())["made_from"]
    assert (made_from["service"], made_from["operations"]) == ("tiny", ["Put*"])
    assert "class PutThingRequest" in "".join(
        path.read_text() for path in (project / "here/models").glob("*.py")
    )
    assert not (project / "specs").exists()


def test_services_by_pattern_go_into_folders(run: Run, project: Path) -> None:
    result = run("generate", "--service", "sq*", "--service", "sts", "--out", "all")

    assert [line.partition(" ")[0] for line in result.stdout.splitlines()] == ["sqs", "sts"]
    assert {path.name for path in (project / "all").iterdir()} == {"sqs", "sts"}


def test_nothing_is_touched_when_nothing_changed(
    run: Run, write_spec: Write, freeze: Freeze
) -> None:
    write_spec()
    run("generate")
    before = freeze()

    assert "up to date" in run("generate").stdout
    assert freeze() == before


def test_a_changed_model_or_a_lost_file_is_made_anew(
    run: Run, write_spec: Write, write_model: Write, project: Path
) -> None:
    write_spec()
    run("generate")

    def widen(model: dict[str, Any]) -> None:
        model["shapes"]["Colour"]["enum"].append("violet")

    write_model(change=widen)

    assert "written" in run("generate").stdout
    (project / "generated/tiny/py.typed").unlink()
    assert "1 written" in run("generate").stdout
    assert "up to date" in run("generate").stdout


def test_edited_files_are_replaced_by_force_alone(
    run: Run, write_spec: Write, project: Path
) -> None:
    write_spec()
    run("generate")
    edited = project / "generated/tiny/py.typed"
    edited.write_text("mine")

    assert "was edited since" in run("generate", code=2).stderr
    assert edited.read_text() == "mine"
    run("generate", "--force")
    assert edited.read_text() == ""


def test_one_bad_target_leaves_all_others_as_they_were(
    run: Run, write_spec: Write, write_model: Write, freeze: Freeze
) -> None:
    """Whether it comes first or last, and with the problems of all that are bad."""
    for name in ("a", "b", "c", "d", "e"):
        write_spec(name)
    run("generate", "c")

    def spoil(model: dict[str, Any]) -> None:
        model["shapes"]["Thing"]["members"]["Name"]["shape"] = "Nome"

    for name in ("a", "e"):
        write_model(name, spoil)
    before = freeze()
    stderr = run("generate", code=2).stderr

    assert freeze() == before
    assert stderr.count("shape 'Nome' is not defined") == 2


def test_the_answer_for_a_program(run: Run, write_spec: Write) -> None:
    write_spec("two")
    write_spec("one")
    first, second = json.loads(run("generate", "--json").stdout)

    assert first["written"] > 10
    assert first == {
        "service": "one",
        "release": "",
        "out": "generated/one",
        "current": False,
        "written": first["written"],
        "unchanged": 0,
        "removed": 0,
        "problems": [],
    }
    assert second["service"] == "two"
    again = json.loads(run("generate", "--json").stdout)
    assert [(one["current"], one["written"]) for one in again] == [(True, 0), (True, 0)]


def test_warnings_are_said_and_do_not_stop(run: Run, write_model: Write) -> None:
    def add(model: dict[str, Any]) -> None:
        model["operations"]["PutThing"]["quux"] = True

    result = run("generate", "--model", write_model(change=add), "--out", "x")

    assert "warning: " in result.stderr
    assert "#/operations/PutThing/quux: unknown key 'quux'" in result.stderr
    assert "written in x" in result.stdout


def test_the_lock_follows_the_targets(
    run: Run, write_spec: Write, write_model: Write, project: Path
) -> None:
    """A partial run leaves other entries alone; the entry of a target that is gone goes."""
    lock = project / "specs/shapewright.lock"
    for name in ("one", "two"):
        write_spec(name)
    run("generate")
    both = lock.read_text()

    def shrink(model: dict[str, Any]) -> None:
        del model["operations"]["PutThing"]

    write_model("one", shrink)
    run("generate", "two")
    assert lock.read_text() == both

    run("generate", "one")
    changed = lock.read_text()
    assert changed != both
    assert changed.partition('["two"]')[2] == both.partition('["two"]')[2] != ""

    (project / "specs/one.toml").unlink()
    run("generate", "two")
    assert '"one"' not in lock.read_text()
    assert '["two"]' in lock.read_text()


def test_a_lost_lock_is_written_again_without_making_anything(
    run: Run, write_spec: Write, project: Path
) -> None:
    write_spec()
    run("generate")
    lock = project / "specs/shapewright.lock"
    text = lock.read_text()
    lock.unlink()

    assert "up to date" in run("generate").stdout
    assert lock.read_text() == text
