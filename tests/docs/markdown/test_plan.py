"""The pages of a service as Markdown: their names, what comes before their titles, their ways."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from tests.docs.conftest import make_book, make_reference, read_case, read_service
from tests.docs.html_text import read_html
from tests.docs.markdown.readers import READERS

from shapewright.docs.front import find_front
from shapewright.docs.markdown.plan import find_slugs, plan_front, plan_markdown
from shapewright.docs.page import (
    Alert,
    Hop,
    Item,
    Listing,
    Page,
    PageKind,
    Reference,
    Section,
    Target,
    plain,
)
from shapewright.render.render import render_files

MEANT = {"h1", "h2", "hr", "p", "ul", "li", "a", "code", "strong", "blockquote"}
yaml: Any = import_module("yaml")  # has no types


def make_page(path: str, *sections: Section, title: str = "A") -> Page:
    return Page(
        at=Target(path),
        kind=PageKind.STRUCTURE,
        title=title,
        summary='Says "so": yes.',
        sections=sections,
    )


def render(*pages: Page) -> dict[str, str]:
    reference = Reference(
        service="s", title="S", source="botocore 1", generator="Shapewright 1", pages=pages
    )
    links = make_book(read_case("unions")).links
    return render_files(plan_markdown(reference, links))


def test_a_page_is_written_as_a_person_would() -> None:
    there = Section("members", "Members", (Alert("note", plain("None.")),))
    words = (
        Hop("B", Target("shapes/B", "members")),
        Hop("here", Target("shapes/A", "x"), is_code=False),
    )
    section = Section("x", "", (Listing(tuple(Item((one,)) for one in words)),))
    texts = render(make_page("shapes/A", section), make_page("shapes/B", there, title="B"))

    assert (
        texts["shapes/A.md"]
        == """\
---
title: "A"
description: "Says \\"so\\": yes."
orphan: true
myst:
  heading_anchors: 2
---

# A

<a id="x"></a>

-   [`B`](../shapes/B.md#members)
-   <a href="#x">here</a>

----

The documentation text is botocore's, Apache-2.0.
"""
    )
    assert "\n## Members\n\n> **Note**: None.\n" in texts["shapes/B.md"]
    assert '<a id="members">' not in texts["shapes/B.md"]


def test_an_address_has_a_heading_only_where_all_builders_name_it_alike() -> None:
    page = make_page(
        "shapes/A",
        Section("request", "Request", ()),
        Section("twice", "Same words", ()),
        Section("again", "Same Words", ()),
        Section("title", "a", ()),
        Section("odd", "C++ & co", ()),
        Section("none", "", ()),
        Section("two", "Two words", ()),
    )

    assert find_slugs(page) == {"request": "request", "two": "two-words"}


def test_an_id_is_never_that_of_another_heading() -> None:
    """The page is called as one of its sections is: then that place is the top of the page."""
    text = render(make_page("shapes/A", Section("members", "Members", ()), title="Members"))

    assert '<a id="members">' not in text["shapes/A.md"]


def test_every_page_of_a_service_has_a_file() -> None:
    book = make_book(read_service("sqs"))
    reference = make_reference(book)
    files = render_files(plan_markdown(reference, book.links))

    assert set(files) == {f"{page.at.path}.md" for page in reference.pages}
    for page in reference.pages:
        front = yaml.safe_load(files[f"{page.at.path}.md"].split("---\n")[1])
        assert front["title"] == page.title
        assert front.get("description", "") == page.summary
        assert front["orphan"] is True


def test_the_front_page_leads_to_every_service() -> None:
    references = [make_reference(make_book(read_service(name))) for name in ("sqs", "sts")]
    fronts = [find_front(one, one.service) for one in references]
    texts = render_files(plan_front(fronts))

    assert list(texts) == ["index.md"]
    assert re.findall(r"^-   \[(.+)\]\((.+?)\): \w", texts["index.md"], re.MULTILINE) == [
        ("Amazon Simple Queue Service", "sqs/index.md"),
        ("AWS Security Token Service", "sts/index.md"),
    ]


@pytest.mark.parametrize("case", ["hazard_members", "hazard_shapes", "names_without_letters"])
@pytest.mark.parametrize("reader", READERS)
def test_names_that_are_hazards_are_only_names(reader: str, case: str) -> None:
    book = make_book(read_case(case))
    texts = render_files(plan_markdown(make_reference(book), book.links))

    for text in texts.values():
        shown = read_html(READERS[reader](text.split("---\n", 2)[2]))
        assert set(shown.tags) <= MEANT
        assert len(shown.ids) == len(set(shown.ids))
