"""One mutation for every rule that applies at a place.

Takes a place, gives whole values that break one rule there and none elsewhere, each with the
problem that has to be found. A rule that no value can break alone may break another at the same
place with it: a text of a wrong length need not match the pattern.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bench.sweep.bounds import find_label, find_length, takes_json
from bench.sweep.break_number import break_number
from bench.sweep.break_text import break_blob, break_text
from bench.sweep.broken import Broken
from bench.sweep.draw import Drawing
from bench.sweep.place import MOST_ENTRIES, Place, show_key
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
    Shape,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
)

NO_MEMBER = "NoSuchMember"
_NO_BOOL = (
    *(StructureShape, UnionShape, ListShape, MapShape),
    *(StringShape, EnumShape, BlobShape, EventStreamShape),
)
"""Shapes for which a bool is as wrong as anything else; for a number it is a case of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A whole value with one rule broken, and the problem to be found in it."""

    value: Any
    path: str
    aspect: str
    """The rule, or the aspect of it, that is broken."""
    of_key: bool
    place: Place
    what: str
    """What was done, for a report."""

    @property
    def rule(self) -> str:
        """The rule that is broken."""
        return self.aspect.partition(".")[0]


def find_mutations(drawing: Drawing, place: Place) -> Iterator[Mutation]:
    """Every way to break one rule at a place."""
    for broken in _break(drawing, place):
        path = place.path + broken.inner
        if broken.inner.startswith("."):
            path = place.step_to(broken.inner)
        if place.is_key:
            path += show_key(broken.value, hidden=place.hidden)
        yield Mutation(
            value=place.wrap(broken.value),
            path=path,
            aspect=broken.aspect,
            of_key=place.is_key,
            place=place,
            what=broken.what,
        )


def _break(drawing: Drawing, place: Place) -> Iterator[Broken]:
    shape = drawing.service.shape(place.target)
    if takes_json(place.member):
        yield Broken({1, 2}, "json", "a set where JSON is written")
        yield Broken({"a": [object()]}, "json", "an object where JSON is written")
        return
    if place.is_key:
        yield Broken(7, "type", "a number for a key")
        yield from break_text(drawing, shape)
        return
    if not isinstance(shape, DocumentShape) and not place.in_sparse:
        yield Broken(None, "type", "null")
    if isinstance(shape, _NO_BOOL):
        yield Broken(value=False, aspect="type", what="a bool")
    yield from _break_shape(drawing, place, shape)


def _break_shape(drawing: Drawing, place: Place, shape: Shape) -> Iterator[Broken]:
    match shape:
        case StructureShape() | UnionShape():
            yield from _break_structure(drawing, shape)
        case ListShape() | MapShape():
            yield from _break_container(drawing, shape)
        case StringShape() | EnumShape():
            yield from _break_string(drawing, place, shape)
        case IntegerShape() | LongShape() | FloatShape() | DoubleShape():
            yield from break_number(shape)
        case BlobShape():
            yield from break_blob(shape)
        case DocumentShape():
            yield from _break_document(show_key("a", hidden=place.hidden))
        case _:
            yield from _break_type(shape)


def _break_type(shape: Shape) -> Iterator[Broken]:
    wrong: dict[type[Shape], list[tuple[Any, str]]] = {
        BooleanShape: [(1, "type"), ("true", "type")],
        TimestampShape: [(True, "type.bool"), ("yesterday", "type"), ([], "type")],
        EventStreamShape: [("text", "type"), ({}, "type"), (7, "type")],
    }
    for value, aspect in wrong[type(shape)]:
        yield Broken(value, aspect, f"{value!r} for a {type(shape).__name__}")


def _break_structure(drawing: Drawing, shape: StructureShape | UnionShape) -> Iterator[Broken]:
    yield Broken([], "type", "a list for a structure")
    yield Broken("text", "type", "text for a structure")
    if isinstance(shape, UnionShape):
        yield Broken({NO_MEMBER: 1}, "unknown", "an unknown member alone", f".{NO_MEMBER}")
        yield from _break_union(drawing, shape)
        return
    base = drawing.draw(shape.id)
    yield Broken({**base, NO_MEMBER: 1}, "unknown", "an unknown member", f".{NO_MEMBER}")
    for member in shape.members:
        if member.required:
            less = {name: value for name, value in base.items() if name != member.name}
            yield Broken(less, "required", f"no {member.name}", f".{member.name}")


def _break_union(drawing: Drawing, shape: UnionShape) -> Iterator[Broken]:
    yield Broken({}, "union", "no member of a union")
    members = [member for member in shape.members if drawing.can_fill(member.target)]
    if len(members) > 1:
        two = {member.name: drawing.draw_member(member) for member in members[-2:]}
        yield Broken(two, "union", "two members of a union")


def _break_container(drawing: Drawing, shape: ListShape | MapShape) -> Iterator[Broken]:
    if isinstance(shape, ListShape):
        yield Broken({}, "type", "a dict for a list")
        yield Broken("text", "type", "text for a list")
    else:
        yield Broken([], "type", "a list for a map")
    low, high = find_length(shape)
    aspects = ("count.min", "count.max") if isinstance(shape, ListShape) else ("count.map",) * 2
    counts = [(low - 1, aspects[0])] if low else []
    if high is not None:
        counts.append((high + 1, aspects[1]))
    for count, aspect in counts:
        made = _make_entries(drawing, shape, count) if count <= MOST_ENTRIES else None
        if made is not None:
            yield Broken(made, aspect, f"{count} entries")


def _make_entries(drawing: Drawing, shape: ListShape | MapShape, count: int) -> Any:
    """So many right entries, all alike but for their keys; None if there are not so many keys."""
    if isinstance(shape, ListShape):
        return [drawing.draw(shape.element.target)] * count if count else []
    keys = drawing.draw_keys(shape, count) if count else []
    if len(keys) < count:
        return None
    return dict.fromkeys(keys, drawing.draw(shape.value.target)) if count else {}


def _break_string(
    drawing: Drawing, place: Place, shape: StringShape | EnumShape
) -> Iterator[Broken]:
    yield Broken(7, "type", "a number for text")
    yield Broken(b"bytes", "type", "bytes for text")
    yield Broken(["text"], "type", "a list for text")
    yield from break_text(drawing, shape)
    member = place.member
    if member is not None and member.values:
        yield Broken("no such value", "enum", "a value the member does not list")
    label = find_label(member)
    if label and not find_length(shape)[0]:
        yield Broken("", f"label.{label}", "nothing for a part of the address")


def _break_document(key: str) -> Iterator[Broken]:
    yield Broken({"a": {1, 2}}, "json", "a set in a document", key)
    yield Broken([0, b"bytes"], "json", "bytes in a document", "[1]")
    yield Broken((1, 2), "json", "a tuple for a document")
    yield Broken({"a": [float("nan")]}, "json.nan", "NaN in a document", f"{key}[0]")
    yield Broken(float("inf"), "json.nan", "infinity for a document")
    yield Broken({7: 1}, "json.keys", "a key that is no string")
