r"""Patterns that are compiled when they are first needed.

Takes a pattern in the syntax of ``re``, and beyond it ``\p{L}`` and ``\P{L}`` for the
properties of Unicode; gives its ``fullmatch``. ASCII alone decides what ``\d``, ``\w``,
``\s`` and ``\b`` mean. Making a ``Pattern`` costs nothing and imports nothing.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import Final, TypeAlias

    Match: TypeAlias = re.Match[str]

_LAST = 0x10FFFF

_CONFINED = ("(?=(?s:.){0,", r"}\Z)")
"""What stands around the number where a pattern says how long a text may be."""

_classes: dict[str, str] = {}


class Pattern:
    """A pattern; ``fullmatch(value)`` says whether it matches all of a string."""

    __slots__ = ("fullmatch", "text")

    if TYPE_CHECKING:
        text: Final[str]
        fullmatch: Callable[[str], re.Match[str] | None]

    def __init__(self, text: str) -> None:
        self.text = text

    def __getattr__(self, name: str) -> Callable[[str], re.Match[str] | None]:
        # Called once: from then on the slot has the value.
        if name != "fullmatch":
            message = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=self)
        import re

        text = _expand(self.text) if r"\p{" in self.text.lower() else self.text
        self.fullmatch = match = re.compile(text, re.ASCII).fullmatch
        return match

    @property
    def longest(self) -> int | None:
        """The most characters of a text that it is tried on; None for any.

        It says so itself, at its start, and matches nothing that is longer.
        """
        before, after = _CONFINED
        if not self.text.startswith(before):
            return None
        number = self.text[len(before) :].partition(after)[0]
        return int(number) if number.isdecimal() else None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.text!r})"


def pattern(module: str, name: str, text: str) -> Callable[[str], Match | None]:
    """The ``fullmatch`` of a pattern, for a global of a module.

    The first call compiles it and puts the compiled one in the place of this global, so
    that later calls go straight to it.
    """

    def compile_and_match(value: str) -> Match | None:
        match = Pattern(text).fullmatch
        setattr(sys.modules[module], name, match)
        return match(value)

    return compile_and_match


def _expand(text: str) -> str:
    """The pattern with every property written out as ranges of characters."""
    import re

    inside = False
    parts: list[str] = []
    # An escape is taken whole, so that neither "\\p{" nor "\[" misleads.
    for part in re.findall(r"(?s)\\[pP]\{\w+\}|\\?.", text):
        if part.startswith((r"\p{", r"\P{")):
            ranges = _spell_property(part)
            parts.append(ranges if inside else f"[{ranges}]")
            continue
        inside = part == "[" or (inside and part != "]")
        parts.append(part)
    return "".join(parts)


def _spell_property(name: str) -> str:
    r"""What stands in a class for ``\p{..}`` or ``\P{..}``; written out only once."""
    found = _classes.get(name)
    if found is None:
        from .properties import find_ranges

        ranges = find_ranges(name[3:-1])
        runs = _invert(ranges) if name.startswith(r"\P") else ranges
        found = "".join(f"{_spell(low)}-{_spell(high)}" for low, high in runs)
        _classes[name] = found
    return found


def _invert(ranges: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """The gaps between ranges, and before and after them."""
    lows = [0, *(high + 1 for _, high in ranges)]
    highs = [*(low - 1 for low, _ in ranges), _LAST]
    return [run for run in zip(lows, highs, strict=True) if run[0] <= run[1]]


def _spell(point: int) -> str:
    """A character in a class; the ones that may mean something there are ASCII."""
    return f"\\x{point:02x}" if point < 0x80 else chr(point)
