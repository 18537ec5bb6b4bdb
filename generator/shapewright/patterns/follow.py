"""Trees to make strings of, for a pattern that looks ahead.

Takes a tree, gives trees without looks: the one that leaves them out, and one in which what is
looked for is read, and anything after it. Strings of either may or may not match the pattern.
"""

from __future__ import annotations

from shapewright.patterns.charset import CharSet
from shapewright.patterns.groups import walk
from shapewright.patterns.normal import make_choice, make_repeat, make_sequence
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

_ANYTHING = Repeat(Chars(CharSet.of([(0x20, 0x7E)])), 0, None)


def follow_looks(node: Node) -> list[Node]:
    """The trees to make strings of, the likelier first."""
    trees = [_follow(node, reads=False)]
    if any(isinstance(part, Look) and part.ahead and not part.negative for part in walk(node)):
        trees.append(_follow(node, reads=True))
    return trees


def _follow(node: Node, *, reads: bool) -> Node:
    match node:
        case Chars() | Reference():
            return node
        case Assert() | Look():
            return EMPTY
        case Sequence(parts=parts):
            for at, part in enumerate(parts):
                if reads and isinstance(part, Look) and part.ahead and not part.negative:
                    before = [_follow(inner, reads=reads) for inner in parts[:at]]
                    return make_sequence([*before, _follow(part.body, reads=reads), _ANYTHING])
            return make_sequence([_follow(part, reads=reads) for part in parts])
        case Choice(options=options):
            return make_choice([_follow(option, reads=reads) for option in options])
        case Repeat(body=body, low=low, high=high):
            return make_repeat(_follow(body, reads=reads), low, high)
        case Group(number=number, body=body):
            return Group(number, _follow(body, reads=reads))
