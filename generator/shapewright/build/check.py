"""The invariants of a built service.

Takes the parts of a service, reports every reference that does not resolve and every shape of which
no finite value exists. Later rooms rely on all of this and check none of it again.
"""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches

from shapewright.build.facts import Address, Reading
from shapewright.ir.graph import cycles_of
from shapewright.ir.service import Service
from shapewright.ir.shape import (
    EnumShape,
    ListShape,
    MapShape,
    Shape,
    ShapeId,
    StringShape,
    StructureShape,
    UnionShape,
)

_MOST_HINTS = 20  # looking for near names takes as long as all the names are


def check_references(service: Service, named: Collection[str], reading: Reading) -> None:
    """Report every reference to a shape that the model does not name, with near names.

    A shape that is named and could not be built has its own problem, so that the references to it
    are not reported as well.
    """
    unknown = sorted({target for _, target in reading.references if target not in named})
    hints = {target: _near(target, named) for target in unknown[:_MOST_HINTS]}
    for at, target in reading.references:
        if target not in named:
            what = f"shape {target!r} is not defined"
            reading.report((*at, "shape"), what, hints.get(target, ""))
        elif (shape := service.shapes.get(target)) is not None:
            _check_kind(at, shape, reading)


def _near(target: str, named: Collection[str]) -> str:
    near = get_close_matches(target, named, n=3)
    return f"Near names: {', '.join(near)}." if near else ""


def _check_kind(at: Address, shape: Shape, reading: Reading) -> None:
    """Report a shape of a kind that cannot stand where it is named."""
    match at:
        case ("operations", _, "input" | "output" as side):
            if not isinstance(shape, StructureShape):
                reading.report((*at, "shape"), f"{side} {shape.id!r} is not a structure")
        case ("operations", _, "errors", _):
            if not isinstance(shape, StructureShape) or shape.error is None:
                reading.report((*at, "shape"), f"error {shape.id!r} is not an exception")
        case ("shapes", _, "key"):
            if not isinstance(shape, StringShape | EnumShape):
                reading.report((*at, "shape"), f"map key {shape.id!r} is not a string")
        case _:
            pass


def check_finite(service: Service, reading: Reading) -> None:
    """Report groups of shapes whose members require each other without end."""
    endless = _endless(service)
    inside = {id_: service.shapes[id_] for id_ in sorted(endless)}
    edges = {
        id_: [target for target in _needed(shape) if target in endless]
        for id_, shape in inside.items()
    }
    for group in cycles_of(inside, edges):
        reading.report(
            ("shapes", group[0]),
            f"no finite value exists: required members lead from {' to '.join(group)} and back",
            "One of these members has to be optional.",
        )


def _needed(shape: Shape) -> list[ShapeId]:
    """The shapes of which every value of this one holds a value."""
    match shape:
        case StructureShape():
            return [member.target for member in shape.members if member.required]
        case UnionShape():
            return [member.target for member in shape.members]
        case ListShape():
            return [shape.element.target] if _minimum(shape) else []
        case MapShape():
            return [shape.key.target, shape.value.target] if _minimum(shape) else []
        case _:
            return []


def _minimum(shape: ListShape | MapShape) -> int:
    return max((int(getattr(rule, "minimum", 0) or 0) for rule in shape.rules), default=0)


def _endless(service: Service) -> set[ShapeId]:
    """Shapes of which no finite value exists: what remains when all that have one are taken away.

    A union has a finite value as soon as one variant has; everything else needs all of its parts.
    """
    users: dict[ShapeId, list[ShapeId]] = {}
    missing: dict[ShapeId, int] = {}
    for id_, shape in service.shapes.items():
        needed = [target for target in set(_needed(shape)) if target in service.shapes]
        missing[id_] = min(len(needed), 1) if isinstance(shape, UnionShape) else len(needed)
        for target in needed:
            users.setdefault(target, []).append(id_)
    waiting = [id_ for id_, count in missing.items() if count == 0]
    finite = set(waiting)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            missing[user] -= 1
            if missing[user] <= 0 and user not in finite:
                finite.add(user)
                waiting.append(user)
    return set(service.shapes) - finite
