"""Whatever goes wrong, and whenever: the directory is the old one or the new one, never a mix.

Every system call that a write makes is a place where it may be refused, interrupted, or where the
process may be killed. Run as a program, this file is the process that is killed.
"""

from __future__ import annotations

import errno
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from hypothesis import event, given, settings
from hypothesis import strategies as st

from shapewright.problem import CannotContinueError
from shapewright.write import (
    MANIFEST_NAME,
    Tree,
    Written,
    compare_tree,
    exchange,
    read_manifest,
    recover,
    write_tree,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

CALLS = (
    *((os, name) for name in ("mkdir", "link", "symlink", "rename", "rmdir", "unlink", "open")),
    *((os, name) for name in ("fsync", "chmod", "utime", "chown", "scandir", "listdir")),
    (io, "open"),
    (exchange, "exchange"),
)


@contextmanager
def faults(strike: Callable[[int, Callable[[], object]], object]) -> Generator[list[str]]:
    """Let ``strike`` decide over each system call, given its number and how to make it."""
    made: list[str] = []

    def guard(name: str, call: Callable[..., object]) -> Callable[..., object]:
        def guarded(*arguments: object, **options: object) -> object:
            made.append(name)
            return strike(len(made) - 1, lambda: call(*arguments, **options))

        return guarded

    with ExitStack() as stack:
        for module, name in CALLS:
            stack.enter_context(patch.object(module, name, guard(name, getattr(module, name))))
        yield made


def no_exchange(_one: Path, _other: Path) -> bool:
    return False


def without_exchange() -> ExitStack:
    """A system that cannot exchange two directories in one step."""
    stack = ExitStack()
    stack.enter_context(patch.object(exchange, "exchange", no_exchange))
    return stack


def state(root: Path) -> dict[str, object] | None:
    """All that stands in a directory, with contents and permissions."""
    if not root.is_dir():
        return None
    found: dict[str, object] = {}
    for path in root.rglob("*"):
        content = path.readlink() if path.is_symlink() else path.is_file() and path.read_bytes()
        found[path.relative_to(root).as_posix()] = (content, path.lstat().st_mode)
    return found


PATHS = ("a.py", "b.py", "d", "d/a.py", "p/a.py", "p/b.py", "p/q/c.py", "p/q")
TEXTS = ("", "one\n", "two\n")
BYSTANDERS = ("notes.txt", "p/notes.txt", "p/q/deep/notes.txt", "own/tool")


def drop_clashes(files: dict[str, str]) -> dict[str, str]:
    """The files above which no other file stands."""
    return {
        path: text
        for path, text in files.items()
        if not any(path.startswith(other + "/") for other in files)
    }


TREES = st.builds(drop_clashes, st.dictionaries(st.sampled_from(PATHS), st.sampled_from(TEXTS)))
OTHERS = st.dictionaries(st.sampled_from((*PATHS, *BYSTANDERS)), st.just("mine\n"), max_size=5)


def build_old(root: Path, old: dict[str, str], others: dict[str, str]) -> dict[str, Path]:
    """A generated directory that others have written into; gives what is theirs alone."""
    write_tree(root, Tree(old), {"made": "old"})
    theirs: dict[str, Path] = {}
    for name, text in others.items():
        with suppress(NotADirectoryError, FileExistsError, IsADirectoryError):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
            if name not in old:
                theirs[name] = root / name
    return theirs


def is_needed_by(tree: dict[str, str], path: str) -> bool:
    """Whether a tree has a path, or needs a directory where it stands."""
    return any(mine == path or mine.startswith(path + "/") for mine in tree)


@settings(deadline=None, max_examples=60)
@given(old=TREES, others=OTHERS, new=TREES, force=st.booleans())
def test_any_directory_becomes_any_tree(
    old: dict[str, str],
    others: dict[str, str],
    new: dict[str, str],
    *,
    force: bool,
) -> None:
    """Owned files equal the tree, bystanders are untouched, and a second write is none."""
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory) / "out"
        theirs = build_old(root, old, others)
        bystanders = {
            path: (path.read_bytes(), path.stat().st_mode, path.stat().st_mtime_ns)
            for name, path in theirs.items()
            if not is_needed_by(new, name)
        }
        edited = {p for p in old if (root / p).is_file() and (root / p).read_text() == "mine\n"}
        in_the_way = edited or {name for name in theirs if is_needed_by(new, name)}
        in_the_way |= {
            p for p in new if (root / p).is_dir() and any(t.startswith(p + "/") for t in theirs)
        }
        before = state(root)
        try:
            write_tree(root, Tree(new), {"made": "new"}, force=force)
        except CannotContinueError:
            event("refused")
            assert in_the_way
            assert state(root) == before
        else:
            event("written")
            assert force or not in_the_way
            manifest = read_manifest(root)
            assert manifest is not None
            assert {path: (root / path).read_text() for path in manifest.files} == new
            files = {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}
            survivors = {path.relative_to(root).as_posix() for path in bystanders}
            assert files == {*new, *survivors, MANIFEST_NAME}
            assert compare_tree(root, Tree(new)).is_same
            inode = root.stat().st_ino
            again = write_tree(root, Tree(new), {"made": "new"})
            assert (again, root.stat().st_ino) == (Written(0, len(new), 0), inode)
        for path, was in bystanders.items():
            assert (path.read_bytes(), path.stat().st_mode, path.stat().st_mtime_ns) == was
        assert [path.name for path in Path(directory).iterdir()] == ["out"]


