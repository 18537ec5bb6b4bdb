"""Which relative paths can be written on every file system.

Takes one path as text, gives what is wrong with it, or how two paths are told apart. Touches no
disk: a path is judged the same on every machine, so that a tree written on one can be checked out
on another.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CACHE_DIRECTORY = "__pycache__"

_FORBIDDEN = frozenset('\\<>:"|?*')
_DEVICES = frozenset(
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"]
    + [port + digit for port in ("COM", "LPT") for digit in "0123456789¹²³"],
)


def find_path_fault(path: str) -> str:
    """What is wrong with a relative POSIX path, as a clause; empty when nothing is."""
    if path.startswith("/"):
        return "is an absolute path"
    if not path.isprintable():
        return "holds a character that cannot be printed"
    if found := sorted(_FORBIDDEN.intersection(path)):
        return f"holds {found[0]!r}, which not every file system allows"
    faults = (_find_segment_fault(segment) for segment in path.split("/"))
    return next(filter(None, faults), "")


def _find_segment_fault(segment: str) -> str:
    if segment in {"", ".", ".."}:
        return f"has {segment!r} as a part"
    if segment.endswith((".", " ")):
        return f"has a part that ends in a dot or a space: {segment!r}"
    if segment.partition(".")[0].rstrip(" ").upper() in _DEVICES:
        return f"has a part that names a device on Windows: {segment!r}"
    if is_cache(segment) or segment.endswith(".pyc"):
        return f"has a part that Python keeps for its own caches: {segment!r}"
    return ""


def is_cache(path: str) -> bool:
    """Whether a path is one of Python's cache directories, or lies in one."""
    return CACHE_DIRECTORY in path.split("/")


def fold_path(path: str) -> str:
    """The form in which a file system that ignores case and composition tells paths apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def parents_of(path: str) -> Iterator[str]:
    """The directories above a path, outermost first, without the root."""
    for index, character in enumerate(path):
        if character == "/":
            yield path[:index]
