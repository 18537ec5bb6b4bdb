"""The site in a real browser, opened from disk: what a person does on it."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.docs.site.conftest import OpenPage, search
from tests.docs.site.made import LONG_NAME

OPERATION = "things/operations/CreateThing.html"
COLOR = "things/shapes/Color.html"
AXE = {"resultTypes": ["violations"], "preload": False}
"""Style is not fetched again, which a page from a disk may not do."""
PAGES = ("index.html", "things/index.html", OPERATION, COLOR, "things/types.html")


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
