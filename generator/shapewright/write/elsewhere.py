"""A directory that another program fills: made new beside the old one, and put in its place.

Takes a path and a name that marks such a directory, gives an empty one to be filled. What stands at
the path and has no such mark is somebody else's, and is left alone.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.write.failure import reporting


def remove_elsewhere(root: Path, *, mark: str) -> None:
    """Remove a directory that another program filled; anything else is left alone.

    Raises:
        CannotContinueError: the system refused.
    """
    if not root.is_symlink() and (root / mark).is_file():
        with reporting(root):
            shutil.rmtree(root)


@contextmanager
def filled_elsewhere(root: Path, *, mark: str) -> Generator[Path]:
    """An empty directory that takes the place of another when the block ends without an error.

    Args:
        root: the place.
        mark: a file that every such directory has; one without it is not replaced.

    Raises:
        CannotContinueError: what stands there is not such a directory, or the system refused.
    """
    if root.is_symlink() or (root.exists() and not (root / mark).is_file()):
        what = f"stands where an index belongs, and has no {mark}"
        raise CannotContinueError([Problem(Where(str(root)), what, "Move it out of the way.")])
    with reporting(root):
        stage = Path(tempfile.mkdtemp(prefix=f".{root.name}.", dir=root.parent))
    try:
        new = stage / "new"
        new.mkdir()
        yield new
        with reporting(root):
            if root.exists():
                root.rename(stage / "old")
            new.rename(root)
    finally:
        shutil.rmtree(stage, ignore_errors=True)
