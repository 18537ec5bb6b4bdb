"""Where a shape is used: the members that are of it, and the operations that lead to it.

Takes a service and a shape, gives names in order. It follows references backwards, each once.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.ir.graph import roots_of
from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import (
    EventStreamShape,
    ListShape,
    MapShape,
    Shape,
    ShapeId,
    StructureShape,
    UnionShape,
    references_of,
)


def find_uses(service: Service, id_: ShapeId) -> dict[str, list[str]]:
    """The ``shapes`` whose members are of this one, and the ``operations`` that lead to it."""
    leading = _find_leading(service, id_)
    return {
        "shapes": [use for shape in service.shapes.values() for use in _name_uses(shape, id_)],
        "operations": [
            f"{operation.name} {side}"
            for operation in service.operations
            if leading & set(roots_of(operation))
            for side in _find_sides(operation, leading)
        ],
    }


def _find_leading(service: Service, id_: ShapeId) -> set[ShapeId]:
    """The shapes from which this one can be reached, itself included."""
    users: dict[ShapeId, list[ShapeId]] = {}
    for shape in service.shapes.values():
        for target in references_of(shape):
            users.setdefault(target, []).append(shape.id)
    leading: set[ShapeId] = set()
    waiting = [id_]
    while waiting:
        current = waiting.pop()
        if current not in leading:
            leading.add(current)
            waiting += users.get(current, [])
    return leading


def _find_sides(operation: Operation, leading: set[ShapeId]) -> Iterator[str]:
    sides = {"request": operation.input, "response": operation.output}
    yield from (side for side, ref in sides.items() if ref is not None and ref.target in leading)
    if any(error.target in leading for error in operation.errors):
        yield "error"


def _name_uses(shape: Shape, id_: ShapeId) -> Iterator[str]:
    match shape:
        case StructureShape() | UnionShape() | EventStreamShape():
            yield from (
                f"{shape.id}.{member.name}" for member in shape.members if member.target == id_
            )
        case ListShape() if shape.element.target == id_:
            yield f"{shape.id}[]"
        case MapShape():
            yield from [f"{shape.id}{{key}}"] if shape.key.target == id_ else []
            yield from [f"{shape.id}{{}}"] if shape.value.target == id_ else []
        case _:
            return
