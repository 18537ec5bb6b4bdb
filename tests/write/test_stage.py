"""Staging, swapping, several roots at once, and what happens when the system says no."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from shapewright.problem import CannotContinueError, Level
from shapewright.write import Target, Tree, recover, staged, write_tree, write_trees
from shapewright.write.leftover import MARKER
from shapewright.write.place import locate
from shapewright.write.plan import check_mounts
from shapewright.write.snapshot import Entry, Kind, Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OLD = Tree({"a.py": "A\n", "b.py": "B\n"})
NEW = Tree({"a.py": "A\n", "c.py": "C\n"})


@pytest.fixture(params=["one step", "two steps"])
def root(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with the old tree, on a system that exchanges in one step, and on another."""
    if request.param == "two steps":
        monkeypatch.setattr("shapewright.write.exchange.exchange", no_exchange)
    root = tmp_path / "out"
    write_tree(root, OLD, {})
    return root


HOLD = """
import sys
from pathlib import Path
from shapewright.write import Tree, staged

with staged(Path(sys.argv[1]), Tree({"x.py": "X"}), {}) as stage:
    print("staged", flush=True)
    input()
    stage.swap()
"""


def no_exchange(_one: Path, _other: Path) -> bool:
    """What a system answers that cannot exchange two directories."""
    return False


def holds(root: Path, tree: Tree) -> bool:
    """Whether just this tree stands at the root, and nothing of ours beside it."""
    found = {path.name: path.read_text() for path in root.iterdir()}
    found.pop("shapewright.json")
    return found == dict(tree) and not locate(root).find_ours()


