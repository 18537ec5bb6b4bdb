"""Patterns that ask next to nothing: a length, and that one character is not there.

Takes a pattern, gives what it asks where that is all, however it is written; such a test costs a
tenth of a match. Most of what AWS writes for free text is of this kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from shapewright.ir.stated import Stated
from shapewright.patterns.safe import find_safe_tree
from shapewright.patterns.syntax import Chars, Repeat


@dataclass(frozen=True, slots=True)
class Trivial:
    """Any string of at least so many characters, without one of them or without exception."""

    fewest: int
    without: str
    """One character, or none."""


@cache
def find_trivial(stated: Stated) -> Trivial | None:
    """What a pattern asks, if it is next to nothing.

    Raises:
        PatternError: the text is no pattern, or no safe form of it was found.
    """
    match find_safe_tree(stated):
        case Repeat(body=Chars(chars=chars), low=low, high=None):
            left_out = ~chars
            if len(left_out) <= 1:
                return Trivial(low, "".join(map(chr, left_out)))
        case _:
            pass
    return None
