"""The documentation tree: what a service says about itself, free of any markup language.

Takes and gives nothing but these values: a `Doc` is a sequence of blocks, a block holds inlines or
further blocks. Readers of every source build it, emitters for every output stand on it. It knows
neither the markup it was read from nor the text it becomes, and it does not check itself: that
adjacent texts are merged, white space is collapsed and nothing is empty is the readers' promise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain


class NoteKind(StrEnum):
    """How loudly a note speaks."""

    NOTE = "note"
    TIP = "tip"
    IMPORTANT = "important"
    CAUTION = "caution"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words. Single spaces only; a space at either end separates it from its neighbour."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Something to be typed or read by a machine; emphasis inside marks its variable parts."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart: a title, a variable part."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that must not be missed."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address."""

    inlines: tuple[Inline, ...]
    href: str
    """The address as the source wrote it, absolute or relative, never empty."""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that name an operation, a shape or a section of the same documentation."""

    inlines: tuple[Inline, ...]
    target: str
    """The name referred to; not checked to exist."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A stand-in the reader is meant to replace, such as ``<region>``."""

    raw: str
    """As written, angle brackets included."""


Inline = Text | Code | Emphasis | Strong | Link | Reference | Placeholder


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of inlines, never empty."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    inlines: tuple[Inline, ...]
    level: int
    """1 for the outermost, up to 6."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines whose layout counts."""

    text: str
    """Lines separated by ``\\n``, without blank ones at either end."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list in no particular order; no item is empty."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list whose order counts; no item is empty."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what it means; either may be empty, never both."""

    term: tuple[Inline, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """A list of terms."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Blocks set apart from the flow."""

    kind: NoteKind
    blocks: tuple[Block, ...]


Block = Paragraph | Heading | CodeBlock | Bullets | Numbered | Definitions | Note


@dataclass(frozen=True, slots=True)
class Doc:
    """A whole documentation text; false when it says nothing."""

    blocks: tuple[Block, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.blocks)


EMPTY = Doc()
"""The documentation that says nothing."""


def references_in(node: Doc | Block | Inline | Definition) -> Iterator[str]:
    """The names that a documentation, or a part of it, refers to."""
    match node:
        case Reference(target=target):
            yield target
            inner: Iterable[Block | Inline | Definition] = node.inlines
        case Doc(blocks=blocks) | Note(blocks=blocks):
            inner = blocks
        case Bullets(items=items) | Numbered(items=items):
            inner = chain.from_iterable(items)
        case Definitions(items=terms):
            inner = terms
        case Definition(term=term, blocks=blocks):
            inner = (*term, *blocks)
        case Text() | CodeBlock() | Placeholder():
            inner = ()
        case _:
            inner = node.inlines
    for one in inner:
        yield from references_in(one)


def plain_text(inlines: Sequence[Inline]) -> str:
    """The words alone, as a person would read them aloud: no marks, no addresses."""
    return "".join([_words(inline) for inline in inlines])


def _words(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Placeholder(raw):
            return raw
        case Code() | Emphasis() | Strong() | Link() | Reference():
            return plain_text(inline.inlines)
