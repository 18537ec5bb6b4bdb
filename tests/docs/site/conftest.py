"""A browser, a site on disk, and pages that tolerate no error and no request elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright
from tests.docs.site.made import make_links, make_reference

from shapewright.docs.front import find_front
from shapewright.docs.site.assets import read_assets
from shapewright.docs.site.data import plan_full_text
from shapewright.docs.site.front import plan_front
from shapewright.docs.site.plan import plan_site
from shapewright.render.render import render_files

OpenPage = Callable[..., Page]
PATIENCE = 60_000
"""Milliseconds; nothing takes as long but on a machine that is busy with other things."""
expect.set_options(timeout=PATIENCE)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The Chromium that is installed.

    No longer than these tests: Playwright runs a loop of events, beside which none can be started.
    """
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail(f"The site is tested in a browser, and none of {', '.join(NAMES)} is on PATH.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """The files of a site of one service, by path."""
    reference = make_reference()
    pages = render_files(plan_site(reference, make_links()))
    above = [*plan_front([find_front(reference, "things")]), plan_full_text(indexed=False)]
    front = render_files(above)
    return {**{f"things/{path}": text for path, text in pages.items()}, **front, **read_assets()}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]) -> Path:
    """A site on disk."""
    folder = tmp_path_factory.mktemp("a site")
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def open_page(browser: Browser, site: Path) -> Iterator[OpenPage]:
    """Opens a page of the site from disk; what went wrong on it fails the test at its end."""
    wrong: list[str] = []

    def look(request: Request) -> None:
        if not request.url.startswith((f"{site.as_uri()}/", "data:")):
            wrong.append(f"asked for {request.url}")

    with ExitStack() as stack:

        def open_(path: str, **options: Any) -> Page:
            settings: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}, **options}
            context = browser.new_context(**settings)
            stack.callback(context.close)
            page = context.new_page()
            page.set_default_timeout(PATIENCE)
            page.on("request", look)
            page.on("pageerror", lambda error: wrong.append(str(error)))
            page.on("dialog", lambda dialog: wrong.append(dialog.message))
            page.on("console", lambda one: wrong.append(one.text) if one.type == "error" else None)
            page.goto(f"{site.as_uri()}/{path}")
            return page

        yield open_

    assert wrong == []


def search(page: Page, text: str) -> list[str]:
    """The first words of every answer."""
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("")
    page.keyboard.type(text)
    page.locator(".found [role=option]").first.wait_for()
    return page.locator(".found [role=option]:not(.all) .name").all_inner_texts()
