"""Any text is shown as that text by docutils, and nothing of it is markup."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.docs.hostile import TEXTS
from tests.docs.rest.readers import nodes, read_rest, tags

from shapewright.docs.lines import code_lines, visible
from shapewright.docs.rest.escape import (
    escape,
    guard,
    join,
    mark_code,
    mark_link,
    mark_role,
    mark_words,
    title_lines,
)

ADDRESS = "https://example.com/a_b_?c=(d)&e=*f_"


def words(text: str) -> str:
    """A text as it is seen: white space at its ends or in runs does not count."""
    return " ".join(visible(text).split())


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_words_are_shown_as_they_are(text: str) -> None:
    document = read_rest(guard(escape(text)) + "\n")

    assert words(document.astext()) == words(text)
    assert tags(document) == (["paragraph"] if words(text) else [])


@given(TEXTS, TEXTS.filter(words), TEXTS)
@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize("kind", ["code", "role", "link", "em", "strong"])
def test_markup_touches_any_words(kind: str, before: str, text: str, after: str) -> None:
    marked, tag = {
        "code": (mark_code(text), "literal"),
        "role": (mark_role("title", text), "title_reference"),
        "link": (mark_link(text, ADDRESS), "reference"),
        "em": (mark_words(text, "*"), "emphasis"),
        "strong": (mark_words(text, "**"), "strong"),
    }[kind]
    line = join([(escape(before), False), (marked, True), (escape(after), False)])
    document = read_rest(guard(line) + "\n")

    assert words(document.astext()) == words(before + visible(text).strip() + after)
    assert tags(document)[:2] == ["paragraph", tag]
    assert len(tags(document)) == 2
    if kind == "link":
        [link] = document.findall(nodes.reference)
        assert link["refuri"] == ADDRESS


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
@example("javascript:", "alert(1)")
@example("see a@", "b.example")
@example("x:", ":")
def test_words_that_touch_make_no_markup(first: str, second: str) -> None:
    line = join([(escape(first), False), (escape(second), False)])
    document = read_rest(guard(line) + "\n")

    assert words(document.astext()) == words(first + second)
    assert set(tags(document)) <= {"paragraph"}


@given(TEXTS.filter(words))
@settings(max_examples=150, deadline=None)
def test_a_title_is_shown_as_it_is(text: str) -> None:
    document = read_rest("\n".join([*title_lines(text, "="), "", "text", ""]))

    assert words(str(document["title"])) == words(text)
    assert tags(document) == ["title", "paragraph"]


@given(st.lists(TEXTS, min_size=1, max_size=4).map("\n".join).filter(words))
@settings(max_examples=100, deadline=None)
def test_lines_of_code_are_shown_as_they_are(text: str) -> None:
    lines = [f"    {line}" if line else "" for line in code_lines(text)]
    document = read_rest("\n".join(["::", "", *lines, ""]))

    assert words(document.astext()) == words(text)
    assert tags(document) == ["literal_block"]


def test_a_text_of_any_length_stays_one() -> None:
    """Docutils refuses lines of more than 10,000 characters."""
    text = "*_[<`a_b" * 10_000
    line = join([(escape(text), False), (mark_code(text), True), (mark_link(text, ADDRESS), True)])

    assert read_rest(guard(line)).astext() == text * 3


@given(TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_lines_can_be_broken_anywhere(text: str, code: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("shapewright.docs.rest.escape._LONGEST", 3)
        line = join([(escape(text), False), (mark_code(code), True), (mark_words("x", "*"), True)])
    document = read_rest(guard(line))

    assert document.astext().strip() == f"{visible(text)}{visible(code).strip()}x".strip()
    assert tags(document) == ["paragraph", *["literal"] * bool(words(code)), "emphasis"]
