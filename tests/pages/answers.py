"""The answer key: the facts of an operation that a page can carry, from a service model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from botocore.model import OperationModel

from shapewright.ir.doc import (
    Bullets,
    CodeBlock,
    Definitions,
    Doc,
    Heading,
    Note,
    Numbered,
    Paragraph,
    plain_text,
)
from shapewright.sources.pages.page import Kind, PageMember

KINDS = {
    "structure": Kind.STRUCTURE,
    "map": Kind.MAP,
    "list": Kind.LIST,
    "string": Kind.STRING,
    "character": Kind.STRING,
    "integer": Kind.INTEGER,
    "long": Kind.INTEGER,
    "float": Kind.FLOAT,
    "double": Kind.DOUBLE,
    "boolean": Kind.BOOLEAN,
    "timestamp": Kind.TIMESTAMP,
    "blob": Kind.BLOB,
}


@dataclass(frozen=True, order=True)
class Fact:
    """What a page may say of one member."""

    path: str
    kind: str
    required: str
    """``yes``, ``no``, or ``-`` where no page says it."""
    values: tuple[str, ...]
    recursive: bool
    union: bool


@dataclass(frozen=True)
class Step:
    """Where the walk through the model stands."""

    path: str
    history: tuple[str, ...]
    required: str
    in_map: bool


class Walk:
    """The members of one side of an operation, as botocore's generator walks through them."""

    def __init__(self, operation: OperationModel, *, request: bool) -> None:
        self.request = request
        model: Any = operation
        self.shape: Any = model.input_shape if request else model.output_shape
        get_stream = model.get_streaming_input if request else model.get_streaming_output
        self.stream: Any = get_stream()
        self.events: Any = None if request else model.get_event_stream_output()

    def facts(self) -> Iterator[Fact]:
        """Every member, the whole first."""
        if self.shape is not None:
            for step, shape in self.walk(self.shape, Step("", (), "-", in_map=False)):
                yield self.fact(step, shape)

    def documentation(self) -> dict[str, str]:
        """The model's documentation of every member that a page describes."""
        if self.shape is None:
            return {}
        walk = self.walk(self.shape, Step("", (), "-", in_map=False))
        return {step.path: shape.documentation for step, shape in walk}

    def walk(self, shape: Any, step: Step) -> Iterator[tuple[Step, Any]]:
        """A shape and all below it; a shape that is above it already is not entered again."""
        yield step, shape
        if shape.name in step.history or getattr(shape, "is_document_type", False):
            return
        history = (*step.history, shape.name)
        if shape.type_name == "list":
            yield from self.walk(shape.member, Step(f"{step.path}[]", history, "-", step.in_map))
        elif shape.type_name == "map":
            yield Step(f"{step.path}{{key}}", (), "-", in_map=True), shape.key
            yield from self.walk(shape.value, Step(f"{step.path}{{}}", history, "-", in_map=True))
        elif shape.type_name == "structure":
            for name, member in shape.members.items():
                path = f"{step.path}.{name}" if step.path else name
                required = "yes" if name in shape.required_members else "no"
                answer = required if self.request else "-"
                yield from self.walk(member, Step(path, history, answer, step.in_map))

    def fact(self, step: Step, shape: Any) -> Fact:
        """What boto3's pages say of a member; a required member that is recursive is not marked."""
        recursive = shape.name in step.history
        key = step.path.endswith("{key}")
        values = () if key or shape.type_name != "string" else tuple(shape.metadata.get("enum", ()))
        return Fact(
            path=step.path,
            kind=self.kind(step, shape, recursive=recursive).value,
            required="-" if recursive else step.required,
            values=() if recursive or values == ("string",) else values,
            recursive=recursive,
            union=bool(getattr(shape, "is_tagged_union", False) and shape.documentation),
        )

    def kind(self, step: Step, shape: Any, *, recursive: bool) -> Kind:
        """The kind as boto3's pages tell it."""
        serialization: dict[str, Any] = getattr(shape, "serialization", {})
        if serialization.get("jsonvalue") and serialization.get("location") == "header":
            return Kind.JSON_VALUE
        if getattr(shape, "is_document_type", False):
            return Kind.DOCUMENT
        if recursive and shape.type_name in {"structure", "map"}:
            return Kind.DICT if step.in_map else Kind.STRUCTURE
        if shape is self.stream or shape == self.stream:
            return Kind.STREAM
        if shape == self.events or serialization.get("eventstream"):
            return Kind.EVENT_STREAM
        return KINDS[shape.type_name]


def read_facts(member: PageMember | None) -> Iterator[Fact]:
    """What a page was read to say, in the same words."""
    for one in member.walk() if member else ():
        required = "-" if one.required is None else "yes" if one.required else "no"
        yield Fact(one.path, one.kind.value, required, one.values, one.recursive, one.union)


def squeeze(text: str) -> str:
    """Text without the white space, in which layouts differ."""
    return re.sub(r"\s+", "", text)


def words(doc: Doc) -> str:
    """Every word of a documentation tree, squeezed."""
    return squeeze("".join(_block_words(block) for block in doc.blocks))


def _block_words(block: Any) -> str:
    match block:
        case Paragraph(inlines) | Heading(inlines, _):
            return plain_text(inlines)
        case CodeBlock(text):
            return text
        case Bullets(items) | Numbered(items):
            return "".join(_block_words(one) for item in items for one in item)
        case Note(_, blocks):
            return "".join(map(_block_words, blocks))
        case Definitions(items):
            return "".join(
                plain_text(item.term) + "".join(map(_block_words, item.blocks)) for item in items
            )
        case _:
            raise TypeError(block)


def words_apart(doc: Doc) -> list[str]:
    """The words of each paragraph of a documentation tree, on a line of its own."""
    return [text for block in doc.blocks if (text := _block_words(block))]
