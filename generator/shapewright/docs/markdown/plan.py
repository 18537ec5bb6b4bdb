"""The Markdown pages of a service, and the one before all services.

Takes a built reference, gives planned files: ``operations/CreateThing.md``, ``index.md`` ... A page
has what builders of sites read before its title, an anchor at every member, and links to the files
of other pages, which every builder resolves; from another page they lead to the heading a member
stands under, since only headings are known to all builders. It decides nothing about what is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from shapewright.docs.flow import (
    Flow,
    Line,
    Points,
    Verbatim,
    anchors_of,
    flow_flags,
    flow_part,
    spread_types,
)
from shapewright.docs.front import FrontService
from shapewright.docs.lines import add_block
from shapewright.docs.links import Links
from shapewright.docs.markdown.emit import JOINTS, Emitter, indent
from shapewright.docs.markdown.escape import escape, fence_lines, guard, quote_yaml
from shapewright.docs.page import Alert, Page, PageKind, Prose, Reference, Target
from shapewright.ir.doc import Strong, Text
from shapewright.lower.planned import Planned

_PAGE = "docs/markdown/page.md.j2"
_FRONT = "docs/markdown/front.md.j2"
_ALIKE = re.compile(r"[A-Za-z0-9_]+(?: [A-Za-z0-9_]+)*")
"""Titles of which all builders make the same anchor."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """Blocks under a heading."""

    anchor: str
    """Empty where the heading is one already."""
    title: str
    text: str
    """Its blocks."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of the reference."""

    title: str
    """For YAML, as is the description."""
    description: str
    heading: str
    sections: tuple[SectionView, ...]
    is_index: bool
    """It is the first of its service, and says what all are made from."""
    source: str
    generator: str


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A service on the page before all of them."""

    title: str
    path: str
    summary: str
    """May be empty."""


@dataclass(frozen=True, slots=True)
class FrontView:
    """The page before all services."""

    services: tuple[ServiceView, ...]


def plan_markdown(reference: Reference, links: Links) -> list[Planned]:
    """Every page of a service as Markdown.

    Args:
        reference: the pages.
        links: the ways out of its documentation; those that lead nowhere are kept there.
    """
    pages = [spread_types(page) for page in reference.pages]
    fragments = dict(chain.from_iterable(map(_find_fragments, pages)))
    emitters: dict[int, Emitter] = {}
    files: list[Planned] = []
    for page in pages:
        if page.at.path in reference.kept:
            continue
        depth = page.at.path.count("/")
        if depth not in emitters:
            emitters[depth] = Emitter(links, fragments, depth)
        sections = tuple(_view_sections(page, emitters[depth]))
        files.append(Planned(f"{page.at.path}.md", _PAGE, _view_page(page, reference, sections)))
    return files


def plan_front(services: Sequence[FrontService]) -> list[Planned]:
    """The page before all services, each of which stands in a folder of its name."""
    views = tuple(
        ServiceView(escape(one.title).strip(), f"{one.folder}/index.md", escape(one.summary))
        for one in services
    )
    return [Planned("index.md", _FRONT, FrontView(views))]


def _find_fragments(page: Page) -> Iterator[tuple[Target, str]]:
    """The heading that stands for each place of a page, as part of an address."""
    slugs = find_slugs(page)
    yield page.at, ""
    for section in page.sections:
        if slug := slugs.get(section.anchor):
            yield Target(page.at.path, section.anchor), slug
            for anchor in chain.from_iterable(map(anchors_of, section.parts)):
                yield Target(page.at.path, anchor), slug


def find_slugs(page: Page) -> dict[str, str]:
    """What every builder calls the headings of a page, by the anchors of their sections."""
    slugs = Counter(_list_slugs(page))
    return {
        section.anchor: _slug(section.title)
        for section in page.sections
        if _ALIKE.fullmatch(section.title) and slugs[_slug(section.title)] == 1
    }


def _list_slugs(page: Page) -> list[str]:
    """What the headings of a page are called, for all that it may not be certain."""
    titles = (section.title for section in page.sections if section.title)
    return [_slug(page.title), *map(_slug, titles)]


def _slug(title: str) -> str:
    return title.lower().replace(" ", "-")


def _view_page(page: Page, reference: Reference, sections: tuple[SectionView, ...]) -> PageView:
    return PageView(
        title=quote_yaml(page.title),
        description=quote_yaml(page.summary) if page.summary else "",
        heading=escape(page.title).strip(),
        sections=sections,
        is_index=page.kind is PageKind.SERVICE,
        source=escape(reference.source),
        generator=escape(reference.generator),
    )


def _view_sections(page: Page, emitter: Emitter) -> Iterator[SectionView]:
    if flags := tuple(flow_flags(page)):
        yield SectionView("", "", _emit(flags, emitter, page.at.path))
    headings = frozenset(_list_slugs(page))
    for section in page.sections:
        flows = chain.from_iterable(map(flow_part, section.parts))
        yield SectionView(
            anchor="" if section.anchor in headings else section.anchor,
            title=escape(section.title).strip(),
            text=_emit(flows, emitter, page.at.path),
        )


def _emit(flows: Iterable[Flow], emitter: Emitter, here: str) -> str:
    """What a section says, as blocks at the margin."""
    lines: list[str] = []
    for flow in flows:
        match flow:
            case Line():
                add_block(lines, [_emit_line(flow, emitter, here)], JOINTS)
            case Points(points):
                own = [indent(_emit_line(line, emitter, here), "-") for line in points]
                add_block(lines, own, JOINTS)
            case Verbatim(text, language):
                add_block(lines, [*fence_lines(text, language)], JOINTS)
            case Prose(doc):
                add_block(lines, [emitter.emit_doc(doc)] if doc else [], JOINTS)
            case Alert(kind, words):
                label = Strong((Text(kind.capitalize()),))
                said = emitter.emit_words((label, Text(": "), *words), here)
                add_block(lines, [f"> {said}"], JOINTS)
    return "\n".join(lines)


def _emit_line(line: Line, emitter: Emitter, here: str) -> str:
    words = emitter.emit_words(line.words, here)
    return f'<a id="{line.anchor}"></a>{words.strip()}' if line.anchor else guard(words)
