"""What builders of other people's sites make of our pages: two services below one front page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

from tests.docs.conftest import make_book, make_reference, read_case, read_service, walk
from tests.docs.docs import squeeze, words_of
from tests.docs.html_text import Shown, read_html

from shapewright.docs.book import Extras
from shapewright.docs.flow import anchors_of
from shapewright.docs.formats import FORMATS
from shapewright.docs.front import find_front
from shapewright.docs.page import Members, Page, Prose, Reference, Sample, Samples
from shapewright.ir.doc import Doc
from shapewright.render.render import render_files

SAMPLES = Samples(
    (
        Sample("Typed client", "python", 'client.send_message(\n    body="é",\n)', "Try it."),
        Sample("As JSON", "json", '{"Body": "```", "More": ["<b>"]}'),
        Sample("No language", "hieroglyphs", "$ ???"),
    )
)
_TYPOGRAPHY = {
    **dict.fromkeys(map(ord, "\u201c\u201d"), '"'),
    **dict.fromkeys(map(ord, "\u2018\u2019"), "'"),
    0x2013: "--",
    0x2014: "---",
    0x2026: "...",
    ord("\\"): "",
}
"""What Sphinx does to words, unless it is told not to."""


@dataclass(frozen=True)
class Chapter:
    """A service in a folder of a site."""

    folder: str
    reference: Reference


def write_chapters(format_: str, out: Path) -> list[Chapter]:
    """Writes the pages of two services and the one above them."""
    books = {
        "sqs": make_book(read_service("sqs"), Extras(operations={"SendMessage": (SAMPLES,)})),
        "hostile": make_book(read_case("hostile_documentation")),
    }
    chapters = [Chapter(folder, make_reference(book)) for folder, book in books.items()]
    fronts = [find_front(one.reference, one.folder) for one in chapters]
    _write(out, render_files(FORMATS[format_].plan_front(fronts)))
    for chapter in chapters:
        links = books[chapter.folder].links
        texts = render_files(FORMATS[format_].plan(chapter.reference, links))
        _write(out / chapter.folder, texts)
    return chapters


def run_builder(folder: Path, *arguments: str) -> None:
    """Runs a builder, which has to have nothing to complain about."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def read_built_site(folder: Path) -> dict[str, Shown]:
    """What every built page shows, by its path."""
    return {
        path.relative_to(folder).as_posix(): read_html(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def find_lost_links(site: Mapping[str, Shown]) -> Iterator[str]:
    """The links within a site that lead nowhere."""
    for page, shown in site.items():
        for link in shown.links:
            path, _, fragment = urljoin(f"site:///{page}", link).partition("#")
            if not path.startswith("site:///"):
                continue
            target = unquote(path.removeprefix("site:///"))
            target = f"{target}index.html" if target.endswith("/") or not target else target
            if target.endswith(".html") and (
                target not in site or (fragment and fragment not in site[target].ids)
            ):
                yield f"{page}: {link}"


def find_anchors(page: Page) -> Iterator[str]:
    """Every place on a page."""
    for section in page.sections:
        yield section.anchor
        for part in section.parts:
            yield from anchors_of(part)


def find_lost_words(page: Page, shown: Shown) -> Iterator[str]:
    """The documentation of a page that is not shown on it as it is."""
    text = squeeze(shown.text.translate(_TYPOGRAPHY))
    for doc in _docs_of(page):
        words = words_of(doc, labelled=True).translate(_TYPOGRAPHY)
        if words not in text:
            yield words


def _docs_of(page: Page) -> Iterator[Doc]:
    for section in page.sections:
        for part in section.parts:
            match part:
                case Prose(doc):
                    yield doc
                case Members(entries):
                    yield from (entry.doc for entry in walk(entries))
                case _:
                    pass


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
