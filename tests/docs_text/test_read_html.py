"""The documentation tree read from a model's HTML, well formed or not."""

from __future__ import annotations

import pytest

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
from shapewright.sources.html import read_html


def para(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in inlines))


def code(text: str) -> Code:
    return Code((Text(text),))


def check(html: str, *blocks: Block) -> None:
    assert read_html(html) == Doc(blocks)


@pytest.mark.parametrize(
    "html",
    [
        "",
        " \n ",
        "<p></p>",
        "<p/>",
        "<p> <b/> </p>",
        "<p>&#160;</p>",
        "<zonbook></zonbook><xhtml></xhtml>",
        "<ul> <li> </li> </ul>",
        "<note> </note>",
        "<dl><dt/><dd></dd></dl>",
        '<a href="https://aws.amazon.com"></a>',
        "<!-- nothing to see -->",
        "</p></ul></b></note></br>",
    ],
)
def test_what_shows_nothing_is_empty(html: str) -> None:
    assert read_html(html) == EMPTY
    assert not read_html(html)


@pytest.mark.parametrize(
    "html",
    ["One two.", "<p>One two.</p>", "<p> One\n  two.", "One two.</p>", "<p><p>One two.</p></p>"],
)
def test_paragraphs_are_one_tree_however_they_are_marked(html: str) -> None:
    check(html, para("One two."))


def test_blocks_end_paragraphs() -> None:
    check(
        "<p>One<p>Two<ul><li>Three</ul>Four",
        para("One"),
        para("Two"),
        Bullets(((para("Three"),),)),
        para("Four"),
    )


@pytest.mark.parametrize("html", ["a<br>b", "a<br/>b", "a</br>b", "a<p/>b", "<p>a</p></para>b"])
def test_a_line_break_separates_paragraphs(html: str) -> None:
    check(html, para("a"), para("b"))


def test_white_space_moves_out_of_spans() -> None:
    expected = para("a ", Strong((Text("b"),)), " c")

    check("<p>a<b> b </b>c</p>", expected)
    check("<p> a <b>b</b> c </p>", expected)
    check("<p>a\n\t<b>\n b</b> <i> </i> c</p>", expected)


def test_no_space_appears_between_glued_spans() -> None:
    check("a<b>b</b>c", para("a", Strong((Text("b"),)), "c"))


@pytest.mark.parametrize(
    "char",
    ["\u2028", "\u2029", "\x00", "\x0b", "\x0c", "\x1c", "\x7f", "\x85", "\x96", "\t", "\r\n"],
)
def test_controls_and_separators_are_spaces(char: str) -> None:
    check(f"<p>a{char}b</p>", para("a b"))
    check(f"<p>a{char} <b>b</b></p>", para("a ", Strong((Text("b"),))))


def test_white_space_that_does_not_break_stays() -> None:
    check("<p>10\u00a0GB</p>", para("10\u00a0GB"))


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("&lt;p&gt; &amp;amp; &quot;", '<p> &amp; "'),
        ("a&#x2028;b", "a b"),
        ("1 &#150; 2 &#x96; 3", "1 \u2013 2 \u2013 3"),
        ("&mdash;&nope;&region=2&copy", "\u2014&nope;&region=2&copy"),
        ("&#" + "9" * 5000 + ";", "&#" + "9" * 5000 + ";"),
    ],
)
def test_character_references(html: str, text: str) -> None:
    check(f"<p>{html}</p>", para(text))


def test_spans() -> None:
    check(
        "<b>a</b> <strong>b</strong> <i>c</i> <em>d</em> <u>e</u> "
        "<code>f</code> <filename>g</filename>",
        para(
            *(Strong((Text("a"),)), " ", Strong((Text("b"),)), " ", Emphasis((Text("c"),)), " "),
            *(Emphasis((Text("d"),)), " ", Emphasis((Text("e"),)), " ", code("f"), " ", code("g")),
        ),
    )


def test_code_keeps_its_variable_parts_and_its_backticks() -> None:
    check(
        "<code>arn:<i>id</i>:`x`</code>",
        para(Code((Text("arn:"), Emphasis((Text("id"),)), Text(":`x`")))),
    )


def test_neighbours_of_one_kind_are_one() -> None:
    check(
        "<code>a</code><code>b<i>c</i></code><code><i>d</i></code>",
        para(Code((Text("ab"), Emphasis((Text("cd"),))))),
    )


def test_misnested_and_unclosed_spans() -> None:
    check(
        "<b>a<i>b</b>c</i>d",
        para(Strong((Text("a"), Emphasis((Text("b"),)))), Emphasis((Text("c"),)), "d"),
    )
    check("<i>a <i>b</i>.</i> c", para(Emphasis((Text("a b."),)), " c"))
    check("<p><b>a</p><p>b</p>", para(Strong((Text("a"),))), para("b"))
    check("<b><p>a</p></b>b", para(Strong((Text("a"),))), para("b"))


@pytest.mark.parametrize(
    "tag", ["<code/>", "<b/>", "<i/>", "<a/>", "<ul/>", "<span>", "<zonbook>", "</span>"]
)
def test_noise_is_dropped(tag: str) -> None:
    check(f"<p>a {tag} b</p>", para("a b"))
    check(f"<p>a{tag}b</p>", para("ab"))


