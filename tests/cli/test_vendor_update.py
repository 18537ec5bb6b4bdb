"""``vendor update``: edits are merged, kept or reported, and a conflict stops everything."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.slices import (
    OURS,
    SLICE,
    Freeze,
    Model,
    Run,
    Write,
    edit,
    find_module,
    grow,
)


def test_an_update_writes_what_changed_alone(
    run: Run, write_model: Write, add: Callable[..., Path]
) -> None:
    root = add()
    before = {path: path.stat().st_mtime_ns for path in root.rglob("*.py")}
    write_model(change=grow)
    said = run("vendor", "update", SLICE).stdout

    touched = {
        str(path.relative_to(root))
        for path in root.rglob("*.py")
        if before.get(path) != path.stat().st_mtime_ns
    }
    assert f"{len(touched) + 1} written" in said
    assert any("models/" in path for path in touched)
    assert not any("_runtime" in path for path in touched)
    assert "up to date" in run("vendor", "update", SLICE).stdout
    assert "unmodified, up to date" in run("vendor", "status").stdout


def test_edits_survive_an_update_and_the_next(
    run: Run, write_model: Write, add: Callable[..., Path]
) -> None:
    root = add()
    thing = find_module("Thing")
    edit(thing, "class Thing(Structure):\n", "class Thing(Structure):\n    # Ours.\n")
    thing.write_text(thing.read_text() + "\n\ndef ours() -> Thing: ...\n")
    edit(root / "__init__.py", "\nfrom ._runtime.lazy", "\nMINE = 1\n\nfrom ._runtime.lazy")
    run("vendor", "status", code=1)

    write_model(change=grow)
    said = run("vendor", "update", SLICE).stdout
    assert f"edit merged: {thing}" in said
    text = thing.read_text()
    assert "# Ours." in text
    assert "def ours() -> Thing: ..." in text
    assert '"size": "Size",' in text
    assert "MINE = 1" in (root / "__init__.py").read_text()
    said = run("vendor", "status", code=1).stdout
    assert "edited: src/aws/tiny/__init__.py" in said
    assert "outdated" not in said
    run("vendor", "status", "--allow", "edited")

    def grow_more(model: Model) -> None:
        grow(model)
        model["shapes"]["Thing"]["members"]["Weight"] = {"shape": "Limit"}

    write_model(change=grow_more)
    run("vendor", "update", SLICE)
    text = thing.read_text()
    assert all(piece in text for piece in ("# Ours.", "def ours()", '"size": ', '"weight": '))


def test_a_conflict_is_reported_and_nothing_is_written(
    run: Run, write_model: Write, add: Callable[..., Path], freeze: Freeze
) -> None:
    add()
    thing = find_module("Thing")
    edit(thing, '        "colour": "Colour",\n', '        "colour": "Color",\n')
    edit(thing, *OURS)
    write_model(change=grow)
    before = freeze()
    said = run("vendor", "update", SLICE, code=1).stdout

    assert freeze() == before
    assert f"conflict: {thing}, class Thing, def from_dict" in said
    assert OURS[1] in said
    assert "--ours PATH" in said
    found = json.loads(run("vendor", "update", SLICE, "--json", code=1).stdout)[0]["conflicts"]
    assert [one["name"] for one in found] == ["class Thing, def from_dict"]
    pending = json.loads(run("vendor", "status", "--json", code=1).stdout)[0]["update"]
    assert pending["conflicts"] == found
    assert freeze() == before


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_one_version_of_a_file_can_be_chosen(
    run: Run, write_model: Write, add: Callable[..., Path], side: str
) -> None:
    add()
    thing = find_module("Thing")
    ours = edit(thing, *OURS)
    write_model(change=grow)
    run("vendor", "update", SLICE, f"--{side}", thing)
    new = thing.read_text()

    assert (new == ours) is (side == "ours")
    assert ('"size": "Size"' in new) is (side == "theirs")
    status = run("vendor", "status", "--json", "--allow", "edited")
    edited = json.loads(status.stdout)[0]["edited"]
    assert edited == ([f"models/{thing.name}"] if side == "ours" else [])


def test_a_choice_that_is_about_nothing(run: Run, add: Callable[..., Path]) -> None:
    add()

    assert "names no file of a slice" in run("vendor", "update", "--ours", "x", code=2).stderr


def test_a_deleted_file_stays_deleted_until_it_would_change(
    run: Run, write_model: Write, add: Callable[..., Path], freeze: Freeze
) -> None:
    root = add()
    (root / "LICENSE").unlink()
    thing = find_module("Thing")
    write_model(change=grow)
    said = run("vendor", "update", SLICE).stdout
    assert not (root / "LICENSE").exists()
    assert "stays deleted: src/aws/tiny/LICENSE" in said
    assert "deleted: src/aws/tiny/LICENSE" in run("vendor", "status", code=1).stdout

    thing.unlink()
    write_model()
    before = freeze()
    said = run("vendor", "update", SLICE, code=1).stdout
    assert f"conflict: {thing}: was deleted here, and changed upstream" in said
    assert freeze() == before
    run("vendor", "update", SLICE, "--ours", thing)
    assert not thing.exists()
    write_model(change=grow)
    run("vendor", "update", SLICE, "--theirs", thing)
    assert '"size": "Size"' in thing.read_text()


def test_an_edited_file_that_is_no_longer_generated(
    run: Run, write_model: Write, add: Callable[..., Path]
) -> None:
    write_model(change=grow)
    root = add("--operations", "Put*")
    enum = find_module("Colour", folder=SLICE / "enums")
    ours = enum.read_text() + "\nMINE = 1\n"
    enum.write_text(ours)

    def drop(model: Model) -> None:
        del model["shapes"]["Thing"]["members"]["Colour"]

    write_model(change=drop)
    said = run("vendor", "update", SLICE, code=1).stdout
    assert f"conflict: {enum}: was edited here, and is no longer generated" in said
    assert "left to you: " in run("vendor", "update", SLICE, "--ours", enum).stdout
    assert enum.read_text() == ours
    manifest = json.loads((root / "shapewright.json").read_text())
    assert f"enums/{enum.name}" not in manifest["files"]


def test_without_a_base_what_began_is_made_again_or_the_edit_is_a_conflict(
    run: Run, write_model: Write, add: Callable[..., Path]
) -> None:
    root = add()
    thing = find_module("Thing")
    edit(thing, "class Thing(Structure):\n", "class Thing(Structure):\n    # Ours.\n")
    base = root / "shapewright.base"
    kept = base.read_text()
    base.write_text(kept.replace("A", "B"))
    write_model(change=grow)

    said = run("vendor", "update", SLICE, code=1).stdout
    assert "what both began as is not known any more" in said
    base.write_text(kept)
    assert "edit merged" in run("vendor", "update", SLICE).stdout


def test_one_conflict_leaves_every_slice_as_it_was(
    run: Run, add: Callable[..., Path], write_model: Write, freeze: Freeze
) -> None:
    add()
    run("vendor", "add", "other", "--model", write_model("other"), "--into", "src/aws")
    edit(SLICE / "NOTICE", "typed Python", "untyped Python")

    def rename(model: Model) -> None:
        grow(model)
        model["metadata"]["serviceFullName"] = "Grown Service"

    write_model(change=rename)
    write_model("other", rename)
    before = freeze()
    said = run("vendor", "update", code=1).stdout

    assert freeze() == before
    assert "conflict: src/aws/tiny/NOTICE: was changed here, and otherwise upstream" in said


def test_a_slice_in_one_module_is_updated_and_merged_like_any_other(
    run: Run, write_model: Write, add: Callable[..., Path]
) -> None:
    root = add("--single-file", "--operations", "*Thing*")
    module = root / "__init__.py"
    names = {path.name for path in root.iterdir()}
    beside = {"LICENSE", "NOTICE", "py.typed", "shapewright.base", "shapewright.json"}
    assert names == {"__init__.py", *beside}
    edit(module, "class Thing(Structure):\n", "class Thing(Structure):\n    # Ours.\n")
    write_model(change=grow)

    assert "edit merged: src/aws/tiny/__init__.py" in run("vendor", "update").stdout
    text = module.read_text()
    assert "    # Ours.\n" in text
    assert '"size": "Size",' in text
    assert "class DropThingRequest(" in text
    done = subprocess.run(
        [sys.executable, "-S", "-c", "from tiny import Thing; Thing(name='a', size=3).validate()"],
        cwd=root.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    run("vendor", "remove", SLICE, "--force")
    assert not root.exists()
