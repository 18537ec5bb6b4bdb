"""``vendor add`` and ``remove``: what they write, what they take, and what they only show."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.slices import (
    SLICE,
    Freeze,
    Run,
    Write,
    edit,
    grow,
)


def test_a_slice_is_what_its_operations_reach(add: Callable[..., Path]) -> None:
    root = add("--operations", "Put*")
    texts = "".join(path.read_text() for path in (root / "models").glob("*.py"))
    manifest = json.loads((root / "shapewright.json").read_text())

    assert "class PutThingRequest(" in texts
    assert "class ListThingsRequest(" not in texts
    assert {"LICENSE", "NOTICE", "shapewright.base"} <= manifest["files"].keys()
    assert manifest["made_from"]["operations"] == ["Put*"]
    assert manifest["made_from"]["slice"] == {
        "single_file": False,
        "source": "../../../models/tiny.json",
    }


def test_a_slice_can_be_moved_and_imports_nothing_else(
    add: Callable[..., Path], tmp_path: Path
) -> None:
    """Under another name, in a Python that has nothing but its standard library."""
    root = add()
    moved = tmp_path / "elsewhere" / "other_name"
    moved.parent.mkdir()
    shutil.move(root, moved)
    code = """
import sys
from other_name import FakeTiny, PutThingRequest, Thing, check_request
import other_name.client, other_name.exceptions
request = PutThingRequest(thing=Thing(name="a"))
assert request.validate().to_dict() == {"Thing": {"Name": "a"}}
assert [one.path for one in check_request("PutThing", {"Thing": {"Name": "A"}})] == ["Thing.Name"]
FakeTiny().put_thing(request)
foreign = {name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names)
assert foreign <= {"other_name", "__main__"}, foreign
"""
    done = subprocess.run(
        [sys.executable, "-S", "-I", "-c", f"import sys; sys.path.insert(0, '.'){code}"],
        cwd=moved.parent,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("flag", ["--dry-run", "--diff"])
def test_nothing_is_written_when_it_is_only_shown(
    run: Run, write_model: Write, add: Callable[..., Path], freeze: Freeze, flag: str
) -> None:
    other = write_model("other")
    add()
    write_model(change=grow)
    before = freeze()

    shown = run("vendor", "add", "other", "--model", other, "--into", "src/aws", flag).stdout
    assert "would be " in shown
    assert ("+++ b/__init__.py" in shown) is (flag == "--diff")
    shown = run("vendor", "update", "src", flag).stdout
    assert "would be " in shown
    assert ('+        "size": "Size",' in shown) is (flag == "--diff")
    shown = run("vendor", "remove", SLICE, flag).stdout
    assert "removed" in shown
    assert ("--- a/__init__.py" in shown) is (flag == "--diff")
    run("vendor", "status", flag, code=1)
    assert freeze() == before
    assert "shapewright.base" not in shown


def test_remove_takes_what_it_owns(run: Run, add: Callable[..., Path], freeze: Freeze) -> None:
    root = add()
    (root / "notes.txt").write_text("mine")
    edit(root / "NOTICE", "typed Python", "untyped Python")
    before = freeze()

    assert "was edited since" in run("vendor", "remove", SLICE, code=2).stderr
    assert freeze() == before
    run("vendor", "remove", SLICE, "--force")
    assert [path.name for path in root.iterdir()] == ["notes.txt"]
    assert "holds no slice" in run("vendor", "remove", SLICE, code=2).stderr


def test_remove_leaves_no_empty_folder_and_takes_no_more_than_is_named(
    run: Run, add: Callable[..., Path]
) -> None:
    root = add()

    assert "src: holds no slice" in run("vendor", "remove", "src", code=2).stderr
    run("vendor", "remove", SLICE)
    assert not root.exists()
    assert root.parent.is_dir()
