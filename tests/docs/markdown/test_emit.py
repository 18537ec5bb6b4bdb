"""Documentation is shown whole by every reader of Markdown, in the elements that are meant."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from tests.docs.docs import CREATE, DOCS, THING, count_blocks, make_links, squeeze, words_of
from tests.docs.html_text import read_html
from tests.docs.markdown.readers import READERS

from shapewright.docs.markdown.emit import Emitter
from shapewright.docs.page import Hop, Target, Word
from shapewright.ir.doc import (
    Bullets,
    Code,
    CodeBlock,
    Doc,
    Emphasis,
    Link,
    Numbered,
    Paragraph,
    Reference,
    Strong,
    Text,
)

readers = pytest.mark.parametrize("reader", READERS)
MEANT = {"p", "ul", "ol", "li", "pre", "code", "blockquote", "em", "strong", "a", "!-- --"}


def make_emitter(depth: int = 1) -> Emitter:
    return Emitter(make_links(), {THING: "", CREATE: ""}, depth)


@readers
@given(DOCS)
@settings(max_examples=60, deadline=None)
def test_documentation_is_shown_whole(reader: str, doc: Doc) -> None:
    shown = read_html(READERS[reader](make_emitter().emit_doc(doc) + "\n"))
    meant = count_blocks(doc)

    assert squeeze(shown.text) == words_of(doc, labelled=True)
    assert set(shown.tags) <= MEANT
    found = Counter("note" if tag == "blockquote" else tag for tag in shown.tags)
    assert {tag: found[tag] for tag in ("pre", "note", "ul", "ol", "li")} == {
        tag: meant[tag] for tag in ("pre", "note", "ul", "ol", "li")
    }
    for link in shown.links:
        assert link.startswith(("https://", "../")), link


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ((Emphasis((Text("may"),)), Text(" be")), "*may* be"),
        ((Text("un"), Strong((Text("likely"),))), "un<strong>likely</strong>"),
        ((Strong((Code((Text("A.B[]"),)),)), Text(" · x")), "**`A.B[]`** · x"),
        ((Code((Text("a"),)), Code((Text("b"),))), "`a`<!-- -->`b`"),
        ((Link((Text("a_b c"),), "https://x.y/z"),), "[a_b c](https://x.y/z)"),
        ((Link((Text("x"),), "javascript:x"),), "x"),
        ((Reference((Text("it"),), "CreateThing"),), "[`it`](../operations/CreateThing.md)"),
        ((Hop("A.B", Target("here", "request.A.B")),), '<a href="#request.A.B">`A.B`</a>'),
        ((Hop("the page", Target("gone"), is_code=False),), "the page"),
    ],
)
def test_words_are_written_as_a_person_would(words: tuple[Word, ...], written: str) -> None:
    assert make_emitter().emit_words(words, "here") == written


def test_blocks_are_set_apart() -> None:
    item = (Paragraph((Text("a"),)), CodeBlock("b\n  c"))
    doc = Doc((Bullets((item, item)), Numbered(((Paragraph((Text("1. x"),)),),))))

    assert make_emitter().emit_doc(doc).split("\n") == [
        *("-   a", "", "        b", "          c", ""),
        *("-   a", "", "        b", "          c", ""),
        *("<!-- -->", "", "1.  1\\. x"),
    ]
