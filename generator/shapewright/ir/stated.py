"""What a shape states of its values, as its rules say it.

Takes a shape, gives its bounds and its pattern. Decides nothing about what becomes of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.ir.rule import Length, Pattern, Range
from shapewright.ir.shape import Shape


@dataclass(frozen=True, slots=True)
class Stated:
    """A pattern, or none: then it is false.

    Its text and its length stay together, since a form of it may be safe on no longer texts.
    """

    text: str = ""
    """As AWS wrote it; empty for none."""
    longest: int | None = None
    """The most characters of a text that keeps the rule of length beside it; None for no such."""

    def __bool__(self) -> bool:
        """Whether there is a pattern."""
        return bool(self.text)


def bounds_of(shape: Shape) -> tuple[float | None, float | None]:
    """The bounds a shape states, of its size or its value; a minimum size of 0 is none."""
    for rule in getattr(shape, "rules", ()):
        if isinstance(rule, Length):
            return rule.minimum or None, rule.maximum
        if isinstance(rule, Range):
            return rule.minimum, rule.maximum
    return None, None


def pattern_of(shape: Shape) -> Stated:
    """The pattern a shape states, and for how long texts; false for none."""
    rules = getattr(shape, "rules", ())
    text = next((rule.text for rule in rules if isinstance(rule, Pattern)), "")
    maximum = bounds_of(shape)[1]
    return Stated(text, None if maximum is None else int(maximum))
