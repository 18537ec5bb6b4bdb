"""The documentation tree as JSON and back.

Takes a `Doc` and gives a JSON value, or the reverse, so that ``load_doc(dump_doc(doc)) == doc``.
The form is compact because there are hundreds of thousands: plain text is a string, everything
else a list that starts with the name of what it is. It does not write or read files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, cast

from shapewright.ir.doc import (
    EMPTY,
    Block,
    Bullets,
    Code,
    CodeBlock,
    Definition,
    Definitions,
    Doc,
    Emphasis,
    Heading,
    Inline,
    Link,
    Note,
    NoteKind,
    Numbered,
    Paragraph,
    Placeholder,
    Reference,
    Strong,
    Text,
)

DocJson: TypeAlias = "str | int | list[DocJson]"
"""The part of JSON this form uses."""


def dump_doc(doc: Doc) -> list[DocJson]:
    """The JSON form: a list of blocks, where a string is a paragraph of plain text."""
    return [_dump_block(block) for block in doc.blocks]


def load_doc(value: object) -> Doc:
    """The documentation a JSON form stands for.

    Raises:
        ValueError: the value was not made by `dump_doc`; the message shows the part at fault.
    """
    blocks = _load_blocks(_items(value))
    return Doc(blocks) if blocks else EMPTY


def _dump_block(block: Block) -> DocJson:
    match block:
        case Paragraph((Text(text),)):
            return text
        case Paragraph(inlines):
            return ["paragraph", *_dump_inlines(inlines)]
        case Heading(inlines, level):
            return ["heading", level, *_dump_inlines(inlines)]
        case CodeBlock(text):
            return ["code", text]
        case Bullets(items):
            return ["bullets", *map(_dump_blocks, items)]
        case Numbered(items):
            return ["numbered", *map(_dump_blocks, items)]
        case Definitions(items):
            return ["definitions", *map(_dump_definition, items)]
        case Note(kind, blocks):
            return [kind.value, *_dump_blocks(blocks)]


def _dump_blocks(blocks: Iterable[Block]) -> list[DocJson]:
    return [_dump_block(block) for block in blocks]


def _dump_definition(item: Definition) -> list[DocJson]:
    return [_dump_inlines(item.term), _dump_blocks(item.blocks)]


def _dump_inlines(inlines: Iterable[Inline]) -> list[DocJson]:
    return [_dump_inline(inline) for inline in inlines]


def _dump_inline(inline: Inline) -> DocJson:
    match inline:
        case Text(text):
            return text
        case Code(inlines):
            return ["code", *_dump_inlines(inlines)]
        case Emphasis(inlines):
            return ["emphasis", *_dump_inlines(inlines)]
        case Strong(inlines):
            return ["strong", *_dump_inlines(inlines)]
        case Link(inlines, href):
            return ["link", href, *_dump_inlines(inlines)]
        case Reference(inlines, target):
            return ["reference", target, *_dump_inlines(inlines)]
        case Placeholder(raw):
            return ["placeholder", raw]


def _load_block(value: object) -> Block:
    if isinstance(value, str):
        return Paragraph((Text(value),))
    name, *rest = _items(value, least=1)
    load = _BLOCKS.get(_string(name))
    if load is None:
        raise ValueError(f"not a documentation block: {value!r:.80}")
    return load(rest)


def _load_blocks(values: Iterable[object]) -> tuple[Block, ...]:
    return tuple(_load_block(value) for value in values)


def _load_items(values: Iterable[object]) -> tuple[tuple[Block, ...], ...]:
    return tuple(_load_blocks(_items(value)) for value in values)


def _load_heading(values: Sequence[object]) -> Heading:
    level, *inlines = _items(values, least=1)
    if not isinstance(level, int):
        raise ValueError(f"not the level of a heading: {level!r:.80}")  # noqa: TRY004 - bad data
    return Heading(_load_inlines(inlines), level)


def _load_definition(value: object) -> Definition:
    term, blocks = _items(value, least=2, most=2)
    return Definition(_load_inlines(_items(term)), _load_blocks(_items(blocks)))


def _note_loader(kind: NoteKind) -> Callable[[Sequence[object]], Block]:
    return lambda values: Note(kind, _load_blocks(values))


_BLOCKS: dict[str, Callable[[Sequence[object]], Block]] = {
    "paragraph": lambda values: Paragraph(_load_inlines(values)),
    "heading": _load_heading,
    "code": lambda values: CodeBlock(_only_string(values)),
    "bullets": lambda values: Bullets(_load_items(values)),
    "numbered": lambda values: Numbered(_load_items(values)),
    "definitions": lambda values: Definitions(tuple(map(_load_definition, values))),
    **{kind.value: _note_loader(kind) for kind in NoteKind},
}


def _load_inline(value: object) -> Inline:
    if isinstance(value, str):
        return Text(value)
    name, *rest = _items(value, least=1)
    load = _INLINES.get(_string(name))
    if load is None:
        raise ValueError(f"not part of a documentation text: {value!r:.80}")
    return load(rest)


def _load_inlines(values: Iterable[object]) -> tuple[Inline, ...]:
    return tuple(_load_inline(value) for value in values)


def _load_link(values: Sequence[object]) -> Link:
    href, *inlines = _items(values, least=1)
    return Link(_load_inlines(inlines), _string(href))


def _load_reference(values: Sequence[object]) -> Reference:
    target, *inlines = _items(values, least=1)
    return Reference(_load_inlines(inlines), _string(target))


_INLINES: dict[str, Callable[[Sequence[object]], Inline]] = {
    "code": lambda values: Code(_load_inlines(values)),
    "emphasis": lambda values: Emphasis(_load_inlines(values)),
    "strong": lambda values: Strong(_load_inlines(values)),
    "link": _load_link,
    "reference": _load_reference,
    "placeholder": lambda values: Placeholder(_only_string(values)),
}


def _items(value: object, *, least: int = 0, most: int | None = None) -> list[object]:
    """The items of a list with an acceptable length."""
    if isinstance(value, list):
        items = cast("list[object]", value)
        if least <= len(items) and (most is None or len(items) <= most):
            return items
    raise ValueError(f"not a documentation list: {value!r:.80}")


def _string(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"not a documentation string: {value!r:.80}")


def _only_string(values: Sequence[object]) -> str:
    (value,) = _items(values, least=1, most=1)
    return _string(value)
