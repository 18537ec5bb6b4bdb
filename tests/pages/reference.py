"""The AWS API Reference page of an operation, from its model alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.pages.answers import words_apart

from shapewright.sources.html import read_html

NAMES = {
    "string": "String",
    "character": "String",
    "integer": "Integer",
    "long": "Long",
    "float": "Float",
    "double": "Double",
    "boolean": "Boolean",
    "timestamp": "Timestamp",
    "blob": "Base64-encoded binary data object",
}
JSON = {"boolean": "boolean", "blob": "blob", "string": '"string"', "character": '"string"'}


def to_reference(operation: Any) -> str:
    """The page."""
    lines = [operation.name, *text(operation.documentation)]
    if operation.input_shape and operation.input_shape.members:
        lines += ["Request Syntax", *syntax(operation.input_shape, (), "\n"), "Request Parameters"]
        lines += entries(operation.input_shape, request=True)
    if operation.output_shape and operation.output_shape.members:
        lines += ["Response Syntax", *syntax(operation.output_shape, (), "")]
    lines += ["Response Elements"]
    lines += ["If the action is successful, the service sends back an HTTP 200 response."]
    if operation.output_shape:
        lines += entries(operation.output_shape, request=False)
    lines.append("Errors")
    for error in operation.error_shapes:
        lines += [f"- {error.name}", "-", *text(error.documentation), "HTTP Status Code: 400"]
    return "\n".join([*lines, "See Also", ""])


def text(html: str) -> list[str]:
    """Documentation as lines."""
    return words_apart(read_html(html))


def syntax(shape: Any, history: tuple[str, ...], gap: str) -> list[str]:
    """The JSON-like block; in requests a placeholder has a line end before its last quote."""
    return block(shape, history, gap).split("\n")


def block(shape: Any, history: tuple[str, ...], gap: str) -> str:
    """One value of the block."""
    if shape.name in history:
        return f'"{shape.name}"'
    history = (*history, shape.name)
    if getattr(shape, "is_document_type", False):
        return f"JSON value{gap}"
    if shape.type_name == "structure":
        members = sorted(shape.members.items())
        inside = ",\n".join(f'"{name}": {block(one, history, gap)}' for name, one in members)
        return f"{{\n{inside}\n}}" if inside else "{}"
    if shape.type_name == "list":
        return f"[ {block(shape.member, history, gap)} ]"
    if shape.type_name == "map":
        return f'{{\n"string{gap}" : {block(shape.value, history, gap)}\n}}'
    word = JSON.get(shape.type_name, "number")
    return f'"string{gap}"' if word.startswith('"') else f"{word}{gap}"


def type_name(shape: Any) -> str:
    """What stands after ``Type:``."""
    if getattr(shape, "is_document_type", False):
        return "JSON value"
    if shape.type_name == "structure":
        return f"{shape.name} object"
    if shape.type_name == "list":
        inner = type_name(shape.member).replace(" object", " objects")
        plain = f"{inner.lower()}s" if inner in set(NAMES.values()) else inner
        return f"Array of {plain}"
    if shape.type_name == "map":
        inner = type_name(shape.value)
        return f"String to {inner if ' ' in inner else inner.lower()} map"
    return NAMES[shape.type_name]


def entries(structure: Any, *, request: bool) -> Iterator[str]:
    """The described members, sorted, with their facts."""
    for name, shape in sorted(structure.members.items()):
        yield from (f"- {name}", "-", *text(shape.documentation))
        yield f"Type: {type_name(shape)}"
        yield from constraints(shape)
        if request:
            yield f"Required: {'Yes' if name in structure.required_members else 'No'}"


def constraints(shape: Any) -> Iterator[str]:
    """The lines of constraints."""
    low, high = shape.metadata.get("min"), shape.metadata.get("max")
    title, noun, unit = {
        "list": ("Array Members", "number", " items"),
        "map": ("Map Entries", "number", " items"),
        "string": ("Length Constraints", "length", ""),
        "blob": ("Length Constraints", "length", ""),
    }.get(shape.type_name, ("Valid Range", "value", ""))
    bounds = [
        f"{word} {noun} of {bound}{unit}."
        for word, bound in (("Minimum", low), ("Maximum", high))
        if bound is not None
    ]
    if bounds:
        yield f"{title}: {' '.join(bounds)}"
    if shape.type_name == "list" and shape.member.type_name == "string":
        yield from constraints(shape.member)
    if shape.metadata.get("pattern"):
        yield from ("Pattern:", shape.metadata["pattern"])
    if shape.metadata.get("enum"):
        yield from ("Valid Values:", " | ".join(shape.metadata["enum"]))
