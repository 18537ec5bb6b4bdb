"""Groups whose text matters, and only those.

Takes a tree in which every capturing group is a node, gives one in which a group is a node only if
a reference repeats it, numbered from one in the order in which they open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shapewright.patterns.normal import (
    NEVER,
    make_choice,
    make_group,
    make_look,
    make_repeat,
    make_sequence,
)
from shapewright.patterns.syntax import (
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


def drop_groups(node: Node) -> Node:
    """The tree without the groups that nothing repeats; what is left is numbered anew.

    A reference to a group that is no longer there, because nothing could match it, never matches.
    """
    repeated = {part.number for part in walk(node) if isinstance(part, Reference)}
    opened = [part.number for part in walk(node) if isinstance(part, Group)]
    kept = [number for number in opened if number in repeated]
    return _renumber(node, {number: at + 1 for at, number in enumerate(kept)})


def walk(node: Node) -> Iterator[Node]:
    """A part and all parts in it, from left to right, outer before inner."""
    waiting: list[Node] = [node]
    while waiting:
        part = waiting.pop()
        yield part
        match part:
            case Sequence(parts=inner) | Choice(options=inner):
                waiting.extend(reversed(inner))
            case Repeat(body=body) | Look(body=body) | Group(body=body):
                waiting.append(body)
            case Chars() | Assert() | Reference():
                pass


def _renumber(node: Node, numbers: Mapping[int, int]) -> Node:
    match node:
        case Chars() | Assert():
            return node
        case Reference(number=number):
            return Reference(numbers[number]) if number in numbers else NEVER
        case Group(number=number, body=body):
            inner = _renumber(body, numbers)
            return make_group(numbers[number], inner) if number in numbers else inner
        case Sequence(parts=parts):
            return make_sequence([_renumber(part, numbers) for part in parts])
        case Choice(options=options):
            return make_choice([_renumber(option, numbers) for option in options])
        case Repeat(body=body, low=low, high=high, greed=greed):
            return make_repeat(_renumber(body, numbers), low, high, greed)
        case Look(body=body, ahead=ahead, negative=negative):
            return make_look(_renumber(body, numbers), ahead=ahead, negative=negative)