@pytest.mark.parametrize(
    ("attributes", "href"),
    [
        (' href="https://x.com/a?b=1&amp;c=2"', "https://x.com/a?b=1&c=2"),
        (" href=' /relative\n'  target=\"_blank\"", "/relative"),
        (' target="_blank" HREF="#NextToken"', "#NextToken"),
        (' href="mailto:a@b.com"', "mailto:a@b.com"),
        (" href=x?copy=1&region=2", "x?copy=1&region=2"),
    ],
)
def test_links(attributes: str, href: str) -> None:
    check(
        f"See <a{attributes}> the <code>guide</code> </a>.",
        para("See ", Link((Text("the "), code("guide")), href), " ."),
    )


def test_a_link_to_nowhere_is_its_words() -> None:
    check('a <a href=" ">b</a> <a href="">c</a> d', para("a b c d"))


def test_an_open_link_ends_where_the_next_begins() -> None:
    check(
        '<a href="x">a <a href="y">b</a> c',
        para(Link((Text("a"),), "x"), " ", Link((Text("b"),), "y"), " c"),
    )


def test_references() -> None:
    check("<a>CreateKey</a>", para(Reference((Text("CreateKey"),), "CreateKey")))
    check("<a> <code>Key</code></a>", para(Reference((code("Key"),), "Key")))
    check('<link  linkend="a-b">A b</link>', para(Reference((Text("A b"),), "a-b")))


@pytest.mark.parametrize(
    "raw",
    [
        "<region>",
        "<account-id>",
        "<Role/>",
        "<N>",
        "<script>",
        "</text>",
        "<a/b>",
        "<b and c>",
        "<string, number>",
        "<p:x>",
    ],
)
def test_what_is_no_tag_of_ours_is_a_placeholder(raw: str) -> None:
    check(f"<p>arn:{raw}:x {raw}</p>", para("arn:", Placeholder(raw), ":x ", Placeholder(raw)))


@pytest.mark.parametrize(
    "text", ["(< 0.5)", "a < b", "a <= 5 and b >= 3", "<>", "<-", "1 > 0", "x <", "< b>"]
)
def test_bare_angle_brackets_are_text(text: str) -> None:
    check(f"<p>{text}</p>", para(text))


def test_comments_and_declarations_are_dropped() -> None:
    check("<!doctype html>a<!-- <b>x</b> -->b<?xml?>", para("ab"))
    check("a <!-- b", para("a <!-- b"))


def test_lists_nest() -> None:
    inner = Numbered(((para("b"),), (para("c"),)))

    check(
        "<ul> <li> <p>a</p> <ol><li>b</li><li>c</ol> </li> <li>d</li> </ul>",
        Bullets(((para("a"), inner), (para("d"),))),
    )


def test_a_list_inside_a_paragraph_ends_it() -> None:
    check("<p>a<ul><li>b</li></ul></p>c", para("a"), Bullets(((para("b"),),)), para("c"))


def test_what_stands_in_a_list_outside_its_items_is_not_lost() -> None:
    check("<ul>a<li>b</li>c</ul>", Bullets(((para("a"),), (para("b"), para("c")))))
    check("<li>a</li>", Bullets(((para("a"),),)))
    check("<ul><li>a</ol>b", Bullets(((para("a"),),)), para("b"))


def test_definitions() -> None:
    check(
        "<dl><dt> <code>A</code> </dt><dd><p>a</p><p>b</p></dd>"
        "<dt>B<dd>c<dt/><dd>d</dd><dt><p>E</p></dt></dl>",
        Definitions(
            (
                Definition((code("A"),), (para("a"), para("b"))),
                Definition((Text("B"),), (para("c"),)),
                Definition((), (para("d"),)),
                Definition((Text("E"),), ()),
            )
        ),
    )
    check("<dd>a</dd>", Definitions((Definition((), (para("a"),)),)))


def test_notes() -> None:
    check(
        "<note> <p>a</p> <ul><li>b</note>c",
        Note(NoteKind.NOTE, (para("a"), Bullets(((para("b"),),)))),
        para("c"),
    )
    check("<important>a</important>", Note(NoteKind.IMPORTANT, (para("a"),)))
    check(
        "<ul><li><note>a</li><li>b</ul>",
        Bullets(((Note(NoteKind.NOTE, (para("a"),)),), (para("b"),))),
    )


def test_headings() -> None:
    check(
        "<fullname>Key Service</fullname><h2>Use</h2>a",
        Heading((Text("Key Service"),), 1),
        Heading((Text("Use"),), 2),
        para("a"),
    )
    check('<p class="title"> <b>More</b> </p><p>a', Heading((Text("More"),), 4), para("a"))
    check('<h2></h2><p class="x">a', para("a"))


def test_code_blocks_keep_their_layout() -> None:
    check(
        "a<pre><code>\n  x &lt;p&gt;\n\n\ty\x0b \r\n</code></pre>b",
        para("a"),
        CodeBlock("  x <p>\n\n    y"),
        para("b"),
    )
    check("<pre>a<br>b<foo></PRE>c", CodeBlock("a\nb<foo>"), para("c"))
    check("<pre>a", CodeBlock("a"))


def test_the_short_way_and_the_long_way_agree() -> None:
    """A comment keeps a text from being taken for a single paragraph at first sight."""
    for html in ("<p>a  b </p>", "a", "<p> </p>", "<p>it's \u201cfine\u201d > that</p>"):
        assert read_html(html) == read_html(html + "<!-- -->")
