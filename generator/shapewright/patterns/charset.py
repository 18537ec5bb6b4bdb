"""Sets of characters, as sorted ranges of code points.

Gives the one value that the syntax tree, the automaton and the sampler share for "one of these
characters". Python's strings may hold lone surrogates, so that the universe is every code point.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LAST = 0x10FFFF
"""The last code point."""

Range = tuple[int, int]
"""The first and the last code point of a run, both included."""


@dataclass(frozen=True, slots=True)
class CharSet:
    """A set of code points: ranges in order, apart from one another by at least one."""

    ranges: tuple[Range, ...]

    @classmethod
    def of(cls, ranges: Iterable[Range]) -> CharSet:
        """The set of all code points in any of these ranges, however they lie."""
        merged: list[Range] = []
        for low, high in sorted(ranges):
            if merged and low <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(merged[-1][1], high))
            else:
                merged.append((low, high))
        return cls(tuple(merged))

    @classmethod
    def from_characters(cls, characters: str) -> CharSet:
        """The set of these characters."""
        return cls.of((ord(character), ord(character)) for character in characters)

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def __len__(self) -> int:
        return sum(high - low + 1 for low, high in self.ranges)

    def __iter__(self) -> Iterator[int]:
        for low, high in self.ranges:
            yield from range(low, high + 1)

    def __contains__(self, point: int) -> bool:
        index = bisect_right(self.ranges, (point, LAST)) - 1
        return index >= 0 and point <= self.ranges[index][1]

    def __or__(self, other: CharSet) -> CharSet:
        return CharSet.of((*self.ranges, *other.ranges))

    def __and__(self, other: CharSet) -> CharSet:
        found: list[Range] = []
        left, right = list(self.ranges), list(other.ranges)
        i = j = 0
        while i < len(left) and j < len(right):
            low = max(left[i][0], right[j][0])
            high = min(left[i][1], right[j][1])
            if low <= high:
                found.append((low, high))
            if left[i][1] < right[j][1]:
                i += 1
            else:
                j += 1
        return CharSet(tuple(found))

    def __sub__(self, other: CharSet) -> CharSet:
        return self & ~other

    def __invert__(self) -> CharSet:
        gaps: list[Range] = []
        start = 0
        for low, high in self.ranges:
            if start < low:
                gaps.append((start, low - 1))
            start = high + 1
        if start <= LAST:
            gaps.append((start, LAST))
        return CharSet(tuple(gaps))


NOTHING = CharSet(())
EVERYTHING = CharSet(((0, LAST),))
DIGIT = CharSet.of([(0x30, 0x39)])
WORD = CharSet.of([(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
SPACE = CharSet.from_characters(" \t\n\x0b\x0c\r")
DOT = ~CharSet.from_characters("\n")
"""What a dot matches. Java, ECMAScript and Rust differ on the other ends of a line; what is left
out here is what all of them leave out."""
