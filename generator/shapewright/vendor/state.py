"""What became of the files of a slice since they were generated.

Takes a slice, gives the condition of each file it owns, and the text of those that were edited.
Judges no edit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.vendor.base import BASE_NAME, keep_confirmed, unpack_base
from shapewright.vendor.slices import Slice
from shapewright.write import read_digest


class Condition(StrEnum):
    """How a file stands to what was generated."""

    UNMODIFIED = "unmodified"
    EDITED = "edited"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The files of a slice, as they stand."""

    conditions: Mapping[str, Condition]
    """Of every owned file but the base, by path, sorted."""
    digests: Mapping[str, str]
    """The SHA-256 of the edited files, by path; of what is no file, an empty text."""
    base_digest: str
    """The SHA-256 of the base as it stands; empty when there is none."""
    base: Mapping[str, str]
    """What is kept of the files as they were generated, as far as the hashes confirm it."""

    def with_condition(self, condition: Condition) -> list[str]:
        """The paths of the files in this condition."""
        return [path for path, found in self.conditions.items() if found is condition]


def read_state(one: Slice) -> State:
    """The state of a slice.

    Raises:
        CannotContinueError: a file cannot be read.
    """
    conditions: dict[str, Condition] = {}
    digests: dict[str, str] = {}
    for path, digest in sorted(one.manifest.files.items()):
        if path == BASE_NAME:
            continue
        found = _read_digest(one.root / path)
        if found is None:
            conditions[path] = Condition.DELETED
        elif found == digest:
            conditions[path] = Condition.UNMODIFIED
        else:
            conditions[path] = Condition.EDITED
            digests[path] = found
    return State(
        conditions=conditions,
        digests=digests,
        base_digest=_read_digest(one.root / BASE_NAME) or "",
        base=_read_base(one) if digests else {},
    )


def _read_digest(path: Path) -> str | None:
    """The digest of a file, empty for what is no regular file, nothing where nothing stands."""
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return ""
        return read_digest(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise CannotContinueError([Problem(Where(str(path)), what)]) from error


def _read_base(one: Slice) -> dict[str, str]:
    try:
        text = (one.root / BASE_NAME).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    return keep_confirmed(unpack_base(text), one.manifest.files)
