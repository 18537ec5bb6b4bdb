"""From an automaton back to a pattern.

Takes a deterministic automaton, gives a tree that accepts the same: its states are taken away one
by one, the ways around each written on the edges that stay. Since an automaton reads a string in
one way at most, so does the tree. Refuses a tree that grows too large.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from shapewright.patterns.alphabet import Alphabet
from shapewright.patterns.dfa import Dfa
from shapewright.patterns.factor import choose, join, star
from shapewright.patterns.limit import TooLargeError
from shapewright.patterns.normal import NEVER
from shapewright.patterns.syntax import (
    EMPTY,
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

FIRST, LAST = -1, -2
"""Two states that an automaton has not: before its first, and after all that accept."""

MOST_DEPTH = 60
"""How deep parts may stand in one another."""


RANGES_OF_A_PART = 16
"""As many ranges of characters are about as long to write as one more part."""


def build_tree(dfa: Dfa, alphabet: Alphabet, *, most: int) -> Node:
    """The tree of an automaton.

    Raises:
        TooLargeError: It would have more than ``most`` parts.
    """
    if not dfa.rows:
        return NEVER
    elimination = _Elimination(most)
    for at, row in enumerate(dfa.rows):
        for mask, to in row:
            elimination.add(at, to, Chars(alphabet.chars(mask)))
        if dfa.accepting[at]:
            elimination.add(at, LAST, EMPTY)
    elimination.add(FIRST, 0, EMPTY)
    return elimination.run(len(dfa.rows))


class _Elimination:
    """An automaton whose edges are trees, and its states on their way out."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._out: dict[int, dict[int, Node]] = {}
        self._into: dict[int, dict[int, int]] = {}
        """For each state, the states before it, and the size of the edge."""

    def add(self, at: int, to: int, node: Node) -> None:
        """Put an edge in place of the one there is."""
        size, depth = measure(node), find_depth(node)
        if size > self._most or depth > MOST_DEPTH:
            raise TooLargeError
        self._out.setdefault(at, {})[to] = node
        self._into.setdefault(to, {})[at] = size

    def run(self, count: int) -> Node:
        """The one edge that is left when all states are gone."""
        weights = {at: self._weigh(at) for at in range(count)}
        # Later states first among equals: what they lead to is short, and counts can form.
        queue = [(weight, -at) for at, weight in weights.items()]
        heapify(queue)
        while queue:
            weight, at = heappop(queue)
            if weights.get(-at) != weight:
                continue
            del weights[-at]
            for other in self._remove(-at):
                if other >= 0 and (new := self._weigh(other)) != weights[other]:
                    weights[other] = new
                    heappush(queue, (new, -other))
        return self._out[FIRST].get(LAST, NEVER)

    def _weigh(self, at: int) -> int:
        """How much more there is to write once a state is gone."""
        into = [size for before, size in self._into[at].items() if before != at]
        out = [self._into[to][at] for to in self._out.get(at, ()) if to != at]
        loop = self._into[at].get(at, 0)
        m, n = len(into), len(out)
        return sum(into) * (n - 1) + sum(out) * (m - 1) + loop * (m * n - 1)

    def _remove(self, at: int) -> list[int]:
        out, into = self._out.pop(at, {}), self._into.pop(at)
        around = star(out.pop(at)) if at in out else EMPTY
        into.pop(at, None)
        for to in out:
            del self._into[to][at]
        for before in sorted(into):
            entry = self._out[before].pop(at)
            for to, leave in out.items():
                way = join(entry, around, leave)
                old = self._out[before].get(to)
                self.add(before, to, way if old is None else choose([way, old]))
        return sorted({*into, *out})


def find_depth(node: Node) -> int:
    """How deep parts stand in one another."""
    match node:
        case Sequence(parts=nodes) | Choice(options=nodes):
            return 1 + max((find_depth(inner) for inner in nodes), default=0)
        case Repeat(body=body) | Look(body=body) | Group(body=body):
            return 1 + find_depth(body)
        case _:
            return 0


def measure(node: Node) -> int:
    """How many parts a tree has; a set of many ranges counts as several."""
    match node:
        case Chars(chars=chars):
            return 1 + len(chars.ranges) // RANGES_OF_A_PART
        case Assert() | Reference():
            return 1
        case Sequence(parts=parts):
            return sum(measure(part) for part in parts)
        case Choice(options=options):
            return 1 + sum(measure(option) for option in options)
        case Repeat(body=body) | Look(body=body) | Group(body=body):
            return 1 + measure(body)
