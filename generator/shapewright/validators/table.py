"""Shapes as data: what the runtime needs to know of each to say what is wrong with a value.

Takes a shape, gives the view of its entry. What follows from another shape is not repeated.
"""

from __future__ import annotations

from shapewright.ir.service import Service
from shapewright.ir.shape import (
    BlobShape,
    BooleanShape,
    DocumentShape,
    DoubleShape,
    EnumShape,
    EventStreamShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Member,
    Shape,
    ShapeId,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
)
from shapewright.ir.stated import bounds_of, pattern_of
from shapewright.lower.literal import literal
from shapewright.lower.package import Package
from shapewright.patterns.safe import find_safe_text
from shapewright.validators.claimed import Claimed, ClaimedMembers
from shapewright.validators.facts import label_of, takes_json
from shapewright.validators.relief import Reliefs
from shapewright.validators.views import ShapeView, TargetView

_KINDS: dict[type[Shape], str] = {
    StructureShape: "Structure",
    UnionShape: "Structure",
    EventStreamShape: "EventStream",
    ListShape: "List",
    MapShape: "Map",
    StringShape: "String",
    EnumShape: "String",
    IntegerShape: "Integer",
    LongShape: "Long",
    FloatShape: "Float",
    DoubleShape: "Float",
    BooleanShape: "Boolean",
    TimestampShape: "Timestamp",
    BlobShape: "Blob",
    DocumentShape: "Document",
}


def build_shape(claimed: ClaimedMembers, reliefs: Reliefs, id_: ShapeId) -> ShapeView:
    """The entry of one shape."""
    package = claimed.package
    service = package.service
    shape = service.shape(id_)
    given = shape.members if isinstance(shape, StructureShape | UnionShape) else ()
    targets = tuple(literal(str(target)) for target in _parts_of(shape))
    arguments = (*_rules(package, reliefs, shape), *_traits(shape), *_levels(reliefs, id_))
    is_empty = isinstance(shape, StructureShape | UnionShape) and not given
    return ShapeView(
        name=literal(str(id_)),
        kind=_KINDS[type(shape)],
        targets=targets,
        members=tuple(
            _build_target(service, member, claimed.find(id_, member)) for member in given
        ),
        is_empty=is_empty,
        is_plain=not (targets or given or arguments or is_empty),
        required=tuple(literal(member.name) for member in given if member.required),
        arguments=arguments,
        notes=tuple(
            f"{relief.rule} is {relief.level}: {relief.reason}" for relief in reliefs.of_shape(id_)
        ),
    )


def _parts_of(shape: Shape) -> tuple[ShapeId, ...]:
    match shape:
        case ListShape():
            return (shape.element.target,)
        case MapShape():
            return (shape.key.target, shape.value.target)
        case _:
            return ()


def _build_target(service: Service, member: Member, claimed: Claimed) -> TargetView:
    arguments: list[str] = []
    if label := label_of(service, member):
        arguments.append(f"label={literal(label)}")
    if takes_json(member):
        arguments.append("json=True")
    if member.values:
        arguments.append(f"values={literal(list(member.values))}")
    arguments.extend(claimed.write_arguments())
    return TargetView(literal(member.name), literal(str(member.target)), tuple(arguments))


def _rules(package: Package, reliefs: Reliefs, shape: Shape) -> list[str]:
    arguments = [
        f"{name}={literal(bound)}"
        for name, bound in zip(("minimum", "maximum"), bounds_of(shape), strict=True)
        if bound is not None
    ]
    pattern = pattern_of(shape)
    if pattern and "pattern" not in reliefs.off(shape.id):
        arguments.append(f"pattern={literal(pattern.text)}")
        if (safe := find_safe_text(pattern)) != pattern.text:
            arguments.append(f"safe_pattern={literal(safe)}")
    if isinstance(shape, EnumShape):
        arguments.append(f"enum={literal(str(package.classes[shape.id]))}")
    return arguments


def _traits(shape: Shape) -> list[str]:
    given = {
        "sparse": isinstance(shape, ListShape | MapShape) and shape.sparse,
        "sensitive": shape.sensitive,
        "union": isinstance(shape, UnionShape),
    }
    return [f"{name}=True" for name, is_given in given.items() if is_given]


def _levels(reliefs: Reliefs, id_: ShapeId) -> list[str]:
    return [
        f"{level}={literal(list(rules))}"
        for level in ("advisory", "off")
        if (rules := reliefs.rules(id_, level))
    ]
