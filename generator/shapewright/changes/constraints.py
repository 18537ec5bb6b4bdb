"""The constraints of two shapes held against each other: bounds and patterns.

Takes two shapes at one place, of one kind or of two, gives what differs in what they ask of a
value. A least size of 0 asks nothing, and a pattern is what it matches.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.ir.rule import Length, Range
from shapewright.ir.shape import BlobShape, ListShape, MapShape, Shape
from shapewright.ir.stated import bounds_of, pattern_of

from .found import Found
from .patterns import judge

_ENDS = (("minimum", "raised", "lowered", ">="), ("maximum", "raised", "lowered", "<="))
_COUNTED: dict[type[Shape], str] = {BlobShape: "bytes", ListShape: "entries", MapShape: "entries"}


def compare_constraints(old: Shape, new: Shape) -> Iterator[Found]:
    """What two shapes ask of a value, where that differs."""
    yield from _compare_bounds(old, new)
    yield from _compare_patterns(old, new)


def _compare_bounds(old: Shape, new: Shape) -> Iterator[Found]:
    moved = False
    bounds = zip(bounds_of(old), bounds_of(new), strict=True)
    for (end, up, down, sign), (before, after) in zip(_ENDS, bounds, strict=True):
        if before == after:
            continue
        moved = True
        kind = f"{end}-{up if (after or 0) > (before or 0) else down}"
        if before is None or after is None:
            kind = f"{end}-{'added' if before is None else 'dropped'}"
        yield Found(kind, "", _say(before, sign, old), _say(after, sign, new))
    if not moved and _say_rule(old) != _say_rule(new):
        yield Found("bound-restated", "", _say_rule(old), _say_rule(new))


def _say(bound: float | None, sign: str, shape: Shape) -> str:
    """``<= 5 entries``; empty for no bound."""
    return "" if bound is None else f"{sign} {_number(bound)} {_say_unit(shape)}".rstrip()


def _say_unit(shape: Shape) -> str:
    """What is counted; empty for a number's own value."""
    if isinstance(_rule_of(shape), Length):
        return _COUNTED.get(type(shape), "characters")
    return ""


def _say_rule(shape: Shape) -> str:
    """Both bounds as they were written."""
    rule = _rule_of(shape)
    if rule is None:
        return ""
    said = (("min", rule.minimum), ("max", rule.maximum))
    return ", ".join([f"{end} {_number(bound)}" for end, bound in said if bound is not None])


def _rule_of(shape: Shape) -> Length | Range | None:
    rules = getattr(shape, "rules", ())
    return next((rule for rule in rules if isinstance(rule, Length | Range)), None)


def _number(bound: float) -> str:
    return f"{bound:.15g}"


def _compare_patterns(old: Shape, new: Shape) -> Iterator[Found]:
    before, after = pattern_of(old).text, pattern_of(new).text
    if before == after:
        return
    if not before or not after:
        yield Found(f"pattern-{'added' if after else 'dropped'}", "", before, after)
        return
    verdict = judge(before, after)
    yield Found(f"pattern-{verdict.relation.value}", "", before, after, verdict.note)