def refuse() -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO), "somewhere")


def strike_once(at: int) -> Callable[[int, Callable[[], object]], object]:
    """One call is refused."""
    return lambda number, call: refuse() if number == at else call()


def strike_from(at: int) -> Callable[[int, Callable[[], object]], object]:
    """The disk goes away."""
    return lambda number, call: refuse() if number >= at else call()


def strike_after(at: int) -> Callable[[int, Callable[[], object]], object]:
    """Someone presses Ctrl-C just when a call was made."""

    def strike(number: int, call: Callable[[], object]) -> object:
        result = call()
        if number == at:
            if isinstance(result, int) and not isinstance(result, bool):
                os.close(result)
            elif callable(close := getattr(result, "close", None)):
                close()
            raise KeyboardInterrupt
        return result

    return strike


@settings(deadline=None, max_examples=60)
@given(
    old=TREES,
    others=OTHERS,
    new=TREES,
    strike=st.sampled_from([strike_once, strike_from, strike_after]),
    at=st.integers(0, 90),
    in_one_step=st.booleans(),
)
def test_a_fault_at_any_call_leaves_the_old_or_the_new(  # noqa: PLR0917 - hypothesis passes by name
    old: dict[str, str],
    others: dict[str, str],
    new: dict[str, str],
    strike: Callable[[int], Callable[[int, Callable[[], object]], object]],
    at: int,
    in_one_step: bool,  # noqa: FBT001 - as above
) -> None:
    with tempfile.TemporaryDirectory() as directory, ExitStack() as stack:
        if not in_one_step:
            stack.enter_context(without_exchange())
        root, clean = Path(directory) / "real" / "out", Path(directory) / "clean" / "out"
        build_old(root, old, others)
        shutil.copytree(root, clean, symlinks=True)
        before = state(root)
        with suppress(CannotContinueError):
            write_tree(clean, Tree(new), {"made": "new"}, force=True)
        wanted = (before, state(clean))

        with suppress(CannotContinueError, KeyboardInterrupt), faults(strike(at)) as made:
            write_tree(root, Tree(new), {"made": "new"}, force=True)
        event("struck" if len(made) > at else "not reached")

        if in_one_step:
            assert state(root) in wanted
        recover(root)
        assert state(root) in wanted
        assert [path.name for path in root.parent.iterdir()] == ["out"]
        with suppress(CannotContinueError):
            write_tree(root, Tree(new), {"made": "new"}, force=True)
        assert state(root) == wanted[1]


KILL_OLD = {"a.py": "A\n", "b.py": "B\n", "p/c.py": "C\n"}
KILL_NEW = {"a.py": "A\n", "b.py": "new\n", "q/d.py": "D\n"}


def test_a_run_killed_at_any_call_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """SIGKILL before each call in turn, with an exchange in one step and in two."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, __file__, str(tmp_path)], env=environment, check=True)
    old, new = state(tmp_path / "old"), state(tmp_path / "new")
    seen: set[str] = set()
    for scene in sorted([*tmp_path.glob("one/*"), *tmp_path.glob("two/*")]):
        root = scene / "out"
        found = state(root)
        leftovers = len(list(scene.glob(".out.*")))
        assert found in (old, new) or (scene.parent.name == "two" and found is None)
        recover(root)
        assert state(root) in (old, new)
        assert not list(scene.glob(".out.*"))
        write_tree(root, Tree(KILL_NEW), {"made": "new"})
        assert state(root) == new
        seen.add(
            f"{scene.parent.name} {'none' if found is None else 'old' if found == old else 'new'}"
        )
        seen.update(["leftovers"] if leftovers else [])

    assert seen == {"one old", "one new", "two old", "two none", "two new", "leftovers"}


def kill_everywhere(base: Path) -> None:
    """Make one scene for each call of a write, with a child killed when it comes to that call."""
    for name in ("old", "new"):
        build_old(base / name, KILL_OLD, {"notes.txt": "mine\n"})
    write_tree(base / "new", Tree(KILL_NEW), {"made": "new"})
    for steps in ("one", "two"):
        status, number = -1, 0
        while status != 0:
            scene = base / steps / str(number)
            shutil.copytree(base / "old", scene / "out")
            child = os.fork()
            if child == 0:
                with without_exchange() if steps == "two" else ExitStack():
                    write_until_killed(scene / "out", number)
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            number += 1
        if number < 20:
            raise SystemExit(f"only {number} calls were seen")


def write_until_killed(root: Path, at: int) -> None:
    """Write, and die at one call; end the process either way."""

    def strike(number: int, call: Callable[[], object]) -> object:
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return call()

    with faults(strike):
        write_tree(root, Tree(KILL_NEW), {"made": "new"})
    os._exit(0)


if __name__ == "__main__":
    kill_everywhere(Path(sys.argv[1]))
