"""Texts: what counts of them, and where two part."""

from __future__ import annotations

import time

import pytest

from shapewright.ir.doc import EMPTY
from shapewright.reconcile.text import find_parting, is_same_text, words_of
from shapewright.sources.html import read_html

ENCODED = (
    "This value will be base64 encoded automatically. "
    "Do not base64 encode this value prior to performing the operation."
)
"""What botocore adds to some texts."""


@pytest.mark.parametrize(
    ("page", "model"),
    [
        ("one two", "one  two\n"),
        ("one two", "onetwo"),
        ("a `code` word", "a code word"),
        ("\u201cquoted\u201d", '"quoted"'),
        ("it\u2019s", "it's"),
        ("dash \u2013 dash", "dash - dash"),
        ("Note It is so.", "It is so."),
        ("WarningIt is so.", "It is so."),
        ("", ""),
        (f"All of it. {ENCODED}", "All of it."),
    ],
)
def test_what_layouts_change_does_not_count(page: str, model: str) -> None:
    assert is_same_text(page, model)


@pytest.mark.parametrize(
    ("page", "model"),
    [("one two", "one three"), ("one", ""), ("", "one"), ("One", "one"), ("a.b", "ab"), ("1", "2")],
)
def test_words_count(page: str, model: str) -> None:
    assert not is_same_text(page, model)


def test_the_place_where_two_texts_part_is_shown() -> None:
    start = "It begins the same, and goes on for a while, before "
    parting = find_parting(f"{start}it ends. And more.", f"{start}it stops.")

    assert parting.page == "\u2026for a while, before it ends. And more."
    assert parting.model == "\u2026for a while, before it stops."


def test_what_only_one_text_goes_on_with_is_shown() -> None:
    parting = find_parting("One. Two.", "One.")

    assert (parting.page, parting.model) == ("One. Two.", "One.")


def test_marks_and_labels_do_not_shift_the_place() -> None:
    parting = find_parting(f"Note {'*' * 50} a `b` c {'-' * 50} x", f"a b c {' ' * 50}y")

    assert parting.page.endswith("x")
    assert parting.model.endswith("y")


def test_notes_are_words_where_the_layout_has_them() -> None:
    doc = read_html("<p>One</p><note><p>Two</p></note><ul><li><p>Three</p></li></ul>")

    assert words_of(doc).split() == ["One", "Two", "Three"]
    assert words_of(doc, notes=False).split() == ["One", "Three"]
    assert words_of(EMPTY) == ""


@pytest.mark.parametrize("text", ["a", "Note", "Not", "N", "`", " ", "-' ", "\u00e9", "Warnin"])
def test_a_long_text_takes_a_moment(text: str) -> None:
    long = text * (80_000 // len(text))
    start = time.process_time()
    find_parting(f"{long}x", f"{long}y")

    assert not is_same_text(f"{long}x", f"{long}y")
    assert time.process_time() - start < 2
