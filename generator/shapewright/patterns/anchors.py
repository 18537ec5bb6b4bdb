"""Anchors that a full match decides.

Takes a tree, gives the same language without the anchors that must hold where they stand, and
without the parts in which one cannot: ``^`` after a character has been read never holds. An anchor
that depends on the string stays.
"""

from __future__ import annotations

from enum import Enum

from shapewright.patterns.normal import (
    NEVER,
    has_group,
    make_choice,
    make_group,
    make_look,
    make_repeat,
    make_sequence,
)
from shapewright.patterns.syntax import (
    EMPTY,
    Assert,
    Assertion,
    Chars,
    Choice,
    Group,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)
from shapewright.patterns.width import find_width


class Edge(Enum):
    """Where a place is, seen from one end of the string."""

    AT = "at the end"
    INSIDE = "not at the end"
    EITHER = "depends on the string"


def settle_anchors(node: Node, before: Edge = Edge.AT, after: Edge = Edge.AT) -> Node:
    """The part without the anchors that can be decided.

    Args:
        node: the part.
        before: where it starts, seen from the start of the string.
        after: where it stops, seen from the end.
    """
    match node:
        case Chars() | Reference():
            return node
        case Assert():
            return _settle(node, before, after)
        case Sequence(parts=parts):
            return _settle_sequence(parts, before, after)
        case Choice(options=options):
            return make_choice([settle_anchors(option, before, after) for option in options])
        case Repeat(body=body, low=low, high=high, greed=greed):
            if high != 1:
                before = _join(before, _pass(before, body))
                after = _join(after, _pass(after, body))
            return make_repeat(settle_anchors(body, before, after), low, high, greed)
        case Look(body=body, ahead=ahead, negative=negative):
            inner = (before, Edge.EITHER) if ahead else (Edge.EITHER, after)
            return make_look(settle_anchors(body, *inner), ahead=ahead, negative=negative)
        case Group(number=number, body=body):
            return make_group(number, settle_anchors(body, before, after))


def _settle(node: Assert, before: Edge, after: Edge) -> Node:
    places = {Assertion.START: before, Assertion.END: after}
    match places.get(node.what, Edge.EITHER):
        case Edge.AT:
            return EMPTY
        case Edge.INSIDE:
            return NEVER
        case Edge.EITHER:
            return node


def _settle_sequence(parts: tuple[Node, ...], before: Edge, after: Edge) -> Node:
    afters = [after]
    for part in reversed(parts):
        after = _pass(after, part)
        afters.append(after)
    settled: list[Node] = []
    for part, behind in zip(parts, afters[-2::-1], strict=True):
        settled.append(settle_anchors(part, before, behind))
        before = _pass(before, part)
    return make_sequence(_drop_empty(settled))


def _drop_empty(parts: list[Node]) -> list[Node]:
    """The parts without those that can only be empty, because an anchor holds beyond them.

    In ``.*^a`` the dot never reads anything.
    """
    starts = [at for at, part in enumerate(parts) if _holds(part, Assertion.START, first=0)]
    ends = [at for at, part in enumerate(parts) if _holds(part, Assertion.END, first=-1)]
    first = starts[-1] if starts else 0
    last = ends[0] if ends else len(parts)
    return [
        part
        for at, part in enumerate(parts)
        if first <= at <= last or not isinstance(part, Repeat) or part.low > 0 or has_group(part)
    ]


def _holds(node: Node, what: Assertion, first: int) -> bool:
    """Whether a part matches only where an anchor holds: where it starts, or where it stops."""
    match node:
        case Assert():
            return node.what is what
        case Sequence(parts=parts):
            return bool(parts) and _holds(parts[first], what, first)
        case Choice(options=options):
            return all(_holds(option, what, first) for option in options)
        case Repeat(body=body, low=low):
            return low > 0 and _holds(body, what, first)
        case Group(body=body):
            return _holds(body, what, first)
        case Chars() | Look() | Reference():
            return False


def _pass(place: Edge, part: Node) -> Edge:
    """Where a place is once a part has been read from it, away from the end."""
    fewest, most = find_width(part)
    if fewest > 0:
        return Edge.INSIDE
    if most == 0 or place is Edge.INSIDE:
        return place
    return Edge.EITHER


def _join(one: Edge, other: Edge) -> Edge:
    return one if one is other else Edge.EITHER
