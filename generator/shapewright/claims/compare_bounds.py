"""Stated bounds, held against those of the model.

Takes bounds and their place, gives a verdict: every stated bound is compared with the model's own,
in the unit that the model counts in. A bound that only the model has is no difference.
"""

from __future__ import annotations

from dataclasses import replace

from shapewright.claims.place import Place
from shapewright.claims.units import MEASURES, measure_in_name
from shapewright.claims.verdict import INCOMPARABLE, SILENT, Verdict
from shapewright.ir.claim import Bounds, ClaimKind, Standing
from shapewright.ir.rule import Length, Range
from shapewright.ir.shape import (
    BlobShape,
    DoubleShape,
    EnumShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Shape,
    StringShape,
)

_NO_MAXIMUM = frozenset({2**31 - 1, 2**63 - 1})
"""What a model says that had to say something."""
_SIGNED = IntegerShape | LongShape | FloatShape | DoubleShape
_BOUNDED = _SIGNED | StringShape | EnumShape | BlobShape | ListShape | MapShape


def compare_bounds(kind: ClaimKind, stated: Bounds, place: Place) -> Verdict:
    """How stated bounds stand to the model's."""
    target = place.target
    if target is None:
        return INCOMPARABLE
    if kind is ClaimKind.LIMIT:
        return _compare_limit(stated, place, target)
    if kind is ClaimKind.LENGTH and stated.unit == "bytes":
        return INCOMPARABLE
    if kind is ClaimKind.LENGTH and isinstance(target, MapShape):
        parts = (target.key.target, target.value.target)
        verdicts = [_compare(stated, place.service.shape(part)) for part in parts]
        return _worst(verdicts)
    return _compare(stated, target)


def _compare_limit(stated: Bounds, place: Place, target: Shape) -> Verdict:
    """Sizes and times need a unit on both sides: the model's is in the name, or it counts bytes."""
    own = measure_in_name(place.name)
    if isinstance(target, BlobShape):
        own = MEASURES["bytes"]
    measure = MEASURES.get(stated.unit.lower())
    if own is None or measure is None or own.dimension != measure.dimension:
        return INCOMPARABLE
    factor = measure.base / own.base
    scaled = replace(
        stated,
        minimum=None if stated.minimum is None else stated.minimum * factor,
        maximum=None if stated.maximum is None else stated.maximum * factor,
    )
    return _compare(scaled, target)


def _compare(stated: Bounds, shape: Shape) -> Verdict:
    own = model_bounds(shape)
    steps = 1 if isinstance(shape, IntegerShape | LongShape) else None
    outcomes = [
        _compare_bound(stated.minimum, own.minimum, steps, is_open=stated.above_minimum),
        _compare_bound(
            stated.maximum, own.maximum, -steps if steps else None, is_open=stated.below_maximum
        ),
    ]
    if stated.minimum == 0 and own.minimum is None and not stated.above_minimum:
        outcomes[0] = Standing.AGREES if not isinstance(shape, _SIGNED) else Standing.SILENT
    words = "" if own == Bounds() else str(own)
    for standing in (Standing.CONTRADICTS, Standing.SILENT):
        if standing in outcomes:
            return Verdict(standing, words)
    return Verdict(Standing.AGREES, words)


def _compare_bound(
    stated: float | None, own: float | None, step: int | None, *, is_open: bool
) -> Standing | None:
    """One side; an open bound of whole numbers is the closed bound one step further."""
    if stated is None:
        return None
    if own is None:
        return Standing.SILENT
    if is_open and step is None:
        return Standing.CONTRADICTS
    value = stated + (step or 0) if is_open else stated
    return Standing.AGREES if value == own else Standing.CONTRADICTS


def model_bounds(shape: Shape) -> Bounds:
    """The bounds that the model states for a shape's values."""
    if isinstance(shape, _BOUNDED):
        for rule in shape.rules:
            if isinstance(rule, Length | Range):
                maximum = None if rule.maximum in _NO_MAXIMUM else rule.maximum
                return Bounds(minimum=rule.minimum, maximum=maximum)
    return Bounds()


def _worst(verdicts: list[Verdict]) -> Verdict:
    """Of several parts of one value: a contradiction of one counts for all."""
    words = "; ".join(
        f"{part} {verdict.model or 'no bound'}"
        for part, verdict in zip(("keys", "values"), verdicts, strict=True)
    )
    for standing in (Standing.CONTRADICTS, Standing.SILENT):
        if any(verdict.standing is standing for verdict in verdicts):
            return Verdict(standing, words)
    return Verdict(Standing.AGREES, words) if verdicts else SILENT
