"""How many characters the strings of a pattern have.

Takes a tree, gives bounds: no string that matches is shorter or longer. They are exact but for what
assertions, looks and references forbid.
"""

from __future__ import annotations

from shapewright.patterns.syntax import (
    Assert,
    Chars,
    Choice,
    Greed,
    Group,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)

Width = tuple[int, int | None]
"""The fewest and the most characters; None for no bound."""


def find_width(node: Node) -> Width:
    """The fewest and the most characters a part reads.

    A choice of nothing, and a set of nothing, count as if they could match.
    """
    match node:
        case Chars():
            return 1, 1
        case Assert() | Look():
            return 0, 0
        case Reference():
            return 0, None
        case Group(body=body):
            return find_width(body)
        case Repeat(body=body, low=low, high=high):
            fewest, most = find_width(body)
            if most == 0 or high == 0:
                return 0, 0
            return fewest * low, None if most is None or high is None else most * high
        case Sequence(parts=parts):
            return add_widths(parts)
        case Choice(options=options):
            widths = [find_width(option) for option in options]
            most_of_all = [most for _, most in widths]
            return (
                min((fewest for fewest, _ in widths), default=0),
                None
                if None in most_of_all
                else max((most for most in most_of_all if most is not None), default=0),
            )


def reaches_fewest(node: Node) -> bool:
    """Whether it is seen at once that something as short as the width says is read.

    Not of what looks around, refers or gives nothing back: that takes a closer look.
    """
    match node:
        case Chars(chars=chars):
            return bool(chars)
        case Choice(options=options):
            return bool(options) and all(map(reaches_fewest, options))
        case Sequence(parts=parts):
            return all(map(reaches_fewest, parts))
        case Repeat(body=body, greed=greed):
            return greed is not Greed.POSSESSIVE and reaches_fewest(body)
        case _:
            return False


def add_widths(parts: tuple[Node, ...]) -> Width:
    """The width of parts that follow one another."""
    fewest, most = 0, 0
    bounded = True
    for part in parts:
        low, high = find_width(part)
        fewest += low
        if high is None:
            bounded = False
        else:
            most += high
    return fewest, most if bounded else None
