"""Documentation is read whole by docutils, which has nothing to say about it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from tests.docs.docs import CREATE, DOCS, THING, count_blocks, make_links, squeeze, words_of
from tests.docs.rest.readers import nodes, read_rest, tags

from shapewright.docs.page import Hop, Target, Word
from shapewright.docs.rest.emit import Emitter
from shapewright.ir.doc import Code, Doc, Emphasis, Link, NoteKind, Reference, Strong, Text

NOTES = {kind.value for kind in NoteKind}
COUNTED = {"literal_block": "pre", "bullet_list": "ul", "enumerated_list": "ol", "list_item": "li"}
MEANT = {*NOTES, *COUNTED, "paragraph", "literal", "emphasis", "strong", "reference", "comment"}


def make_emitter(label: str = "") -> Emitter:
    return Emitter(make_links(), {THING: label, CREATE: label} if label else {})


@given(DOCS)
@settings(max_examples=100, deadline=None)
def test_documentation_is_read_whole(doc: Doc) -> None:
    document = read_rest("\n".join(make_emitter().emit_doc(doc)) + "\n")
    found = Counter(COUNTED.get(tag, "note" if tag in NOTES else tag) for tag in tags(document))
    meant = count_blocks(doc)

    assert squeeze(document.astext()) == words_of(doc, labelled=False)
    assert set(tags(document)) <= MEANT
    for tag in ("note", *COUNTED.values()):
        assert found[tag] == meant[tag], tag
    for link in document.findall(nodes.reference):
        assert link["refuri"].startswith("https://")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ((Emphasis((Text("may"),)), Text(" be")), "*may* be"),
        ((Text("un"), Strong((Text("likely"),)), Text(": x")), "un\\ **likely**: x"),
        ((Strong((Code((Text("A.B[]"),)),)), Text(" · x")), "``A.B[]`` · x"),
        ((Link((Text("a_b c"),), "https://x.y/z_"),), "`a_b c <https://x.y/z\\_>`__"),
        ((Link((Text("x"),), "javascript:x"),), "x"),
        ((Reference((Text("it"),), "CreateThing"),), ":ref:`it <label>`"),
        ((Hop("A<B>", THING),), ":ref:`A\\<B\\> <label>`"),
        ((Hop("the page", Target("gone"), is_code=False),), "the page"),
    ],
)
def test_words_are_written_as_a_person_would(words: tuple[Word, ...], written: str) -> None:
    assert make_emitter("label").emit_words(words) == [written]
