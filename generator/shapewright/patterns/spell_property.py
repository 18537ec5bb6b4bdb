r"""Naming the properties that a set holds.

Takes a set of characters, gives the few ``\p{..}`` and ``\P{..}`` that lie in it whole. Whether
they make a class shorter is for the speller to find out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from shapewright.patterns.charset import LAST, NOTHING, CharSet
from shapewright.patterns.properties import NAMED, find_property

Names = dict[str, CharSet]
"""Properties as they are spelled, each with its characters."""

_FAMILIES = {
    name: [kind for kind in NAMED if len(kind) == 2 and kind[0] == name] for name in "LMNPSZC"
}
_KINDS = [kind for kinds in _FAMILIES.values() for kind in kinds]
_FEW = 4
"""So many runs beyond ASCII are written out: that is short, and needs no data when it is
compiled."""


def find_names(chars: CharSet) -> list[Names]:
    """Ways to name the properties in a set, the likeliest first; none if it has few runs."""
    beyond = len(chars.ranges) - bisect_right(chars.ranges, (0x7F, LAST))
    if beyond <= _FEW:
        return []
    whole = {kind for kind in _KINDS if _is_whole(chars, kind)}
    names = min(_name_kinds(whole), key=lambda way: len("".join(way)))
    ways = [names]
    if {*_FAMILIES["L"], "Nl"} <= whole and _is_whole(chars, "IsAlphabetic"):
        ways.append([r"\p{IsAlphabetic}", *(name for name in names if name != r"\p{L}")])
    return [{name: _find_named(name) for name in way} for way in ways]


def _name_kinds(whole: set[str]) -> Iterator[list[str]]:
    """The ways to name all these categories: each family, or all but one and what it holds."""
    yield [name for family in _FAMILIES for name in _name_family(family, whole)]
    for family, kinds in _FAMILIES.items():
        if whole >= set(_KINDS) - set(kinds):
            yield [rf"\P{{{family}}}", *_name_family(family, whole)]
    for kind in _KINDS:
        if whole >= set(_KINDS) - {kind}:
            yield [rf"\P{{{kind}}}"]


def _name_family(family: str, whole: set[str]) -> list[str]:
    kinds = _FAMILIES[family]
    if whole.issuperset(kinds):
        return [rf"\p{{{family}}}"]
    return [rf"\p{{{kind}}}" for kind in kinds if kind in whole]


def _find_named(name: str) -> CharSet:
    found = find_property(name[3:-1]) or NOTHING
    return ~found if name.startswith(r"\P") else found


def _is_whole(chars: CharSet, name: str) -> bool:
    """Whether the set holds all of a property."""
    for low, high in _find_named(rf"\p{{{name}}}").ranges:
        at = bisect_right(chars.ranges, (low, LAST)) - 1
        if at < 0 or chars.ranges[at][1] < high:
            return False
    return True
