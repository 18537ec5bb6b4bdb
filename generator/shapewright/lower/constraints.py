"""What a value has to satisfy, in words: each constraint as what it is about and what it says.

Takes a shape, gives its constraints and those of its entries, in a fixed order. How they are laid
out, in a docstring or on a page, is not decided here; which values a pattern accepts is left to the
pattern.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.ir.rule import Length, Pattern, Range, Rule
from shapewright.ir.service import Service
from shapewright.ir.shape import (
    BlobShape,
    DocumentShape,
    EnumShape,
    ListShape,
    MapShape,
    Shape,
    ShapeId,
    TimestampShape,
)

PATTERN = "Pattern"
"""The label of a pattern."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint."""

    label: str
    """``Length``, ``Pattern``, ``Values``; empty where the words say it all."""
    words: str = ""
    """``1 to 63 characters``."""
    codes: tuple[str, ...] = ()
    """A pattern as AWS wrote it, or values: in place of words."""
    part: str = ""
    """``Each entry``, ``Each key``, ``Each value``; empty for the value itself."""


def find_constraints(service: Service, shape: Shape) -> list[Constraint]:
    """The constraints of a shape, those of its parts after its own."""
    found = _find_rules(shape)
    match shape:
        case ListShape():
            found += _find_parts(service, "Each entry", shape.element.target)
        case MapShape():
            found += _find_parts(service, "Each key", shape.key.target)
            found += _find_parts(service, "Each value", shape.value.target)
        case DocumentShape():
            found.append(Constraint("", "Any JSON value"))
        case TimestampShape(format=form) if form:
            found.append(Constraint("", f"Sent as {form}"))
        case _:
            pass
    return found


def _find_parts(service: Service, part: str, target: ShapeId) -> list[Constraint]:
    shape = service.shape(target)
    is_nested = isinstance(shape, ListShape | MapShape)
    found = _find_rules(shape) if is_nested else find_constraints(service, shape)
    if isinstance(shape, EnumShape) and part == "Each key":
        found.insert(0, Constraint("Values", codes=shape.values))
    return [Constraint(one.label, one.words, one.codes, part) for one in found]


def _find_rules(shape: Shape) -> list[Constraint]:
    rules: tuple[Rule, ...] = getattr(shape, "rules", ())
    return [found for rule in rules if (found := _say_rule(shape, rule)) is not None]


def _say_rule(shape: Shape, rule: Rule) -> Constraint | None:
    match rule:
        case Length():
            what, unit = "Length", "character"
            if isinstance(shape, BlobShape):
                what, unit = "Size", "byte"
            elif isinstance(shape, ListShape | MapShape):
                what, unit = "Entries", ""
            bounds = _say_bounds(rule.minimum or None, rule.maximum, unit)
            return Constraint(what, bounds) if bounds else None
        case Range():
            return Constraint("Range", _say_bounds(rule.minimum, rule.maximum, ""))
        case Pattern():
            return Constraint(PATTERN, codes=(rule.text,))


def _say_bounds(minimum: float | None, maximum: float | None, unit: str) -> str:
    last = maximum if maximum is not None else minimum
    noun = f" {unit}{'' if last == 1 else 's'}" if unit else ""
    if minimum is not None and minimum == maximum:
        return f"exactly {minimum}{noun}"
    if minimum is not None and maximum is not None:
        return f"{minimum} to {maximum}{noun}"
    if maximum is not None:
        return f"at most {maximum}{noun}"
    return f"at least {minimum}{noun}" if minimum is not None else ""
