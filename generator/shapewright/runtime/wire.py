"""Between members and boto3's dictionaries, for values that differ between the two.

Takes whatever value stands at a place. What has the kind that belongs there is
converted; anything else goes through as it is, for validation to name and not for a
conversion to stumble over.
"""

from __future__ import annotations

from enum import EnumType
from io import BytesIO

from .structure import Structure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, Protocol

    Writer = Callable[[Any, Any], Any]
    """What checks and converts a structure of a class, or raises."""

    class Form(Protocol):
        """What knows how a value is read: a class, or a list or map of one."""

        def from_wire(self, value: Any) -> Any:
            """The value in this form."""
            ...


def to_wire(value: Any) -> Any:
    """The value as boto3 takes it: structures as dictionaries, enums as strings."""
    kind = value.__class__
    if kind is str:
        return value
    if isinstance(kind, EnumType):
        return value._value_  # what .value gives, without its detour
    if kind is list or kind is tuple:
        return [to_wire(item) for item in value]
    if kind is dict:
        return {to_wire(key): to_wire(item) for key, item in value.items()}
    if isinstance(value, Structure):
        return value.to_dict()
    if isinstance(value, Events):
        return value.source
    return value.getvalue() if isinstance(value, Body) else value


def to_member(value: Any) -> Any:
    """A structure as boto3 takes it."""
    return value.to_dict() if isinstance(value, Structure) else to_wire(value)


def to_members(value: Any) -> Any:
    """A list of structures as boto3 takes it."""
    kind = value.__class__
    if kind is not list and kind is not tuple:
        return to_wire(value)
    return [
        item.to_dict() if isinstance(item, Structure) else to_wire(item)
        for item in value
    ]


def to_member_map(value: Any) -> Any:
    """A map to structures as boto3 takes it."""
    kind = value.__class__
    if kind is not dict:
        return to_wire(value)
    return {
        (key if key.__class__ is str else to_wire(key)): (
            item.to_dict() if isinstance(item, Structure) else to_wire(item)
        )
        for key, item in value.items()
    }


def to_texts(value: Any) -> Any:
    """A list of enum members as boto3 takes it."""
    kind = value.__class__
    if kind is not list and kind is not tuple:
        return to_wire(value)
    return [item if item.__class__ is str else to_wire(item) for item in value]


def to_flat(value: Any) -> Any:
    """A copy of a list or dictionary whose entries need no conversion."""
    kind = value.__class__
    if kind is list or kind is tuple:
        return [*value]
    if kind is dict:
        return {**value}
    return to_wire(value)


def write_item(item: Any, write: Writer, kind: type) -> Any:
    """A structure of one class as boto3 takes it, or refused."""
    return write(item, kind)


def write_items(items: Any, write: Writer, kind: type) -> list[Any]:
    """A list of structures of one class, each as boto3 takes it, or refused."""
    return [write(item, kind) for item in items]


def write_values(values: Any, write: Writer, kind: type) -> dict[str, Any]:
    """A map to structures of one class, each as boto3 takes it, or refused."""
    return {key: write(value, kind) for key, value in values.items()}


def read(value: Any, form: Form) -> Any:
    """The value that boto3 gave, in this form; None stays None."""
    return None if value is None else form.from_wire(value)


def read_list(value: Any, form: Form) -> Any:
    """The list that boto3 gave, its elements in this form."""
    kind = value.__class__
    if kind is not list:
        return value
    convert = form.from_wire
    return [convert(item) for item in value]


def read_map(value: Any, form: Form) -> Any:
    """The dictionary that boto3 gave, its values in this form."""
    kind = value.__class__
    if kind is not dict:
        return value
    convert = form.from_wire
    return {key: convert(item) for key, item in value.items()}


def read_events(value: Any, form: Form) -> Any:
    """The event stream that boto3 gave, its events in this form."""
    if value is None or isinstance(value, Events) or not hasattr(value, "__iter__"):
        return value
    return Events(value, form)


class ListOf:
    """A list of one form, inside another list or map."""

    __slots__ = ("form",)

    def __init__(self, form: Form) -> None:
        self.form = form

    def from_wire(self, value: Any) -> Any:
        """The list in this value."""
        return read_list(value, self.form)


class MapOf:
    """A map to one form, inside another list or map."""

    __slots__ = ("form",)

    def __init__(self, form: Form) -> None:
        self.form = form

    def from_wire(self, value: Any) -> Any:
        """The map in this value."""
        return read_map(value, self.form)


class Body(BytesIO):
    """The body of a response that was there at once, to be read like any other."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Body) and self.getvalue() == other.getvalue()

    __hash__ = BytesIO.__hash__


def read_body(value: Any) -> Any:
    """The body that boto3 gave, or that stands in for one: something to be read."""
    return Body(value) if isinstance(value, (bytes, bytearray)) else value


class Events:
    """An event stream: iterating gives one structure an event, as they arrive."""

    __slots__ = ("form", "source")

    def __init__(self, source: Any, form: Form) -> None:
        self.source = source
        self.form = form

    def __iter__(self) -> Iterator[Any]:
        convert = self.form.from_wire
        return (convert(event) for event in self.source)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Events) and self.source == other.source

    def close(self) -> None:
        """Give up the connection; later events are lost."""
        close = getattr(self.source, "close", None)
        if close is not None:
            close()
