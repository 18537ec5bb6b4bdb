"""What the operating system refused, as a problem.

Takes an ``OSError`` on its way out, gives a ``CannotContinueError`` with the system's own words and
what a person can do. Cleans nothing up: that is done before the error gets here.
"""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from shapewright.problem import CannotContinueError, Level, Problem, Where

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

_HINTS = {
    errno.ENOSPC: "Free some space and run it again.",
    errno.EDQUOT: "Free some space and run it again.",
    errno.EROFS: "Choose a directory on a file system that can be written.",
    errno.EACCES: "Give yourself write permission there, or choose another directory.",
    errno.EPERM: "Give yourself write permission there, or choose another directory.",
    errno.ENOTDIR: "Move the file that stands where a directory is needed.",
    errno.EXDEV: (
        "The directory cannot be moved as a whole, as when it is part of a container image: "
        "replace it by a copy of itself, then run it again."
    ),
    errno.EBUSY: "Generate into a directory inside it, or mount the directory above it instead.",
}


@contextmanager
def reporting(root: Path) -> Generator[None]:
    """Turn an ``OSError`` into a problem of this root.

    Raises:
        CannotContinueError: The block raised an ``OSError``.
    """
    try:
        yield
    except OSError as error:
        raise CannotContinueError([build_failure(root, error)]) from error


def build_failure(root: Path, error: OSError, *, level: Level = Level.ERROR) -> Problem:
    """The problem that an ``OSError`` is for a root."""
    name = errno.errorcode.get(error.errno or 0, "no error code")
    at = f": {error.filename}" if error.filename else ""
    what = f"the file system refused: {error.strerror or error} ({name}){at}"
    return Problem(Where(str(root)), what, _HINTS.get(error.errno or 0, ""), level)
