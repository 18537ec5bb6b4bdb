"""The members of a request or a response, from the syntax block and the descriptions together.

Takes the tree of the block and the tree of the described members, either of which may be missing or
end early, and gives one tree. What both say must agree: a difference is reported, never settled in
silence. It reads no text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from shapewright.ir.doc import EMPTY, Doc

from .page import Kind, PageMember, Part
from .page_text import PageText
from .syntax import Value


@dataclass(slots=True)
class Entry:
    """One described member: what stands in its header, its text, and what is described in it."""

    offset: int
    name: str
    """Empty for the root, an item, a key or a map's value."""
    type: str
    """boto3's word for it, ``dict``."""
    required: bool = False
    doc: Doc = EMPTY
    union: bool = False
    auto_filled: bool = False
    entries: list[Entry] = field(default_factory=list["Entry"])
    """The members of a structure, the item of a list; of a map its key, and in that its value."""


KINDS_OF_TYPES: Final[dict[str, tuple[Kind, ...]]] = {
    "string": (Kind.STRING,),
    "str or dict": (Kind.STRING,),  # what boto3 makes a string of
    "integer": (Kind.INTEGER,),
    "float": (Kind.DECIMAL, Kind.FLOAT, Kind.DOUBLE),
    "boolean": (Kind.BOOLEAN,),
    "dict": (Kind.DICT, Kind.STRUCTURE, Kind.MAP, Kind.EVENT_STREAM),
    "list": (Kind.LIST,),
    "datetime": (Kind.TIMESTAMP,),
    "bytes": (Kind.BLOB,),
    "bytes or seekable file-like object": (Kind.STREAM,),
    "StreamingBody": (Kind.STREAM,),
    "EventStream": (Kind.EVENT_STREAM,),
    "document": (Kind.DOCUMENT,),
    "JSON serializable": (Kind.JSON_VALUE, Kind.DOCUMENT),
}
"""What each of boto3's words may stand for, first what it says when nothing tells more."""


