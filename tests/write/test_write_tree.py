"""What is on disk after a tree was written, and what was left alone."""

from __future__ import annotations

import errno
import os
import socket
import stat
from typing import TYPE_CHECKING

import pytest

from shapewright.problem import CannotContinueError
from shapewright.write import (
    MANIFEST_NAME,
    Tree,
    Written,
    compare_tree,
    preview,
    read_manifest,
    staged,
    write_tree,
)

if TYPE_CHECKING:
    from pathlib import Path

OLD = Tree({"a.py": "A\n", "b.py": "B\n", "pkg/c.py": "C\n", "gone/d.py": "D\n"})
LONG_AGO = 1_000_000_000


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A directory that was generated long ago."""
    root = tmp_path / "out"
    write_tree(root, OLD, {"release": "1"})
    for path in [*root.rglob("*"), root]:
        os.utime(path, (LONG_AGO, LONG_AGO))
    return root


def identity(path: Path) -> tuple[object, ...]:
    """All that must not change about something left alone."""
    status = path.lstat()
    content = path.readlink() if path.is_symlink() else path.is_file() and path.read_bytes()
    return content, status.st_mode, status.st_mtime_ns


def refusal(root: Path, tree: Tree, *, force: bool = False) -> list[tuple[str, str]]:
    """The paths and problems of a write that must be refused, and must change nothing."""
    before = {path: identity(path) for path in root.rglob("*")}
    with pytest.raises(CannotContinueError) as caught:
        write_tree(root, tree, {}, force=force)
    assert before == {path: identity(path) for path in root.rglob("*")}
    assert list(root.parent.iterdir()) == [root]
    problems = caught.value.problems
    return [(os.path.relpath(p.where.source, root), p.what) for p in problems]


def test_a_tree_is_written_with_its_missing_parents(tmp_path: Path) -> None:
    root = tmp_path / "src" / "deep" / "out"

    assert write_tree(root, OLD, {"release": "1"}) == Written(4, 0, 0)
    assert {p: (root / p).read_text() for p in OLD} == dict(OLD)
    assert [path.name for path in root.parent.iterdir()] == ["out"]


def test_only_what_changes_is_written(root: Path) -> None:
    new = Tree({"a.py": "A\n", "b.py": "changed\n", "pkg/c.py": "C\n", "new/e.py": "E\n"})

    assert write_tree(root, new, {"release": "2"}) == Written(written=2, unchanged=2, removed=1)
    assert compare_tree(root, new).is_same
    assert (root / "a.py").stat().st_mtime == LONG_AGO
    assert (root / "b.py").stat().st_mtime > LONG_AGO
    assert not (root / "gone").exists()
    assert list(root.parent.iterdir()) == [root]


def test_a_second_write_touches_nothing(root: Path) -> None:
    before = {path: (identity(path), path.lstat().st_ino) for path in root.parent.rglob("*")}
    parent = root.parent.stat().st_mtime_ns

    assert write_tree(root, OLD, {"release": "1"}) == Written(0, 4, 0)
    assert before == {path: (identity(path), path.lstat().st_ino) for path in before}
    assert root.parent.stat().st_mtime_ns == parent


def test_a_new_origin_alone_changes_the_manifest_alone(root: Path) -> None:
    assert write_tree(root, OLD, {"release": "2"}) == Written(0, 4, 0)
    manifest = read_manifest(root)

    assert manifest is not None
    assert manifest.made_from == {"release": "2"}
    assert (root / "pkg/c.py").stat().st_mtime == LONG_AGO


def test_bystanders_survive_with_all_that_is_known_of_them(root: Path) -> None:
    (root / "own").mkdir(mode=0o750)
    (root / "empty").mkdir()
    (root / "own/tool.sh").write_text("#!/bin/sh\n")
    (root / "own/tool.sh").chmod(0o751)
    (root / "gone/notes.txt").write_text("keep me\n")
    (root / "link").symlink_to("own/tool.sh")
    (root / "dangling").symlink_to("nowhere")
    (root / "module.pyc").write_bytes(b"\0")
    os.mkfifo(root / "pipe")
    paths = [
        root / p for p in ("own/tool.sh", "gone/notes.txt", "module.pyc", "pipe", "own", "empty")
    ]
    for path in paths:
        os.utime(path, (LONG_AGO, LONG_AGO + 1))
    paths += [root / "link", root / "dangling"]
    before = {path: identity(path) for path in paths}

    write_tree(root, Tree({"a.py": "new\n"}), {})

    assert before == {path: identity(path) for path in paths}
    assert not (root / "gone/d.py").exists()


def test_bystanders_are_copied_where_links_cannot_be_made(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    (root / "notes.txt").write_text("keep me\n")
    (root / "link").symlink_to("notes.txt")
    os.utime(root / "notes.txt", (LONG_AGO, LONG_AGO))
    paths = [root / "notes.txt", root / "link", root / "a.py"]
    before = {path: identity(path) for path in paths}
    monkeypatch.setattr(os, "link", refuse)

    write_tree(root, Tree({"a.py": "A\n", "b.py": "new\n"}), {})

    assert before == {path: identity(path) for path in paths}
    assert (root / "b.py").read_text() == "new\n"


def test_what_can_be_neither_linked_nor_copied_stops_the_write(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.chdir(root)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        monkeypatch.setattr(os, "link", refuse)

        assert len(refusal(root, Tree({}))) == 1


def test_a_rewritten_file_keeps_its_permissions(root: Path) -> None:
    (root / "a.py").chmod(0o755)
    write_tree(root, Tree({**OLD, "a.py": "new\n"}), {})

    assert stat.S_IMODE((root / "a.py").stat().st_mode) == 0o755


def test_a_directory_changes_its_time_only_with_its_names(root: Path) -> None:
    root.chmod(0o700)
    write_tree(root, Tree({**OLD, "pkg/c.py": "new\n", "gone/e.py": "E\n"}), {"release": "1"})

    assert (root / "pkg").stat().st_mtime == LONG_AGO
    assert (root / "gone").stat().st_mtime > LONG_AGO
    assert stat.S_IMODE(root.stat().st_mode) == 0o700


def test_edited_and_foreign_files_stop_a_write_each_with_its_path(root: Path) -> None:
    (root / "a.py").write_text("mine\n")
    (root / "gone/d.py").write_text("mine\n")
    (root / "new.py").write_text("mine\n")
    (root / "dir").write_text("mine\n")

    assert refusal(root, Tree({"a.py": "A2\n", "new.py": "N\n", "dir/x.py": "X\n"})) == [
        ("a.py", "was edited since it was generated"),
        ("dir", "stands where a generated file belongs, and was not generated"),
        ("gone/d.py", "is no longer generated, and was edited since it was"),
        ("new.py", "stands where a generated file belongs, and was not generated"),
    ]


def test_force_replaces_edited_and_foreign_files(root: Path) -> None:
    (root / "a.py").write_text("mine\n")
    (root / "gone/d.py").write_text("mine\n")
    (root / "dir").symlink_to("pkg")
    (root / "hole").mkdir()
    new = Tree({"a.py": "A2\n", "dir/c.py": "X\n", "hole": "H\n", "pkg/c.py": "C\n"})

    write_tree(root, new, {}, force=True)

    assert compare_tree(root, new).is_same
    assert not (root / "gone").exists()
    assert (root / "pkg/c.py").read_text() == "C\n"


@pytest.mark.parametrize("is_broken", [False, True])
def test_hints_speak_of_force_only_where_it_can_be_asked_for(root: Path, is_broken: bool) -> None:  # noqa: FBT001
    (root / "a.py").write_text("mine\n")
    (root / "new.py").write_text("mine\n")
    if is_broken:
        (root / MANIFEST_NAME).write_text("{")
    new = Tree({"a.py": "A2\n", "new.py": "N\n"})

    with pytest.raises(CannotContinueError) as askable:
        write_tree(root, new, {}, force=False)
    with pytest.raises(CannotContinueError) as plain, staged(root, new, {}):
        pass
    with pytest.raises(CannotContinueError) as foreseen:
        preview(root, new, {})

    assert len(askable.value.problems) == (1 if is_broken else 2)
    assert all("force the write" in problem.hint for problem in askable.value.problems)
    for caught in (plain, foreseen):
        told = [(problem.where, problem.what) for problem in caught.value.problems]
        assert told == [(problem.where, problem.what) for problem in askable.value.problems]
        assert all(problem.hint for problem in caught.value.problems)
        assert not any("force" in problem.hint for problem in caught.value.problems)


def test_no_force_replaces_a_directory_with_files_of_others(root: Path) -> None:
    (root / "new.py").mkdir()
    (root / "new.py/notes.txt").write_text("keep me\n")

    ((path, what),) = refusal(root, Tree({"new.py": "N\n"}), force=True)

    assert (path, "holds files of others" in what) == ("new.py", True)


def test_a_file_becomes_a_directory_and_back(root: Path) -> None:
    there = Tree({"a.py/x.py": "X\n", "pkg": "P\n"})
    write_tree(root, there, {})

    assert compare_tree(root, there).is_same
    write_tree(root, OLD, {})
    assert compare_tree(root, OLD).is_same


def test_a_file_that_was_deleted_by_hand_comes_back(root: Path) -> None:
    (root / "a.py").unlink()

    assert write_tree(root, OLD, {"release": "1"}) == Written(1, 3, 0)
    assert (root / "a.py").read_text() == "A\n"


def test_compiled_files_go_with_what_they_were_compiled_from(root: Path) -> None:
    for path in ("a", "b", "gone/d", "pkg/c", "lost"):
        cache = (root / path).parent / "__pycache__"
        cache.mkdir(exist_ok=True)
        (cache / f"{(root / path).name}.cpython-311.pyc").write_bytes(b"")
    (root / "pkg/__pycache__/c.nbi").write_bytes(b"")

    write_tree(root, Tree({"a.py": "A\n", "b.py": "new\n", "pkg/c.py": "C\n"}), {})

    assert sorted(p.name for p in root.rglob("*") if "__pycache__" in p.parts and p.is_file()) == [
        "a.cpython-311.pyc",
        "c.cpython-311.pyc",
        "c.nbi",
    ]
    assert not (root / "gone").exists()


def test_a_broken_manifest_stops_a_write_and_under_force_owns_nothing(root: Path) -> None:
    (root / MANIFEST_NAME).write_text("{")

    ((path, what),) = refusal(root, Tree({"a.py": "new\n"}))
    write_tree(root, Tree({"a.py": "new\n"}), {}, force=True)

    assert path == MANIFEST_NAME
    assert "not JSON" in what
    assert (root / "gone/d.py").exists()
    assert (root / "a.py").read_text() == "new\n"


def test_an_empty_tree_leaves_bystanders_and_a_manifest(root: Path) -> None:
    (root / "notes.txt").write_text("keep me\n")

    assert write_tree(root, Tree({}), {}) == Written(0, 0, 4)
    assert sorted(path.name for path in root.iterdir()) == ["notes.txt", MANIFEST_NAME]


def test_a_name_that_is_not_unicode_is_carried_along(root: Path) -> None:
    name = os.fsencode(root) + b"/\xff.txt"
    with open(name, "wb") as file:  # noqa: PTH123 - the name cannot be spelled as text
        file.write(b"keep me")
    write_tree(root, Tree({}), {})

    with open(name, "rb") as file:  # noqa: PTH123 - as above
        assert file.read() == b"keep me"
