"""The invariant of lists and maps: something with a name stands between a shape and itself.

Takes a service, reports lists and maps that hold only each other without end, or so deep that no
person wrote them: their types could not be spelled, since only a class can be named before it is
complete.
"""

from __future__ import annotations

from shapewright.build.facts import Reading
from shapewright.ir.service import Service
from shapewright.ir.shape import ListShape, MapShape, ShapeId

DEEPEST = 32
"""How many lists and maps may stand directly inside one another; the models have two."""


def check_collections(service: Service, reading: Reading) -> None:
    """Report every list or map that leads to itself, or too deep, through lists and maps alone."""
    depths: dict[ShapeId, int] = {}
    for id_, shape in service.shapes.items():
        if isinstance(shape, ListShape | MapShape) and id_ not in depths:
            _measure(service, id_, depths, reading)


def _measure(
    service: Service, start: ShapeId, depths: dict[ShapeId, int], reading: Reading
) -> None:
    """Note the depth of every collection on the one way down from this one."""
    path: list[ShapeId] = []
    seen: set[ShapeId] = set()
    current: ShapeId | None = start
    while current is not None and current not in depths and current not in seen:
        path.append(current)
        seen.add(current)
        current = _inside(service, current)
    if current in seen:
        what = f"{current!r} holds itself with nothing but lists and maps between"
        reading.report(("shapes", current or ""), what, "Put a structure between.")
    depth = depths.get(current, 0) if current is not None else 0
    for id_ in reversed(path):
        depth += 1
        depths[id_] = depth
        if depth == DEEPEST + 1:
            what = f"{id_!r} is more than {DEEPEST} lists and maps deep"
            reading.report(("shapes", id_), what, "Put a structure between.")


def _inside(service: Service, id_: ShapeId) -> ShapeId | None:
    """The collection directly inside a collection."""
    shape = service.shapes[id_]
    match shape:
        case ListShape():
            target = shape.element.target
        case MapShape():
            target = shape.value.target
        case _:
            return None
    return target if isinstance(service.shapes.get(target), ListShape | MapShape) else None
