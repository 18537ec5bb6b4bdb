"""A model's operations as a page would have to show them: trees of members, opened as needed.

Takes a service and a reference, gives the node of a request or a response, and from a node those
below it. A shape that stands above itself is not entered again, as on every page. It compares
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from shapewright.ir.doc import EMPTY, Doc
from shapewright.ir.rule import Rule
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
    Ref,
    Shape,
    ShapeId,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
)
from shapewright.sources.pages import Kind

_LAST_STEPS = re.compile(r"(?:\[\]|\{\})++$")
_COUNTED = re.compile(r"(?:\.\w{1,64})?\.N$")
"""The end of a list's name on pages of services that speak the query protocol."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What a model says at one place of a request or a response."""

    target: ShapeId
    kind: Kind
    required: bool | None = None
    """None for the whole, an item, a key and a map's value."""
    values: tuple[str, ...] = ()
    own_doc: Doc = EMPTY
    shape_doc: Doc = EMPTY
    """What is shown where the member has none of its own."""
    recursive: bool = False
    union: bool = False
    rules: tuple[Rule, ...] = ()
    above: tuple[ShapeId, ...] = ()
    wire_name: str = ""
    """The name in the message, where it is another."""

    @property
    def doc(self) -> Doc:
        """The documentation at this place."""
        return self.own_doc or self.shape_doc


class ModelTree:
    """The nodes of one service."""

    def __init__(self, service: Service) -> None:
        self._service = service

    def root(self, ref: Ref) -> Node:
        """The request or the response of an operation."""
        return self._node(ref, ())

    def members(self, node: Node) -> dict[str, Node]:
        """The named members of a structure, a union or an event stream."""
        shape = self._service.shape(node.target)
        if not isinstance(shape, StructureShape | UnionShape | EventStreamShape):
            return {}
        above = (*node.above, node.target)
        payload = shape.payload if isinstance(shape, StructureShape) and not node.above else ""
        return {
            member.name: self._node(member, above, is_payload=member.name == payload)
            for member in shape.members
        }

    def item(self, node: Node) -> Node | None:
        """What a list holds, or the values of a map."""
        shape = self._service.shape(node.target)
        if isinstance(shape, ListShape):
            return self._node(shape.element, (*node.above, node.target))
        if isinstance(shape, MapShape):
            return self._node(shape.value, (*node.above, node.target))
        return None

    def key(self, node: Node) -> Node | None:
        """The keys of a map."""
        shape = self._service.shape(node.target)
        return self._node(shape.key, ()) if isinstance(shape, MapShape) else None

    def find(self, node: Node, names: Iterable[str]) -> Node | None:
        """The node that these names lead to, through any lists and maps between them."""
        here: Node | None = node
        for name in names:
            while here is not None and here.kind in {Kind.LIST, Kind.MAP} and not here.recursive:
                here = self.item(here)
            here = self.members(here).get(name) if here is not None else None
        return here

    def find_at(self, node: Node, path: str) -> Node | None:
        """The node at a path that does not end in a map's key."""
        steps = _LAST_STEPS.search(path)
        plain = path.replace("[]", "").replace("{}", "")
        here = self.find(node, plain.split(".")) if plain else node
        for _ in range(len(steps[0]) // 2 if steps else 0):
            here = self.item(here) if here is not None else None
        return here

    def _node(
        self, said: Ref | Member, above: tuple[ShapeId, ...], *, is_payload: bool = False
    ) -> Node:
        shape = self._service.shape(said.target)
        member = said if isinstance(said, Member) else None
        values = shape.values if isinstance(shape, EnumShape) else ()
        return Node(
            target=said.target,
            kind=_kind_of(said, shape, is_payload=is_payload),
            required=member.required if member else None,
            values=(member.values if member else ()) or values,
            own_doc=said.doc,
            shape_doc=shape.doc,
            recursive=said.target in above,
            union=isinstance(shape, UnionShape),
            rules=() if isinstance(shape, _WITHOUT_RULES) else shape.rules,
            above=above,
            wire_name=said.binding.location_name or "",
        )


def find_name(names: dict[str, Node], written: str) -> str:
    """The member that a page of the API Reference means: it may write the name of the message."""
    if written in names:
        return written
    short = _COUNTED.sub("", written)
    if short in names:
        return short
    return next((name for name, node in names.items() if node.wire_name == short), "")


def _kind_of(said: Ref | Member, shape: Shape, *, is_payload: bool) -> Kind:
    """The kind as the finest page tells it."""
    if said.json_value and said.binding.location == "header":
        return Kind.JSON_VALUE
    if is_payload and isinstance(shape, BlobShape):
        return Kind.STREAM
    return _KINDS[type(shape)]


_WITHOUT_RULES = (
    StructureShape | UnionShape | EventStreamShape | DocumentShape | BooleanShape | TimestampShape
)
_KINDS: dict[type[Shape], Kind] = {
    StructureShape: Kind.STRUCTURE,
    UnionShape: Kind.STRUCTURE,
    EventStreamShape: Kind.EVENT_STREAM,
    DocumentShape: Kind.DOCUMENT,
    ListShape: Kind.LIST,
    MapShape: Kind.MAP,
    StringShape: Kind.STRING,
    EnumShape: Kind.STRING,
    IntegerShape: Kind.INTEGER,
    LongShape: Kind.INTEGER,
    FloatShape: Kind.FLOAT,
    DoubleShape: Kind.DOUBLE,
    BooleanShape: Kind.BOOLEAN,
    BlobShape: Kind.BLOB,
    TimestampShape: Kind.TIMESTAMP,
}
