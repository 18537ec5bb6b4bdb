"""An operation as pages of API changes show it: a call, its parameters, its response, in lines.

Takes an operation and its service, gives lines without indentation. A section that would be longer
than such a page has it is replaced by the words that the page has in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from shapewright.changes.found import AGGREGATES, say_kind
from shapewright.changes.order import Order
from shapewright.ir.doc import (
    Block,
    Bullets,
    CodeBlock,
    Definitions,
    Doc,
    Note,
    Numbered,
    plain_text,
)
from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import (
    BlobShape,
    EnumShape,
    EventStreamShape,
    ListShape,
    MapShape,
    Member,
    Ref,
    Shape,
    ShapeId,
)
from shapewright.lower.naming import method

MOST_OF_SYNTAX = 2000
MOST_OF_MEMBERS = 5000
"""How many lines of either the page has at most."""
TOO_LARGE = (
    "# This section is too large to render. # Please see the AWS API Documentation linked below."
)
_RECURSIVE = "{'... recursive ...'}"
_ANY = "{...}|[...]|123|123.4|'string'|True|None"
_VALUES = {
    "string": "'string'",
    "integer": "123",
    "long": "123",
    "float": "...",
    "double": "123.0",
    "boolean": "True|False",
    "timestamp": "datetime(2015, 1, 1)",
    "document": _ANY,
}
_TYPES = {
    "integer": "integer",
    "long": "integer",
    "float": "float",
    "double": "float",
    "boolean": "boolean",
    "timestamp": "datetime",
    "blob": "bytes",
    "list": "list",
    "string": "string",
    "enum": "string",
    "document": "document",
}

Around = tuple[ShapeId, ...]


class Layout:
    """The lines of the operations of one service."""

    def __init__(self, service: Service, order: Order) -> None:
        self._service = service
        self._order = order

    def _members_of(self, shape: Shape) -> list[Member]:
        """The members of a shape as they are written; none when it has none."""
        members = shape.members if isinstance(shape, AGGREGATES) else ()
        return self._order.sort_members(shape.id, members)

    def render(self, operation: Operation) -> Iterator[str]:
        """Everything about an operation, after what is said of it."""
        yield "Request Syntax"
        yield from _bound(self._render_call(operation), MOST_OF_SYNTAX)
        if operation.input is not None:
            yield from _bound(self._render_parameters(operation.input.target), MOST_OF_MEMBERS)
        if operation.output is None:
            yield "None"
            return
        target = operation.output.target
        yield from ("dict", "Response Syntax")
        yield from _bound(self._render_value(target, (), "", request=False), MOST_OF_SYNTAX)
        yield "Response Structure"
        yield from _bound(self._render_response(target), MOST_OF_MEMBERS)

    def introduce(self, operation: Operation) -> Iterator[str]:
        """What is said of an operation."""
        yield from _render_doc(operation.doc)

    def _render_call(self, operation: Operation) -> Iterator[str]:
        call = f"client.{method(operation.name)}("
        shape = self._service.shape(operation.input.target) if operation.input else None
        members = self._members_of(shape) if shape else []
        if shape is None or not members:
            yield f"{call})"
            return
        yield call
        for at, member in enumerate(members):
            comma = "," if at + 1 < len(members) else ""
            lines = self._render_value(member.target, (shape.id,), comma, request=True)
            yield from _label(f"{member.name}=", lines)
        yield ")"

    def _render_value(
        self, id_: ShapeId, around: Around, end: str, *, request: bool
    ) -> Iterator[str]:
        """A value as it is written, its last line with an end."""
        shape = self._service.shape(id_)
        if id_ in around:
            yield f"{_RECURSIVE}{end}"
            return
        inner = (*around, id_)
        if isinstance(shape, AGGREGATES):
            opening, closing = ("EventStream({", "})") if _is_stream(shape) else ("{", "}")
            yield opening
            for at, one in enumerate(members := self._members_of(shape)):
                comma = "," if at + 1 < len(members) else ""
                lines = self._render_value(one.target, inner, comma, request=request)
                yield from _label(f"'{one.name}': ", lines)
            yield f"{closing}{end}"
        elif isinstance(shape, ListShape):
            yield "["
            yield from self._render_value(shape.element.target, inner, ",", request=request)
            yield f"]{end}"
        elif isinstance(shape, MapShape):
            yield "{"
            lines = self._render_value(shape.value.target, inner, "", request=request)
            yield from _label("'string': ", lines)
            yield f"}}{end}"
        else:
            yield f"{self._write_scalar(shape, request=request)}{end}"

    def _write_scalar(self, shape: Shape, *, request: bool) -> str:
        if isinstance(shape, EnumShape):
            values = self._order.sort_values(shape.id, shape.values)
            return "|".join([f"'{value}'" for value in values])
        if isinstance(shape, BlobShape):
            if shape.streaming:
                return "b'bytes'|file" if request else "StreamingBody()"
            return "b'bytes'"
        return _VALUES[say_kind(shape)]

    def _render_parameters(self, id_: ShapeId) -> Iterator[str]:
        shape = self._service.shape(id_)
        for member in self._members_of(shape):
            target = self._service.shape(member.target)
            yield _name_type(target, request=True)
            if member.required:
                yield "[REQUIRED]"
            yield from _render_doc(member.doc or target.doc)
            yield from self._render_inside(target, (id_,), request=True)

    def _render_response(self, id_: ShapeId) -> Iterator[str]:
        shape = self._service.shape(id_)
        yield "(dict) --"
        yield from _render_doc(shape.doc)
        yield from self._render_inside(shape, (), request=False)

    def _render_inside(self, shape: Shape, around: Around, *, request: bool) -> Iterator[str]:
        """The members of a shape, down to the last."""
        if shape.id in around:
            return
        inner = (*around, shape.id)
        parts: Sequence[Member | Ref] = self._members_of(shape)
        if isinstance(shape, ListShape):
            parts = (shape.element,)
        elif isinstance(shape, MapShape):
            parts = (shape.key, shape.value)
        for part in parts:
            target = self._service.shape(part.target)
            name = f"{part.name} " if isinstance(part, Member) else ""
            needed = request and isinstance(part, Member) and part.required
            required = " [REQUIRED]" if needed else ""
            yield f"{name}({_name_type(target, request=request)}) --{required}"
            yield from _render_doc(part.doc or target.doc)
            yield from self._render_inside(target, inner, request=request)


def _bound(lines: Iterator[str], most: int) -> Iterator[str]:
    """The lines, or the words that stand for too many."""
    found = list(islice(lines, most + 1))
    yield from found if len(found) <= most else (TOO_LARGE,)


def _label(label: str, lines: Iterator[str]) -> Iterator[str]:
    yield f"{label}{next(lines)}"
    yield from lines


def _is_stream(shape: Shape) -> bool:
    return isinstance(shape, EventStreamShape)


def _name_type(shape: Shape, *, request: bool) -> str:
    """The type as the documentation of boto3 has it."""
    if isinstance(shape, BlobShape) and shape.streaming:
        return "bytes or seekable file-like object" if request else "StreamingBody"
    if _is_stream(shape):
        return "EventStream"
    return _TYPES.get(say_kind(shape), "dict")


def _render_doc(doc: Doc) -> Iterator[str]:
    """A text, a line for each paragraph; notes are not shown."""
    for block in doc.blocks:
        yield from filter(None, map(str.strip, _render_block(block)))


def _render_block(block: Block) -> Iterator[str]:
    match block:
        case Note():
            return
        case CodeBlock(text):
            yield from text.split("\n")
        case Bullets(items) | Numbered(items):
            for item in items:
                for part in item:
                    yield from _render_block(part)
        case Definitions(items):
            for definition in items:
                yield plain_text(definition.term)
                for part in definition.blocks:
                    yield from _render_block(part)
        case _:
            yield plain_text(block.inlines)
