"""Documentation of every kind, its words hostile, and what of it a page has to show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from hypothesis import strategies as st
from tests.docs.hostile import TEXTS

from shapewright.docs.address import Addresses
from shapewright.docs.lines import code_lines, visible
from shapewright.docs.links import Links
from shapewright.docs.page import Target
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
    NoteKind,
    Numbered,
    Paragraph,
    Placeholder,
    Reference,
    Strong,
    Text,
    plain_text,
)
from shapewright.ir.shape import ShapeId

Few = TypeVar("Few")
THING = Target("shapes/Thing")
CREATE = Target("operations/CreateThing")


def make_links() -> Links:
    """The ways out of a documentation in which one operation and one shape have pages."""
    pages = {ShapeId("Thing"): THING}
    return Links(Addresses({"CreateThing": CREATE}, pages, {}, {}, pages), {})


def _is_seen(text: str) -> bool:
    return bool(visible(text).strip())


def _several(inner: st.SearchStrategy[Few]) -> st.SearchStrategy[tuple[Few, ...]]:
    return st.lists(inner, min_size=1, max_size=3).map(tuple)


_TEXTS = TEXTS.filter(_is_seen)
_ADDRESSES = st.sampled_from(
    ["https://a.example/b_c_(d)?e=*f*&copy=1", "javascript:x", "/goto/x", "//b.example", "nowhere"]
)
_NAMES = st.sampled_from(["CreateThing", "Thing", "Thing$member", "Unknown"])
_ATOMS = _TEXTS.map(Text) | _TEXTS.map(Placeholder)
_SPANS: st.SearchStrategy[Inline] = st.recursive(
    _ATOMS | _TEXTS.map(lambda text: Code((Text(text),))),
    lambda inner: (
        _several(inner).map(Emphasis)
        | _several(inner).map(Strong)
        | _several(inner).map(Code)
        | st.builds(Link, _several(inner), _ADDRESSES)
        | st.builds(Reference, _several(_ATOMS), _NAMES)
    ),
    max_leaves=4,
)


_CODES = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join).filter(_is_seen).map(CodeBlock)
_PHRASES = _several(_SPANS)
_BLOCKS: st.SearchStrategy[Block] = st.recursive(
    _PHRASES.map(Paragraph) | _CODES | _PHRASES.map(lambda words: Heading(words, 2)),
    lambda inner: (
        st.lists(_several(inner), min_size=1, max_size=3).map(lambda items: Bullets(tuple(items)))
        | st.lists(_several(inner), min_size=1, max_size=3).map(
            lambda items: Numbered(tuple(items))
        )
        | st.builds(Note, st.sampled_from(NoteKind), _several(inner))
        | st.builds(Definition, _PHRASES, _several(inner)).map(lambda one: Definitions((one,)))
    ),
    max_leaves=5,
)


DOCS = _several(_BLOCKS).map(Doc)


def squeeze(text: str) -> str:
    """The characters of a text, white space apart."""
    return "".join(visible(text).split())


def words_of(doc: Doc, *, labelled: bool) -> str:
    """The characters that a reader sees.

    Args:
        doc: the documentation.
        labelled: whether a note says in words what kind it is.
    """
    return squeeze("".join(_read_words(doc.blocks, labelled=labelled)))


def _read_words(blocks: Sequence[Block], *, labelled: bool) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inlines) | Heading(inlines):
                yield plain_text(inlines)
            case CodeBlock(text):
                yield "\n".join(code_lines(text))
            case Note(kind, inner):
                yield kind.value.capitalize() if labelled else ""
                yield from _read_words(inner, labelled=labelled)
            case Definitions(items):
                for item in items:
                    yield plain_text(item.term)
                    yield ":" if isinstance(item.blocks[0], Paragraph) else ""
                    yield from _read_words(item.blocks, labelled=labelled)
            case Bullets(items) | Numbered(items):
                for own in items:
                    yield from _read_words(own, labelled=labelled)


def count_blocks(doc: Doc) -> Counter[str]:
    """How many blocks there are of each kind that has an element of its own."""
    return Counter(_read_kinds(doc.blocks))


def _read_kinds(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                pass
            case CodeBlock():
                yield "pre"
            case Note():
                yield "note"
                yield from _read_kinds(block.blocks)
            case Definitions(items):
                yield "ul"
                for item in items:
                    yield "li"
                    yield from _read_kinds(item.blocks)
            case Bullets(items) | Numbered(items):
                yield "ul" if isinstance(block, Bullets) else "ol"
                for own in items:
                    yield "li"
                    yield from _read_kinds(own)
