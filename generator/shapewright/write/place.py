"""Where a directory stands, and which names beside it are ours.

Takes the root a caller named, gives its absolute path and the names of its stages and its lock.
Creates and removes nothing.
"""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from shapewright.problem import CannotContinueError, Problem, Where

_OURS = re.compile(r"\.(?P<name>.+)\.shapewright(?:-[0-9a-f]{8}|\.lock)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Place:
    """A root, however it was named."""

    shown: Path
    """As the caller named it, for messages."""
    path: Path
    """Absolute, so that it means the same when the working directory is swapped away."""

    @property
    def lock(self) -> Path:
        """The file that a run holds while it works on this root."""
        return self.path.with_name(f".{self.path.name}.shapewright.lock")

    def name_stage(self) -> Path:
        """A new name for a stage beside the root: on the same file system, and hidden."""
        return self.path.with_name(f".{self.path.name}.shapewright-{secrets.token_hex(4)}")

    def find_ours(self) -> list[Path]:
        """What stands beside the root under the names of its stages and its lock, sorted."""
        try:
            names = sorted(os.listdir(self.path.parent))  # noqa: PTH208 - paths only of our own
        except (FileNotFoundError, NotADirectoryError):
            return []
        ours = (name for name in names if name.startswith("."))
        return [
            self.path.with_name(name)
            for name in ours
            if (match := _OURS.fullmatch(name)) and match["name"] == self.path.name
        ]


def find_interrupted(folder: Path) -> list[Path]:
    """The roots in a folder beside which a stage or a lock stands, sorted; they may be gone."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - as above
    except (FileNotFoundError, NotADirectoryError):
        return []
    found = {match["name"] for name in names if (match := _OURS.fullmatch(name))}
    return [folder / name for name in sorted(found)]


def locate(root: Path) -> Place:
    """The place of a root.

    Raises:
        CannotContinueError: It is the root of a file system, beside which nothing can stand.
    """
    path = Path(os.path.abspath(root))  # noqa: PTH100 - resolve() would follow a link we refuse
    if not path.name:
        hint = "Name a directory inside it."
        raise CannotContinueError([Problem(Where(str(root)), "has no directory above it", hint)])
    return Place(root, path)
