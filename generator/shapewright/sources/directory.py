"""Directories in botocore's data layout: the installed botocore, or one a person points at.

Takes a path; gives a tree, and the release if the package around it states one. Nothing of botocore
is imported: finding the package and reading its version as text costs a tenth of importing it.
"""

from __future__ import annotations

import importlib.util
import os
import re
from dataclasses import dataclass
from pathlib import Path

from shapewright.problem import Where

from .payload import cannot_continue, read_file
from .tree import read_latest_version

VERSION = re.compile(r"""^__version__ *= *['"]([^'"]+)['"]""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class DirectoryTree:
    """A tree of files on disk, compressed or not; beside ``x.json``, ``x.json.gz`` is unused."""

    root: Path
    release: str
    published: bool

    def address(self, path: str) -> str:
        """The file itself, with ``.gz`` if it has that."""
        return str(self.find(path)) if path else str(self.root)

    def children(self, path: str) -> frozenset[str]:
        """The names in a folder, without ``.gz``.

        Raises:
            CannotContinueError: the folder may not be listed.
        """
        folder = os.path.join(self.root, path)  # noqa: PTH118  twice as fast over 900 folders
        try:
            names = os.listdir(folder)  # noqa: PTH208  same
        except (FileNotFoundError, NotADirectoryError):
            return frozenset()
        except OSError as error:
            raise cannot_continue(Where(folder), f"cannot be listed: {error.strerror}") from error
        return frozenset(name.removesuffix(".gz") for name in names)

    def read(self, path: str) -> bytes:
        """The uncompressed bytes of a file.

        Raises:
            CannotContinueError: it cannot be read.
        """
        return read_file(self.find(path))

    def find(self, path: str) -> Path:
        """The file at a data path: the plain one first, which is botocore's order."""
        plain = self.root / path
        there = os.path.exists(plain)  # noqa: PTH110  reading says better why it cannot be seen
        return plain if there else self.root / f"{path}.gz"


def find_installed() -> DirectoryTree | None:
    """The data of the botocore that Python would import; nothing when there is none."""
    spec = importlib.util.find_spec("botocore")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    return DirectoryTree(package / "data", read_stated_release(package), published=True)


def read_directory(path: Path) -> DirectoryTree:
    """The tree at, or in the botocore package at or under, a directory.

    It may hold no service: a person who mistyped is better told by the path they gave.
    """
    for root in (path / "botocore" / "data", path / "data", path):
        tree = DirectoryTree(root, read_stated_release(root.parent), published=False)
        if any(read_latest_version(tree, name) for name in tree.children("")):
            return tree
    return DirectoryTree(path, "", published=False)


def read_stated_release(package: Path) -> str:
    """The version a package's ``__init__.py`` states; empty when there is none."""
    try:
        text = (package / "__init__.py").read_text(encoding="utf-8", errors="replace")
    except OSError:  # a directory of models alone
        return ""
    found = VERSION.search(text)
    return found[1] if found else ""
