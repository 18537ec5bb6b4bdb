"""Whether a part can be judged apart from what stands around it.

Takes a part and where it stands, says whether all it asserts is decided by what itself reads: a
look at the next three characters is, if the part reads three more after it. Only such a part can be
written anew by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.patterns.alphabet import find_sets
from shapewright.patterns.charset import CharSet
from shapewright.patterns.factor import unite
from shapewright.patterns.groups import walk
from shapewright.patterns.syntax import (
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
from shapewright.patterns.width import find_width

ALL = 1 << 60
"""Room without end: the text begins, or ends, where the part does."""


def stands_alone(node: Node, *, at_start: bool, at_end: bool) -> bool:
    """Whether a part depends on nothing around it."""
    return has_room(node, Room(ALL if at_start else 0, ALL if at_end else 0, ()))


@dataclass(frozen=True, slots=True)
class Room:
    """What a part knows of the text around it."""

    before: int
    """How many characters before it are read with it."""
    after: int
    """How many after it."""
    stops: tuple[CharSet, ...]
    """Sets of which a character must follow somewhere after it."""


def has_room(node: Node, room: Room) -> bool:
    """Whether what a part asserts is decided by what is read with it."""
    match node:
        case Chars():
            return True
        case Sequence(parts=parts):
            return has_room_in_sequence(parts, room)
        case Choice(options=options):
            return all(has_room(option, room) for option in options)
        case Repeat(body=body):
            return is_held_within(node, room) and has_room(body, room)
        case Assert(what=what):
            before = what is Assertion.END or room.before > 0
            return before and (what is Assertion.START or room.after > 0)
        case Look(body=body):
            return reaches_no_further(node, room) and has_room(body, room)
        case Reference() | Group():
            return False


def has_room_in_sequence(parts: tuple[Node, ...], room: Room) -> bool:
    """The same for parts that read for one another."""
    widths = [find_width(part)[0] for part in parts]
    for at, part in enumerate(parts):
        inner = Room(
            min(ALL, room.before + sum(widths[:at])),
            min(ALL, room.after + sum(widths[at + 1 :])),
            (*(p.chars for p in parts[at + 1 :] if isinstance(p, Chars)), *room.stops),
        )
        if not has_room(part, inner):
            return False
    return True


def is_held_within(node: Repeat, room: Room) -> bool:
    """Whether what is read with a repetition says where it ends, if it gives nothing back."""
    if node.greed is not Greed.POSSESSIVE or node.low == node.high:
        return True
    return reaches_no_further(Look(node.body, ahead=True, negative=True), room)


def reaches_no_further(look: Look, room: Room) -> bool:
    """Whether a look reads nothing beyond what is read with it."""
    width = room.after if look.ahead else room.before
    longest = find_width(look.body)[1]
    if width == ALL or (longest is not None and longest <= width):
        return True
    if not look.ahead or any(isinstance(part, Assert | Look) for part in walk(look.body)):
        return False
    read = unite(find_sets(look.body))
    return any(not read & stop for stop in room.stops)
