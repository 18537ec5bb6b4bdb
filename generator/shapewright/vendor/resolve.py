"""What an update makes of every file of a slice.

Takes what was generated, what stands there and what is generated now; gives the texts that are to
stand there, and the conflicts, which nobody but a person can resolve. An edit survives or is
reported; there is no third way. It reads the edited files and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from shapewright.vendor.merge.conflict import CHANGED, DELETED, Conflict
from shapewright.vendor.slices import Slice
from shapewright.vendor.state import Condition, State

_GONE = "was edited here, and is no longer generated"
_NO_BASE = "was changed here and upstream, and what both began as is not known any more"
_NO_TEXT = "is no text any more, and changed upstream"


class Side(StrEnum):
    """Whose version of a file is taken as it is."""

    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The files of a slice after an update, while no conflict is left."""

    texts: dict[str, str] = field(default_factory=dict[str, str])
    """What is to stand there, by path."""
    seen: dict[str, str] = field(default_factory=dict[str, str])
    """The SHA-256 of the edited files that went into it, by path."""
    kept: list[str] = field(default_factory=list[str])
    """Files whose edits stay as they are."""
    merged: list[str] = field(default_factory=list[str])
    """Files in which edits and changes were brought together."""
    dropped: list[str] = field(default_factory=list[str])
    """Files whose edits go, as was asked for."""
    left: list[str] = field(default_factory=list[str])
    """Edited files that are no longer generated, and now are their editor's."""
    absent: list[str] = field(default_factory=list[str])
    """Files that were deleted, and stay so."""
    conflicts: list[Conflict] = field(default_factory=list[Conflict])


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What is to be resolved."""

    slice: Slice
    state: State
    texts: Mapping[str, str]
    """What is generated now."""
    sides: Mapping[str, Side]
    """The files of which one version was chosen, by path."""
    find_base: Callable[[str], str | None]
    """What was generated last time; nothing when that is not known any more."""


def resolve_files(update: Update) -> Resolved:
    """What becomes of every file."""
    resolved = Resolved()
    owned = update.slice.manifest.files
    for path in sorted({*update.state.conditions, *update.texts}):
        new = update.texts.get(path)
        match update.state.conditions.get(path, Condition.UNMODIFIED):
            case Condition.UNMODIFIED:
                if new is not None:
                    resolved.texts[path] = new
            case Condition.DELETED:
                _resolve_deleted(resolved, update, path, is_changed=_is_changed(owned, path, new))
            case Condition.EDITED:
                resolved.seen[path] = update.state.digests[path]
                if path in update.sides:
                    _choose(resolved, update, path)
                else:
                    _resolve_edited(resolved, update, path)
    return resolved


def _is_changed(owned: Mapping[str, str], path: str, new: str | None) -> bool:
    return new is None or sha256(new.encode()).hexdigest() != owned[path]


def _resolve_deleted(resolved: Resolved, update: Update, path: str, *, is_changed: bool) -> None:
    """A file that is gone stays so, unless what it would be now is something else."""
    new = update.texts.get(path)
    side = update.sides.get(path)
    if side is Side.THEIRS and new is not None:
        resolved.texts[path] = new
    elif side is None and new is not None and is_changed:
        resolved.conflicts.append(Conflict(path=path, name="", what=DELETED, ours="", theirs=new))
    elif new is not None:
        resolved.absent.append(path)


def _choose(resolved: Resolved, update: Update, path: str) -> None:
    """One version as it is, as was asked for."""
    new = update.texts.get(path)
    if update.sides[path] is Side.THEIRS:
        resolved.dropped.append(path)
        if new is not None:
            resolved.texts[path] = new
        return
    ours = read_text(update.slice.root / path)
    if ours is None:
        _report(resolved, path, _NO_TEXT, "", new)
        return
    resolved.texts[path] = ours
    (resolved.left if new is None else resolved.kept).append(path)


def _resolve_edited(resolved: Resolved, update: Update, path: str) -> None:
    new = update.texts.get(path)
    ours = read_text(update.slice.root / path)
    is_changed = _is_changed(update.slice.manifest.files, path, new)
    if ours is None:
        _report(resolved, path, _NO_TEXT, "", new)
    elif new is None:
        _report(resolved, path, _GONE, ours, None)
    elif not is_changed or ours == new:
        resolved.texts[path] = ours
        if ours != new:
            resolved.kept.append(path)
    elif not path.endswith(".py"):
        _report(resolved, path, CHANGED, ours, new)
    else:
        _merge(resolved, update, path, ours=ours, new=new)


def _merge(resolved: Resolved, update: Update, path: str, *, ours: str, new: str) -> None:
    from shapewright.vendor.merge.module import merge_modules  # noqa: PLC0415 - LibCST: 200 ms

    base = update.find_base(path)
    if base is None:
        _report(resolved, path, _NO_BASE, ours, new)
        return
    text, conflicts = merge_modules(path, base, ours, new)
    resolved.conflicts.extend(conflicts)
    resolved.texts[path] = text
    resolved.merged.append(path)


def _report(resolved: Resolved, path: str, what: str, ours: str, theirs: str | None) -> None:
    resolved.conflicts.append(
        Conflict(path=path, name="", what=what, ours=ours, theirs=theirs or "")
    )


def read_text(path: Path) -> str | None:
    """The text of a file; nothing when it is none, or none that could be written back."""
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
    return None if "\r" in text or path.is_symlink() else text
