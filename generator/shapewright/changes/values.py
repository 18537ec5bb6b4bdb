"""The values of two enums held against each other.

Takes two lists of values, gives what was added, removed and spelled anew. Their order means
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from .found import GUESS, Found, say_list
from .renames import find_renames, fold_name


def compare_values(old: tuple[str, ...], new: tuple[str, ...], step: str = "") -> Iterator[Found]:
    """What differs between two lists of values."""
    if not old and not new:
        return
    if not old or not new:
        kind = "enum-closed" if new else "enum-opened"
        yield Found(kind, step, say_list(old), say_list(new))
        return
    removed = sorted({*old} - {*new})
    added = sorted({*new} - {*old})
    for was, now, said in find_renames(removed, added, _evidence):
        removed.remove(was)
        added.remove(now)
        yield Found("enum-value-renamed", step, was, now, f"{GUESS}: {said}")
    if removed:
        yield Found("enum-value-removed", step, say_list(tuple(removed)))
    if added:
        yield Found("enum-value-added", step, "", say_list(tuple(added)))


def _evidence(old: str, new: str) -> str:
    same = fold_name(old) == fold_name(new) != ""
    return "the values differ in spelling alone" if same else ""
