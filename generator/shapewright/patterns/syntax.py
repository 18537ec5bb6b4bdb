"""The syntax tree of a pattern.

Gives a closed union of nodes, ``Node``, to be matched exhaustively. Spelling is gone: a set of
characters is its code points, a case-insensitive letter is a set of two, and an anchor that a full
match makes needless is no node. What cannot match at all is ``Chars(NOTHING)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from shapewright.patterns.charset import CharSet


@dataclass(frozen=True, slots=True)
class Chars:
    """One character of a set."""

    chars: CharSet


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other; the empty string when there are none."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several, tried in their order."""

    options: tuple[Node, ...]


class Greed(StrEnum):
    """How a repetition is tried, which changes what matches only where it is possessive."""

    GREEDY = ""
    LAZY = "?"
    POSSESSIVE = "+"


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same so many times."""

    body: Node
    low: int
    high: int | None
    """None for any number."""
    greed: Greed = Greed.GREEDY


class Assertion(StrEnum):
    """What holds at a place without a character being read."""

    START = "start"
    """Before the first character."""
    END = "end"
    """After the last character."""
    BOUNDARY = "boundary"
    """Between a word character and another, or the start or end."""
    NOT_BOUNDARY = "not boundary"


@dataclass(frozen=True, slots=True)
class Assert:
    """An assertion about a place."""

    what: Assertion


@dataclass(frozen=True, slots=True)
class Look:
    """What does or does not follow, or precede, without being read."""

    body: Node
    ahead: bool
    negative: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A part whose text a reference in the same pattern repeats; other groups are no node."""

    number: int
    body: Node


@dataclass(frozen=True, slots=True)
class Reference:
    """The text that a group matched."""

    number: int


Node = Chars | Sequence | Choice | Repeat | Assert | Look | Group | Reference

EMPTY = Sequence(())
"""The empty string."""
