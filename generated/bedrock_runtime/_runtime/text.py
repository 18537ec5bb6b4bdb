"""Texts: what strings of one shape look like, and any number of them.

Takes forms, bounds on the length and, where a pattern looks around, the pattern itself;
gives strings that keep them all. What is chosen is the caller's: the same choices give
the same string, and choices of nothing the plainest.
"""

from __future__ import annotations

from .pattern import Pattern
from .text_way import find_ways, try_ways

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    from .text_form import Choose
    from .text_way import Way

_TRIES = 60
"""How many strings are tried where making one that matches cannot be planned."""
_TRIES_ONCE = 400
"""How many are tried where none was made before."""


class Text:
    """The strings of one shape."""

    __slots__ = (
        "_forms",
        "_matcher",
        "_pattern",
        "_ways",
        "made",
        "maximum",
        "minimum",
    )

    def __init__(
        self,
        *forms: str,
        minimum: int = 0,
        maximum: int | None = None,
        pattern: str = "",
        made: Sequence[str] = (),
    ) -> None:
        """The strings of these forms.

        Args:
            forms: how a string is made, the likelier first.
            minimum: the fewest characters, included.
            maximum: the most characters, included; None for no bound.
            pattern: what a string must match beside; empty if all that are made do.
            made: strings that keep every rule, given where no other is found.
        """
        self._forms = forms
        self.minimum = minimum
        self.maximum = maximum
        self._pattern = pattern
        self._matcher = Pattern(pattern) if pattern else None
        self.made = tuple(made)
        self._ways: list[Way] | None = None

    def draw(self, choose: Choose) -> str:
        """A string.

        Args:
            choose: given a number of things, at least one, says which of them to take,
                counted from 0; the first is the plainest.

        Raises:
            ValueError: there is no such string.
        """
        ways = self._find_ways()
        if ways and self._matcher is None:
            return ways[0].make(choose)
        text = try_ways(ways, choose, self._accepts, _TRIES)
        if text is not None:
            return text
        if not self.exists:
            raise ValueError("no string is of this form and of such a length")
        return self.made[choose(len(self.made))]

    @property
    def plainest(self) -> str:
        """The string that is made of the first of all choices."""
        return self.draw(lambda _: 0)

    @property
    def exists(self) -> bool:
        """Whether there is a string to be had."""
        ways = self._find_ways()
        if self.made or self._matcher is None:
            return bool(self.made or ways)
        from random import Random

        # Any choices do, if they are the same each time.
        text = try_ways(ways, Random(0).randrange, self._accepts, _TRIES_ONCE)
        self.made = () if text is None else (text,)
        return bool(self.made)

    def within(self, minimum: int, maximum: int | None) -> Text:
        """Strings of the same forms within other bounds; maybe there is none."""
        made = [text for text in self.made if _fits(len(text), minimum, maximum)]
        return Text(
            *self._forms,
            minimum=minimum,
            maximum=maximum,
            pattern=self._pattern,
            made=made,
        )

    def _find_ways(self) -> list[Way]:
        if self._ways is None:
            self._ways = find_ways(self._forms, self.minimum, self.maximum)
        return self._ways

    def _accepts(self, text: str) -> bool:
        matcher = self._matcher
        if matcher is None or not _fits(len(text), self.minimum, self.maximum):
            return False
        return matcher.fullmatch(text) is not None


def _fits(length: int, minimum: int, maximum: int | None) -> bool:
    return minimum <= length and (maximum is None or length <= maximum)


if TYPE_CHECKING:
    Texts: TypeAlias = Mapping[str, Text]
    """Texts by the name of their shape."""
