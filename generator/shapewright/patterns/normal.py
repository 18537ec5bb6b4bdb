"""Trees in normal form: each way of writing a part that means the same gives the same node.

Takes parts, gives the node they make together: flat sequences and choices, single characters joined
into one set, and nothing that cannot match or does nothing. Keeps the order in which parts are
tried, and so what a possessive repetition means.
"""

from __future__ import annotations

from collections.abc import Iterable

from shapewright.patterns.charset import NOTHING
from shapewright.patterns.syntax import (
    EMPTY,
    Assert,
    Assertion,
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

NEVER = Chars(NOTHING)
"""What matches no string."""

_OPPOSITES = {
    Assertion.BOUNDARY: Assertion.NOT_BOUNDARY,
    Assertion.NOT_BOUNDARY: Assertion.BOUNDARY,
}


def make_sequence(parts: Iterable[Node]) -> Node:
    """One after the other."""
    flat: list[Node] = []
    for part in parts:
        if part == NEVER:
            return NEVER
        if isinstance(part, Sequence):
            flat.extend(part.parts)
        else:
            flat.append(part)
    return flat[0] if len(flat) == 1 else Sequence(tuple(flat))


def make_choice(options: Iterable[Node]) -> Node:
    """One of several; an empty one at either end makes the others optional."""
    flat: list[Node] = []
    seen: set[Node] = set()
    for option in options:
        for inner in option.options if isinstance(option, Choice) else (option,):
            if inner == NEVER or inner in seen:
                continue
            seen.add(inner)
            last = flat[-1] if flat else None
            if isinstance(inner, Chars) and isinstance(last, Chars):
                flat[-1] = Chars(last.chars | inner.chars)
            else:
                flat.append(inner)
    if not flat:
        return NEVER
    if len(flat) == 1:
        return flat[0]
    if flat[-1] == EMPTY:
        return make_repeat(make_choice(flat[:-1]), 0, 1)
    if flat[0] == EMPTY:
        return make_repeat(make_choice(flat[1:]), 0, 1, Greed.LAZY)
    return Choice(tuple(flat))


def make_repeat(body: Node, low: int, high: int | None, greed: Greed = Greed.GREEDY) -> Node:
    """The same so many times."""
    if high == 0 or body == EMPTY:
        return EMPTY
    if body == NEVER:
        return EMPTY if low == 0 else NEVER
    if reads_nothing(body):
        return EMPTY if low == 0 else body
    if low and high != 1 and greed is Greed.GREEDY and may_be_empty(body):
        low = 0  # an engine tries every round again that it had to take, and took for nothing
    if low == high and (greed is Greed.LAZY or isinstance(body, Chars)):
        greed = Greed.GREEDY
    if (low, high) == (1, 1):
        if greed is not Greed.POSSESSIVE or has_one_way(body):
            return body
        if isinstance(body, Repeat) and body.greed is not Greed.LAZY:
            return Repeat(body.body, body.low, body.high, Greed.POSSESSIVE)
    return Repeat(body, low, high, greed)


def may_be_empty(node: Node) -> bool:
    """Whether a part always may read nothing, whatever follows."""
    match node:
        case Repeat(low=0, greed=greed):
            return greed is not Greed.POSSESSIVE
        case Repeat(body=body, greed=greed):
            return greed is not Greed.POSSESSIVE and may_be_empty(body)
        case Sequence(parts=parts):
            return all(map(may_be_empty, parts))
        case Choice(options=options):
            return any(map(may_be_empty, options))
        case _:
            return False


def make_look(body: Node, *, ahead: bool, negative: bool) -> Node:
    """What does or does not stand before or behind."""
    if body == NEVER:
        return EMPTY if negative else NEVER
    if body == EMPTY:
        return NEVER if negative else EMPTY
    if negative and isinstance(body, Assert) and body.what in _OPPOSITES:
        return Assert(_OPPOSITES[body.what])
    return Look(body, ahead, negative)


def make_group(number: int, body: Node) -> Node:
    """A part that a reference repeats."""
    return NEVER if body == NEVER else Group(number, body)


def drop_laziness(node: Node) -> Node:
    """The tree with every lazy repetition made greedy, unless what is tried first could matter.

    A full match tries everything in the end, but not in what is possessive, and not in a look: it
    keeps the first text that a group took.
    """
    match node:
        case Chars() | Assert() | Reference():
            return node
        case Sequence(parts=parts):
            return make_sequence([drop_laziness(part) for part in parts])
        case Choice(options=options):
            return make_choice([drop_laziness(option) for option in options])
        case Repeat(greed=Greed.POSSESSIVE):
            return node
        case Repeat(body=body, low=low, high=high):
            return make_repeat(drop_laziness(body), low, high)
        case Look(body=body, ahead=ahead, negative=negative):
            if has_group(body):
                return node
            return make_look(drop_laziness(body), ahead=ahead, negative=negative)
        case Group(number=number, body=body):
            return make_group(number, drop_laziness(body))


def reads_nothing(node: Node) -> bool:
    """Whether a part only asserts, so that saying it twice adds nothing.

    A look in which a group takes text is more than an assertion.
    """
    match node:
        case Assert():
            return True
        case Look(body=body):
            return not has_group(body)
        case Sequence(parts=parts):
            return all(reads_nothing(part) for part in parts)
        case _:
            return False


def has_group(node: Node) -> bool:
    """Whether a part takes text that a reference may repeat."""
    match node:
        case Group():
            return True
        case Sequence(parts=nodes) | Choice(options=nodes):
            return any(has_group(inner) for inner in nodes)
        case Repeat(body=body) | Look(body=body):
            return has_group(body)
        case Chars() | Assert() | Reference():
            return False


def has_one_way(node: Node) -> bool:
    """Whether a part can match in one way at most from any place, so that giving back is no matter.

    A repetition that is possessive itself has one way too.
    """
    match node:
        case Chars() | Assert() | Look() | Reference():
            return True
        case Sequence(parts=parts):
            return all(has_one_way(part) for part in parts)
        case Repeat(low=low, high=high, greed=greed, body=body):
            return greed is Greed.POSSESSIVE or (low == high and has_one_way(body))
        case Group(body=body):
            return has_one_way(body)
        case Choice():
            return False
