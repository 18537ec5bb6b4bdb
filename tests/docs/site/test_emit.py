"""Whatever documentation holds, it becomes text, and the markup is the emitter's own."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.docs.site.made import make_links

from shapewright.docs.page import Hop, Target
from shapewright.docs.site.emit import Emitter
from shapewright.docs.site.markup import to_class, to_html
from shapewright.ir.doc import (
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

MEANT = {
    **{tag: {"class"} for tag in ("p", "div", "ul", "li", "pre", "ol", "em", "strong")},
    "code": {"class"},
    "var": {"class"},
    "a": {"href", "rel"},
}
CLASSES = {"heading", "terms", "word", *(f"note {kind.value}" for kind in NoteKind)}
PIECES = st.sampled_from(
    [
        *("<script>alert(1)</script>", "</p></div>", "<!--", "]]>", "<![CDATA[", "&lt;", "&#60;"),
        *('" onmouseover="x', "' onclick='x", "javascript:alert(1)", "\u2028", "\u2029", "\x00"),
        *("\ud800", "<a href=", "<p", "`", "``", "w" * 200, "\x1b[2J", "\u202e", "a\nb", " "),
    ]
)
WORDS = st.lists(PIECES | st.text(max_size=8), max_size=4).map("".join)
HREFS = st.builds("{}{}".format, st.sampled_from(["", "https://a.b/", "javascript:", "/"]), WORDS)


def extend_inlines(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    many = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        *(st.builds(kind, many) for kind in (Code, Emphasis, Strong)),
        st.builds(Link, many, HREFS),
        st.builds(Reference, many, st.sampled_from(["Color", "CreateThing", "Gone"]) | WORDS),
    )


def extend_blocks(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    many = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(many, max_size=3).map(tuple)
    terms = st.lists(st.builds(Definition, INLINES, many), max_size=3).map(tuple)
    return st.one_of(
        st.builds(Bullets, items),
        st.builds(Numbered, items),
        st.builds(Definitions, terms),
        st.builds(Note, st.sampled_from(NoteKind), many),
    )


LEAVES: st.SearchStrategy[Inline] = st.builds(Text, WORDS) | st.builds(Placeholder, WORDS)
INLINES = st.lists(st.recursive(LEAVES, extend_inlines, max_leaves=6), max_size=4).map(tuple)
PLAIN: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, INLINES),
    st.builds(Heading, INLINES, st.integers(1, 6)),
    st.builds(CodeBlock, WORDS),
)
BLOCKS = st.lists(st.recursive(PLAIN, extend_blocks, max_leaves=6), max_size=4).map(tuple)
DOCS = st.builds(Doc, BLOCKS)


class Markup(HTMLParser):
    """Reads HTML, and holds every element and attribute against what is meant."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hold it against what is meant."""
        assert {name for name, _ in attrs} <= MEANT[tag], (tag, attrs)
        assert not (tag == "a" and "a" in self.open), "a link in a link"
        given = dict(attrs)
        assert given.get("class", "word") in CLASSES
        if tag == "a":
            self.links.append(given["href"] or "")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """It closes what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        """There is none."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """There is none."""
        raise AssertionError(decl)

    def unknown_decl(self, data: str) -> None:
        """There is none."""
        raise AssertionError(data)


def read(markup: str) -> Markup:
    reader = Markup()
    reader.feed(markup)
    reader.close()
    assert reader.open == []
    return reader


@settings(max_examples=80, deadline=None)
@given(DOCS)
def test_no_element_and_no_attribute_is_anybody_elses(doc: Doc) -> None:
    emitter = Emitter(make_links(), "../")
    markup = emitter.emit_doc(doc)

    for href in read(markup).links:
        assert href.startswith(("https://", "../operations/", "../shapes/"))
        assert not set(href) & set("<>\"' ")
    markup.encode()  # it can be written
    assert emitter.emit_doc(doc) is markup


@settings(deadline=None)
@given(WORDS)
def test_every_character_of_a_text_is_there_or_replaced(words: str) -> None:
    shown = "".join(read(to_html(words)).words)

    assert len(shown) == len(words)
    assert all(is_ in {was, "\ufffd"} for was, is_ in zip(words, shown, strict=True))


def test_a_text_of_one_long_word_is_one_text() -> None:
    word = "x" * 80_000
    doc = Doc((Paragraph((Text(word),)),))

    assert Emitter(make_links(), "").emit_doc(doc) == f"<p>{word}</p>"


def test_links_lead_where_they_are_found_to() -> None:
    emitter = Emitter(make_links(), "../")
    cases: list[tuple[Inline | Hop, str]] = [
        (
            Link((Text("g"),), "https://a.b/?x=1&y"),
            '<a href="https://a.b/?x=1&amp;y" rel="external">g</a>',
        ),
        (Link((Text("g"),), "javascript:x"), "g"),
        (Reference((Text("C"),), "Color"), '<a href="../shapes/Color.html"><code>C</code></a>'),
        (Reference((Text("Gone"),), "Gone"), "<code>Gone</code>"),
        (Hop("a", Target("types", "B"), is_code=False), '<a href="../types.html#B">a</a>'),
        (Hop("a", Target("types")), '<a href="../types.html"><code>a</code></a>'),
    ]
    for word, markup in cases:
        assert emitter.emit_words((word,)) == markup


def test_a_link_inside_a_link_is_words() -> None:
    inner = Reference((Text("Color"),), "Color")
    outer = Link((inner, Link((Text("x"),), "https://c.d")), "https://a.b")

    assert Emitter(make_links(), "").emit_words((outer,)) == (
        '<a href="https://a.b" rel="external"><code>Color</code>x</a>'
    )


def test_a_class_is_letters_digits_and_hyphens() -> None:
    assert to_class('HTTP 404 "><script>') == "http-404-script"
