"""The form of a pattern's strings, as the runtime reads it.

Takes a tree, gives text that says which characters follow which, how often. What the tree asserts
beside that is left out, and so are most characters beyond ASCII where there are many: a few stand
for all.
"""

from __future__ import annotations

from shapewright.patterns.alphabet import ASCII
from shapewright.patterns.charset import CharSet
from shapewright.patterns.syntax import (
    Assert,
    Chars,
    Choice,
    Group,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)
from shapewright.runtime.text_form import ON_A_LINE

_SENDABLE = ~CharSet.of([(0xD800, 0xDFFF)])
"""Surrogates cannot be sent."""
_MOST_BEYOND_ASCII = 8
"""Runs of characters beyond ASCII that are kept of a set."""
_MEANT = frozenset("\\.[]()<>{}|?*+")
_MEANT_IN_SET = frozenset("\\]-")


def write_form(node: Node) -> str:
    """The form of a tree's strings."""
    match node:
        case Chars(chars=chars):
            return _write_chars(chars)
        case Assert() | Look():
            return ""
        case Sequence(parts=parts):
            return "".join(map(write_form, parts))
        case Choice(options=options):
            return f"({'|'.join(map(write_form, options))})"
        case Repeat(body=body, low=low, high=high):
            inner = write_form(body)
            return (inner if isinstance(body, Chars | Choice) else f"({inner})") + _count(low, high)
        case Group(number=number, body=body):
            return f"<{number}={write_form(body)}>"
        case Reference(number=number):
            return f"<{number}>"


def _count(low: int, high: int | None) -> str:
    match low, high:
        case (0, 1):
            return "?"
        case (0, None):
            return "*"
        case (1, None):
            return "+"
        case (_, None):
            return f"{{{low},}}"
        case _:
            return f"{{{low}}}" if low == high else f"{{{low},{high}}}"


def _write_chars(chars: CharSet) -> str:
    if len(chars.ranges) == 1 and len(chars) == 1:
        return _escape(chars.ranges[0][0], _MEANT)
    kept = _thin_out((chars & _SENDABLE) or chars)
    if kept.ranges == ON_A_LINE:
        return "."
    return f"[{''.join(_write_range(low, high) for low, high in kept.ranges)}]"


def _thin_out(chars: CharSet) -> CharSet:
    """A set that is short to write, of the same characters of ASCII."""
    beyond = [one for one in chars.ranges if one[1] >= ASCII]
    if len(beyond) <= _MOST_BEYOND_ASCII:
        return chars
    step = len(beyond) / _MOST_BEYOND_ASCII
    kept = [beyond[int(at * step)] for at in range(_MOST_BEYOND_ASCII)]
    return CharSet.of([*(one for one in chars.ranges if one[0] < ASCII), *kept])


def _write_range(low: int, high: int) -> str:
    first, last = _escape(low, _MEANT_IN_SET), _escape(high, _MEANT_IN_SET)
    if low == high:
        return first
    return f"{first}{last}" if high == low + 1 else f"{first}-{last}"


def _escape(point: int, meant: frozenset[str]) -> str:
    character = chr(point)
    return f"\\{character}" if character in meant else character
