"""Bodies of XML: those of ``query``, ``ec2`` and ``rest-xml``.

Takes a value and its shape, gives the text of its element. What stands around it is for each
protocol to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bench.fakes.wire.scalar import ISO, NESTED, UnsendableError, check_kind, write_text

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no document may hold, not even by its number."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_IN_ATTRIBUTES = str.maketrans({"\n": "&#10;", "\t": "&#9;"})


def write_element(tag: str, inner: str, attributes: str = "") -> str:
    """An element around what is text of XML already."""
    return f"<{tag}{attributes}>{inner}</{tag}>"


def write_namespace(space: Mapping[str, str] | str | None) -> str:
    """The attribute that declares the names of an element; empty for none."""
    match space:
        case None | "":
            return ""
        case str():
            return f' xmlns="{_escape(space, "")}"'
        case _:
            prefix = space.get("prefix")
            name = f"xmlns:{prefix}" if prefix else "xmlns"
            return f' {name}="{_escape(space["uri"], "")}"'


def write_members(members: Mapping[str, Any], value: Any, path: str) -> str:
    """The elements of a structure's members, attributes apart.

    Raises:
        UnsendableError: there is a member that the shape has not, or one cannot be written.
    """
    parts: list[str] = []
    for name, one in value.items():
        here = f"{path}.{name}" if path else name
        if name not in members:
            raise UnsendableError(here, "there is no such member")
        if not members[name].serialization.get("xmlAttribute"):
            parts.extend(_write(members[name], _find_tag(name, members[name]), one, here))
    return "".join(parts)


def write_attributes(
    shape: Any, value: Any, path: str, space: Mapping[str, str] | str | None
) -> str:
    """The attributes of an element: where its names are from, and members that are attributes.

    Raises:
        UnsendableError: one cannot be written.
    """
    written = write_namespace(space)
    for name, member in getattr(shape, "members", {}).items():
        if member.serialization.get("xmlAttribute") and name in value:
            here = f"{path}.{name}"
            text = _escape(write_text(member, value[name], ISO, here), here)
            written += f' {_find_tag(name, member)}="{text.translate(_IN_ATTRIBUTES)}"'
    return written


def _write(shape: Any, tag: str, value: Any, path: str) -> Iterator[str]:
    """The element of a value; of a flattened list or map, one for each item."""
    kind = shape.type_name
    if kind in NESTED:
        check_kind(shape, value, path)
    match kind:
        case "structure":
            inner = write_members(shape.members, value, path)
            space = shape.serialization.get("xmlNamespace")
            yield write_element(tag, inner, write_attributes(shape, value, path, space))
        case "list":
            name = shape.member.serialization.get("name")
            flat = shape.serialization.get("flattened")
            each = (name or tag) if flat else (name or "member")
            items = [
                text
                for at, one in enumerate(value)
                for text in _write(shape.member, each, one, f"{path}[{at}]")
            ]
            yield from items if flat else [write_element(tag, "".join(items))]
        case "map":
            flat = shape.serialization.get("flattened")
            pairs = [
                write_element(tag if flat else "entry", _write_pair(shape, key, one, path))
                for key, one in value.items()
            ]
            yield from pairs if flat else [write_element(tag, "".join(pairs))]
        case _:
            yield write_element(tag, _escape(write_text(shape, value, ISO, path), path))


def _write_pair(shape: Any, key: Any, value: Any, path: str) -> str:
    names = (
        shape.key.serialization.get("name", "key"),
        shape.value.serialization.get("name", "value"),
    )
    return "".join(
        (
            *_write(shape.key, names[0], key, path),
            *_write(shape.value, names[1], value, f"{path}{{{key}}}"),
        )
    )


def _find_tag(name: str, shape: Any) -> str:
    return str(shape.serialization.get("name", name))


def _escape(text: str, path: str) -> str:
    if found := _UNFIT.search(text):
        raise UnsendableError(path, f"{found[0]!r} cannot stand in XML", text)
    return text.translate(_ESCAPES)
