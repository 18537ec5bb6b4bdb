"""Numbers that break one rule: the type, a bound, the width, or being a number at all."""

from __future__ import annotations

import math
from collections.abc import Iterator

from bench.sweep.bounds import find_range
from bench.sweep.broken import Broken
from bench.sweep.draw import WIDTHS
from shapewright.ir.shape import DoubleShape, FloatShape, IntegerShape, LongShape


def break_number(
    shape: IntegerShape | LongShape | FloatShape | DoubleShape,
) -> Iterator[Broken]:
    """Every way to break one rule of a number."""
    yield Broken("7", "type", "text for a number")
    yield Broken([7], "type", "a list for a number")
    yield Broken(value=True, aspect="type.bool", what="a bool for a number")
    if isinstance(shape, FloatShape | DoubleShape):
        yield from _break_float(shape)
    else:
        yield from _break_integer(shape)


def _break_integer(shape: IntegerShape | LongShape) -> Iterator[Broken]:
    yield Broken(7.0, "type", "a float for an integer")
    low, high = find_range(shape)
    beyond = 2 ** WIDTHS[type(shape)]
    if low is not None:
        yield Broken(math.ceil(low) - 1, "range.min", f"below {low}")
    yield Broken(-beyond - 1, "range.width" if low is None else "range.min", "below the width")
    if high is not None:
        yield Broken(math.floor(high) + 1, "range.max", f"above {high}")
    too_much = max(beyond, math.floor(high or 0) + 1)
    yield Broken(too_much, "range.width" if high is None else "range.max", "above the width")


def _break_float(shape: FloatShape | DoubleShape) -> Iterator[Broken]:
    low, high = find_range(shape)
    if low is not None:
        below = math.nextafter(low, -math.inf)
        yield Broken(below, "range.min", f"just below {low}")
        yield Broken(-math.inf, "range.min", "minus infinity")
    if high is not None:
        above = math.nextafter(high, math.inf)
        yield Broken(above, "range.max", f"just above {high}")
        yield Broken(math.inf, "range.max", "infinity")
    if low is not None or high is not None:
        yield Broken(math.nan, "range.nan", "NaN where there are bounds")
