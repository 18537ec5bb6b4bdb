"""MkDocs and Sphinx with MyST take our Markdown as it is, and have nothing to complain about."""

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

Built = tuple[list[Chapter], Mapping[str, Shown]]


@pytest.fixture(scope="module")
def with_mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("mkdocs")
    chapters = write_chapters("markdown", folder / "docs")
    (folder / "mkdocs.yml").write_text("site_name: test\n", encoding="utf-8")
    run_builder(folder, "mkdocs", "build", "--strict", "--quiet")
    return chapters, read_built_site(folder / "site")


@pytest.fixture(scope="module")
def with_myst(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("myst")
    chapters = write_chapters("markdown", folder / "docs")
    (folder / "docs/conf.py").write_text('extensions = ["myst_parser"]\n', encoding="utf-8")
    run_builder(folder, "sphinx", "-W", "-n", "-q", "--keep-going", "docs", "site")
    return chapters, read_built_site(folder / "site")


@pytest.fixture(params=["with_mkdocs", "with_myst"])
def built(request: pytest.FixtureRequest) -> Built:
    found: Built = request.getfixturevalue(request.param)
    return found


def find_page(site: Mapping[str, Shown], chapter: Chapter, path: str) -> Shown:
    """A built page; MkDocs gives most of them a folder of their own."""
    at = f"{chapter.folder}/{path}"
    return site.get(f"{at}/index.html") or site[f"{at}.html"]


def test_every_place_is_there_once(built: Built) -> None:
    chapters, site = built
    for chapter in chapters:
        for page in chapter.reference.pages:
            ids = find_page(site, chapter, page.at.path).ids
            assert set(find_anchors(page)) <= set(ids), page.at
            assert len(ids) == len(set(ids)), page.at


def test_every_link_leads_somewhere(built: Built) -> None:
    _, site = built

    assert list(find_lost_links(site)) == []


def test_every_word_is_shown(built: Built) -> None:
    chapters, site = built
    for chapter in chapters:
        for page in chapter.reference.pages:
            shown = find_page(site, chapter, page.at.path)
            assert list(find_lost_words(page, shown)) == [], page.at


def test_pages_lead_to_what_they_name(built: Built) -> None:
    """From one page to the heading of another, and to a place on the same one."""
    chapters, site = built
    page = find_page(site, chapters[0], "operations/ReceiveMessage")
    types = find_page(site, chapters[0], "types")
    links = [link for link in page.links if "types" in link and link.endswith("#string")]

    assert links
    assert "string" in types.ids
    assert "String" in types.ids
    assert "#String" in types.links


def test_nothing_of_a_hostile_text_is_markup(built: Built) -> None:
    chapters, site = built
    for page in chapters[1].reference.pages:
        tags = find_page(site, chapters[1], page.at.path).tags
        assert tags.count("script") == site["index.html"].tags.count("script")
        assert not {"iframe", "marquee", "object", "style"} & set(tags)
