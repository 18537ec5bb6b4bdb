"""All that a request or a response can hold, as a skeleton.

Takes a shape, gives a text in the manner of Python: every member with a word for its type, the
values of an enum side by side. A structure or a long enum is written out where it first stands, and
named where it stands again, so that recursion ends and nothing is cut off for its length; what
stands too deep to be seen is named as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.docs.page import Folded, Sample
from shapewright.ir.service import Operation, Service
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
    ShapeId,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
)
from shapewright.lower.literal import literal
from shapewright.lower.naming import method

REQUEST = "Request syntax"
RESPONSE = "Response syntax"
_FEW = 5
"""So many values of an enum are written out each time."""
_WIDEST = 96
_DEEPEST = 64
"""Levels of nesting that are written out."""
_PLACEHOLDERS: dict[type, str] = {
    StringShape: '"string"',
    IntegerShape: "123",
    LongShape: "123",
    FloatShape: "123.0",
    DoubleShape: "123.0",
    BooleanShape: "True | False",
    BlobShape: 'b"bytes"',
    TimestampShape: "datetime(2024, 1, 1)",
    DocumentShape: "{...} | [...] | 123 | 123.0 | True | None",
}


def write_syntax(service: Service, operation: Operation) -> tuple[Folded, ...]:
    """The syntax of an operation's request and response; neither where there is none."""
    found: list[Folded] = []
    if operation.input is not None:
        members = _Skeleton(service).write_call(operation.input.target)
        head = f"client.{method(operation.name)}("
        lines = [head, *members, ")"] if members else [f"{head})"]
        found.append(_fold(REQUEST, lines))
    if operation.output is not None:
        found.append(_fold(RESPONSE, _Skeleton(service).write(operation.output.target)))
    return tuple(found)


def _fold(title: str, lines: list[str]) -> Folded:
    return Folded(title, Sample(title, "python", "\n".join(lines)))


class _Skeleton:
    """Writes one skeleton."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._written: set[ShapeId] = set()

    def write(self, id_: ShapeId) -> list[str]:
        """The lines of a value."""
        return list(self._lines("", id_, "", 0))

    def write_call(self, id_: ShapeId) -> list[str]:
        """The lines of the members of a structure, as arguments of a call."""
        shape = self._service.shape(id_)
        if not isinstance(shape, StructureShape | UnionShape):
            return []
        self._written.add(id_)
        return [
            line for member in shape.members for line in self._member(f"{member.name}=", member, 4)
        ]

    def _member(self, head: str, member: Member, indent: int) -> Iterator[str]:
        if member.json_value and member.binding.location == "header":
            yield f"{' ' * indent}{head}{_PLACEHOLDERS[DocumentShape]},"
        elif member.values:
            yield from _join(head, member.values, ",", indent)
        else:
            yield from self._lines(head, member.target, ",", indent)

    def _lines(self, head: str, id_: ShapeId, tail: str, indent: int) -> Iterator[str]:
        """A value between a head and a tail, broken where it has parts."""
        shape = self._service.shape(id_)
        margin = " " * indent
        match shape:
            case _ if indent > 4 * _DEEPEST:
                yield f"{margin}{head}...{tail}  # {id_}"
            case StructureShape() | UnionShape():
                yield from self._structure(head, shape, tail, indent)
            case EventStreamShape():
                yield f"{margin}{head}EventStream("
                yield from self._structure("", shape, "", indent + 4)
                yield f"{margin}){tail}"
            case ListShape():
                yield f"{margin}{head}["
                yield from self._lines("", shape.element.target, ",", indent + 4)
                yield f"{margin}]{tail}"
            case MapShape():
                yield f"{margin}{head}{{"
                yield from self._lines(self._key(shape), shape.value.target, ",", indent + 4)
                yield f"{margin}}}{tail}"
            case EnumShape():
                yield from self._enum(head, shape, tail, indent)
            case _:
                yield f"{margin}{head}{_PLACEHOLDERS[type(shape)]}{tail}"

    def _structure(
        self,
        head: str,
        shape: StructureShape | UnionShape | EventStreamShape,
        tail: str,
        indent: int,
    ) -> Iterator[str]:
        margin = " " * indent
        if not shape.members:
            yield f"{margin}{head}{{}}{tail}"
        elif shape.id in self._written:
            yield f"{margin}{head}{{...}}{tail}  # {shape.id}, as above"
        else:
            self._written.add(shape.id)
            one = "  # exactly one of these" if isinstance(shape, UnionShape) else ""
            yield f"{margin}{head}{{{one}"
            for member in shape.members:
                yield from self._member(f"{literal(member.name)}: ", member, indent + 4)
            yield f"{margin}}}{tail}"

    def _key(self, shape: MapShape) -> str:
        """The keys of a map, a few of those that are known."""
        keys = self._service.shape(shape.key.target)
        if not isinstance(keys, EnumShape) or not keys.values:
            return f"{_PLACEHOLDERS[StringShape]}: "
        known = [*map(literal, keys.values[:_FEW]), *(["..."] if len(keys.values) > _FEW else [])]
        return f"{' | '.join(known)}: "

    def _enum(self, head: str, shape: EnumShape, tail: str, indent: int) -> Iterator[str]:
        if shape.id in self._written:
            start = literal(shape.values[0])
            yield f"{' ' * indent}{head}{start} | ...{tail}  # {shape.id}, as above"
            return
        if len(shape.values) > _FEW:
            self._written.add(shape.id)
        yield from _join(head, shape.values or ("string",), tail, indent)


def _join(head: str, values: tuple[str, ...], tail: str, indent: int) -> Iterator[str]:
    """Values side by side, on as many lines as they need."""
    line = f"{' ' * indent}{head}{literal(values[0])}"
    for value in values[1:]:
        more = f" | {literal(value)}"
        if len(line) + len(more) + len(tail) > _WIDEST:
            yield line
            line = " " * (indent + 4) + more.lstrip()
        else:
            line += more
    yield f"{line}{tail}"
