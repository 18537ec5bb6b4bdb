"""The releases whose model fits a page best, found by reading few of them.

Takes the releases in their order and how well each fits, asked for one at a time; gives the range
that fits best. Models mostly grow: what only the page has says that a release is too old, what only
the model has that it is too new, so that each answer halves what is left. From the best of those
the range is widened to both sides, and left for a neighbour that fits better. It fetches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .difference import Comparison, Difference, DifferenceKind, count_structural

_MOST_MOVES = 12
"""A page that fits nowhere is not followed from one small gain to the next for ever."""
_MOST_LOOKS = 32
"""The texts are left out of it when they would make more of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRange:
    """Releases that fit alike, without gaps."""

    first: str
    last: str
    differences: int
    """How many facts differ even there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BestReleases:
    """The releases that fit best."""

    structure: ReleaseRange
    """By all facts but texts."""
    text: ReleaseRange | None
    """Those of them that fit best by their texts; None where telling would take too many looks."""
    closest: str
    """The last of those, or the closest that was looked at."""
    looks: int
    """How many releases were looked at."""


Look = Callable[[str], Comparison]
"""Compares the page with one release."""


def find_best_releases(releases: Sequence[str], look: Look) -> BestReleases:
    """The releases that fit best.

    Args:
        releases: oldest first, at least one.
        look: compares the page with one of them; it is asked for none twice.
    """
    search = _Search(releases, look)
    first, last = search.widen(search.find_turn(), 0, len(releases) - 1, search.structure)
    known = [place for place in search.fits if first <= place <= last]
    closest = min(known, key=lambda place: (search.texts(place).count, -place))
    text: ReleaseRange | None = None
    if len(search.fits) + search.count_looks(closest, first, last) <= _MOST_LOOKS:
        text_first, closest = search.widen(closest, first, last, search.texts)
        text = search.range(text_first, closest, search.texts)
    return BestReleases(
        structure=search.range(first, last, search.structure),
        text=text,
        closest=releases[closest],
        looks=len(search.fits),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """Some of the differences at one release."""

    count: int
    differences: frozenset[Difference]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well one release fits."""

    direction: int
    """Above 0 the release is too old, below 0 too new."""
    structure: _Part
    texts: _Part


_Measure = Callable[[int], _Part]


class _Search:
    """What has been looked at so far. Releases are known by their place in the sequence."""

    def __init__(self, releases: Sequence[str], look: Look) -> None:
        self._releases = releases
        self._look = look
        self.fits: dict[int, _Fit] = {}

    def fit(self, place: int) -> _Fit:
        """How well this release fits."""
        if place not in self.fits:
            self.fits[place] = _measure(self._look(self._releases[place]))
        return self.fits[place]

    def structure(self, place: int) -> _Part:
        """What differs there, texts aside."""
        return self.fit(place).structure

    def texts(self, place: int) -> _Part:
        """The texts that differ there."""
        return self.fit(place).texts

    def range(self, first: int, last: int, measure: _Measure) -> ReleaseRange:
        """The releases between these."""
        return ReleaseRange(
            first=self._releases[first],
            last=self._releases[last],
            differences=measure(first).count,
        )

    def find_turn(self) -> int:
        """The best of those met on the way to where too old turns into too new."""
        low, high = 0, len(self._releases) - 1
        while low <= high:
            middle = (low + high) // 2
            direction = self.fit(middle).direction
            if direction > 0:
                low = middle + 1
            elif direction < 0:
                high = middle - 1
            else:
                break
        return min(self.fits, key=lambda place: (self.structure(place).count, -place))

    def widen(self, at: int, low: int, high: int, measure: _Measure) -> tuple[int, int]:
        """The range around a release in which all are as good, or such a range nearby if better.

        Args:
            at: where to begin.
            low: the first release that may be in it.
            high: the last.
            measure: of what there is to be as little as can be.
        """
        for _ in range(_MOST_MOVES):
            first, last = self._widen_to(at, low, -1, measure), self._widen_to(at, high, 1, measure)
            met = [place for place in self.fits if low <= place <= high]
            best = min(met, key=lambda place: measure(place).count)
            if measure(best).count >= measure(at).count:
                return first, last
            at = best
        return at, at

    def count_looks(self, at: int, low: int, high: int) -> int:
        """About how many looks it will take to find where the texts of a release begin and end."""
        edges = (
            self._find_outside(at, low, -1, self.texts),
            self._find_outside(at, high, 1, self.texts),
        )
        return sum(abs(edge - at).bit_length() for edge in edges)

    def _widen_to(self, at: int, bound: int, step: int, measure: _Measure) -> int:
        """The last release in one direction that is as good, though other facts may differ there.

        The one after it is looked at, unless it is beyond the bound.
        """
        for _ in range(_MOST_MOVES):
            edge = self._find_edge(at, bound, step, measure)
            if edge == bound or measure(edge + step).count != measure(at).count:
                return edge
            at = edge + step
        return at

    def _find_edge(self, at: int, bound: int, step: int, measure: _Measure) -> int:
        """The last release in one direction in which the same facts differ."""
        goal, inside = measure(at), at
        outside = self._find_outside(at, bound, step, measure)
        while abs(outside - inside) > 1:
            middle = _choose_between(inside, outside, bound, step)
            if measure(middle) == goal:
                inside = middle
            else:
                outside = middle
        return inside

    def _find_outside(self, at: int, bound: int, step: int, measure: _Measure) -> int:
        """The nearest release in one direction of which is known that other facts differ there.

        If none is known, it is the one beyond the bound.
        """
        outside = bound + step
        for place in self.fits:
            is_between = (at < place < outside) if step > 0 else (outside < place < at)
            if is_between and measure(place) != measure(at):
                outside = place
        return outside


def _choose_between(inside: int, outside: int, bound: int, step: int) -> int:
    """Where to look next: half-way, or at the bound if nothing is known to stop before it."""
    return bound if outside == bound + step else (inside + outside) // 2


def _measure(comparison: Comparison) -> _Fit:
    """How well the release of a comparison fits."""
    texts = frozenset(one for one in comparison.differences if one.kind is DifferenceKind.TEXT)
    structure = frozenset(comparison.differences) - texts
    return _Fit(
        direction=sum(one.only_page - one.only_model for one in structure),
        structure=_Part(count_structural(structure), structure),
        texts=_Part(len(texts), texts),
    )
