"""What stands in a directory now.

Takes a directory, gives every path below it with just enough of its status to tell whether it was
touched since, and hashes of files when asked. Follows no symbolic link and changes nothing.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.write.path import is_cache

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


class Kind(StrEnum):
    """What a path leads to."""

    FILE = "file"
    LINK = "symbolic link"
    DIRECTORY = "directory"
    OTHER = "special file"


@dataclass(frozen=True, slots=True)
class Entry:
    """One path on disk; two that are equal were not touched in between."""

    kind: Kind
    device: int
    inode: int
    mode: int
    size: int = 0
    mtime_ns: int = 0
    """Nanoseconds, and like the size nothing for a directory: its entries speak for it."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A directory at one moment."""

    root: Path
    exists: bool
    device: int
    """The file system the directory is on; nothing when it does not exist."""
    entries: Mapping[str, Entry]
    """Relative POSIX path to what stands there, directories before what is in them."""

    def is_leaf(self, path: str) -> bool:
        """Whether something stands at a path, and nothing can stand inside it."""
        entry = self.entries.get(path)
        return entry is not None and entry.kind is not Kind.DIRECTORY

    def is_same(self, other: Snapshot) -> bool:
        """Whether nothing but Python's caches differs."""
        return self.exists == other.exists and _drop_caches(self) == _drop_caches(other)


def read_snapshot(root: Path) -> Snapshot:
    """Everything below a directory; nothing when it does not exist.

    Raises:
        CannotContinueError: The root is a file or a symbolic link.
        OSError: Something cannot be read.
    """
    try:
        status = root.lstat()
    except FileNotFoundError:
        return Snapshot(root, exists=False, device=0, entries={})
    kind = _kind_of(status.st_mode)
    if kind is not Kind.DIRECTORY:
        hint = "Name a directory, or a path where nothing stands yet."
        if kind is Kind.LINK:
            hint = "Name the directory it leads to."
        raise CannotContinueError([Problem(Where(str(root)), f"is a {kind}", hint)])
    return Snapshot(root, exists=True, device=status.st_dev, entries=dict(_walk(root, "")))


def read_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _walk(directory: str | os.PathLike[str], prefix: str) -> Iterator[tuple[str, Entry]]:
    with os.scandir(directory) as found:
        children = sorted(found, key=lambda child: child.name)
    for child in children:
        path = prefix + child.name
        status = child.stat(follow_symlinks=False)
        kind = _kind_of(status.st_mode)
        identity = (kind, status.st_dev, status.st_ino, status.st_mode)
        if kind is Kind.DIRECTORY:
            yield path, Entry(*identity)
            yield from _walk(child.path, path + "/")
        else:
            yield path, Entry(*identity, status.st_size, status.st_mtime_ns)


def _kind_of(mode: int) -> Kind:
    if stat.S_ISREG(mode):
        return Kind.FILE
    if stat.S_ISLNK(mode):
        return Kind.LINK
    return Kind.DIRECTORY if stat.S_ISDIR(mode) else Kind.OTHER


def _drop_caches(snapshot: Snapshot) -> Mapping[str, Entry]:
    return {path: entry for path, entry in snapshot.entries.items() if not is_cache(path)}
