"""A large set at the end of a pattern, tried a few of its runs at a time.

Takes the tree of a whole pattern, gives an equivalent one in which each character is looked at
several times, each time for a few runs of the set that lie near each other: whatever lies elsewhere
passes at once. ``re`` looks at all runs beyond its table in turn, which is slower the more there
are.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.patterns.charset import CharSet
from shapewright.patterns.normal import make_sequence
from shapewright.patterns.search import split
from shapewright.patterns.set_pace import LAST_IN_TABLE
from shapewright.patterns.syntax import (
    Assert,
    Assertion,
    Chars,
    Choice,
    Greed,
    Look,
    Node,
    Repeat,
    Sequence,
)

RUNS = 36
"""How many runs are looked at together."""
_IN_TABLE = CharSet.of([(0, LAST_IN_TABLE)])


def sieve(node: Node) -> Node:
    """The tree, the set at its end in parts; the tree itself where that set has few runs."""
    match split(node):
        case (*before, Repeat(body=Chars(chars=chars), low=low, high=None)) if is_large(chars):
            return make_sequence([*before, _sift(chars, low)])
        case _:
            return node


def is_large(chars: CharSet) -> bool:
    """Whether a set has many runs beyond the table."""
    return len((chars - _IN_TABLE).ranges) > 2 * RUNS


def _sift(chars: CharSet, low: int) -> Node:
    """So many characters of a set, and no others up to the end of the text."""
    *first, last = list_sieves(chars)
    looks = [Look(_read_all(one), ahead=True, negative=False) for one in first]
    # Most texts have no character beyond the table, and need one pass alone.
    near = Look(_read_all(_IN_TABLE), ahead=True, negative=False)
    flat = Sequence((near, Repeat(Chars(chars), low, None, Greed.POSSESSIVE)))
    sifted = Sequence((*looks, Repeat(Chars(last), low, None, Greed.POSSESSIVE)))
    return Choice((flat, sifted))


def list_sieves(chars: CharSet) -> Iterator[CharSet]:
    """Sets that have in common what is in a set, each of few runs beyond the table."""
    yield chars | ~_IN_TABLE
    holes = (~chars - _IN_TABLE).ranges
    for at in range(0, len(holes), RUNS):
        yield ~CharSet(holes[at : at + RUNS])


def _read_all(chars: CharSet) -> Node:
    run = Repeat(Chars(chars), 0, None, Greed.POSSESSIVE)
    return Sequence((run, Assert(Assertion.END)))


def list_sifted(parts: tuple[Node, ...]) -> list[CharSet]:
    """The sets that all characters of the rest of the text must be in; none for other parts."""
    match parts:
        case (*looks, Repeat(body=Chars(chars=last), greed=Greed.POSSESSIVE)) if looks:
            sets = [_find_sieve(look) for look in looks]
            return [] if None in sets else [*(one for one in sets if one is not None), last]
        case _:
            return []


def _find_sieve(node: Node) -> CharSet | None:
    match node:
        case Look(
            body=Sequence(
                parts=(
                    Repeat(body=Chars(chars=chars), low=0, high=None, greed=Greed.POSSESSIVE),
                    Assert(what=Assertion.END),
                )
            ),
            ahead=True,
            negative=False,
        ):
            return chars
        case _:
            return None
