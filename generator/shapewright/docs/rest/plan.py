"""The reST pages of a service, and the one before all services.

Takes a built reference, gives planned files: ``operations/CreateThing.rst``, ``index.rst`` ... All
pages, sections, members and values have labels, ``shapewright.sqs.operations.CreateQueue.request``;
links between pages refer to these. The first page holds the tree of all others. It decides nothing
about what is said.
"""

from __future__ import annotations

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
from shapewright.docs.lines import add_block, visible
from shapewright.docs.links import Links
from shapewright.docs.page import Alert, Page, Prose, Reference, Target
from shapewright.docs.rest.emit import JOINTS, Emitter, Labels, hang, literal_lines
from shapewright.docs.rest.escape import escape, guard, mark_label, title_lines
from shapewright.ir.doc import Strong, Text
from shapewright.lower.planned import Planned

_PAGE = "docs/rest/page.rst.j2"
_FRONT = "docs/rest/front.rst.j2"
_KINDS = {"deprecated": "warning"}
"""The admonition that a kind of alert is; a note if it is not here."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """Blocks under a title."""

    label: str
    """Empty if there is no way to the section."""
    title: str
    """With the line below it; empty if the blocks belong to the page itself."""
    text: str


@dataclass(frozen=True, slots=True)
class PageView:
    """A page of the reference."""

    label: str
    title: str
    """With the line below it."""
    description: str
    sections: tuple[SectionView, ...]
    below: tuple[str, ...]
    """The pages that have their place in the tree below this one."""
    is_index: bool
    """It is the first of its service, and says what all are made from."""
    source: str
    generator: str


@dataclass(frozen=True, slots=True)
class FrontView:
    """The page before all services."""

    paths: tuple[str, ...]
    summaries: tuple[str, ...]


def plan_rest(reference: Reference, links: Links) -> list[Planned]:
    """Every page of a service as reST.

    Args:
        reference: the pages.
        links: the ways out of its documentation; those that lead nowhere are kept there.
    """
    pages = [spread_types(page) for page in reference.pages]
    emitter = Emitter(links, find_labels(reference.service, pages))
    below = tuple(page.at.path for page in pages[1:])
    files: list[Planned] = []
    for at, page in enumerate(pages):
        if page.at.path in reference.kept:
            continue
        view = PageView(
            label=_label(emitter.labels, page.at),
            title="\n".join(title_lines(page.title, "=")),
            description=visible(page.summary).strip(),
            sections=tuple(_view_sections(page, emitter)),
            below=below if at == 0 else (),
            is_index=at == 0,
            source=escape(reference.source),
            generator=escape(reference.generator),
        )
        files.append(Planned(f"{page.at.path}.rst", _PAGE, view))
    return files


def plan_front(services: Sequence[FrontService]) -> list[Planned]:
    """The page before all services, each of which stands in a folder of its name."""
    paths = tuple(f"{one.folder}/index" for one in services)
    summaries = tuple(guard(escape(f"{one.title}: {one.summary}")) for one in services)
    return [Planned("index.rst", _FRONT, FrontView(paths, summaries))]


def find_labels(service: str, pages: Iterable[Page]) -> Labels:
    """The label of every place; Sphinx tells apart none that differ in case alone."""
    labels: dict[Target, str] = {}
    taken: set[str] = set()
    for page in pages:
        parts = chain.from_iterable(section.parts for section in page.sections)
        sections = (section.anchor for section in page.sections)
        for anchor in chain([""], sections, chain.from_iterable(map(anchors_of, parts))):
            target = Target(page.at.path, anchor)
            if target not in labels:
                labels[target] = _spell_label(service, target, taken)
    return labels


def _spell_label(service: str, target: Target, taken: set[str]) -> str:
    words = ("shapewright", service, *target.path.split("/"), target.anchor)
    base = label = ".".join(filter(None, words))
    count = 2
    while label.lower() in taken:
        label = f"{base}-{count}"
        count += 1
    taken.add(label.lower())
    return label


def _label(labels: Labels, target: Target) -> str:
    return mark_label(labels[target])


def _view_sections(page: Page, emitter: Emitter) -> Iterator[SectionView]:
    path = page.at.path
    if flags := tuple(flow_flags(page)):
        yield SectionView("", "", _emit(flags, emitter, path))
    for section in page.sections:
        flows = chain.from_iterable(map(flow_part, section.parts))
        yield SectionView(
            label=_label(emitter.labels, Target(path, section.anchor)) if section.anchor else "",
            title="\n".join(title_lines(section.title, "-")) if section.title else "",
            text=_emit(flows, emitter, path),
        )


def _emit(flows: Iterable[Flow], emitter: Emitter, here: str) -> str:
    """What a section says, as blocks at the margin."""
    lines: list[str] = []
    for flow in flows:
        match flow:
            case Line():
                add_block(lines, _emit_line(flow, emitter, here), JOINTS)
            case Points(points):
                items = (hang("- ", _emit_line(line, emitter, here)) for line in points)
                add_block(lines, list(chain.from_iterable(items)), JOINTS)
            case Verbatim(text, language):
                opening = f".. code-block:: {language}\n   :force:"
                add_block(lines, literal_lines(opening, text), JOINTS)
            case Prose(doc):
                add_block(lines, emitter.emit_doc(doc), JOINTS)
            case Alert(kind, words):
                said = (Strong((Text(kind.capitalize()),)), Text(": "), *words)
                own = emitter.emit_words(words if kind == "note" else said)
                add_block(
                    lines, [f".. {_KINDS.get(kind, 'note')}::", "", *hang("   ", own)], JOINTS
                )
    return "\n".join(lines)


def _emit_line(line: Line, emitter: Emitter, here: str) -> list[str]:
    own = emitter.emit_words(line.words)
    return [_label(emitter.labels, Target(here, line.anchor)), "", *own] if line.anchor else own
