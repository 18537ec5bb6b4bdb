"""Documents that nobody would write: read in time, to any depth, with every word kept."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapewright.ir.doc import (
    Block,
    Bullets,
    CodeBlock,
    Definitions,
    Heading,
    Inline,
    Link,
    Note,
    Numbered,
    Paragraph,
    Placeholder,
    Reference,
    Text,
    plain_text,
)
from shapewright.sources.html import read_html

HOSTILE = {
    "lists": "<ul><li>x",
    "definitions": "<dl><dt>x<dd>y",
    "notes": "<note>x",
    "spans": '<b>x<i><code><a href="y">z',
    "closing": "</b></ul></note></p>",
    "glued": "<b>x</b>",
    "misnested": "<b>x<i>y</b>z</i>",
    "unknown": "<script>x</script>",
    "brackets": '<a "',
    "comments": "<!--",
    "references": "&#x",
    "code blocks": "<pre>x",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_documents_are_read_in_linear_time(piece: str) -> None:
    def seconds(html: str) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            read_html(html)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(piece * 8_000) < 32 * max(seconds(piece * 1_000), 0.001)


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_depth_is_bounded_and_no_word_is_lost(piece: str) -> None:
    html = piece * 5_000
    doc = read_html(html)

    assert repr(doc).count("x") >= html.count("x")
    assert hash(doc) == hash(read_html(html))


def test_a_hundred_thousand_levels_are_read() -> None:
    doc = read_html("<ul><li>x" * 100_000)

    assert repr(doc).count("Text(text='x')") == 100_000


PIECES = st.sampled_from(
    [
        *(
            f"<{mark}{name}>"
            for name in ("p", "b", "i", "code", "ul", "ol", "li", "note", "a", "dl")
            for mark in ("", "/")
        ),
        *(
            "<dt>",
            "</dt>",
            "<dd>",
            '<a href="u">',
            "<h2>",
            "</h2>",
            "<br/>",
            "<foo>",
            " ",
            "\n",
            "word",
            "x",
            "&amp;",
            "<",
        ),
    ]
)


def inlines_of(blocks: tuple[Block, ...]) -> list[tuple[Inline, ...]]:
    """Every run of inlines in the blocks, outermost only."""
    runs: list[tuple[Inline, ...]] = []
    for block in blocks:
        match block:
            case Paragraph(inlines) | Heading(inlines):
                runs.append(inlines)
            case CodeBlock():
                pass
            case Bullets(items) | Numbered(items):
                assert items
                assert all(items)
                for item in items:
                    runs += inlines_of(item)
            case Definitions(entries):
                assert entries
                for entry in entries:
                    assert entry.term or entry.blocks
                    runs += [entry.term] * bool(entry.term) + inlines_of(entry.blocks)
            case Note(blocks=inside):
                assert inside
                runs += inlines_of(inside)
    return runs


def check_canonical(inlines: tuple[Inline, ...]) -> None:
    assert inlines
    for left, right in pairwise(inlines):
        assert type(left) is not type(right) or isinstance(left, Placeholder | Link | Reference)
    for inline in inlines:
        if isinstance(inline, Text):
            assert inline.text
        elif not isinstance(inline, Placeholder):
            check_canonical(inline.inlines)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_document_gives_a_canonical_tree_with_all_its_words(html: str) -> None:
    runs = inlines_of(read_html(html).blocks)

    for run in runs:
        check_canonical(run)
        text = plain_text(run)
        assert text == " ".join(text.split(" ")).strip()
        assert "  " not in text
    everything = "".join(map(plain_text, runs))
    assert everything.count("word") == html.count("word")
    assert everything.count("<foo>") == html.count("<foo>")
