"""A page in the words of a service model, so that a page alone can be generated from.

Takes a `Page`, gives the object that a ``service-2`` file would hold, as far as the page carries
its facts, and what it leaves open. Shapes are named after their members, for most pages name none;
members of the same build share a shape. Where a page does not say a type, any JSON value is taken,
and a warning names the place: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from shapewright.problem import Level, Problem, Where

from .model_shapes import ShapeNames, build_constraints, key_of, name_of
from .page import Kind, Page, PageMember, PageOperation

_SCALARS: dict[Kind, tuple[str, str]] = {
    Kind.STRING: ("String", "string"),
    Kind.JSON_VALUE: ("String", "string"),
    Kind.INTEGER: ("Long", "long"),  # no page but one tells it from an integer of 32 bits
    Kind.FLOAT: ("Float", "float"),
    Kind.DOUBLE: ("Double", "double"),
    Kind.DECIMAL: ("Double", "double"),
    Kind.BOOLEAN: ("Boolean", "boolean"),
    Kind.TIMESTAMP: ("Timestamp", "timestamp"),
    Kind.BLOB: ("Blob", "blob"),
}
"""The name and the type of a scalar of which nothing else is known; the wider one in doubt."""
_OPEN = {Kind.UNKNOWN, Kind.NUMBER}
_DOCUMENT: dict[str, Any] = {"type": "structure", "members": {}, "document": True}
_MANY = 5


@dataclass(frozen=True, slots=True)
class Around:
    """A member that others are in, and the shape it got."""

    member: PageMember
    shape: str


def build_page_model(page: Page) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The model that a page gives, and a warning for each kind of thing it leaves open."""
    writer = _Writer(page.source)
    operations = {name_of_operation(one): writer.operation(one) for one in page.operations}
    metadata = {"serviceFullName": page.service, "serviceId": page.service}
    metadata |= {"apiVersion": "", "uid": "", "endpointPrefix": ""}
    model = {"metadata": metadata, "operations": operations, "shapes": writer.names.shapes}
    return model, writer.warnings()


def name_of_operation(operation: PageOperation) -> str:
    """The name the page states, or boto3's method in the service's way of writing."""
    return operation.name or name_of(operation.method)


