"""Trees that take edits along, and directories from which all that is owned goes.

Both as any write: whole or not at all, also when the process is killed at any system call. Run as a
program, this file is the process that is killed.
"""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack, suppress
from hashlib import sha256
from pathlib import Path
from unittest.mock import patch

import pytest

from shapewright.problem import CannotContinueError
from shapewright.write import (
    Edits,
    Tree,
    compare_tree,
    exchange,
    preview,
    preview_removal,
    read_manifest,
    recover,
    staged,
    staged_removal,
    write_tree,
)

OLD = {"a.py": "A\n", "p/b.py": "B\n", "p/c.py": "C\n"}
NEW = {"a.py": "A2\n", "p/b.py": "B2\n", "d.py": "D\n"}
MERGED = {"a.py": "A2 and mine\n", "p/b.py": "B2\n", "d.py": "D\n"}
CALLS = (
    *((os, name) for name in ("mkdir", "link", "rename", "rmdir", "unlink", "open", "fsync")),
    (io, "open"),
    (exchange, "exchange"),
)


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def digests(texts: dict[str, str]) -> dict[str, str]:
    return {path: digest(text) for path, text in texts.items()}


EDITS = Edits(seen={"a.py": digest("mine\n")}, owned=digests(NEW))


def build_edited(root: Path) -> Path:
    write_tree(root, Tree(OLD), {"made": "old"})
    (root / "a.py").write_text("mine\n")
    (root / "notes.txt").write_text("notes\n")
    return root


def merge(root: Path) -> None:
    with staged(root, Tree(MERGED), {"made": "new"}, edits=EDITS) as stage:
        stage.swap()


def remove(root: Path) -> None:
    with staged_removal(root, force=True) as stage:
        stage.swap()


def state(root: Path) -> dict[str, bytes] | None:
    """All that stands in a directory; an empty one is as good as none."""
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
    return files or None


def test_what_was_taken_into_account_is_replaced_and_the_manifest_keeps_what_was_generated(
    tmp_path: Path,
) -> None:
    root = build_edited(tmp_path / "out")
    foreseen = preview(root, Tree(MERGED), {"made": "new"}, edits=EDITS)
    with staged(root, Tree(MERGED), {"made": "new"}, edits=EDITS) as stage:
        stage.swap()
    manifest = read_manifest(root)

    assert foreseen == stage.outcome
    assert manifest is not None
    assert manifest.files == digests(NEW)
    assert {path: (root / path).read_text() for path in MERGED} == MERGED
    assert not (root / "p/c.py").exists()
    assert (root / "notes.txt").read_text() == "notes\n"
    assert compare_tree(root, Tree(NEW)).edited == ("a.py",)


def test_an_edit_made_since_is_not_lost(tmp_path: Path) -> None:
    root = build_edited(tmp_path / "out")
    (root / "a.py").write_text("mine, and more\n")
    before = state(root)

    with pytest.raises(CannotContinueError, match="was edited since"):
        merge(root)
    assert state(root) == before


def test_a_file_can_stay_deleted_or_become_its_editors(tmp_path: Path) -> None:
    """One is owned and in no tree, the other in the tree and not owned."""
    root = build_edited(tmp_path / "out")
    (root / "p/c.py").unlink()
    owned = {path: digest(text) for path, text in OLD.items() if path != "a.py"}
    edits = Edits(seen={"a.py": digest("mine\n")}, owned=owned)
    with staged(root, Tree({"a.py": "mine\n", "p/b.py": "B\n"}), {}, edits=edits) as stage:
        stage.swap()

    assert not (root / "p/c.py").exists()
    assert (root / "a.py").read_text() == "mine\n"
    assert compare_tree(root, Tree({"p/b.py": "B\n"})).bystanders == ("a.py", "notes.txt")


def test_a_removal_takes_what_is_owned_and_unedited(tmp_path: Path) -> None:
    root = build_edited(tmp_path / "out")
    before = state(root)
    with pytest.raises(CannotContinueError, match="was edited since"):
        preview_removal(root)
    with pytest.raises(CannotContinueError, match="was edited since"), staged_removal(root):
        pass
    assert state(root) == before

    (root / "a.py").write_text("A\n")
    foreseen = preview_removal(root)
    with staged_removal(root) as stage:
        stage.swap()
    assert (foreseen, foreseen.removed, foreseen.written) == (stage.outcome, 3, 0)
    assert state(root) == {"notes.txt": b"notes\n"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_removal_leaves_no_empty_directory_and_needs_a_manifest(tmp_path: Path) -> None:
    write_tree(tmp_path / "out", Tree(OLD), {})
    remove(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []

    (tmp_path / "own").mkdir()
    remove(tmp_path / "own")
    assert (tmp_path / "own").is_dir()


def test_a_removal_that_fails_is_taken_back(tmp_path: Path) -> None:
    root = build_edited(tmp_path / "out")
    before = state(root)
    with suppress(KeyError), staged_removal(root, force=True) as stage:
        stage.swap()
        assert state(root) != before
        raise KeyError
    assert state(root) == before


@pytest.mark.parametrize("work", ["merge", "remove"])
def test_a_run_killed_at_any_call_leaves_the_old_or_the_new(tmp_path: Path, work: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, __file__, str(tmp_path), work]
    subprocess.run(command, env=environment, check=True)
    old, new = state(tmp_path / "old"), state(tmp_path / "new")
    assert old != new
    seen: set[str] = set()
    for scene in sorted([*tmp_path.glob("one/*"), *tmp_path.glob("two/*")]):
        root = scene / "out"
        found = state(root)
        seen.add("old" if found == old else "new" if found == new else "none")
        recover(root)
        assert state(root) in (old, new)
        assert not list(scene.glob(".out.*"))
        WORKS[work](root)
        assert state(root) == new

    assert seen == {"old", "new", "none"}


WORKS: dict[str, Callable[[Path], None]] = {"merge": merge, "remove": remove}


def kill_everywhere(base: Path, work: str) -> None:
    """Make one scene for each call, with a child killed when it comes to that call."""
    build_edited(base / "old")
    shutil.copytree(base / "old", base / "new")
    WORKS[work](base / "new")
    for steps in ("one", "two"):
        status, number = -1, 0
        while status != 0:
            scene = base / steps / str(number)
            shutil.copytree(base / "old", scene / "out")
            child = os.fork()
            if child == 0:
                with ExitStack() as stack:
                    if steps == "two":
                        stack.enter_context(patch.object(exchange, "exchange", no_exchange))
                    run_until_killed(scene / "out", work, number)
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            number += 1
        if number < 20:
            raise SystemExit(f"only {number} calls were seen")


def no_exchange(_one: Path, _other: Path) -> bool:
    return False


def run_until_killed(root: Path, work: str, at: int) -> None:
    """Do the work, and die at one call; end the process either way."""
    made: list[str] = []

    def guard(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def guarded(*arguments: object, **options: object) -> object:
            if len(made) == at:
                os.kill(os.getpid(), signal.SIGKILL)
            made.append(name)
            return call(*arguments, **options)

        return guarded

    with ExitStack() as stack:
        for module, name in CALLS:
            stack.enter_context(patch.object(module, name, guard(name, getattr(module, name))))
        WORKS[work](root)
    os._exit(0)


if __name__ == "__main__":
    kill_everywhere(Path(sys.argv[1]), sys.argv[2])
