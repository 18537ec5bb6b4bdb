"""Documentation as the lines a person reads."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapewright.ir.doc import EMPTY, CodeBlock, Doc, Paragraph, Text
from shapewright.lower.prose import lower_prose, wrap
from shapewright.sources.html import read_html


def lines_of(html: str, *, width: int = 40, quotes: int = 0) -> list[str]:
    return lower_prose(read_html(html), width=width, quotes=quotes)


def test_nothing_makes_no_lines() -> None:
    assert lower_prose(EMPTY, width=40) == []
    assert lower_prose(Doc((Paragraph((Text("\u00a0"),)), CodeBlock(""))), width=40) == [
        "```",
        "",
        "```",
    ]


def test_paragraphs_stand_apart_and_wrap() -> None:
    assert lines_of("<p>One two three four five six seven eight nine.</p><p>Ten.</p>") == [
        "One two three four five six seven eight",
        "nine.",
        "",
        "Ten.",
    ]


def test_bullets_hang() -> None:
    html = (
        "<ul><li>One two three four five six seven eight nine</li>"
        "<li><p>a</p><p>b</p></li><li>c<ul><li>d</ul></ul>e"
    )

    assert lines_of(html) == [
        "- One two three four five six seven",
        "  eight nine",
        "- a",
        "",
        "  b",
        "- c",
        "  - d",
        "",
        "e",
    ]


def test_numbers_hang_by_their_own_width() -> None:
    html = "<ol>" + "<li>a</li>" * 9 + "<li>One two three four five six seven eight</li></ol>"

    assert lines_of(html)[8:] == ["9. a", "10. One two three four five six seven", "    eight"]


def test_definitions_are_bullets_with_a_label() -> None:
    html = (
        "<dl><dt>A</dt><dd>one</dd><dt>B:</dt><dd><ul><li>two</ul></dd>"
        "<dt/><dd>three</dd><dt>D</dt></dl>"
    )

    assert lines_of(html) == ["- A: one", "- B:", "  - two", "- three", "- D"]


def test_notes_are_labelled() -> None:
    assert lines_of("<note><p>a</p><p>b</p></note><important><ul><li>c</ul></important>") == [
        *("Note: a", "", "b", "", "Important:", "", "- c"),
    ]


def test_headings_stand_out() -> None:
    assert lines_of("<h2>Use</h2>a") == ["**Use**", "", "a"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<code>x</code>", "`x`"),
        ("<code>a`b</code>", "``a`b``"),
        ("<code>`a``</code>", "``` `a`` ```"),
        ("<code>arn:<i>id</i>:<b>x</b></code>", "`arn:id:x`"),
        ('<code>a <a href="u">b</a> c</code>', "`a` [`b`](u) `c`"),
        ("<code>a <a>b</a></code>", "`a b`"),
        ("<i>a <code>b</code></i> <b>c</b>", "*a `b`* **c**"),
        ("<a>CreateKey</a> <a><code>Key</code></a>", "`CreateKey` `Key`"),
        ('<a href="https://x.com/a">the <code>x</code></a>', "[the `x`](https://x.com/a)"),
        ('<a href="/a (b)">c</a>', "[c](/a%20%28b%29)"),
        ('<a href="https://x.com">https://x.com</a>', "<https://x.com>"),
        ("arn:<region>:<account-id>", "arn:<region>:<account-id>"),
        ("10&#160;GB", "10 GB"),
    ],
)
def test_marks(html: str, text: str) -> None:
    assert lines_of(html) == [text]


def test_code_blocks_are_fenced_and_not_wrapped() -> None:
    long = "x " * 30 + "y"

    assert lines_of(f"a<pre>  {long}\n```\n</pre>") == ["a", "", "````", f"  {long}", "```", "````"]


def test_quotes_take_room_on_the_first_line() -> None:
    """The line of one that would push its closing quotes over the edge is broken instead."""
    assert wrap("aaaa bbbb", width=15, before=3, after=3) == ["aaaa bbbb"]
    assert wrap("aaaa bbbb", width=14, before=3, after=3) == ["aaaa", "bbbb"]
    assert wrap("aaaa bbbb", width=12, before=3) == ["aaaa bbbb"]
    assert wrap("aaaa bbbb cc", width=9, before=3) == ["aaaa", "bbbb cc"]
    assert wrap("aaaabbbb", width=9, before=3, after=3) == ["aaaabbbb"]
    assert lines_of("<p>aaaa bbbb</p>", width=14, quotes=3) == ["aaaa", "bbbb"]
    assert lines_of("<p>aaaa bbbb</p><p>c</p>", width=14, quotes=3) == ["aaaa bbbb", "", "c"]
    assert lines_of("<p>aaaa bbbb</p><p>c</p>", width=11, quotes=3) == ["aaaa", "bbbb", "", "c"]


@given(
    st.text(st.sampled_from("ab \u00a0\t\n\u2028\u3000"), max_size=80),
    st.integers(1, 12),
    st.integers(0, 3),
    st.integers(0, 3),
)
def test_wrapping_is_greedy_and_breaks_no_word(
    text: str, width: int, before: int, after: int
) -> None:
    lines = wrap(text, width=width, before=before, after=after)

    assert " ".join(lines) == " ".join(text.split())
    for at, line in enumerate(lines):
        room = width - (0 if at else before) - (after if len(lines) == 1 else 0)
        assert line == line.strip()
        assert len(line) <= room or " " not in line
        if at:
            used = len(lines[at - 1]) + 1 + len(line.split()[0])
            left = width - (before if at == 1 else 0)
            assert used > left or (len(lines) == 2 and used > left - after)


PIECES = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<ul>",
            "</ul>",
            "<ol>",
            "<li>",
            "</li>",
            "<dl>",
            "<dt>",
            "<dd>",
            "<note>",
        ),
        *("</note>", "<pre>", "</pre>", "<code>", "</code>", "<b>", "</b>", "<h2>", "</h2>", "<a>"),
        *(
            '<a href="https://x.com/y">',
            "</a>",
            "<id>",
            "`",
            " ",
            "\n",
            "\t",
            "&#160;",
            "word ",
            "w",
        ),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join), st.integers(20, 60))
def test_any_documentation_makes_tidy_lines_with_all_its_words(html: str, width: int) -> None:
    lines = lines_of(html, width=width)

    assert len(re.findall("wor|w(?!or)", " ".join(lines))) == len(re.findall("wor|w(?!or)", html))
    assert all(line == line.rstrip() and "\t" not in line for line in lines)
    if lines:
        assert lines[0].strip()
        assert lines[-1]
        assert not lines[0].startswith(" ")
