"""Conflicts: what both sides changed, each in its own way, and the words for that."""

from __future__ import annotations

from dataclasses import dataclass

CHANGED = "was changed here, and otherwise upstream"
ADDED = "was added here, and otherwise upstream"
DELETED = "was deleted here, and changed upstream"
DROPPED = "was changed here, and is no longer generated"
MOVED = "was put into another order here, and into yet another upstream"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One piece of a file that nobody but a person can merge."""

    path: str
    """Of the file, in its slice."""
    name: str
    """What it is: ``class Thing, def check``; empty for the whole file."""
    what: str
    """What both sides did, as a clause."""
    ours: str
    """As it stands here; empty when it was deleted."""
    theirs: str
    """As it is generated now; empty when it no longer is."""

    def __str__(self) -> str:
        name = f", {self.name}" if self.name else ""
        return f"{self.path}{name}: {self.what}"
