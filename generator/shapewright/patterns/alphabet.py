"""One pattern's characters as bits of an integer.

Takes the sets of characters of one or more trees, gives each a mask: a bit for every ASCII
character, and one for every class of other characters that no set tells apart. So that a union is
``|``, and a test whether two sets meet is one ``&``. Knows nothing of automata.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shapewright.patterns.charset import LAST, CharSet, Range
from shapewright.patterns.syntax import (
    Chars,
    Choice,
    Group,
    Look,
    Node,
    Repeat,
    Sequence,
)

ASCII = 0x80
"""How many characters have a bit of their own."""


class Alphabet:
    """The bits of some sets of characters, and what they stand for."""

    __slots__ = ("_classes", "_masks", "every")

    every: int
    """The mask of all characters."""

    def __init__(self, sets: Iterable[CharSet]) -> None:
        tails: dict[tuple[Range, ...], int] = {}
        heads: dict[CharSet, tuple[int, tuple[Range, ...]]] = {}
        for chars in sets:
            if chars not in heads:
                head, tail = split_ascii(chars)
                heads[chars] = (head, tail)
                tails.setdefault(tail, len(tails))
        self._classes, masks = find_classes(list(tails))
        self._masks = {
            chars: head | masks[tails[tail]] << ASCII for chars, (head, tail) in heads.items()
        }
        self.every = (1 << ASCII + len(self._classes)) - 1

    @classmethod
    def of(cls, *nodes: Node) -> Alphabet:
        """The alphabet that tells apart what these trees tell apart."""
        return cls(chars for node in nodes for chars in find_sets(node))

    def mask(self, chars: CharSet) -> int:
        """The mask of a set that this alphabet was made of.

        Raises:
            KeyError: It was not made of this set, and may not be able to say it.
        """
        return self._masks[chars]

    def chars(self, mask: int) -> CharSet:
        """The characters that a mask stands for."""
        ranges = [(at, at) for at in range(ASCII) if mask >> at & 1]
        for at, part in enumerate(self._classes):
            if mask >> ASCII + at & 1:
                ranges.extend(part)
        return CharSet.of(ranges)


def find_sets(node: Node) -> Iterator[CharSet]:
    """The sets of characters in a tree, in their order, as often as they stand there."""
    match node:
        case Chars(chars=chars):
            yield chars
        case Sequence(parts=nodes) | Choice(options=nodes):
            for inner in nodes:
                yield from find_sets(inner)
        case Repeat(body=body) | Look(body=body) | Group(body=body):
            yield from find_sets(body)
        case _:
            return


def split_ascii(chars: CharSet) -> tuple[int, tuple[Range, ...]]:
    """The ASCII characters of a set as bits, and the ranges of the others."""
    head = 0
    for at, (low, high) in enumerate(chars.ranges):
        if high >= ASCII:
            first = (max(low, ASCII), high)
            if low < ASCII:
                head |= (1 << ASCII) - (1 << low)
            return head, (first, *chars.ranges[at + 1 :])
        head |= (2 << high) - (1 << low)
    return head, ()


def find_classes(tails: list[tuple[Range, ...]]) -> tuple[list[list[Range]], list[int]]:
    """The coarsest classes of characters beyond ASCII, and of each set the classes in it."""
    turns: dict[int, int] = {ASCII: 0}
    for at, tail in enumerate(tails):
        for low, high in tail:
            turns[low] = turns.get(low, 0) ^ 1 << at
            turns[high + 1] = turns.get(high + 1, 0) ^ 1 << at
    turns.pop(LAST + 1, None)
    points = sorted(turns)
    parts: dict[int, list[Range]] = {}
    inside = 0
    for low, end in zip(points, [*points[1:], LAST + 1], strict=True):
        inside ^= turns[low]
        parts.setdefault(inside, []).append((low, end - 1))
    masks = [0] * len(tails)
    for bit, sets in enumerate(parts):
        for at in range(len(tails)):
            if sets >> at & 1:
                masks[at] |= 1 << bit
    return list(parts.values()), masks
