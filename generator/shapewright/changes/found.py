"""What comparing two parts of a service finds, before it has an address and a severity.

Gives the frozen values that all comparisons take and give, and the words for what several of them
have to name.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.ir.service import Service
from shapewright.ir.shape import (
    BlobShape,
    BooleanShape,
    Deprecation,
    DocumentShape,
    DoubleShape,
    EnumShape,
    EventStreamShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Shape,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
)

AGGREGATES = (StructureShape, UnionShape, EventStreamShape)
"""The shapes that have members."""
GUESS = "a guess"
"""How a note begins that says what was guessed, and from what."""


@dataclass(frozen=True, slots=True)
class Editions:
    """Both editions of a service."""

    old: Service
    new: Service


@dataclass(frozen=True, slots=True)
class Found:
    """One difference between two parts."""

    kind: str
    step: str = ""
    """The path from the parts to it: ``.Member``, or empty for themselves."""
    before: str = ""
    after: str = ""
    note: str = ""


_WORDS: dict[type, str] = {
    StructureShape: "structure",
    UnionShape: "union",
    EventStreamShape: "event stream",
    DocumentShape: "document",
    ListShape: "list",
    MapShape: "map",
    StringShape: "string",
    EnumShape: "enum",
    IntegerShape: "integer",
    LongShape: "long",
    FloatShape: "float",
    DoubleShape: "double",
    BooleanShape: "boolean",
    BlobShape: "blob",
    TimestampShape: "timestamp",
}


def say_kind(shape: Shape) -> str:
    """The kind of a shape in a word."""
    return _WORDS[type(shape)]


def say_list(names: tuple[str, ...]) -> str:
    """Several names on one line."""
    return ", ".join(names)


def say_flag(*, flag: bool) -> str:
    """Whether something is so."""
    return "yes" if flag else "no"


def say_deprecation(deprecation: Deprecation | None) -> str:
    """What is said about a deprecation, on one line; empty when there is none."""
    if deprecation is None:
        return ""
    since = f"since {deprecation.since}" if deprecation.since else ""
    return ": ".join(
        filter(None, ("deprecated " + since if since else "deprecated", deprecation.message))
    )


def find_deprecation(
    before: Deprecation | None, after: Deprecation | None, step: str = ""
) -> Found | None:
    """How one deprecation differs from another; None when it does not."""
    if before == after:
        return None
    kind = "deprecation-changed"
    if before is None or after is None:
        kind = "deprecated" if before is None else "undeprecated"
    return Found(kind, step, say_deprecation(before), say_deprecation(after))
