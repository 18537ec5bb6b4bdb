"""``vendor``: what each verb writes, refuses, keeps and says."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from shapewright.sources.open import TreeSource

Run = Callable[..., Result]
Write = Callable[..., Path]
Freeze = Callable[[], dict[str, tuple[int, int, bytes]]]
Model = dict[str, Any]

SLICE = Path("src/aws/tiny")
MODELS = SLICE / "models"
OURS = ('colour=read(get("Colour"), enums.Colour),', "colour=None,")
"""An edit in the middle of what the next version changes."""


def grow(model: Model) -> None:
    """The next version of the tiny model: two members more, one operation more."""
    model["shapes"]["Thing"]["members"]["Size"] = {"shape": "Limit"}
    model["shapes"]["ListThingsRequest"]["members"]["Colour"] = {"shape": "Colour"}
    model["operations"]["DropThing"] = {
        "name": "DropThing",
        "http": {"method": "POST", "requestUri": "/"},
        "input": {"shape": "DropThingRequest"},
    }
    model["shapes"]["DropThingRequest"] = {
        "type": "structure",
        "members": {"Name": {"shape": "Name"}},
    }


@pytest.fixture
def add(run: Run, write_model: Write, project: Path) -> Callable[..., Path]:
    """Adds a slice of the tiny model."""

    def add(*arguments: str) -> Path:
        model = write_model()
        run("vendor", "add", "tiny", "--model", model, "--into", "src/aws", *arguments)
        return project / SLICE

    return add


def find_module(name: str, *, folder: Path = MODELS) -> Path:
    """The module that defines a class."""
    (found,) = (
        path for path in sorted(folder.glob("*.py")) if f"class {name}(" in path.read_text()
    )
    return found


def edit(path: Path, old: str, new: str) -> str:
    """Replace a piece of a file once; gives the new text."""
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))
    return path.read_text()


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
    run("vendor", "update", SLICE)
    assert not (root / "LICENSE").exists()
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


def test_what_is_in_the_way(run: Run, write_model: Write, project: Path, freeze: Freeze) -> None:
    model = write_model()
    add = ("vendor", "add", "tiny", "--model", model, "--into", "src/aws")
    (project / SLICE).mkdir(parents=True)
    (project / SLICE / "client.py").write_text("mine")
    before = freeze()
    assert "was not generated" in run(*add, code=2).stderr
    assert freeze() == before

    (project / SLICE / "client.py").unlink()
    run(*add)
    assert "vendor update" in run(*add, code=2).stderr


def test_a_manifest_edited_by_hand(
    run: Run, add: Callable[..., Path], write_model: Write, freeze: Freeze
) -> None:
    root = add()
    edit(root / "shapewright.json", '"*"', '"Put*"')
    write_model(change=grow)
    before = freeze()

    for verb in ("update", "status", "remove"):
        assert "the seal does not fit" in run("vendor", verb, SLICE, code=2).stderr
    assert freeze() == before


def test_a_model_that_moved_away(run: Run, add: Callable[..., Path], write_model: Write) -> None:
    add()
    write_model().rename("new.json")

    stderr = run("vendor", "update", SLICE, code=2).stderr
    assert "made from ../../../models/tiny.json, and there is no such path any more" in stderr
    assert "--model PATH" in stderr
    run("vendor", "update", SLICE, "--model", "new.json")


def test_a_release_that_does_not_exist_or_a_wheel_cut_short(
    run: Run, project: Path, freeze: Freeze, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shapewright.sources import download  # noqa: PLC0415

    def fail(release: str, folder: str) -> subprocess.CompletedProcess[str]:
        del folder
        said = f"ERROR: No matching distribution found for botocore=={release}"
        return subprocess.CompletedProcess([], 1, "", said)

    monkeypatch.setattr(download, "run_pip", fail)
    monkeypatch.setenv("SHAPEWRIGHT_CACHE", str(project / "cache"))
    run("vendor", "add", "sqs", "--operations", "ListQueues", "--into", "src")
    (project / "botocore-1.2.3-py3-none-any.whl").write_bytes(b"PK\x03\x04half")
    before = freeze()

    add = ("vendor", "add", "sns", "--into", "src")
    for verb in (add, ("vendor", "update", "src"), ("vendor", "status", "src")):
        assert "pip cannot download it" in run(*verb, "--release", "1.2.3", code=2).stderr
        wheel = "botocore-1.2.3-py3-none-any.whl"
        assert wheel in run(*verb, "--model", wheel, code=2).stderr
        assert "is not a release" in run(*verb, "--release", "latest", code=2).stderr
    assert freeze() == before


def test_an_installed_botocore_that_is_older_than_the_slice(
    run: Run, monkeypatch: pytest.MonkeyPatch, freeze: Freeze
) -> None:
    run("vendor", "add", "sqs", "--operations", "ListQueues", "--into", "src")
    before = freeze()
    monkeypatch.setattr(TreeSource, "release", property(lambda _: "1.9.100"))

    for verb in ("update", "status"):
        stderr = run("vendor", verb, "src/sqs", code=2).stderr
        assert "and the installed one is 1.9.100" in stderr
        assert "--release X.Y.Z" in stderr
    assert freeze() == before


def test_edits_that_are_not_committed(
    run: Run, add: Callable[..., Path], write_model: Write, project: Path, freeze: Freeze
) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        command = [str(shutil.which("git")), *identity, *arguments]
        subprocess.run(command, cwd=project, check=True, capture_output=True)

    git("init", "-q")
    add()
    git("add", "-A")
    git("commit", "-qm", "one")
    thing = find_module("Thing")
    edit(thing, "class Thing(Structure):\n", "class Thing(Structure):\n    # Ours.\n")
    write_model(change=grow)
    before = freeze()

    stderr = run("vendor", "update", SLICE, code=2).stderr
    assert f"{thing}: was edited, and the edit is not committed" in stderr
    assert "--allow-dirty" in stderr
    assert {k: v for k, v in freeze().items() if ".git" not in k} == {
        k: v for k, v in before.items() if ".git" not in k
    }
    run("vendor", "update", SLICE, "--dry-run")
    git("commit", "-qam", "two")
    run("vendor", "update", SLICE)
    assert "# Ours." in thing.read_text()


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


def test_a_package_of_a_target_is_no_slice(run: Run, write_spec: Write) -> None:
    write_spec()
    run("generate")

    stderr = run("vendor", "update", "generated/tiny", code=2).stderr
    assert "was generated for a target" in stderr
    assert "holds no slice" in run("vendor", "status", "generated", code=2).stderr


def test_the_answer_for_a_program(run: Run, write_model: Write, add: Callable[..., Path]) -> None:
    add()
    write_model(change=grow)
    (standing,) = json.loads(run("vendor", "status", "--json", code=1).stdout)
    (done,) = json.loads(run("vendor", "update", "--json").stdout)

    assert standing["folder"] == done["folder"] == "src/aws/tiny"
    assert (standing["edited"], standing["deleted"]) == ([], [])
    assert {"client.py", "__init__.py"} <= {*standing["update"]["changed"]}
    assert done["written"] > len(standing["update"]["changed"])
    assert done["conflicts"] == done["merged"] == []


def test_the_edits_line_by_line(run: Run, add: Callable[..., Path]) -> None:
    add()
    edit(SLICE / "NOTICE", "typed Python", "untyped Python")
    said = run("vendor", "status", "--diff", code=1).stdout

    assert "-Tiny Service: typed Python generated by Shapewright" in said
    assert "+Tiny Service: untyped Python generated by Shapewright" in said


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


def test_what_an_update_breaks(run: Run, project: Path, write_model: Write) -> None:
    """What is gone from what the slice holds, and nothing of what it does not hold."""
    model = json.loads(write_model().read_text())
    old = build_wheel(project, "1.1.0", model)
    del model["operations"]["ListThings"]
    new = build_wheel(project, "1.2.0", model)
    run("vendor", "add", "tiny", "--operations", "*Thing*", "--model", old, "--into", "src/aws")

    status = ("vendor", "status", "--model", new)
    said = run(*status, code=1).stdout
    (standing,) = json.loads(run(*status, "--json", code=1).stdout)
    assert (standing["release"], standing["update"]["release"]) == ("1.1.0", "1.2.0")
    (broken,) = standing["update"]["breaks"]
    assert broken["path"] == "ListThings"
    assert f"    breaks: ListThings: {broken['kind']}" in said


def test_what_an_update_breaks_is_not_known_of_a_model_that_was_written_over(
    run: Run, add: Callable[..., Path], write_model: Write
) -> None:
    add()
    write_model(change=grow)
    said = run("vendor", "status", code=1).stdout

    assert "changed: client.py" in said
    assert "not known: the model that it was made from is not there any more" in said


def build_wheel(project: Path, release: str, model: Model) -> Path:
    """A wheel of botocore with one model alone."""
    path = project / f"botocore-{release}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"botocore-{release}.dist-info/METADATA", f"Version: {release}\n")
        wheel.writestr("botocore/data/tiny/2020-01-01/service-2.json", json.dumps(model))
    return path
