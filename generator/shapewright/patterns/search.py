"""Reading on to the first place where something stands: ``(?:(?!:key/).)*:key/``.

Takes the parts of a sequence, tells whether two of them are such a search; takes a search for any
place, gives one for the first. A search for the first place is never tried on from there, which
is what keeps it linear. Whether the first place will do is for an automaton to say.
"""

from __future__ import annotations

from shapewright.patterns.normal import make_sequence
from shapewright.patterns.syntax import (
    Chars,
    Choice,
    Greed,
    Look,
    Node,
    Repeat,
    Sequence,
)
from shapewright.patterns.width import find_width


def make_search(loop: Repeat, target: tuple[Node, ...]) -> tuple[Node, ...]:
    """A loop up to the first place where a target stands, and the target."""
    high = None if loop.high is None else loop.high - loop.low
    first = [loop.body] * loop.low
    if len(target) == 1 and isinstance(loop.body, Chars) and isinstance(target[0], Chars):
        return *first, Repeat(Chars(loop.body.chars - target[0].chars), 0, high), *target
    look = Look(make_sequence(target), ahead=True, negative=True)
    return *first, Repeat(make_sequence([look, loop.body]), 0, high), *target


def find_search(parts: tuple[Node, ...], at: int) -> int:
    """How many parts after this one are the target of a search for the first place; 0 for none."""
    match parts[at]:
        case Repeat(body=Sequence(parts=(Look(body=target, ahead=True, negative=True), *_))):
            wanted = split(target)
            after = parts[at + 1 : at + 1 + len(wanted)]
            return len(wanted) if after == wanted and is_plain(target) else 0
        case _:
            return 0


def split(node: Node) -> tuple[Node, ...]:
    """The parts of a sequence, or the one part."""
    return node.parts if isinstance(node, Sequence) else (node,)


def is_plain(node: Node) -> bool:
    """Whether a part reads some characters, boundedly many, and does nothing else."""
    shortest, longest = find_width(node)
    return shortest > 0 and longest is not None and has_only_characters(node)


def has_only_characters(node: Node) -> bool:
    """Whether a part is made of characters, choices and counts alone."""
    match node:
        case Chars():
            return True
        case Sequence(parts=nodes) | Choice(options=nodes):
            return all(has_only_characters(inner) for inner in nodes)
        case Repeat(body=body, greed=greed):
            return greed is not Greed.POSSESSIVE and has_only_characters(body)
        case _:
            return False