def failing(number: int) -> Callable[..., None]:
    """A system call that the system refuses."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number), "somewhere")

    return fail


def test_nothing_changes_before_the_swap_and_all_with_it(root: Path) -> None:
    with staged(root, NEW, {}) as stage:
        assert (root / "b.py").exists()
        assert not (root / "c.py").exists()
        stage.swap()
        stage.swap()
        assert (root / "c.py").exists()

    assert holds(root, NEW)


def test_a_stage_that_is_left_without_a_swap_changes_nothing(root: Path) -> None:
    with staged(root, NEW, {}):
        pass

    assert holds(root, OLD)


def swap_all(
    roots: Sequence[Path], between: Callable[[], object], after: Callable[[], object]
) -> None:
    """Stage the new tree for each root, swap them all, and do something before and after."""
    with ExitStack() as stack:
        stages = [stack.enter_context(staged(root, NEW, {})) for root in roots]
        between()
        for stage in stages:
            stage.swap()
        after()


def test_an_error_after_the_swap_takes_it_back(root: Path, tmp_path: Path) -> None:
    def interrupt() -> None:
        assert (root / "c.py").exists()
        assert (tmp_path / "fresh/new/c.py").exists()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        swap_all((root, tmp_path / "fresh/new"), between=list, after=interrupt)

    assert holds(root, OLD)
    assert list(tmp_path.iterdir()) == [root]


def test_of_several_roots_all_are_written_or_none(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.py").write_text("mine\n")
    (tmp_path / "file").write_text("")
    roots = (root, other, tmp_path / "file")

    with pytest.raises(CannotContinueError) as caught:
        write_trees([Target(r, NEW, {}) for r in roots])

    sources = [problem.where.source for problem in caught.value.problems]
    assert sources == [str(tmp_path / "file"), str(other / "a.py")]
    assert holds(root, OLD)
    assert [written.written for written in write_trees([Target(root, NEW, {})])] == [1]


def test_a_swap_that_fails_takes_back_the_ones_before(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write_tree(other, OLD, {})

    def save() -> None:
        (other / "late.txt").write_text("saved meanwhile\n")

    with pytest.raises(CannotContinueError, match="was changed while"):
        swap_all((root, other), between=save, after=list)

    assert holds(root, OLD)
    assert (other / "late.txt").read_text() == "saved meanwhile\n"


def test_roots_in_one_another_are_refused(tmp_path: Path) -> None:
    targets = [Target(tmp_path / "a", NEW, {}), Target(tmp_path / "a" / "b", NEW, {})]

    with pytest.raises(CannotContinueError, match="same directory as another target"):
        write_trees(targets)
    assert list(tmp_path.iterdir()) == []


def test_a_second_run_on_the_same_root_is_told_to_wait(root: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "staged\n"
        with pytest.raises(CannotContinueError, match=rf"another run \(process {run.pid}\)"):
            write_tree(root, NEW, {})
        recover(root)
        run.communicate("\n")

    assert run.returncode == 0
    assert holds(root, Tree({"x.py": "X"}))


def test_an_interrupt_while_the_lock_is_taken_leaves_no_lock(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("shapewright.write.lock.os.ftruncate", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_tree(root, Tree({"a.py": "A\n"}), {})

    assert not locate(root).lock.exists()


def test_a_lock_file_of_a_dead_run_keeps_nobody_out(root: Path) -> None:
    locate(root).lock.write_text("1\n")
    write_tree(root, NEW, {})

    assert holds(root, NEW)


def test_only_directories_with_the_marker_are_tidied_up(root: Path) -> None:
    dead, foreign, other = (root.parent / f".out.shapewright-{n * 8}" for n in "123")
    for stage in (dead, foreign):
        (stage / "tree").mkdir(parents=True)
        (stage / "tree" / "x.py").write_text("")
    (dead / MARKER).write_text("")
    other.write_text("a file\n")

    assert recover(root) == ()
    assert sorted(p.name for p in root.parent.iterdir()) == [foreign.name, other.name, "out"]


def test_an_old_tree_that_was_moved_aside_goes_back(root: Path) -> None:
    stage = root.parent / ".out.shapewright-0123abcd"
    (stage / "tree").mkdir(parents=True)
    (stage / MARKER).write_text("")
    root.rename(stage / "aside")
    recover(root)

    assert holds(root, OLD)


def test_an_old_tree_is_kept_when_its_place_was_taken(root: Path) -> None:
    stage = root.parent / ".out.shapewright-0123abcd"
    (stage / "tree").mkdir(parents=True)
    (stage / MARKER).write_text("")
    root.rename(stage / "aside")
    root.mkdir()

    with pytest.raises(CannotContinueError, match="made anew after a killed run"):
        write_tree(root, NEW, {})
    assert (stage / "aside" / "b.py").exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
@pytest.mark.parametrize("call", ["os.mkdir", "os.link", "os.fsync", "os.open", "os.utime"])
def test_a_refusal_of_the_system_is_a_problem_and_leaves_nothing(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    number: int,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(call, failing(number))
        with pytest.raises(CannotContinueError) as caught:
            write_tree(root, NEW, {})

    (problem,) = caught.value.problems
    assert problem.where.source == str(root)
    assert os.strerror(number) in problem.what
    assert problem.hint
    assert holds(root, OLD)


def test_a_full_disk_leaves_no_parents_behind(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "fsync", failing(errno.ENOSPC))
    with pytest.raises(CannotContinueError, match="No space left"):
        write_tree(tmp_path / "x" / "y" / "out", NEW, {})

    assert list(tmp_path.iterdir()) == []


def test_a_root_where_nothing_can_be_made_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to(tmp_path)
    for root, what in (
        (tmp_path / "file", "is a file"),
        (tmp_path / "link", "is a symbolic link"),
        (tmp_path / "file" / "out", "Not a directory"),
        (tmp_path / ("n" * 300), "too long"),
        (Path("/"), "no directory above"),
    ):
        with pytest.raises(CannotContinueError, match=what):
            write_tree(root, NEW, {})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "link"]


def test_an_old_tree_that_cannot_be_removed_is_a_warning_and_goes_next_time(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", failing(errno.EACCES))
        (problem,) = write_tree(root, NEW, {}).problems

    assert problem.level is Level.WARNING
    assert (root / "c.py").exists()
    assert write_tree(root, NEW, {}).problems == ()
    assert holds(root, NEW)


def test_a_directory_that_cannot_be_written_is_still_removed(root: Path) -> None:
    write_tree(root, Tree({"locked/a.py": "A\n"}), {})
    (root / "locked").chmod(0o555)
    write_tree(root, OLD, {})

    assert holds(root, OLD)


def test_a_mount_point_is_refused(tmp_path: Path) -> None:
    device = tmp_path.stat().st_dev
    inside = Entry(Kind.DIRECTORY, device=device + 1, inode=2, mode=0)
    for snapshot, where in (
        (Snapshot(tmp_path, exists=True, device=device, entries={"data": inside}), "data"),
        (Snapshot(tmp_path, exists=True, device=device + 1, entries={}), ""),
    ):
        with pytest.raises(CannotContinueError, match="is a mount point") as caught:
            check_mounts(snapshot, tmp_path.parent)
        assert caught.value.problems[0].where.source == str(tmp_path / where)


def test_the_working_directory_may_be_the_root(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    write_tree(Path(), NEW, {})

    assert holds(root, NEW)
