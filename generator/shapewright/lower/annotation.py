"""Annotations: how the type of a member is written in Python.

Takes a member of a service, gives the annotation and the symbols it needs. Absence (``| None``) is
added by those who declare an attribute; which of two spellings fits on a line is not decided here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

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
    is_stream,
)
from shapewright.lower.naming import Identifier


@dataclass(frozen=True, slots=True)
class Annotation:
    """A type as Python source, with the bare names that have to be in scope."""

    text: str
    symbols: frozenset[str] = frozenset()


_SCALARS = {
    StringShape: "str",
    IntegerShape: "int",
    LongShape: "int",
    FloatShape: "float",
    DoubleShape: "float",
    BooleanShape: "bool",
    TimestampShape: "datetime",
    DocumentShape: "Document",
}


@dataclass(frozen=True, slots=True)
class Annotator:
    """Writes annotations for the members of one service, as seen from one module."""

    service: Service
    classes: Mapping[ShapeId, Identifier]
    local: frozenset[ShapeId]
    """The shapes defined in the same module, which are named without their package."""
    spelling: Mapping[str, str]
    """How each symbol is spelled in this module, where not as itself."""

    def annotate(self, owner: Shape, member: Member, *, received: bool) -> Annotation:
        """The annotation of a member that is present; ``received`` for one of a response."""
        if member.json_value and member.binding.location == "header":
            return self._symbol("Document")
        if is_stream(owner, member, self.service.shape(member.target)):
            stream = self._symbol("Readable")
            return stream if received else self._join("{} | {}", stream, self._symbol("bytes"))
        return self.annotate_value(member.target)

    def refer(self, target: ShapeId) -> Annotation:
        """The class of a structure, a union, an event stream or an enum."""
        if target in self.local:
            return Annotation(self.classes[target])
        room = "enums" if isinstance(self.service.shape(target), EnumShape) else "models"
        package = self._symbol(room)
        return Annotation(f"{package.text}.{self.classes[target]}", package.symbols)

    def annotate_value(self, target: ShapeId) -> Annotation:
        """The annotation of a value of a shape, wherever it stands."""
        shape = self.service.shape(target)
        match shape:
            case StructureShape() | UnionShape():
                return self.refer(target)
            case EnumShape():
                return self._join("{} | {}", self.refer(target), self._symbol("str"))
            case EventStreamShape():
                return self._join("{}[{}]", self._symbol("Iterable"), self.refer(target))
            case ListShape():
                element = self.annotate_value(shape.element.target)
                if shape.sparse:
                    element = self._join("{} | None", element)
                return self._join("{}[{}]", self._symbol("Sequence"), element)
            case MapShape():
                value = self.annotate_value(shape.value.target)
                if shape.sparse:
                    value = self._join("{} | None", value)
                key = self._symbol("str")
                return self._join("{}[{}, {}]", self._symbol("Mapping"), key, value)
            case BlobShape():
                return self._symbol("bytes")
            case _:
                return self._symbol(_SCALARS[type(shape)])

    def _symbol(self, name: str) -> Annotation:
        return Annotation(self.spelling.get(name, name), frozenset({name}))

    @staticmethod
    def _join(form: str, *parts: Annotation) -> Annotation:
        symbols = parts[0].symbols.union(*(part.symbols for part in parts[1:]))
        return Annotation(form.format(*(part.text for part in parts)), symbols)
