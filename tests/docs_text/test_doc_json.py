"""The documentation tree survives JSON, and nothing else passes for it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from shapewright.ir.doc_json import dump_doc, load_doc

WORDS = st.text(max_size=5)


def inline_spans(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    inlines = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Code, inlines),
        st.builds(Emphasis, inlines),
        st.builds(Strong, inlines),
        st.builds(Link, inlines, WORDS),
        st.builds(Reference, inlines, WORDS),
    )


INLINE: st.SearchStrategy[Inline] = st.recursive(
    st.builds(Text, WORDS) | st.builds(Placeholder, WORDS), inline_spans, max_leaves=5
)
INLINES = st.lists(INLINE, max_size=3).map(tuple)


def containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(blocks, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Bullets, items),
        st.builds(Numbered, items),
        st.builds(
            Definitions, st.lists(st.builds(Definition, INLINES, blocks), max_size=3).map(tuple)
        ),
        st.builds(Note, st.sampled_from(NoteKind), blocks),
    )


BLOCK: st.SearchStrategy[Block] = st.recursive(
    st.one_of(
        st.builds(Paragraph, INLINES),
        st.builds(Heading, INLINES, st.integers(1, 6)),
        st.builds(CodeBlock, WORDS),
    ),
    containers,
    max_leaves=6,
)
DOCS = st.builds(Doc, st.lists(BLOCK, max_size=4).map(tuple))


@given(DOCS)
def test_load_reverses_dump(doc: Doc) -> None:
    assert load_doc(json.loads(json.dumps(dump_doc(doc)))) == doc


def test_the_form_is_compact() -> None:
    doc = Doc((Paragraph((Text("One."),)), Bullets(((Paragraph((Code((Text("x"),)),)),),))))

    assert dump_doc(doc) == ["One.", ["bullets", [["paragraph", ["code", "x"]]]]]
    assert dump_doc(EMPTY) == []


@pytest.mark.parametrize(
    "value",
    [
        None,
        "text",
        {},
        [1],
        [[]],
        [["nothing"]],
        [[1, "x"]],
        [["paragraph", ["bold", "x"]]],
        [["paragraph", 1]],
        [["paragraph", ["link"]]],
        [["paragraph", ["link", 1]]],
        [["paragraph", ["placeholder", "a", "b"]]],
        [["heading", "1", "x"]],
        [["heading"]],
        [["code", 1]],
        [["bullets", "x"]],
        [["definitions", [["x"]]]],
    ],
)
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"^not (a|the|part of a) "):
        load_doc(value)
