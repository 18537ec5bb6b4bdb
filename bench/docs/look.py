"""What a browser needs to show a page from disk, and to find a name as one types.

Takes the folder of a site of SageMaker, gives lines. Chromium is the one that is installed.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Page, sync_playwright

from shapewright.problem import CannotContinueError, Problem, Where

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
)
_LARGEST = 5
_QUERIES = ("CreateModelPackage", "cmp", "model_approval_status", "PendingManualApproval", "Arn")
_SHOWN = """
() => performance.getEntriesByType('paint').find((one) => one.name === 'first-contentful-paint')
    ?.startTime ?? performance.now()
"""
_TYPED = """
(text) => {
  const box = document.querySelector('input[type=search]');
  const begin = performance.now();
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return performance.now() - begin;
}
"""


def measure_looking(site: Path) -> list[str]:
    """The lines.

    Raises:
        CannotContinueError: no Chromium is installed.
    """
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        raise CannotContinueError([Problem(Where("chromium"), "is not installed")])
    pages = sorted(site.rglob("*.html"), key=lambda path: -path.stat().st_size)[:_LARGEST]
    with sync_playwright() as playwright:
        browser: Any = playwright.chromium.launch(executable_path=found, args=[*_OPTIONS])
        try:
            page: Page = browser.new_page()
            lines = [_show(page, path) for path in pages]
            lines += _search(page, site / "sagemaker" / "index.html")
        finally:
            browser.close()
    return lines


def _show(page: Page, path: Path) -> str:
    page.goto(path.as_uri())
    shown = page.evaluate(_SHOWN)
    size = path.stat().st_size / 1024
    return f"{path.name}, {size:,.0f} kB: content after {shown:,.0f} ms"


def _search(page: Page, path: Path) -> list[str]:
    page.goto(path.as_uri())
    page.focus("input[type=search]")
    page.keyboard.type("x")
    page.wait_for_selector("[role=option], [role=listbox]", state="attached")
    time.sleep(0.5)  # until the names are there
    worst: list[float] = []
    for query in _QUERIES:
        typed = [query[:end] for end in range(1, len(query) + 1)]
        worst.append(max(page.evaluate(_TYPED, text) for text in typed))
    said = ", ".join(f"{query} {ms:.0f}" for query, ms in zip(_QUERIES, worst, strict=True))
    return [f"a name found as one types, ms of the slowest key: {said}; median {median(worst):.0f}"]
