"""Merging what is known by keys: the statements of a body, the entries of a list.

Takes three ordered versions of the same pieces, gives the merged order of those that stay. Pieces
are settled one by one by the caller; here it is decided where each of them stands.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from typing import TypeVar

KeyT = TypeVar("KeyT", bound=Hashable)
PieceT = TypeVar("PieceT")


def merge_keyed(
    versions: tuple[Mapping[KeyT, PieceT], Mapping[KeyT, PieceT], Mapping[KeyT, PieceT]],
    settle: Callable[[KeyT, PieceT | None, PieceT | None, PieceT | None], PieceT | None],
) -> tuple[dict[KeyT, PieceT], bool]:
    """The merged pieces in order, and whether both sides moved pieces, each in its own way.

    Args:
        versions: what both began as, ours, theirs.
        settle: what becomes of the three versions of one piece; nothing when it goes.
    """
    base, ours, theirs = versions
    settled: dict[KeyT, PieceT] = {}
    for key in dict.fromkeys([*theirs, *ours, *base]):
        piece = settle(key, base.get(key), ours.get(key), theirs.get(key))
        if piece is not None:
            settled[key] = piece
    order, is_clear = merge_order([*base], [*ours], [*theirs], settled)
    return {key: settled[key] for key in order}, not is_clear


def merge_order(
    base: Sequence[KeyT], ours: Sequence[KeyT], theirs: Sequence[KeyT], kept: Collection[KeyT]
) -> tuple[list[KeyT], bool]:
    """The order of what is kept, and whether it is clear."""
    common = {*base} & {*ours} & {*theirs}
    orders = [[key for key in one if key in common] for one in (base, ours, theirs)]
    moved_here, moved_there = orders[1] != orders[0], orders[2] != orders[0]
    first, second = (ours, theirs) if moved_here else (theirs, ours)
    result = [key for key in first if key in kept]
    placed = {*result}
    before: KeyT | None = None
    for key in second:
        if key in kept and key not in placed:
            result.insert(0 if before is None else result.index(before) + 1, key)
            placed.add(key)
        if key in placed:
            before = key
    is_clear = not (moved_here and moved_there) or orders[1] == orders[2]
    return result, is_clear


def sort_alike(
    order: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> list[str] | None:
    """The same names in the order that both sides keep, if they keep one."""
    for key in (str, str.casefold, _rank):
        if all(list(one) == sorted(one, key=key) for one in (ours, theirs)):
            return sorted(order, key=key)
    return None


def _rank(name: str) -> tuple[int, str]:
    """As sorters of imports rank names: constants, classes, the rest."""
    plain = name.strip("\"'")
    if plain.isupper() and len(plain) > 1:
        return 0, plain
    return (1, plain) if plain[:1].isupper() else (2, plain)
