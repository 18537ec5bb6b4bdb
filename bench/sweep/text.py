"""Strings for shapes that are text: right ones, ones of a wrong length, and near misses.

Takes a shape, gives strings. What matches a pattern is decided by the generator's matcher, which
is no regular expression engine, so that the form of a pattern that is generated is judged from
outside.
"""

from __future__ import annotations

import string
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from random import Random

from bench.sweep.bounds import find_length, find_pattern
from shapewright.ir.shape import EnumShape, StringShape
from shapewright.patterns.match import matches
from shapewright.patterns.near_miss import near_misses
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.sample import sample, shortest
from shapewright.patterns.syntax import Node

LONGEST = 2_000
"""Characters of a string that is right and long."""
LONGEST_TO_MATCH = 5_000
"""Characters of a string that is too long and matches all the same."""
_LONGEST_NEAR_MISS = 200
_PLAIN = string.ascii_letters + string.digits + " -_./:é٣😀"
_POOL = 5

TextShape = StringShape | EnumShape


@cache
def read_pattern(text: str) -> Node:
    """The tree of a pattern; each is read once."""
    return parse_pattern(text)


@dataclass(slots=True)
class Texts:
    """Strings, from one source of choices."""

    random: Random
    _pools: dict[tuple[str, int, int | None], tuple[str, ...]] = field(
        default_factory=dict[tuple[str, int, "int | None"], tuple[str, ...]]
    )

    def find_some(self, shape: TextShape, least: int = 0) -> tuple[str, ...]:
        """A few strings that keep every rule of a shape; none where there is none.

        Args:
            shape: the shape.
            least: the fewest characters, whatever the shape says.
        """
        if isinstance(shape, EnumShape):
            return tuple(value for value in shape.values if len(value) >= least)
        low, high = find_length(shape)
        key = (find_pattern(shape), max(low, least), high)
        if key not in self._pools:
            drawn = (self._draw(*key) for _ in range(_POOL - 2))
            edges = (self._draw(key[0], bound, bound) for bound in self._edges(key[1], high))
            found = {text: None for text in chain(edges, drawn) if text is not None}
            self._pools[key] = tuple(found)
        return self._pools[key]

    def find_distinct(self, shape: TextShape, count: int) -> list[str]:
        """So many strings that keep every rule of a shape, no two alike; fewer if there are not."""
        found = dict.fromkeys(self.find_some(shape))
        if isinstance(shape, StringShape) and len(found) < count:
            low, high = find_length(shape)
            for _ in range(4 * count):
                text = self._draw(find_pattern(shape), low, high)
                if text is not None:
                    found.setdefault(text)
                if len(found) >= count:
                    break
        return list(found)[:count]

    def make_of_length(self, shape: TextShape, length: int) -> str:
        """A string of a length, one that matches the pattern where that can be had."""
        pattern = find_pattern(shape)
        if not pattern or length > LONGEST_TO_MATCH:
            return "a" * length
        text = sample(read_pattern(pattern), self.random.randrange, length, length)
        return "a" * length if text is None else text

    def find_near_misses(self, shape: TextShape, most: int) -> list[str]:
        """Strings that nearly match, of a right length where there are any."""
        pattern = find_pattern(shape)
        if not pattern:
            return []
        node = read_pattern(pattern)
        low, high = find_length(shape)
        starts = [text for text in self.find_some(shape) if len(text) <= _LONGEST_NEAR_MISS]
        start = shortest(node, low, high)
        if start is not None and len(start) <= _LONGEST_NEAR_MISS:
            starts.insert(0, start)
        near = {
            text: low <= len(text) <= (len(text) if high is None else high)
            for start in starts[:3]
            for text in (f"{start}\n", *near_misses(node, start, self.random.randrange))
        }
        # Those of a right length first: they break the pattern and nothing else.
        ordered = sorted(near, key=near.__getitem__, reverse=True)
        found: list[str] = []
        for text in [*ordered, "", "\x00", " ", "\n", "é", "٣"]:
            if len(found) < most and text not in found and not matches(node, text):
                found.append(text)
        return found

    def _draw(self, pattern: str, low: int, high: int | None) -> str | None:
        if pattern:
            return sample(read_pattern(pattern), self.random.randrange, low, high)
        most = low + 12 if high is None else min(high, low + 12)
        return "".join(self.random.choices(_PLAIN, k=self.random.randint(low, most)))

    @staticmethod
    def _edges(low: int, high: int | None) -> list[int]:
        return [bound for bound in (low, high) if bound is not None and bound <= LONGEST]
