"""Strings that match a pattern.

Takes a tree, bounds on the length, and a source of choices; gives a string. The same choices give
the same string, so that a property-based test can shrink it: a choice of 0 is the plainest. Where a
pattern looks around, strings are made and tried; nothing is given that does not match. They are
made by the runtime, as generated packages make them.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from shapewright.patterns.follow import follow_looks
from shapewright.patterns.form import write_form
from shapewright.patterns.groups import walk
from shapewright.patterns.match import matches
from shapewright.patterns.syntax import (
    Assert,
    Greed,
    Look,
    Node,
    Reference,
    Repeat,
)
from shapewright.runtime.text_way import find_ways, try_ways

Choose = Callable[[int], int]
"""Given how many things there are to choose from, at least one, the number of one, from 0."""

TRIES = 400
"""How many strings are tried where making one that fits cannot be planned."""
_TRIES_OF_A_LENGTH = 6


def write_forms(node: Node) -> tuple[str, ...]:
    """The forms of a pattern's strings, the likelier first.

    Args:
        node: a tree in normal form.
    """
    trees = follow_looks(node) if needs_trying(node) else [node]
    return tuple(map(write_form, trees))


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
    ways = find_ways(write_forms(node), low, high)
    if needs_trying(node):
        return try_ways(ways, choose, lambda text: _is_answer(node, text, low, high), TRIES)
    return ways[0].make(choose) if ways else None


def shortest(node: Node, low: int = 0, high: int | None = None) -> str | None:
    """A string that matches, of the fewest characters, in the plainest of them.

    Where a pattern looks around it is the shortest of those that were tried.
    """
    ways = find_ways(write_forms(node), low, high)
    tries = _TRIES_OF_A_LENGTH if needs_trying(node) else 1
    lengths = sorted({(length, at) for at, way in enumerate(ways) for length in way.fitting})
    random = Random(0)  # noqa: S311 - any choices do, if they are the same each time
    for length, at in lengths:
        for number in range(tries):
            text = ways[at].make(random.randrange if number else lambda _: 0, length)
            if tries == 1 or _is_answer(node, text, low, high):
                return text
    return sample(node, random.randrange, low, high)


def _is_answer(node: Node, text: str, low: int, high: int | None) -> bool:
    return low <= len(text) and (high is None or len(text) <= high) and matches(node, text)


def needs_trying(node: Node) -> bool:
    """Whether a string made part by part may fail to match."""
    return any(
        isinstance(part, Assert | Look | Reference)
        or (isinstance(part, Repeat) and part.greed is Greed.POSSESSIVE)
        for part in walk(node)
    )
