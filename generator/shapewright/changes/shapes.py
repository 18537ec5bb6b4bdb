"""Two shapes at one place held against each other.

Takes a pair of shapes and both editions, gives everything in which they differ, down to their
members; the shapes that they lead to are pairs of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shapewright.ir.shape import (
    Binding,
    BlobShape,
    BooleanShape,
    DoubleShape,
    EnumShape,
    ErrorTrait,
    EventStreamShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Ref,
    Scalar,
    Shape,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
    WireForm,
)

from .constraints import compare_constraints
from .found import AGGREGATES, Editions, Found, find_deprecation, say_flag, say_kind, say_list
from .members import compare_members
from .values import compare_values

_TYPES: dict[tuple[type[Shape], type[Shape]], str] = {
    (IntegerShape, LongShape): "type-widened",
    (FloatShape, DoubleShape): "type-widened",
    (LongShape, IntegerShape): "type-narrowed",
    (DoubleShape, FloatShape): "type-narrowed",
    (StructureShape, UnionShape): "union-added",
    (UnionShape, StructureShape): "union-removed",
    (StringShape, EnumShape): "enum-closed",
    (EnumShape, StringShape): "enum-opened",
}
"""Changes of type that leave something as it was; what else differs is still of interest."""

CLASSES = (StructureShape, UnionShape, EventStreamShape, EnumShape)
"""The kinds of shape for which a package has a name."""


def compare_shapes(old: Shape, new: Shape, editions: Editions) -> Iterator[Found]:
    """What differs between two shapes at one place, their names aside."""
    if type(old) is not type(new):
        kind = _TYPES.get((type(old), type(new)), "type")
        yield Found(kind, "", _say_type(old), _say_type(new))
        if kind == "type":
            return
    if deprecation := find_deprecation(old.deprecation, new.deprecation):
        yield deprecation
    if old.sensitive != new.sensitive:
        kind = "sensitive-added" if new.sensitive else "sensitive-removed"
        yield Found(kind, "", say_flag(flag=old.sensitive), say_flag(flag=new.sensitive))
    if old.boxed != new.boxed:
        yield Found("box", "", say_flag(flag=old.boxed), say_flag(flag=new.boxed))
    yield from compare_constraints(old, new)
    yield from _compare_kinds(old, new, editions)


def _say_type(shape: Shape) -> str:
    if isinstance(shape, EnumShape):
        return f"enum {shape.id}: {say_list(shape.values)}"
    plain = isinstance(shape, BooleanShape) or (
        isinstance(shape, Scalar) and not isinstance(shape, EnumShape)
    )
    return say_kind(shape) if plain else f"{say_kind(shape)} {shape.id}"


def _compare_kinds(old: Shape, new: Shape, editions: Editions) -> Iterator[Found]:
    """What differs in that which only some kinds of shape have."""
    if isinstance(old, AGGREGATES) and isinstance(new, AGGREGATES):
        yield from compare_members(old, new, editions)
    match old, new:
        case StructureShape(), StructureShape():
            yield from _compare_structures(old, new)
        case UnionShape(), UnionShape():
            yield from _compare_forms(old.form, new.form)
        case EnumShape(), EnumShape():
            yield from compare_values(old.values, new.values)
        case ListShape(), ListShape():
            yield from _compare_collections(old, new)
        case MapShape(), MapShape():
            yield from _compare_collections(old, new)
        case BlobShape(), BlobShape():
            yield from _compare_blobs(old, new)
        case TimestampShape(), TimestampShape():
            if old.format != new.format:
                before, after = old.format or "as usual", new.format or "as usual"
                yield Found("timestamp-format", "", before, after)
        case _:
            pass


def _compare_structures(old: StructureShape, new: StructureShape) -> Iterator[Found]:
    yield from _compare_errors(old, new)
    if old.payload != new.payload:
        yield Found("payload", "", old.payload or "all members", new.payload or "all members")
    if old.event != new.event:
        yield Found("payload", "", *("event" * one.event for one in (old, new)))
    yield from _compare_forms(old.form, new.form)


def _compare_errors(old: StructureShape, new: StructureShape) -> Iterator[Found]:
    before, after = old.error, new.error
    if before is None or after is None:
        if before is not after:
            yield Found("error-trait", "", *("error" if one else "" for one in (before, after)))
        return
    codes = [_say_code(one, shape) for one, shape in ((before, old), (after, new))]
    if codes[0] != codes[1]:
        yield Found("error-code", "", *codes)
    if before.status != after.status:
        stated = None in (before.status, after.status)
        said = [str(one.status or "") for one in (before, after)]
        yield Found("error-status-stated" if stated else "error-status", "", *said)
    for kind, say in (("error-fault", _say_fault), ("error-retry", _say_retry)):
        if say(before) != say(after):
            yield Found(kind, "", say(before), say(after))


def _say_code(error: ErrorTrait, shape: StructureShape) -> str:
    code = error.code or shape.id
    return f"{code}, kept from a former protocol" if error.synthetic else code


def _say_fault(error: ErrorTrait) -> str:
    return ", ".join(filter(None, ("sender" * error.sender_fault, "server" * error.server_fault)))


def _say_retry(error: ErrorTrait) -> str:
    return ", ".join(filter(None, ("retryable" * error.retryable, "throttling" * error.throttling)))


def _compare_collections(old: ListShape | MapShape, new: ListShape | MapShape) -> Iterator[Found]:
    if old.sparse != new.sparse:
        kind = "sparse-added" if new.sparse else "sparse-removed"
        yield Found(kind, "", say_flag(flag=old.sparse), say_flag(flag=new.sparse))
    yield from _compare_forms(old.form, new.form)
    for (step, before), (_, after) in zip(refs_of(old), refs_of(new), strict=True):
        yield from compare_refs(before, after, step)


def compare_refs(old: Ref, new: Ref, step: str) -> Iterator[Found]:
    """How what is referred to travels, where that differs."""
    if old.json_value != new.json_value:
        yield Found("json-value", step, *(say_flag(flag=one.json_value) for one in (old, new)))
    if old.binding != new.binding:
        yield Found("binding", step, *(_say_binding(one.binding) for one in (old, new)))


def _say_binding(binding: Binding) -> str:
    """Where something without a name of its own travels."""
    namespace = binding.xml_namespace
    said = (
        binding.location,
        binding.location_name or "",
        "flattened" * binding.flattened,
        "XML attribute" * binding.xml_attribute,
        f"namespace {namespace.uri} {namespace.prefix}".rstrip() if namespace else "",
        f"query {binding.query_name}" if binding.query_name else "",
    )
    return ", ".join(filter(None, said)) or "as usual"


def refs_of(shape: ListShape | MapShape) -> tuple[tuple[str, Ref], ...]:
    """What a list or a map holds, each with the step that leads there."""
    if isinstance(shape, ListShape):
        return (("[]", shape.element),)
    return (("{key}", shape.key), ("{}", shape.value))


def _compare_blobs(old: BlobShape, new: BlobShape) -> Iterator[Found]:
    if old.streaming != new.streaming:
        yield Found("streaming", "", *(say_flag(flag=one.streaming) for one in (old, new)))
    if old.requires_length != new.requires_length:
        said = (say_flag(flag=one.requires_length) for one in (old, new))
        yield Found("stream-length", "", *said)


def _compare_forms(old: WireForm, new: WireForm) -> Iterator[Found]:
    if old != new and _settle_order(old, new) != _settle_order(new, old):
        yield Found("wire-form", "", _say_form(old), _say_form(new))


def _settle_order(form: WireForm, other: WireForm) -> WireForm:
    """A form with the order of those members alone that both have."""
    return replace(form, xml_order=tuple(one for one in form.xml_order if one in other.xml_order))


def _say_form(form: WireForm) -> str:
    namespace = form.xml_namespace
    said = (
        form.location_name and f"element {form.location_name}",
        "wrapper" * form.wrapper,
        "flattened" * form.flattened,
        f"order {say_list(form.xml_order)}" if form.xml_order else "",
        f"namespace {namespace.uri} {namespace.prefix}".rstrip() if namespace else "",
    )
    return ", ".join(filter(None, said)) or "as usual"
