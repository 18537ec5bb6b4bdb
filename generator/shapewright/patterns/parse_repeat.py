"""Quantifiers: how often the part before them stands.

Takes a scanner, gives the bounds and the greed of the quantifier that comes next. An opening brace
that starts none is left for the caller to read as a brace.
"""

from __future__ import annotations

from typing import NamedTuple

from shapewright.patterns.scan import Scanner
from shapewright.patterns.syntax import Greed

MOST = 2**31 - 1
"""The highest count that Java can hold."""

_DIGITS = frozenset("0123456789")
_SIGNS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}


class Quantifier(NamedTuple):
    """A quantifier's meaning."""

    low: int
    high: int | None
    greed: Greed


def read_quantifier(scanner: Scanner) -> Quantifier | None:
    """The quantifier that comes next, if one does.

    Raises:
        PatternError: its bounds make no sense.
    """
    sign = scanner.peek()
    if sign in _SIGNS:
        scanner.take()
        low, high = _SIGNS[sign]
    else:
        start = scanner.at
        bounds = _read_bounds(scanner)
        if bounds is None:
            scanner.at = start
            return None
        low, high = bounds
    if scanner.skip("?"):
        return Quantifier(low, high, Greed.LAZY)
    return Quantifier(low, high, Greed.POSSESSIVE if scanner.skip("+") else Greed.GREEDY)


def _read_bounds(scanner: Scanner) -> tuple[int, int | None] | None:
    """``{2}``, ``{2,}``, ``{,3}`` or ``{2,3}``; None if it is none of these."""
    start = scanner.at
    if not scanner.skip("{"):
        return None
    first = scanner.take_while(_DIGITS)
    comma = scanner.skip(",")
    second = scanner.take_while(_DIGITS)
    if not (first or second) or not scanner.skip("}"):
        return None
    low = _read_count(scanner, first or "0", start)
    if not comma:
        return low, low
    high = _read_count(scanner, second, start) if second else None
    if high is not None and high < low:
        raise scanner.fail("the higher count comes first", start)
    return low, high


def _read_count(scanner: Scanner, digits: str, start: int) -> int:
    significant = digits.lstrip("0") or "0"
    if len(significant) > len(str(MOST)) or int(significant) > MOST:
        raise scanner.fail(f"a count is at most {MOST}", start)
    return int(significant)
