"""A directory that another program fills: made beside its place, and put there when it is whole.

Takes a path and a name that marks such a directory, gives an empty one to be filled. What stands at
the path and has no such mark is somebody else's, and is left alone. What a killed run leaves beside
it is a stage like any other.
"""

from __future__ import annotations

import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.write.failure import reporting
from shapewright.write.leftover import TREE, remove_stage, write_stage
from shapewright.write.lock import locked
from shapewright.write.place import locate


def remove_elsewhere(root: Path, *, mark: str) -> None:
    """Remove a directory that another program filled; anything else is left alone.

    Raises:
        CannotContinueError: the system refused.
    """
    if not root.is_symlink() and (root / mark).is_file():
        with reporting(root):
            shutil.rmtree(root)


def check_elsewhere(root: Path, *, mark: str) -> None:
    """Refuse a place where something else stands.

    Raises:
        CannotContinueError: what stands there has no mark.
    """
    if root.is_symlink() or (root.exists() and not (root / mark).is_file()):
        what = f"stands where an index belongs, and has no {mark}"
        raise CannotContinueError([Problem(Where(str(root)), what, "Move it out of the way.")])


@contextmanager
def filled_elsewhere(root: Path) -> Generator[Path]:
    """An empty directory that takes a place when the block ends without an error.

    Args:
        root: the place, where nothing stands.

    Raises:
        CannotContinueError: something stands there, another run is at work, or the system refused.
    """
    place = locate(root)
    with reporting(root), locked(place):
        stage = write_stage(place)
        try:
            new = stage / TREE
            new.mkdir()
            yield new
            new.rename(root)
        finally:
            remove_stage(stage)
