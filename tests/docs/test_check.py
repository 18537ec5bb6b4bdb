"""The checker of links: every fault is found, and what it reads is what a parser of HTML reads."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from tests.docs.conftest import make_book, make_reference, read_service

from shapewright.docs.check import BadLink, check_links, find_links
from shapewright.docs.site.plan import plan_site
from shapewright.render.render import render_files

OTHER = '<h1 id="top">x</h1><p id="a.b">y</p><a href="../index.html">up</a>'
SITE = {
    "index.html": "",
    "assets/site.css": "<a id=x href=nowhere>",
    "assets/it's.js": "",
    "sub/other.html": OTHER,
}


def check(body: str) -> list[tuple[str, str]]:
    """What is wrong with the first page of a site."""
    found = check_links({**SITE, "index.html": body})
    assert all(one.page == "index.html" for one in found)
    return [(one.link, one.why) for one in found]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="sub/other.html">x</a>',
        '<a class="x" href="sub/other.html#a.b" title="a > b">x</a>',
        '<A HREF="./sub/../sub/other.html?x=1#a%2Eb">x</A>',
        '<p id="here"><a href="#here">x</a> <a href="index.html#here">y</a></p>',
        '<link rel="stylesheet" href="assets/site.css"><script src="assets/it&#x27;s.js"></script>',
        '<a href="https://a.example/b.html?c#d">x</a><a href="mailto:a@b.example">y</a>',
        '<link rel="canonical" href="https://a.example/">',
        '<!-- <a href="gone.html"> --><script>x = \'<a href="gone.html">\'</script>',
        "&lt;a href=&quot;gone.html&quot;&gt;",
    ],
)
def test_good_links_are_left_alone(body: str) -> None:
    assert check(body) == []


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("gone.html", "there is no such file"),
        ("sub/", "there is no such file"),
        ("sub/Other.html", "there is no such file"),
        ("sub/other.html#c", "there is no such place on that page"),
        ("#c", "there is no such place on this page"),
        ("index.html#A", "there is no such place on this page"),
        ("/sub/other.html", "it leads into the file system when the page is opened from one"),
        ("//a.example/b", "it leads into the file system when the page is opened from one"),
        ("file:///etc/x", "no such scheme may stand in a link"),
        ("javascript:x", "no such scheme may stand in a link"),
        ("C:\\x", "no such scheme may stand in a link"),
        ("../up.html", "it leads out of the site"),
        ("", "it leads nowhere"),
    ],
)
def test_a_bad_link_is_told_with_its_address(link: str, why: str) -> None:
    assert check(f'<p id="a">x<a class="c" href="{link}">y</a>') == [(link, why)]


def test_an_id_stands_on_a_page_once() -> None:
    found = check('<p id="a"><b id="b"><i id="a"><p id=""><p id="c d">')

    assert found == [
        ("#", "the id is not a word"),
        ("#a", "the id stands on the page twice"),
        ("#c d", "the id is not a word"),
    ]


@pytest.mark.parametrize("tag", ["script src", "img src", 'link rel="stylesheet" href'])
def test_a_page_fetches_what_is_its_own(tag: str) -> None:
    assert check(f'<{tag}="https://a.example/x">') == [
        ("https://a.example/x", "the page fetches what is not its own")
    ]


def test_a_bad_link_of_a_page_below_is_told_too() -> None:
    site = {**SITE, "sub/deep.html": '<a href="other.html#zz">x</a><a href="index.html">y</a>'}

    assert check_links(site) == [
        BadLink("sub/deep.html", "index.html", "there is no such file"),
        BadLink("sub/deep.html", "other.html#zz", "there is no such place on that page"),
    ]


class Parser(HTMLParser):
    """Reads a page as a browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what the checker looks for."""
        del tag
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


def test_our_pages_are_read_as_a_parser_reads_them() -> None:
    book = make_book(read_service("sqs"))
    texts = render_files(plan_site(make_reference(book), book.links))
    pages = {path: text for path, text in texts.items() if path.endswith(".html")}

    assert pages
    for text in pages.values():
        parser = Parser()
        parser.feed(text)
        found = find_links(text)
        assert list(found.ids) == parser.ids
        assert sorted([*found.links, *found.fetched]) == sorted(parser.links)