@dataclass(slots=True)
class _Writer:
    """Writes the operations of one page, and the shapes they need."""

    source: str
    names: ShapeNames = field(default_factory=ShapeNames)
    _untyped: list[str] = field(default_factory=list[str])
    _unsettled: list[str] = field(default_factory=list[str])
    _left_out: list[str] = field(default_factory=list[str])
    _operation: str = ""

    def operation(self, operation: PageOperation) -> dict[str, Any]:
        """One operation; how it is bound to HTTP no page says."""
        self._operation = name = name_of_operation(operation)
        written: dict[str, Any] = {
            "name": name,
            "http": {"method": "", "requestUri": ""},
            "documentation": operation.doc,
            "errors": [
                {"shape": self._error(error.name, error.status, error.doc)}
                for error in operation.errors
            ],
        }
        if operation.request is not None:
            written["input"] = {"shape": self._write(operation.request, f"{name}Request", ())}
        if operation.response is not None:
            written["output"] = {"shape": self._write(operation.response, f"{name}Response", ())}
        if operation.deprecated:
            written["deprecated"] = True
        if operation.left_out:
            self._left_out.append(name)
        return written

    def warnings(self) -> tuple[Problem, ...]:
        """What was left open, one warning a kind."""
        said = (
            (self._untyped, "the page does not say the type of", "Any JSON value is taken there."),
            (
                self._unsettled,
                "the page does not say which structure is repeated by",
                "Any JSON value is taken there.",
            ),
            (
                self._left_out,
                "the page leaves out a part of",
                "What is left out is not generated, or nothing is known to be required in it.",
            ),
        )
        return tuple(
            Problem(Where(self.source), f"{what} {_list(places)}", hint, Level.WARNING)
            for places, what, hint in said
            if places
        )

    def _error(self, name: str, status: int | None, doc: Any) -> str:
        error = {"httpStatusCode": status} if status is not None else {}
        shape: dict[str, Any] = {"type": "structure", "members": {}, "exception": True}
        shape["documentation"] = doc
        return self.names.add(name, (name,), shape | ({"error": error} if error else {}))

    def _write(self, member: PageMember, hint: str, around: tuple[Around, ...]) -> str:
        """The name of the shape of a member."""
        if member.recursive:
            return self._repeat(member, around)
        if member.kind in _OPEN or (member.kind is Kind.DICT and not member.members):
            self._untyped.append(self._place(member))
            return self._document()
        if member.kind is Kind.DOCUMENT:
            return self._document()
        if member.kind in _SCALARS and not member.members:
            return self._scalar(member, hint)
        return self._compound(member, member.shape or hint, around)

    def _document(self) -> str:
        return self.names.add("Document", ("document",), dict(_DOCUMENT))

    def _scalar(self, member: PageMember, hint: str) -> str:
        name, type_ = _SCALARS[member.kind]
        shape: dict[str, Any] = {"type": type_, **build_constraints(member)}
        if member.values:
            shape["enum"] = list(member.values)
        return self.names.add(name if len(shape) == 1 else hint, key_of(member), shape)

    def _compound(self, member: PageMember, hint: str, around: tuple[Around, ...]) -> str:
        key = key_of(member, tuple(one.member for one in around))
        known = self.names.find(hint, key)
        if known is not None:
            return known
        name = self.names.reserve(hint, key, around[-1].shape if around else "")
        here = (*around, Around(member, name))
        self.names.shapes[name] = self._fill(member, hint, here)
        return name

    def _fill(self, member: PageMember, hint: str, here: tuple[Around, ...]) -> dict[str, Any]:
        match member.kind:
            case Kind.LIST:
                item = member.members[0] if member.members else None
                target = self._part(item, f"{hint}Item", here)
                return {"type": "list", "member": target, **build_constraints(member)}
            case Kind.MAP:
                key, value = (*member.members, None, None)[:2]
                return {
                    "type": "map",
                    "key": self._part(key, f"{hint}Key", here),
                    "value": self._part(value, f"{hint}Value", here),
                    **build_constraints(member),
                }
            case Kind.STREAM:
                return {"type": "blob", "streaming": True}
            case _:
                return self._structure(member, here)

    def _structure(self, member: PageMember, here: tuple[Around, ...]) -> dict[str, Any]:
        shape: dict[str, Any] = {
            "type": "structure",
            "members": {inner.name: self._member(inner, here) for inner in member.members},
        }
        required = [inner.name for inner in member.members if inner.required]
        if required:
            shape["required"] = required
        if member.union:
            shape["union"] = True
        if member.kind is Kind.EVENT_STREAM:
            shape["eventstream"] = True
        if len(here) > 1 and here[-2].member.kind is Kind.EVENT_STREAM:
            shape["event"] = True
        return shape

    def _member(self, member: PageMember, here: tuple[Around, ...]) -> dict[str, Any]:
        written = self._part(member, name_of(member.name), here)
        if member.kind is Kind.JSON_VALUE:
            # In a header alone boto3 takes JSON for a string; the pages do not name the place.
            written |= {"jsonvalue": True, "location": "header"}
        return {**written, "documentation": member.doc}

    def _part(
        self, member: PageMember | None, hint: str, here: tuple[Around, ...]
    ) -> dict[str, Any]:
        """A reference to the shape of a part; to any JSON where the page shows none."""
        if member is None:
            self._untyped.append(f"a part of {self._place(here[-1].member)}")
            return {"shape": self._document()}
        return {"shape": self._write(member, hint, here)}

    def _repeat(self, member: PageMember, around: tuple[Around, ...]) -> str:
        """The shape that a recursive member repeats, where only one can be meant."""
        # A request or response as a whole is never repeated inside itself.
        enclosing = [
            one for one in around[1:] if member.kind in {one.member.kind, Kind.UNKNOWN, Kind.DICT}
        ]
        named = [
            one.shape for one in enclosing if member.shape and one.member.shape == member.shape
        ]
        shapes = named or list(dict.fromkeys(one.shape for one in enclosing))
        if len(shapes) == 1:
            return shapes[0]
        self._unsettled.append(self._place(member))
        return self._document()

    def _place(self, member: PageMember) -> str:
        return f"{self._operation} {member.path}".rstrip()


def _list(places: Iterable[str]) -> str:
    """Some places, and how many more there are."""
    distinct = list(dict.fromkeys(places))
    said = ", ".join(f"`{place}`" for place in distinct[:_MANY])
    more = len(distinct) - _MANY
    return f"{said} and {more} more" if more > 0 else said
