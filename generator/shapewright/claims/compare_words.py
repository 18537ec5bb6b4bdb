"""Stated values and defaults, held against what the model allows.

Takes values and their place, gives a verdict. Where the model has an enum, values are compared and
not believed; a default is held against the enum, the range or the type, for the model has none.
"""

from __future__ import annotations

import re

from shapewright.claims.compare_bounds import model_bounds
from shapewright.claims.place import Place
from shapewright.claims.spelling import is_short_for, same_word
from shapewright.claims.units import MEASURES, measure_in_name
from shapewright.claims.verdict import INCOMPARABLE, SILENT, Verdict
from shapewright.ir.claim import Standing
from shapewright.ir.shape import (
    BooleanShape,
    DoubleShape,
    EnumShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    Shape,
)

_NUMBERS = IntegerShape | LongShape | FloatShape | DoubleShape
_NUMBER = re.compile(r"(-?[\d,]+(?:\.\d+)?)(%?)(?: (\w+))?")
_NOTHING = frozenset({"null", "none", "nil", "empty", ""})
_MOST_SHOWN = 12


def compare_values(values: tuple[str, ...], place: Place) -> Verdict:
    """How the values that a text lists stand to those of the model."""
    target = place.target
    if isinstance(target, ListShape):
        target = place.service.shape(target.element.target)
    known = _known_values(target, place)
    if known:
        return Verdict(_standing_of(values, known), _show(known))
    if isinstance(target, _NUMBERS):
        outcomes = [_in_range(value, target, place) for value in values]
        return next((verdict for verdict in outcomes if verdict != SILENT), SILENT)
    return SILENT


def _known_values(target: Shape | None, place: Place) -> tuple[str, ...]:
    if isinstance(target, EnumShape):
        return target.values
    return place.member.values if place.member else ()


def _standing_of(values: tuple[str, ...], known: tuple[str, ...]) -> Standing:
    own = {*known}
    stated = {value for value in values if value in own or value.lower() not in _NOTHING}
    if stated == own:
        return Standing.AGREES
    if stated < own:
        return Standing.PARTIAL
    if all(_is_spelled(value, known) for value in stated):
        return Standing.SPELLING
    return Standing.CONTRADICTS


def _is_spelled(value: str, known: tuple[str, ...]) -> bool:
    """Whether a value is one of the known but for its spelling, or short for exactly one."""
    if any(same_word(value, other) for other in known):
        return True
    return len([other for other in known if is_short_for(value, other)]) == 1


def _show(known: tuple[str, ...]) -> str:
    shown = ", ".join(known[:_MOST_SHOWN])
    rest = len(known) - _MOST_SHOWN
    return f"{shown} and {rest} more" if rest > 0 else shown


def compare_default(value: str, place: Place) -> Verdict:
    """How a stated default stands to what the model allows."""
    target = place.target
    known = _known_values(target, place)
    if value.lower() in _NOTHING and value not in known:
        return SILENT
    if known:
        standing = _standing_of((value,), known)
        possible = standing in {Standing.AGREES, Standing.PARTIAL}
        return SILENT if possible else Verdict(standing, _show(known))
    if isinstance(target, BooleanShape):
        is_boolean = value.lower() in {"true", "false"}
        return SILENT if is_boolean else Verdict(Standing.SPELLING, "a boolean")
    return _in_range(value, target, place) if isinstance(target, _NUMBERS) else SILENT


def _in_range(value: str, target: Shape, place: Place) -> Verdict:
    """Whether the model's range has room for a number; what is no number is not compared."""
    found = _NUMBER.fullmatch(value)
    if found is None:
        return INCOMPARABLE
    number = float(found[1].replace(",", ""))
    stated, own = MEASURES.get((found[3] or "").lower()), measure_in_name(place.name)
    if stated is not None:
        if own is None or own.dimension != stated.dimension:
            return INCOMPARABLE
        number = number * stated.base / own.base
    bounds = model_bounds(target)
    low, high = bounds.minimum, bounds.maximum
    inside = (low is None or number >= low) and (high is None or number <= high)
    return SILENT if inside else Verdict(Standing.CONTRADICTS, str(bounds))
