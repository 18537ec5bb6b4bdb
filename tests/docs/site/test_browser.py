"""The site in a real browser, opened from disk: what a person does on it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.docs.site.conftest import OpenPage
from tests.docs.site.made import LONG_NAME

from shapewright.docs.site.data import plan_full_text
from shapewright.render.render import render_files

OPERATION = "things/operations/CreateThing.html"
COLOR = "things/shapes/Color.html"
AXE = {"resultTypes": ["violations"], "preload": False}
"""Style is not fetched again, which a page from a disk may not do."""
PAGES = ("index.html", "things/index.html", OPERATION, COLOR, "things/types.html")


def search(page: Page, text: str) -> list[str]:
    """The first words of every answer."""
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("")
    page.keyboard.type(text)
    page.locator(".found [role=option]").first.wait_for()
    return page.locator(".found [role=option]:not(.all) .name").all_inner_texts()


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


def test_a_deep_link_opens_what_it_is_folded_in(open_page: OpenPage) -> None:
    page = open_page(f"{OPERATION}#request.Config.Rules.Color")
    target = page.locator("li:target")

    expect(target).to_have_id("request.Config.Rules.Color")
    expect(target).to_be_in_viewport()
    assert page.locator(".members.tree details[open]").count() == 2


def test_nesting_is_closed_until_a_link_on_the_page_leads_there(open_page: OpenPage) -> None:
    page = open_page(OPERATION)
    target = page.locator('[id="request.Config.Rules"]')
    expect(target).to_be_hidden()
    page.evaluate("location.hash = '#request.Config.Rules'")

    expect(target).to_be_in_viewport()
    expect(page.locator("li:target")).to_have_id("request.Config.Rules")


def test_all_is_opened_and_closed_at_once(open_page: OpenPage) -> None:
    page = open_page(OPERATION)
    deepest = page.locator('[id="request.Config.Rules.Color"]')
    page.get_by_role("button", name="Expand all: Request").click()
    expect(deepest).to_be_visible()
    expect(page.locator("details.more[open]")).to_have_count(0)
    page.get_by_role("button", name="Collapse all: Request").click()
    expect(deepest).to_be_hidden()


def test_a_member_gives_its_own_link(open_page: OpenPage) -> None:
    page = open_page(OPERATION, permissions=["clipboard-read", "clipboard-write"])
    page.locator('[id="request.Name"] .head > a').click()
    expect(page.get_by_text("Link copied")).to_be_visible()

    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith("#request.Name")


@pytest.mark.parametrize(
    ("path", "sought", "left"), [(COLOR, "shade-29", 11), (OPERATION, "size.31", 11)]
)
def test_values_are_filtered(open_page: OpenPage, path: str, sought: str, left: int) -> None:
    page = open_page(path)
    assert page.locator(".values li:visible").count() <= 36
    page.locator(".more > summary").click()
    page.get_by_role("searchbox", name=re.compile("Filter the values of")).fill(sought)

    values = page.locator(".choice", has=page.locator(".more")).locator("li:visible")
    expect(values).to_have_count(left)
    expect(page.locator("output", has_text=f"{left} of")).to_be_visible()


def test_a_link_to_a_value_opens_the_rest(open_page: OpenPage) -> None:
    page = open_page(f"{COLOR}#value.shade-250")

    expect(page.locator("li:target")).to_be_in_viewport()


def test_listings_and_members_are_filtered(open_page: OpenPage) -> None:
    page = open_page("things/index.html")
    page.get_by_role("searchbox", name="Filter: Operations").fill("create_th")
    expect(page.locator(".listing[data-long] > li:visible")).to_have_count(1)
    page.goto(page.url.replace("index.html", "operations/CreateThing.html"))
    page.get_by_role("searchbox", name="Filter: Request").fill("extra2")
    expect(page.locator(".tree[data-long] > li:visible")).to_have_count(11)


def test_a_sample_is_copied_whole(open_page: OpenPage) -> None:
    page = open_page(OPERATION, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy: Typed client").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")

    assert text == 'client.create_thing(\n    Name="fraud",  # a name\n    Count=3,\n)'
    assert page.locator(".t-comment").first.inner_text() == "# a name"


def test_a_chosen_form_is_chosen_on_the_next_page(open_page: OpenPage) -> None:
    page = open_page(OPERATION)
    expect(page.locator(".sample pre:visible")).to_have_count(1)
    page.get_by_role("tab", name="Typed client").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="AWS CLI")).to_be_focused()
    page.reload()
    expect(page.get_by_role("tab", name="AWS CLI")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel")).to_contain_text("aws things create-thing")


def test_colours_follow_the_system_until_they_are_chosen(open_page: OpenPage) -> None:
    page = open_page(OPERATION, color_scheme="dark")
    color = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(color)
    page.get_by_role("button", name="Colours: as the system").click()
    light = page.evaluate(color)
    page.goto(page.url.replace("operations/CreateThing", "types"))

    assert (dark, light) == ("rgb(20, 24, 29)", "rgb(255, 255, 255)")
    assert page.evaluate(color) == light
    page.get_by_role("button", name="Colours: light").click()
    assert page.evaluate(color) == dark
    page.get_by_role("button", name="Colours: dark").click()
    assert page.evaluate("localStorage.getItem('shapewright.theme')") is None


def test_the_chosen_colours_stand_before_anything_is_drawn(texts: dict[str, str]) -> None:
    """The script that sets them is no deferred one and comes before the style."""
    for path in PAGES:
        theme = texts[path].index('assets/theme.js"></script>')
        assert theme < texts[path].index("assets/site.css") < texts[path].index("<body")


def test_the_service_is_walked_by_its_navigation(open_page: OpenPage) -> None:
    page = open_page(OPERATION)
    ways = page.get_by_role("navigation", name="Amazon Things & More")
    expect(ways.locator("[aria-current=page]")).to_have_text("CreateThing")
    ways.get_by_role("searchbox").fill("notf")
    ways.get_by_role("link", name="ThingNotFound").click()
    page.wait_for_url("**/shapes/ThingNotFound.html")


def test_everything_is_reached_by_keys(open_page: OpenPage) -> None:
    page = open_page(OPERATION)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.url.endswith("#site:main")
    reached: list[str] = []
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
        if "members of Config" in reached[-1]:
            page.keyboard.press("Enter")
            break
    expect(page.locator('[id="request.Config.Rules"]')).to_be_visible()
    assert {"Typed client", "Copy", "Name"} <= set(reached)


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_a_page_in_its_width(open_page: OpenPage, path: str) -> None:
    page = open_page(path, viewport={"width": 360, "height": 740}, has_touch=True)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.get_by_role("combobox").bounding_box() is not None


def test_a_phone_has_a_menu(open_page: OpenPage) -> None:
    page = open_page(OPERATION, viewport={"width": 360, "height": 740})
    menu = page.get_by_role("button", name="Menu")
    link = page.locator(".ways").get_by_role("link", name="CreateThing")
    expect(link).to_be_hidden()
    menu.click()
    expect(link).to_be_visible()
    link.focus()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu).to_be_focused()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_read_without_scripts(open_page: OpenPage, path: str) -> None:
    page = open_page(path, java_script_enabled=False)

    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_count(0)
    if path == OPERATION:
        expect(page.locator(".samples pre")).to_have_count(3)
        for sample in page.locator(".samples pre").all():
            expect(sample).to_be_visible()
        page.get_by_text("2 members of Config").click()
        expect(page.get_by_text(LONG_NAME)).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_keeps_people_out(open_page: OpenPage, path: str) -> None:
    """Of what is looked for, the other colours change contrast alone."""
    place = f"{path}#request.Name" if path == OPERATION else path
    page = open_page(place, color_scheme="light", reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    search(page, "e")
    assert list_faults(page, AXE) == []
    page.emulate_media(color_scheme="dark")
    assert list_faults(page, {**AXE, "runOnly": ["color-contrast"]}) == []


def list_faults(page: Page, options: dict[str, Any]) -> list[str]:
    """What is seriously wrong, and where."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("options => axe.run(options)", options)
    serious = [one for one in found["violations"] if one["impact"] in {"serious", "critical"}]
    return [f"{one['id']}: {node['html']}" for one in serious for node in one["nodes"]]


def test_faults_are_seen(open_page: OpenPage) -> None:
    page = open_page("index.html")
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")

    assert [fault.partition(":")[0] for fault in list_faults(page, AXE)] == ["color-contrast"]


def test_a_print_shows_what_is_folded(open_page: OpenPage) -> None:
    page = open_page(OPERATION)
    page.emulate_media(media="print")

    expect(page.get_by_role("banner")).to_be_hidden()
    expect(page.locator('[id="request.Config.Rules.Color"]')).to_be_visible()


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
