"""Any text is shown as that text, by python-markdown, by MyST and as GitHub has Markdown."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.docs.hostile import TEXTS
from tests.docs.html_text import read_html
from tests.docs.markdown.readers import READERS

from shapewright.docs.lines import visible
from shapewright.docs.markdown.escape import escape, fence_lines, guard, mark_code, quote_yaml

yaml: Any = import_module("yaml")  # has no types
readers = pytest.mark.parametrize("reader", READERS)


def words(text: str) -> str:
    """A text as it is seen: white space at its ends or in runs does not count."""
    return " ".join(visible(text).split())


@readers
@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_words_are_shown_as_they_are(reader: str, text: str) -> None:
    shown = read_html(READERS[reader](guard(escape(text)) + "\n"))

    assert shown.text == words(text)
    assert shown.tags == (["p"] if words(text) else [])


@readers
@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=150, deadline=None)
def test_code_is_shown_as_it_is(reader: str, before: str, code: str, after: str) -> None:
    line = guard(escape(before) + mark_code(code) + escape(after))
    shown = read_html(READERS[reader](line + "\n"))

    assert shown.text == words(before + visible(code).strip() + after)
    assert shown.tags == ["p"] * bool(shown.text) + ["code"] * bool(words(code))


@readers
@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_title_is_shown_as_it_is(reader: str, text: str) -> None:
    shown = read_html(READERS[reader](f"# {escape(text).strip()}\n"))

    assert shown.text == words(text)
    assert shown.tags == ["h1"]


@readers
@given(st.lists(TEXTS, min_size=1, max_size=4).map("\n".join))
@settings(max_examples=100, deadline=None)
def test_lines_of_code_are_shown_as_they_are(reader: str, text: str) -> None:
    shown = read_html(READERS[reader]("\n".join(fence_lines(text)) + "\n"))

    assert shown.text == words(text)
    assert shown.tags == ["pre", "code"]


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_value_of_yaml_is_read_as_it_is(text: str) -> None:
    assert yaml.safe_load(f"title: {quote_yaml(text)}\n") == {"title": words(text)}


@readers
def test_a_text_of_any_length_stays_one(reader: str) -> None:
    text = ("*_[<` " + "word " * 40) * 400 + "."
    shown = read_html(READERS[reader](guard(escape(text))))

    assert (shown.text, shown.tags) == (text, ["p"])
