"""What a part may read at each of its first places.

Takes a part and what may be read after it, place by place, gives the same for both together: as
much as every way reads, each place with all that may stand there. Where a part begins, its lead
stands, so that it tells how near to each other two can begin.
"""

from __future__ import annotations

from shapewright.patterns.alphabet import Alphabet
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

Lead = tuple[int, ...]
"""A mask for each place."""

LONGEST_LEAD = 64
"""How many places are looked at."""


def find_lead(node: Node, alphabet: Alphabet, lead: Lead = ()) -> Lead:
    """The lead of a part, given that of what follows; it may be shorter than it could be."""
    match node:
        case Chars(chars=chars):
            return (alphabet.mask(chars), *lead)[:LONGEST_LEAD]
        case Repeat(body=Chars(chars=chars), low=low, high=high):
            return repeat(alphabet.mask(chars), low, high, lead)
        case Sequence(parts=parts):
            for part in reversed(parts):
                lead = find_lead(part, alphabet, lead)
            return lead
        case Choice(options=options):
            return unite([find_lead(option, alphabet, lead) for option in options])
        case Repeat(body=body, low=low, high=1):
            found = find_lead(body, alphabet, lead)
            return found if low else unite([found, lead])
        case Group(body=body):
            return find_lead(body, alphabet, lead)
        case Assert() | Look():
            return lead
        case Repeat() | Reference():
            return ()


def repeat(mask: int, low: int, high: int | None, lead: Lead) -> Lead:
    """The lead of so many characters of a mask, and what follows."""
    found: list[int] = []
    for at in range(min(low + len(lead), LONGEST_LEAD)):
        either = mask if high is None or at < high else 0
        last = at if high is None else min(at, high)
        for count in range(low, last + 1):
            either |= lead[at - count]
        found.append(either)
    return tuple(found)


def unite(leads: list[Lead]) -> Lead:
    """What one of several may read at each place, as far as all of them go."""
    found: list[int] = []
    for masks in zip(*leads, strict=False):
        either = 0
        for mask in masks:
            either |= mask
        found.append(either)
    return tuple(found)
