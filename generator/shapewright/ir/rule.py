"""Rules: what a value must satisfy, and who said so.

Gives the closed set of constraints a shape can carry. Bounds are inclusive; ``None`` means that no
bound was stated. What a pattern means is not decided here: its text is kept as it was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Which kind of source stated a fact."""

    MODEL = "model"
    PROSE = "prose"
    PAGE = "page"
    OVERLAY = "overlay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """Bounds on a size: characters of a string, bytes of a blob, entries of a list or map."""

    minimum: int | None = None
    maximum: int | None = None
    origin: Origin = Origin.MODEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Bounds on a number, kept in the form (integer or not) in which they were written."""

    minimum: float | None = None
    maximum: float | None = None
    origin: Origin = Origin.MODEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A regular expression that a whole string must match, in the dialect AWS wrote it in."""

    text: str
    origin: Origin = Origin.MODEL


Rule = Length | Range | Pattern
