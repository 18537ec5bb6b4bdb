"""Searching the site in a real browser: names from a disk, and the prose where it is served."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.docs.site.conftest import OpenPage, search

from shapewright.docs.site.data import plan_full_text
from shapewright.render.render import render_files

OPERATION = "things/operations/CreateThing.html"
COLOR = "things/shapes/Color.html"


FOUND = {
    "CreateThing": "CreateThing",
    "createth": "CreateThing",
    "create_thing": "CreateThing",
    "create thing": "CreateThing",
    "CT": "CreateThing",
    "CrTh": "CreateThing",
    "eth": "CreateThing",
    "c": "CreateThing",
    "notfound": "ThingNotFound",
    "name": "Name",
    "CreateThing.Size": "Size",
    "config creatething": "Config",
    "color red": "red",
    "dark gr": "dark green",
    "shade-299": "shade-299",
}
"""What is typed, and the first answer."""


def test_names_are_found_as_they_are_typed(open_page: OpenPage) -> None:
    page = open_page("things/index.html")

    assert {typed: search(page, typed)[0] for typed in FOUND} == FOUND


def test_answers_are_ranked_by_what_they_are(open_page: OpenPage) -> None:
    page = open_page("things/index.html")
    search(page, "thing")
    groups = page.locator(".found [role=group]")

    assert [group.get_attribute("aria-label") for group in groups.all()] == [
        *(
            "Operations",
            "Services",
            "Enums and errors",
            "Members",
            "Types and other pages",
            "Elsewhere",
        ),
    ]


def test_what_is_not_there_is_not_found(open_page: OpenPage) -> None:
    page = open_page("things/index.html")
    search(page, "zzzz")

    expect(page.locator(".found")).to_contain_text("No name is like this.")


def test_search_is_walked_by_keys_and_leads_to_the_member(open_page: OpenPage) -> None:
    page = open_page("things/index.html")
    search(page, "extra")
    box = page.get_by_role("combobox")
    for key, chosen in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1)):
        page.keyboard.press(key)
        expect(box).to_have_attribute("aria-activedescendant", f"site:found-{chosen}")
    page.keyboard.press("Escape")
    expect(page.locator(".found")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".found")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{OPERATION}#request.Extra1")
    expect(page.locator("li:target")).to_be_in_viewport()


def test_more_answers_are_shown_where_they_are_asked_for(open_page: OpenPage) -> None:
    page = open_page("things/index.html")
    short = search(page, "shade")
    page.locator(".found").get_by_text("Show 294 more").click()
    names = page.locator(".found .name")

    expect(names).to_have_count(300)
    assert len(short) == 6


def test_the_front_page_finds_operations_and_is_asked_from_a_service(open_page: OpenPage) -> None:
    page = open_page("things/index.html")
    search(page, "createth")
    page.locator(".found").get_by_text("Search the operations of all services").click()
    page.wait_for_url("**/index.html?q=createth")
    page.locator(".found a", has_text="CreateThing").click()
    page.wait_for_url(f"**/{OPERATION}")


PAGEFIND = """
export const init = async () => {};
export const debouncedSearch = async (text, options) => ({
  results: [{
    data: async () => ({
      url: "/things/types.html",
      excerpt: `${text} <mark>in</mark> &lt;b&gt; <img src=x onerror=alert(1)>`
        + JSON.stringify(options),
      meta: { title: "Types", kind: "Types" },
    }),
  }],
});
"""


@pytest.fixture
def served(tmp_path: Path, texts: dict[str, str]) -> Iterator[tuple[Path, str]]:
    """A site of its own, in a folder and below the root of a host."""
    folder = tmp_path / "below"
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    handler = partial(Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_port}/below/"
        server.shutdown()


def tell_of_an_index(folder: Path) -> None:
    """Let a site know that its prose was indexed."""
    for path, text in render_files([plan_full_text(indexed=True)]).items():
        (folder / path).write_text(text, encoding="utf-8")


class Quiet(SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@pytest.fixture
def visit(browser: Browser) -> Iterator[Page]:
    """A page for a host, which tolerates no error of a script."""
    wrong: list[str] = []
    page = browser.new_page()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    yield page
    page.context.close()
    assert wrong == []


def test_names_are_found_where_no_text_is_indexed(visit: Page, served: tuple[Path, str]) -> None:
    _, root = served
    asked: list[str] = []
    visit.on("request", lambda request: asked.append(request.url))
    with visit.expect_response("**/text.js"):
        visit.goto(f"{root}{OPERATION}")
        assert search(visit, "color")[0] == "Color"

    visit.wait_for_load_state("networkidle")
    assert [url for url in asked if "pagefind" in url] == []
    expect(visit.get_by_role("group", name="In the text")).to_have_count(0)


def test_what_an_index_says_is_text(visit: Page, served: tuple[Path, str]) -> None:
    folder, root = served
    tell_of_an_index(folder)
    (folder / "pagefind").mkdir()
    (folder / "pagefind" / "pagefind.js").write_text(PAGEFIND, encoding="utf-8")
    visit.goto(f"{root}{OPERATION}")
    search(visit, "color")
    excerpt = visit.get_by_role("group", name="In the text").locator(".excerpt")

    expect(excerpt).to_have_text('color in <b> {"filters":{"service":"things"}}')
    expect(excerpt.locator("mark")).to_have_text("in")


def test_texts_are_found_where_pagefind_indexed_them(visit: Page, served: tuple[Path, str]) -> None:
    folder, root = served
    tell_of_an_index(folder)
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    visit.goto(f"{root}things/index.html")
    search(visit, "heading theirs")
    answer = visit.get_by_role("group", name="In the text").get_by_role("option")

    expect(answer).to_have_count(1)
    expect(answer.locator(".name")).to_have_text("CreateThing")
    expect(answer.locator(".within")).to_have_text("Operation")
    expect(answer.locator("mark").first).to_have_text("heading")
    answer.click()
    visit.wait_for_url(f"{root}{OPERATION}*")
