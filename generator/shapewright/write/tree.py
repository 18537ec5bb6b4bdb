"""The tree of text to be written.

Takes a mapping from relative POSIX path to text, gives the same mapping, frozen, sorted, and known
to be writable on every file system. Formats nothing and reads no disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.write.manifest import MANIFEST_NAME
from shapewright.write.path import find_path_fault, fold_path, parents_of


class Tree(Mapping[str, str]):
    """Path to text: UTF-8, lines ending in a line feed alone.

    Raises:
        CannotContinueError: A path or a text cannot be written, or two paths cannot stand side by
            side; one problem for each.
    """

    def __init__(self, files: Mapping[str, str]) -> None:
        self._texts = {path: files[path] for path in sorted(files)}
        problems = [*_find_path_problems(self._texts), *_find_text_problems(self._texts)]
        if problems:
            raise CannotContinueError(problems)

    def __getitem__(self, path: str) -> str:
        return self._texts[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    @cached_property
    def data(self) -> Mapping[str, bytes]:
        """Path to the bytes that belong on disk."""
        return {path: text.encode() for path, text in self._texts.items()}

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """Path to the SHA-256 of those bytes, in hexadecimal."""
        return {path: sha256(data).hexdigest() for path, data in self.data.items()}


def _find_path_problems(paths: Iterable[str]) -> Iterator[Problem]:
    spellings = {fold_path(MANIFEST_NAME): MANIFEST_NAME}
    files: set[str] = set()
    for path in paths:
        if fault := find_path_fault(path):
            yield _refuse(path, fault)
            continue
        if path == MANIFEST_NAME:
            yield _refuse(path, "is kept for the manifest")
        for part in (*parents_of(path), path):
            first = spellings.setdefault(fold_path(part), part)
            if first != part:
                yield _refuse(path, f"differs from {first!r} only in case or composition")
        # Sorted paths put a file before anything that would stand inside it.
        if inside := next((part for part in parents_of(path) if part in files), ""):
            yield _refuse(path, f"needs a directory where {inside!r} is a file")
        files.add(path)


def _find_text_problems(texts: Mapping[str, str]) -> Iterator[Problem]:
    for path, text in texts.items():
        if "\r" in text:
            yield _refuse(path, "holds a carriage return")
        try:
            text.encode()
        except UnicodeEncodeError as error:
            yield _refuse(path, f"holds a lone surrogate at character {error.start}")


def _refuse(path: str, what: str) -> Problem:
    printable = path.encode(errors="backslashreplace").decode()
    return Problem(Where(printable), f"cannot be generated: the file {what}")
