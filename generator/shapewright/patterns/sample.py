"""Strings that match a pattern.

Takes a tree, bounds on the length, and a source of choices; gives a string. The same choices give
the same string, so that a property-based test can shrink it: a choice of 0 is the plainest. Where a
pattern looks around, strings are made and tried; nothing is given that does not match.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from shapewright.patterns.draw import Drawing
from shapewright.patterns.follow import follow_looks
from shapewright.patterns.groups import walk
from shapewright.patterns.lengths import Lengths, find_bits, find_lengths
from shapewright.patterns.match import matches
from shapewright.patterns.syntax import (
    Assert,
    Greed,
    Look,
    Node,
    Reference,
    Repeat,
)

Choose = Callable[[int], int]
"""Given how many things there are to choose from, at least one, the number of one, from 0."""

TRIES = 400
"""How many strings are tried where making one that fits cannot be planned."""
_TRIES_OF_A_LENGTH = 6
_AMPLE = 64
"""So many characters beyond the shortest string are variety enough."""


def sample(node: Node, choose: Choose, low: int = 0, high: int | None = None) -> str | None:
    """A string that matches in full and has so many characters.

    Args:
        node: a tree in normal form.
        choose: the source of choices.
        low: the fewest characters, included.
        high: the most characters, included; None for no bound.

    Returns:
        None if there is no such string, or none was found in a bounded number of tries.
    """
    plans = _plan(node, low, high)
    if not _needs_trying(node):
        return plans[0].make(choose) if plans else None
    for at in range(TRIES if plans else 0):
        text = plans[at % len(plans)].make(choose)
        if _is_answer(node, text, low, high):
            return text
    return None


def shortest(node: Node, low: int = 0, high: int | None = None) -> str | None:
    """A string that matches, of the fewest characters, in the plainest of them.

    Where a pattern looks around it is the shortest of those that were tried.
    """
    plans = _plan(node, low, high)
    tries = _TRIES_OF_A_LENGTH if _needs_trying(node) else 1
    ways = sorted({(length, at) for at, plan in enumerate(plans) for length in plan.fitting})
    random = Random(0)  # noqa: S311 - any choices do, if they are the same each time
    for length, at in ways:
        for number in range(tries):
            text = plans[at].make(random.randrange if number else lambda _: 0, length)
            if tries == 1 or _is_answer(node, text, low, high):
                return text
    return sample(node, random.randrange, low, high)


def _is_answer(node: Node, text: str, low: int, high: int | None) -> bool:
    return low <= len(text) and (high is None or len(text) <= high) and matches(node, text)


class _Plan:
    """A tree to make strings of, and the lengths to choose from."""

    def __init__(self, tree: Node, lengths: Lengths, fitting: list[int]) -> None:
        self._tree = tree
        self._lengths = lengths
        self.fitting = fitting

    def make(self, choose: Choose, length: int | None = None) -> str:
        """A string of one of the lengths, chosen unless told."""
        if length is None:
            length = self.fitting[choose(len(self.fitting))]
        return Drawing(self._lengths, choose).draw(self._tree, length)


def _plan(node: Node, low: int, high: int | None) -> list[_Plan]:
    """Ways to make a string, the plainest first; none if no length fits."""
    plans: list[_Plan] = []
    for tree in follow_looks(node) if _needs_trying(node) else [node]:
        lengths = find_lengths(tree, low, high)
        fitting = list(find_bits(lengths.of(tree) >> low << low))
        if fitting:
            plans.append(_Plan(tree, lengths, fitting[:_AMPLE]))
    return plans


def _needs_trying(node: Node) -> bool:
    """Whether a string made part by part may fail to match."""
    return any(
        isinstance(part, Assert | Look | Reference)
        or (isinstance(part, Repeat) and part.greed is Greed.POSSESSIVE)
        for part in walk(node)
    )