ANY_TYPE: Final = "|".join(sorted(map(re.escape, KINDS_OF_TYPES), key=len, reverse=True))
"""A pattern of all these words."""
DASH: Final = "(?:\N{EN DASH}|--)"
"""A pattern of what stands between a member's type and its text."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the tree a member is built."""

    path: str = ""
    name: str = ""
    can_be_required: bool = False
    """Whether the page says of such a member that it is required, or not."""
    in_map: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A request or a response as it was read."""

    value: Value | None
    """The root of the syntax block; None where the page leaves it out."""
    entry: Entry | None
    """The root of the descriptions; None where the page leaves them out."""

    def build(self, page: PageText, *, request: bool) -> PageMember | None:
        """The whole tree; nothing if both are left out.

        Args:
            page: where to report what does not agree.
            request: whether this is a request, whose members say whether they are required.
        """
        if self.value is None and self.entry is None:
            return None
        builder = _Builder(page, request=request)
        return builder.build(self.value, self.entry, _Place())


def find_left_out(request: Side, response: Side | None) -> frozenset[Part]:
    """What is missing of these."""
    parts = {
        Part.REQUEST_SYNTAX: request.value,
        Part.REQUEST_MEMBERS: request.entry,
    }
    if response is not None:
        parts[Part.RESPONSE_SYNTAX] = response.value
        parts[Part.RESPONSE_MEMBERS] = response.entry
    return frozenset(part for part, root in parts.items() if root is None)


class _Builder:
    """Builds one tree."""

    def __init__(self, page: PageText, *, request: bool) -> None:
        self._page = page
        self._request = request

    def build(self, value: Value | None, entry: Entry | None, place: _Place) -> PageMember:
        kind = self._kind(value, entry, place)
        recursive = value is not None and value.recursive
        required = None
        if entry is not None and place.can_be_required and not recursive:
            required = entry.required
        return PageMember(
            path=place.path,
            name=place.name,
            kind=kind,
            required=required,
            values=value.values if value else (),
            doc=entry.doc if entry else EMPTY,
            recursive=recursive,
            union=entry is not None and entry.union,
            auto_filled=entry is not None and entry.auto_filled,
            shape=value.shape if value else "",
            members=self._members(kind, value, entry, place),
        )

    def _members(
        self, kind: Kind, value: Value | None, entry: Entry | None, place: _Place
    ) -> tuple[PageMember, ...]:
        if value is not None and value.recursive:
            return ()
        if kind is Kind.LIST:
            return self._item(value, entry, place)
        if kind is Kind.MAP:
            return self._key_and_value(value, entry, place)
        if kind is Kind.STRUCTURE or kind is Kind.EVENT_STREAM:
            return self._named(value, entry, place)
        return ()

    def _item(
        self, value: Value | None, entry: Entry | None, place: _Place
    ) -> tuple[PageMember, ...]:
        item = value.item if value else None
        inside = entry.entries[0] if entry and entry.entries else None
        if item is None and inside is None:
            return ()
        return (self.build(item, inside, _Place(f"{place.path}[]", in_map=place.in_map)),)

    def _key_and_value(
        self, value: Value | None, entry: Entry | None, place: _Place
    ) -> tuple[PageMember, ...]:
        key = entry.entries[0] if entry and entry.entries else None
        inside = key.entries[0] if key and key.entries else None
        item = value.item if value else None
        if key:
            key = Entry(key.offset, "", key.type, doc=key.doc)
        return (
            self.build(Value(0, Kind.STRING), key, _Place(f"{place.path}{{key}}", in_map=True)),
            self.build(item, inside, _Place(f"{place.path}{{}}", in_map=True)),
        )

    def _named(
        self, value: Value | None, entry: Entry | None, place: _Place
    ) -> tuple[PageMember, ...]:
        values = value.members if value else {}
        entries: dict[str, Entry] = {}
        for inside in entry.entries if entry else ():
            if inside.name in entries:
                self._page.warn(inside.offset, f"`{inside.name}` is described a second time")
            elif inside.name:
                entries[inside.name] = inside
            else:
                self._page.warn(inside.offset, "a member without a name is described here")
        extra = [name for name in entries if name not in values]
        for name in values if entry else ():
            if name not in entries:
                path = _join(place.path, name)
                self._page.warn(values[name].offset, f"`{path}` is not described")
        for name in extra if value else ():
            if entries[name].auto_filled:
                continue  # boto3's pages leave what it fills in out of the syntax block
            path = _join(place.path, name)
            what = f"`{path}` is described, but is not in the syntax block"
            self._page.warn(entries[name].offset, what)
        return tuple(
            self.build(
                values.get(name),
                entries.get(name),
                _Place(_join(place.path, name), name, self._request, place.in_map),
            )
            for name in [*values, *extra]
        )

    def _kind(self, value: Value | None, entry: Entry | None, place: _Place) -> Kind:
        """What both say it is; the description counts where they differ."""
        if entry is None or not entry.type:
            return value.kind if value and not value.recursive else Kind.UNKNOWN
        kinds = KINDS_OF_TYPES.get(entry.type, (Kind.UNKNOWN,))
        if value is None:
            return _kind_of_entries(kinds[0], entry)
        if Kind.JSON_VALUE in kinds or (value.recursive and kinds == (Kind.LIST,)):
            return kinds[0]
        kind = _settle(value, place)
        if kind in kinds:
            return kind
        name = place.path or "the whole"
        self._page.warn(
            entry.offset,
            f"`{name}` is `{entry.type}` here, but {kind.value} in the syntax block",
        )
        return _kind_of_entries(kinds[0], entry)


def _settle(value: Value, place: _Place) -> Kind:
    """A value's kind; what repeats something is a structure unless there is a map around it."""
    if value.recursive and value.kind is Kind.DICT and not place.in_map:
        return Kind.STRUCTURE
    return value.kind


def _kind_of_entries(kind: Kind, entry: Entry) -> Kind:
    """What a described ``dict`` is, from what is described in it."""
    if kind is Kind.DICT and entry.entries:
        return Kind.STRUCTURE if entry.entries[0].name else Kind.MAP
    return kind


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
