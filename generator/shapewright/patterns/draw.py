"""One string of one length, drawn from a tree part by part.

Takes the lengths of a tree's parts and a source of choices, gives a string that the tree's
characters, sequences, choices and repetitions allow. What the tree asserts on top is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from shapewright.patterns.charset import CharSet
from shapewright.patterns.lengths import Lengths, find_bits
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

_T = TypeVar("_T")

_PLAIN = CharSet.from_characters("abcdefghijklmnopqrstuvwxyz0123456789")
_PRINTABLE = CharSet.of([(0x20, 0x7E)])
_TEXT = ~CharSet.of([(0xD800, 0xDFFF)])
"""Surrogates cannot be sent."""


class Drawing:
    """What has been drawn: the text that each group took."""

    def __init__(self, lengths: Lengths, choose: Callable[[int], int]) -> None:
        self._lengths = lengths
        self._choose = choose
        self._taken: dict[int, str] = {}

    def draw(self, node: Node, length: int) -> str:
        """A string of a length that is one of the node's."""
        match node:
            case Chars(chars=chars):
                return self._draw_character(chars)
            case Assert() | Look():
                return ""
            case Sequence():
                return self._draw_parts(node, length)
            case Choice(options=options):
                fitting = [option for option in options if self._lengths.of(option) >> length & 1]
                return self.draw(self._pick(fitting), length)
            case Repeat():
                return self._draw_copies(node, length)
            case Group(number=number, body=body):
                self._taken[number] = text = self.draw(body, length)
                return text
            case Reference(number=number):
                return self._taken.get(number, "")

    def _pick(self, things: list[_T]) -> _T:
        return things[self._choose(len(things))]

    def _draw_character(self, chars: CharSet) -> str:
        """Plain characters mostly, and now and then anything at all."""
        pools = _find_pools(chars)
        kind = self._choose(16)
        ranges = pools[0 if kind < 12 else len(pools) // 2 if kind < 15 else -1].ranges
        low, high = ranges[self._choose(len(ranges)) if len(ranges) > 1 else 0]
        return chr(low + (self._choose(high - low + 1) if high > low else 0))

    def _draw_parts(self, node: Sequence, length: int) -> str:
        rests = self._lengths.of_rests(node)
        drawn: list[str] = []
        for part, rest in zip(node.parts, rests[1:], strict=True):
            own = self._split(self._lengths.of(part), rest, length)
            drawn.append(self.draw(part, own))
            length -= own
        return "".join(drawn)

    def _draw_copies(self, node: Repeat, length: int) -> str:
        if not length:
            return ""
        body = self._lengths.of(node.body)
        if body & ~1 == 2:
            return "".join(self.draw(node.body, 1) for _ in range(length))
        shortest = (body & ~1 & -(body & ~1)).bit_length() - 1
        least = 0 if body & 1 else node.low
        most = length // shortest if node.high is None else min(length // shortest, node.high)
        counts = [
            count
            for count in range(least, most + 1)
            if self._lengths.of_copies(node, count) >> length & 1
        ]
        drawn: list[str] = []
        for left in reversed(range(self._pick(counts))):
            own = self._split(body & ~1, self._lengths.of_copies(node, left), length)
            drawn.append(self.draw(node.body, own))
            length -= own
        return "".join(drawn)

    def _split(self, own: int, rest: int, length: int) -> int:
        """A length for one part, so that what follows can have the rest."""
        if own & (own - 1) == 0:
            return own.bit_length() - 1
        within = own & ((2 << length) - 1)
        return self._pick([one for one in find_bits(within) if rest >> (length - one) & 1])


@lru_cache(maxsize=4096)
def _find_pools(chars: CharSet) -> list[CharSet]:
    """Parts of a set, the plainest first; at least one, none of them empty."""
    pools = [pool for pool in (chars & _PLAIN, chars & _PRINTABLE, chars & _TEXT) if pool]
    return pools or [chars]
