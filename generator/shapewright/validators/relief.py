"""Which rules of which shapes are not enforced.

Takes reliefs, whoever stated them, gives those of one shape at a time; finds the patterns that
cannot be right by themselves, and those whose check may take long; says of a relief that fits
nothing why it does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from shapewright.ir.relief import Relief
from shapewright.ir.rule import Length, Pattern, Range
from shapewright.ir.service import Service
from shapewright.ir.shape import (
    EnumShape,
    ListShape,
    MapShape,
    Shape,
    ShapeId,
    StructureShape,
    UnionShape,
)
from shapewright.ir.stated import Stated, bounds_of, pattern_of
from shapewright.patterns.error import PatternError
from shapewright.patterns.oddity import find_oddities
from shapewright.patterns.safe import find_safe_text, is_quick


@dataclass(frozen=True, slots=True)
class Reliefs:
    """Every relief of a package, by shape."""

    by_shape: dict[ShapeId, tuple[Relief, ...]]

    @classmethod
    def of(cls, reliefs: Iterable[Relief]) -> Reliefs:
        """Those given, each shape's in the order of its rules."""
        by_shape: dict[ShapeId, tuple[Relief, ...]] = {}
        for relief in sorted(reliefs, key=lambda relief: (relief.shape, relief.rule)):
            by_shape[relief.shape] = (*by_shape.get(relief.shape, ()), relief)
        return cls(by_shape)

    def of_shape(self, shape: ShapeId) -> tuple[Relief, ...]:
        """The reliefs of one shape."""
        return self.by_shape.get(shape, ())

    def rules(self, shape: ShapeId, level: str) -> tuple[str, ...]:
        """The rules of a shape that are relieved to this level."""
        return tuple(relief.rule for relief in self.of_shape(shape) if relief.level == level)

    def off(self, shape: ShapeId) -> tuple[str, ...]:
        """The rules of a shape that are not looked at."""
        return self.rules(shape, "off")


def find_reliefs(service: Service) -> list[Relief]:
    """The rules that cannot be right: nothing, or nothing sensible, satisfies them.

    A pattern that cannot be checked is off; one that reads otherwise than it was meant is advisory.
    """
    found: list[Relief] = []
    for id_, shape in service.shapes.items():
        if pattern := pattern_of(shape):
            level, reason = _judge(pattern, int(bounds_of(shape)[0] or 0))
            if level:
                found.append(Relief(shape=id_, rule="pattern", level=level, reason=reason))
    return found


@cache
def _judge(pattern: Stated, minimum: int) -> tuple[str, str]:
    """The level to which a pattern is relieved, and why; two empty texts when it is not."""
    try:
        oddities = find_oddities(pattern.text, minimum, pattern.longest)
        find_safe_text(pattern)
    except PatternError as error:
        return "off", f"It cannot be checked: {error}."
    return ("advisory", oddities[0].what) if oddities else ("", "")


def find_slow(service: Service) -> list[tuple[ShapeId, int]]:
    """The shapes that allow texts so long that nothing shows their patterns to be quick on them.

    Each with the most characters that it allows.
    """
    stated = {id_: pattern_of(shape) for id_, shape in service.shapes.items()}
    return [
        (id_, pattern.longest)
        for id_, pattern in stated.items()
        if pattern.longest is not None and not _is_quick(pattern)
    ]


def _is_quick(pattern: Stated) -> bool:
    try:
        return not pattern or is_quick(pattern)
    except PatternError:
        return True  # it is not checked at all


def explain_misfit(service: Service, relief: Relief) -> str:
    """Why a relief relieves nothing; empty when its shape has such a rule."""
    shape = service.shapes.get(relief.shape)
    if shape is None:
        return f"no selected operation uses a shape {relief.shape!r}"
    if relief.rule not in _rules_of(shape):
        return f"shape {relief.shape!r} has no rule {relief.rule!r}"
    return ""


def _rules_of(shape: Shape) -> set[str]:
    rules = {_RULES[type(rule)] for rule in getattr(shape, "rules", ())}
    match shape:
        case ListShape() | MapShape():
            return {"count"} if rules else set()
        case EnumShape():
            return rules | {"enum"}
        case UnionShape():
            return {"claim", "required", "union", "unknown"}
        case StructureShape():
            return {"claim", "required", "unknown"}
        case _:
            return rules


_RULES = {Length: "length", Range: "range", Pattern: "pattern"}
