"""Paths: what stands at ``A.B[].C`` in a request, a response or a resource.

Takes a shape and a path, gives the shape at its end, or nothing where the path leads nowhere. The
entries of a map are reached by their keys, whatever these are.
"""

from __future__ import annotations

from shapewright.ir.shape import ListShape, MapShape, ShapeId
from shapewright.lifecycles.look import Look


def find_at(look: Look, start: ShapeId | None, path: str) -> ShapeId | None:
    """The shape at the end of a path; an empty path leads to where it starts."""
    here = start
    for step in path.split(".") if path else ():
        name = step.removesuffix("[]")
        here = _go(look, here, name)
        if here is not None and step.endswith("[]"):
            shape = look.service.shape(here)
            here = shape.element.target if isinstance(shape, ListShape) else None
        if here is None:
            return None
    return here


def _go(look: Look, here: ShapeId | None, name: str) -> ShapeId | None:
    if here is None:
        return None
    shape = look.service.shape(here)
    if isinstance(shape, MapShape):
        return shape.value.target
    member = look.members(here).get(name)
    return member.target if member else None
