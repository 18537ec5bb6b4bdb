"""Shapes: the types of an API, as frozen values that refer to each other by id.

Gives one class per kind of shape and ``Shape``, their closed union, to be matched exhaustively.
References are ids, never objects, so that recursion is harmless and a service is a plain value.
Nothing here knows a target language, a documentation format or a protocol; how a member travels is
kept as facts in ``Binding`` and ``WireForm`` for those who need them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from shapewright.ir.doc import EMPTY, Doc
from shapewright.ir.rule import Rule

ShapeId = NewType("ShapeId", str)
"""A shape's name in its model; unique in a service, and a reference to the shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecation:
    """That something should no longer be used, and what is said about it."""

    message: str = ""
    since: str = ""
    """Free text: "2022-02-01", "06-25-2025" and "12th June 2026" all occur."""


@dataclass(frozen=True, slots=True, kw_only=True)
class XmlNamespace:
    """An XML namespace and, on one shape of Amazon S3, its prefix."""

    uri: str
    prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """Where a member travels in a message."""

    location: str = ""
    """``uri``, ``querystring``, ``header``, ``headers`` or ``statusCode``; empty for the body."""
    location_name: str | None = None
    """The name used there; None when it is the member's own. An empty header prefix is a name."""
    flattened: bool = False
    xml_attribute: bool = False
    xml_namespace: XmlNamespace | None = None
    query_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WireForm:
    """How a shape is written in a message, where that is not the protocol's usual way."""

    location_name: str = ""
    wrapper: bool = False
    flattened: bool = False
    xml_order: tuple[str, ...] = ()
    xml_namespace: XmlNamespace | None = None


PLAIN_BINDING = Binding()
PLAIN_FORM = WireForm()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A reference to a shape from a list, a map, an operation or a member."""

    target: ShapeId
    doc: Doc = EMPTY
    binding: Binding = PLAIN_BINDING
    json_value: bool = False
    """The string holds JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A named part of a structure, a union or an event stream."""

    name: str
    """The key in boto3's dictionaries."""
    target: ShapeId
    doc: Doc = EMPTY
    required: bool = False
    values: tuple[str, ...] = ()
    """Values stated on the member itself, though its shape is a plain string."""
    boxed: bool = False
    deprecation: Deprecation | None = None
    idempotency_token: bool = False
    """boto3 fills it with a random UUID when it is absent."""
    json_value: bool = False
    """The string holds JSON."""
    streaming: bool = False
    host_label: bool = False
    event_payload: bool = False
    endpoint_parameter: str = ""
    """The endpoint rules' parameter that this member sets."""
    binding: Binding = PLAIN_BINDING


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorTrait:
    """What makes a structure an error."""

    code: str = ""
    """The code on the wire where it is not the shape's own name."""
    status: int | None = None
    """HTTP status."""
    sender_fault: bool = False
    server_fault: bool = False
    retryable: bool = False
    throttling: bool = False
    synthetic: bool = False
    """Added to keep the error codes of a former protocol."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """What every kind of shape has."""

    id: ShapeId
    doc: Doc = EMPTY
    sensitive: bool = False
    boxed: bool = False
    deprecation: Deprecation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureShape(_Shape):
    """Named members, each present or absent; an error when it has that trait."""

    members: tuple[Member, ...] = ()
    """Sorted by name."""
    error: ErrorTrait | None = None
    payload: str = ""
    """The member that alone makes the body; empty when the body is made of all of them."""
    event: bool = False
    """One event of an event stream."""
    form: WireForm = PLAIN_FORM


@dataclass(frozen=True, slots=True, kw_only=True)
class UnionShape(_Shape):
    """Named members of which exactly one is present."""

    members: tuple[Member, ...] = ()
    form: WireForm = PLAIN_FORM


@dataclass(frozen=True, slots=True, kw_only=True)
class EventStreamShape(_Shape):
    """A sequence of events over time, each one of the named members."""

    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentShape(_Shape):
    """Any JSON value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListShape(_Shape):
    """An ordered sequence of elements of one shape."""

    element: Ref
    sparse: bool = False
    """An element may be null."""
    rules: tuple[Rule, ...] = ()
    form: WireForm = PLAIN_FORM


@dataclass(frozen=True, slots=True, kw_only=True)
class MapShape(_Shape):
    """Entries from string keys to values of one shape."""

    key: Ref
    value: Ref
    sparse: bool = False
    """A value may be null."""
    rules: tuple[Rule, ...] = ()
    form: WireForm = PLAIN_FORM


@dataclass(frozen=True, slots=True, kw_only=True)
class StringShape(_Shape):
    """Text."""

    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumShape(_Shape):
    """Text that is one of the known values."""

    values: tuple[str, ...]
    """Sorted."""
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegerShape(_Shape):
    """A 32-bit signed integer."""

    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LongShape(_Shape):
    """A 64-bit signed integer."""

    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FloatShape(_Shape):
    """A 32-bit floating-point number."""

    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubleShape(_Shape):
    """A 64-bit floating-point number."""

    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BooleanShape(_Shape):
    """True or false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BlobShape(_Shape):
    """Bytes."""

    streaming: bool = False
    requires_length: bool = False
    """A stream whose length must be known before it is sent."""
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimestampShape(_Shape):
    """A point in time."""

    format: str = ""
    """``iso8601``, ``unixTimestamp`` or ``rfc822``; empty for the protocol's usual one."""


Aggregate = StructureShape | UnionShape | EventStreamShape
"""The kinds of shape that have named members."""

Scalar = (
    StringShape
    | EnumShape
    | IntegerShape
    | LongShape
    | FloatShape
    | DoubleShape
    | BooleanShape
    | BlobShape
    | TimestampShape
)
"""The kinds of shape that refer to no other."""

Shape = Aggregate | DocumentShape | ListShape | MapShape | Scalar


def is_stream(owner: Shape, member: Member, target: Shape) -> bool:
    """Whether a member is bytes that are read bit by bit.

    A blob that alone makes the body is, whether it has the trait or not: botocore hands it over so.
    """
    if not isinstance(target, BlobShape):
        return False
    is_payload = isinstance(owner, StructureShape) and owner.payload == member.name
    return is_payload or member.streaming or target.streaming


def references_of(shape: Shape) -> tuple[ShapeId, ...]:
    """The ids that a shape refers to, in its own order, repeats included."""
    match shape:
        case StructureShape() | UnionShape() | EventStreamShape():
            return tuple(member.target for member in shape.members)
        case ListShape():
            return (shape.element.target,)
        case MapShape():
            return (shape.key.target, shape.value.target)
        case _:
            return ()
