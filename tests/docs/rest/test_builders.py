"""Sphinx takes our reST as it is, has nothing to complain about, and leads everywhere it leads."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.docs.built import (
    Chapter,
    find_anchors,
    find_lost_links,
    find_lost_words,
    read_built_site,
    run_builder,
    write_chapters,
)
from tests.docs.html_text import Shown
from tests.docs.rest.readers import nodes

from shapewright.docs.flow import spread_types
from shapewright.docs.page import Page, PageKind, Section, Target, Value, Values
from shapewright.docs.rest.plan import find_labels

Built = tuple[list[Chapter], Mapping[str, Shown]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("sphinx")
    chapters = write_chapters("rest", folder / "docs")
    (folder / "docs/conf.py").write_text("", encoding="utf-8")
    run_builder(folder, "sphinx", "-W", "-n", "-q", "--keep-going", "docs", "site")
    return chapters, read_built_site(folder / "site")


def test_every_label_is_a_place(built: Built) -> None:
    chapters, site = built
    for chapter in chapters:
        pages = [spread_types(page) for page in chapter.reference.pages]
        labels = find_labels(chapter.reference.service, pages)
        for page in pages:
            ids = site[f"{chapter.folder}/{page.at.path}.html"].ids
            made = {nodes.make_id(labels[Target(page.at.path, one)]) for one in find_anchors(page)}
            assert made <= set(ids), page.at
            assert len(ids) == len(set(ids)), page.at


def test_every_link_leads_somewhere(built: Built) -> None:
    _, site = built

    assert list(find_lost_links(site)) == []


def test_every_word_is_shown(built: Built) -> None:
    chapters, site = built
    for chapter in chapters:
        for page in chapter.reference.pages:
            shown = site[f"{chapter.folder}/{page.at.path}.html"]
            assert list(find_lost_words(page, shown)) == [], page.at


def test_labels_differ_by_more_than_case() -> None:
    """On one page, and over two services."""
    values = Values((Value("a", "value.a"), Value("A", "value.A"), Value("A-2", "value.A-2")))
    section = Section("values", "Values", (values,))
    page = Page(at=Target("x/A"), kind=PageKind.ENUM, title="A", summary="", sections=(section,))
    labels = [*find_labels("one", [page]).values(), *find_labels("two", [page]).values()]

    assert len({label.lower() for label in labels}) == 10


def test_references_lead_to_members(built: Built) -> None:
    chapters, site = built
    links = site[f"{chapters[0].folder}/types.html"].links
    label = "shapewright-sqs-operations-addpermission-request-actions"

    assert f"operations/AddPermission.html#{label}" in links
