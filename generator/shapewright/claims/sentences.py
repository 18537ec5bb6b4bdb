"""The sentences of a documentation text, with what is typed set apart from what is said.

Takes a ``Doc`` and gives its sentences in order. Code stands between backticks, which occur nowhere
else in a sentence, so a value is recognised exactly. A list belongs to the sentence before it: that
sentence holds the entries, and the entries' own sentences know which sentence leads them. What no
person would call a sentence, because it is too long, is left out, so all later work is bounded. It
does not judge what a sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shapewright.ir.doc import (
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
    Numbered,
    Paragraph,
    Placeholder,
    Reference,
    Strong,
    Text,
    plain_text,
)

LONGEST = 1_000
"""Characters; the longest sentence in SageMaker's 7,765 texts has fewer."""
MOST_ITEMS = 400
"""Entries of a list that are kept with the sentence before it."""

_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|[Ee]\.g|[Ii]\.e|vs|[Ee]x|[Mm]ax|[Mm]in|[Nn]o|[Aa]pprox)\.\Z"
)
_BREAK = re.compile(r"`[^`]*`|(?<=[.!?])[\"')\]]?\s+(?=[A-Z0-9`\"(\[])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one entry of a list that is none."""

    text: str
    """Words, with code between backticks."""
    items: tuple[str, ...] = ()
    """The entries of the list that this sentence introduces, each as text."""
    lead: str = ""
    """For a sentence of an entry: the sentence that introduces the list."""


def read_sentences(doc: Doc) -> Iterator[Sentence]:
    """The sentences of a documentation text, in the order in which they are read."""
    return _read_blocks(doc.blocks, "")


def _read_blocks(blocks: Sequence[Block], lead: str) -> Iterator[Sentence]:
    last = ""
    for at, block in enumerate(blocks):
        match block:
            case Paragraph(inlines):
                items = _items_of(blocks[at + 1]) if at + 1 < len(blocks) else ()
                for sentence in _read_paragraph(inlines, items, lead):
                    yield sentence
                    last = sentence.text
            case Bullets(items) | Numbered(items):
                for item in items:
                    yield from _read_blocks(item, last or lead)
            case Definitions(items):
                for entry in items:
                    term = mark(entry.term).strip()
                    yield from _read_blocks(entry.blocks, f"{last or lead} {term}:"[-LONGEST:])
            case Note():
                yield from _read_blocks(block.blocks, lead)
            case Heading() | CodeBlock():
                last = last if isinstance(block, CodeBlock) else ""


def _read_paragraph(
    inlines: Sequence[Inline], items: tuple[str, ...], lead: str
) -> Iterator[Sentence]:
    parts = split_sentences(mark(inlines))
    for at, part in enumerate(parts):
        if len(part) <= LONGEST:
            is_last = at == len(parts) - 1
            yield Sentence(part, items if is_last else (), lead[-LONGEST:])


def _items_of(block: Block) -> tuple[str, ...]:
    """The entries of a list, each as its first paragraph; nothing for other blocks.

    An entry that only heads a list of its own has no words.
    """
    match block:
        case Bullets(items) | Numbered(items):
            return tuple([_opening(item) for item in items[:MOST_ITEMS]])
        case Definitions(items):
            return tuple([_term_of(entry) for entry in items[:MOST_ITEMS]])
        case _:
            return ()


def _term_of(entry: Definition) -> str:
    heads = any(_items_of(block) for block in entry.blocks)
    return "" if heads else mark(entry.term).strip()


def _opening(blocks: Sequence[Block]) -> str:
    words = next((mark(block.inlines) for block in blocks if isinstance(block, Paragraph)), "")
    heads = " " not in words.strip() and any(_items_of(block) for block in blocks)
    return "" if heads else words.strip()[:LONGEST]


def split_sentences(text: str) -> list[str]:
    """A paragraph's sentences; nothing inside backticks ends one."""
    parts: list[str] = []
    start = 0
    for found in _BREAK.finditer(text):
        before = text[max(0, found.start() - 8) : found.start()]
        if found.group()[0] == "`" or _ABBREVIATION.search(before):
            continue
        parts.append(text[start : found.end()].strip())
        start = found.end()
    parts.append(text[start:].strip())
    return [part for part in parts if part]


def mark(inlines: Sequence[Inline]) -> str:
    """Inlines as one text, code between backticks."""
    return "".join([_mark_one(inline) for inline in inlines])


def _mark_one(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text.replace("`", "'") if "`" in text else text
        case Code(inlines):
            words = plain_text(inlines).replace("`", "'").strip()
            return f"`{words}`" if words else ""
        case Placeholder(raw):
            return raw.replace("`", "'")
        case Link(inlines) | Reference(inlines) | Emphasis(inlines) | Strong(inlines):
            return mark(inlines)
