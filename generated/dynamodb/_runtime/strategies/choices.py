"""Choices out of numbers that Hypothesis draws.

Takes Hypothesis's ``draw``, gives a source of choices for texts. One number holds
several choices, its last digits first: the smaller it shrinks, the more of them are the
first, and drawing one costs as much as drawing a single character would.
"""

from __future__ import annotations

from hypothesis import strategies as st

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from hypothesis.strategies import SearchStrategy

_SIZE = 1 << 24
"""How many numbers there are; of more Hypothesis would mostly draw small ones."""
_MOST = 4
"""Numbers for one text; what is chosen after that is the plainest."""
_NUMBERS = st.integers(0, _SIZE - 1)

_below: dict[int, SearchStrategy[int]] = {}


class Choices:
    """A source of choices, for one text."""

    __slots__ = ("_draw", "_drawn", "_left", "_number")

    def __init__(self, draw: Callable[[SearchStrategy[Any]], Any]) -> None:
        self._draw = draw
        self._number = 0
        self._left = 0
        """How many numbers what is left of this one stands for."""
        self._drawn = 0

    def __call__(self, count: int) -> int:
        """The number of one of so many things, from 0."""
        if count < 2:
            return 0
        if self._left < count:
            if self._drawn == _MOST:
                return 0
            self._number = self._draw(_NUMBERS)
            self._left = _SIZE
            self._drawn += 1
        self._number, choice = divmod(self._number, count)
        self._left //= count
        return choice


def below(count: int) -> SearchStrategy[int]:
    """The numbers from 0 to one less than so many; each strategy is made once."""
    found = _below.get(count)
    if found is None:
        found = _below[count] = st.integers(0, count - 1)
    return found
