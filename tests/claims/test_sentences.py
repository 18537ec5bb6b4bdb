"""Sentences: where they end, what is code, and to which list they belong."""

from __future__ import annotations

from shapewright.claims.sentences import LONGEST, Sentence, read_sentences
from shapewright.ir.doc import Code, Doc, Emphasis, Paragraph, Text
from shapewright.sources.html import read_html


def read(html: str) -> list[Sentence]:
    return list(read_sentences(read_html(html)))


def words_of(html: str) -> list[str]:
    return [sentence.text for sentence in read(html)]


def test_code_stands_between_backticks_and_ends_no_sentence() -> None:
    assert words_of("Use <code>a. B</code>. It is <i>new</i>. <code>C</code> is old") == [
        "Use `a. B`.",
        "It is new.",
        "`C` is old",
    ]


def test_abbreviations_and_numbers_end_no_sentence() -> None:
    words = "Some, e.g. Red, of 1.5 are. For no. 2 see the guide, i.e. This one."
    more = "An index. A regex. In N. Place."

    assert words_of(f"{words} {more}") == [
        "Some, e.g. Red, of 1.5 are.",
        "For no. 2 see the guide, i.e. This one.",
        "An index.",
        "A regex.",
        "In N. Place.",
    ]


def test_backticks_in_words_are_not_mistaken_for_code() -> None:
    doc = Doc((Paragraph((Text("a ` b "), Code((Text("c`d"), Emphasis((Text("e"),)))))),))

    assert [sentence.text for sentence in read_sentences(doc)] == ["a ' b `c'de`"]


def test_a_list_belongs_to_the_sentence_before_it() -> None:
    first, second, third = read("<p>One. Two:</p><ul><li><p>Old. New.</p></li><li>C</li></ul>")[:3]

    assert (first.text, first.items, first.lead) == ("One.", (), "")
    assert (second.text, second.items) == ("Two:", ("Old. New.", "C"))
    assert (third.text, third.lead) == ("Old.", "Two:")


def test_terms_lead_what_they_mean_and_stand_for_entries() -> None:
    sentences = read("<p>Values:</p><dl><dt>Red</dt><dd><p>Warm. Nice.</p></dd></dl>")

    assert sentences[0].items == ("Red",)
    assert [(one.text, one.lead) for one in sentences[1:]] == [
        ("Warm.", "Values: Red:"),
        ("Nice.", "Values: Red:"),
    ]


def test_an_entry_that_heads_a_list_of_its_own_has_no_words() -> None:
    html = "<p>States:</p><ul><li><p>Busy</p><ul><li>Starting</li></ul></li><li>Done</li></ul>"

    assert read(html)[0].items == ("", "Done")


def test_notes_are_read_and_code_blocks_and_headings_are_not() -> None:
    html = "<h2>Title. Words</h2><pre>a. B</pre><note><p>Mind this.</p></note>"

    assert words_of(html) == ["Mind this."]


def test_what_is_too_long_for_a_sentence_is_left_out() -> None:
    kept, lost = "a" * (LONGEST - 1) + ".", "a" * LONGEST + "."

    assert words_of(f"<p>{kept}</p><p>{lost} Short.</p>") == [kept, "Short."]
