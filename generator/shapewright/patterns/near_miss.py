"""Strings that nearly match a pattern.

Takes a tree and a string that matches it, gives strings one step away. Whether one of them matches
after all is for a matcher to say.
"""

from __future__ import annotations

from collections.abc import Callable
from string import ascii_lowercase, ascii_uppercase

from shapewright.patterns.charset import LAST
from shapewright.patterns.groups import walk
from shapewright.patterns.syntax import Chars, Node

_OTHER_CASE = str.maketrans(ascii_lowercase + ascii_uppercase, ascii_uppercase + ascii_lowercase)


def near_misses(node: Node, text: str, choose: Callable[[int], int]) -> list[str]:
    """The string with a character changed, put in, left out, doubled or moved, or its case swapped.

    Args:
        node: the tree, whose sets say which characters make a difference.
        text: a string that matches it.
        choose: the source of choices.
    """
    edges = _find_edges(node)
    at = choose(len(text) + 1)
    other = edges[choose(len(edges))]
    before, after = text[:at], text[at:]
    near = {
        before + other + after: None,
        before + other + after[1:]: None,
        before + after[1:]: None,
        before + after[:1] * 2 + after[1:]: None,
        before + after[1:2] + after[:1] + after[2:]: None,
        text + other: None,
        text + "\n": None,
        text[:-1]: None,
        text.translate(_OTHER_CASE): None,
    }
    near.pop(text, None)
    return list(near)


def _find_edges(node: Node) -> list[str]:
    """The characters on both sides of the bounds of the tree's sets, and a few of each kind."""
    points = {ord(character): None for character in "a0 -\n\u00e9\u0663\U0001f600"}
    for part in walk(node):
        if isinstance(part, Chars):
            for low, high in part.chars.ranges[:8]:
                points.update(dict.fromkeys((low, high, max(low - 1, 0), min(high + 1, LAST))))
    return [chr(point) for point in sorted(points)]
