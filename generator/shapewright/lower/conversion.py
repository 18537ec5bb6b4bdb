"""Conversions: the expressions that take a member to boto3's dictionary and back.

Takes a member of a service, gives two expressions and the symbols they need. A value that is the
same on both sides is passed through; everything else names a function of the runtime.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.ir.service import Service
from shapewright.ir.shape import (
    EnumShape,
    EventStreamShape,
    ListShape,
    MapShape,
    Member,
    Shape,
    ShapeId,
    StructureShape,
    UnionShape,
)
from shapewright.lower.annotation import Annotation, Annotator
from shapewright.lower.literal import literal


@dataclass(frozen=True, slots=True)
class Conversion:
    """Two expressions: ``self.NAME`` to the wire, and ``get(WIRE NAME)`` from it."""

    to_wire: Annotation
    from_wire: Annotation


def convert_member(annotator: Annotator, member: Member, name: str) -> Conversion:
    """How this member is converted, as an attribute of this name."""
    held, given = f"self.{name}", f"get({literal(member.name)})"
    shape = annotator.service.shape(member.target)
    match shape:
        case StructureShape() | UnionShape() | EnumShape():
            reader, form = "read", _form_of(annotator, member.target)
        case EventStreamShape():
            reader, form = "read_events", annotator.refer(member.target)
        case ListShape():
            reader, form = "read_list", _form_of(annotator, shape.element.target)
        case MapShape():
            reader, form = "read_map", _form_of(annotator, shape.value.target)
        case _:
            return Conversion(Annotation(held), Annotation(given))
    writer = find_writer(annotator.service, shape)
    return Conversion(
        _call(annotator, writer, Annotation(held)),
        Annotation(given) if form is None else _call(annotator, reader, Annotation(given), form),
    )


def convert_body(annotator: Annotator, member: Member, name: str) -> Conversion:
    """How the body of a response is converted, which is read bit by bit."""
    held, given = Annotation(f"self.{name}"), Annotation(f"get({literal(member.name)})")
    return Conversion(
        _call(annotator, "to_wire", held),
        _call(annotator, "read_body", given),
    )


def find_writer(service: Service, shape: Shape) -> str:
    """The function that takes a value of this shape to boto3's dictionary the shortest way.

    Empty where the value is the same on both sides.
    """
    shapes = service.shapes
    match shape:
        case StructureShape() | UnionShape():
            return "to_member"
        case ListShape():
            return _LIST_WRITERS.get(type(shapes[shape.element.target]), "to_flat")
        case MapShape():
            keyed = isinstance(shapes[shape.key.target], EnumShape)
            plain = "to_wire" if keyed else "to_flat"
            return _MAP_WRITERS.get(type(shapes[shape.value.target]), plain)
        case EnumShape() | EventStreamShape():
            return "to_wire"
        case _:
            return ""


_LIST_WRITERS: dict[type[Shape], str] = {
    StructureShape: "to_members",
    UnionShape: "to_members",
    EnumShape: "to_texts",
    ListShape: "to_wire",
    MapShape: "to_wire",
}
_MAP_WRITERS = {**_LIST_WRITERS, StructureShape: "to_member_map", UnionShape: "to_member_map"} | {
    EnumShape: "to_wire"
}


def _form_of(annotator: Annotator, target: ShapeId) -> Annotation | None:
    """What knows how to read a value of this shape; None when there is nothing to read."""
    shape = annotator.service.shape(target)
    match shape:
        case StructureShape() | UnionShape() | EnumShape():
            return annotator.refer(target)
        case ListShape():
            element = _form_of(annotator, shape.element.target)
            return element and _call(annotator, "ListOf", element)
        case MapShape():
            value = _form_of(annotator, shape.value.target)
            return value and _call(annotator, "MapOf", value)
        case _:
            return None


def _call(annotator: Annotator, function: str, *arguments: Annotation) -> Annotation:
    symbols = frozenset({function}).union(*(argument.symbols for argument in arguments))
    spelled = annotator.spelling.get(function, function)
    return Annotation(f"{spelled}({', '.join(item.text for item in arguments)})", symbols)
