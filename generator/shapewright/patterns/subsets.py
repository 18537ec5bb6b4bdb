"""Running the places of a pattern side by side, when nothing is guarded.

Takes places without guards, gives the states of a deterministic automaton one by one: a state is
the positions that may be reached, as bits. Does what ``machine`` does, for most patterns, in a
tenth of the time. Keeps no table of states.
"""

from __future__ import annotations

from collections.abc import Iterable

from shapewright.patterns.ambiguity import split_masks
from shapewright.patterns.places import Places


class Subsets:
    """The states of one pattern; the lowest bit stands for the place before the first character."""

    start = 1

    def __init__(self, places: Places) -> None:
        self._masks = places.masks
        self._follow = [find_bits(edge[0] for edge in places.parts[0].first)]
        self._follow.extend(find_bits(edge[0] for edge in edges) for edges in places.follow)
        self._last = find_bits(at for at, guards in enumerate(places.leave) if guards)
        self._last |= 1 if places.parts[0].empty else 0
        self._chains = [find_bits(chain) for chain in places.chains]

    def step(self, state: int) -> list[tuple[int, int]]:
        """The states that follow, each with the mask of characters that lead there."""
        targets = 0
        for at in list_bits(state):
            targets |= self._follow[at]
        places = list_bits(targets)
        by_mask: dict[int, int] = {}
        for at in places:
            mask = self._masks[at - 1]
            by_mask[mask] = by_mask.get(mask, 0) | 1 << at
        found: dict[int, int] = {}
        for part in split_masks(by_mask):
            after = 0
            for mask, bits in by_mask.items():
                if part & mask:
                    after |= bits
            for chain in self._chains:
                if (several := after & chain) & (several - 1):
                    after ^= several & (several - 1)
            found[after] = found.get(after, 0) | part
        return [(mask, after) for after, mask in found.items()]

    def accepts(self, state: int) -> bool:
        """Whether the text may end here."""
        return bool(state & self._last)


def find_bits(positions: Iterable[int]) -> int:
    """Positions as bits, one higher than they are."""
    bits = 0
    for at in positions:
        bits |= 2 << at
    return bits


def list_bits(bits: int) -> list[int]:
    """The places of the bits that are set, lowest first."""
    found: list[int] = []
    while bits:
        low = bits & -bits
        found.append(low.bit_length() - 1)
        bits ^= low
    return found
