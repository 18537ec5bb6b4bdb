"""The files of one service: its pages, what can be searched for, and the way around.

Takes a reference and its links, gives planned files, relative to the folder of the service. It lays
out what the pages say and adds nothing to it.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.docs.links import Links
from shapewright.docs.page import Alert, Flag, Page, PageKind, Reference, Section
from shapewright.docs.site.data import plan_navigation, plan_search
from shapewright.docs.site.emit import Emitter
from shapewright.docs.site.entries import lay_out_flags, lay_out_notes
from shapewright.docs.site.findings import find_findings
from shapewright.docs.site.markup import to_html
from shapewright.docs.site.parts import view_part
from shapewright.docs.site.views import PageView, SectionView
from shapewright.lower.planned import Planned

_TEMPLATE = "docs/site/page.html.j2"


def plan_site(reference: Reference, links: Links) -> list[Planned]:
    """The files of the site of a service."""
    emitters: dict[str, Emitter] = {}
    files: list[Planned] = []
    for page in reference.written:
        up = "../" * page.at.path.count("/")
        if up not in emitters:
            emitters[up] = Emitter(links, up)
        view = _view_page(page, reference, emitters[up])
        files.append(Planned(f"{page.at.path}.html", _TEMPLATE, view))
    search = plan_search(reference.service, find_findings(reference))
    return [*files, search, plan_navigation(reference)]


def _view_page(page: Page, reference: Reference, emitter: Emitter) -> PageView:
    sections = tuple(_view_section(section, emitter) for section in page.sections)
    kind = page.kind.value
    return PageView(
        title=to_html(page.title),
        kind=kind,
        label="" if page.title.lower() == kind else kind.capitalize(),
        path=to_html(page.at.path),
        service=to_html(reference.service),
        service_title=to_html(reference.title),
        up=emitter.up,
        root=f"{emitter.up}../",
        is_index=page.kind is PageKind.SERVICE,
        summary=to_html(page.summary),
        flags=lay_out_flags(page.flags),
        notes=lay_out_notes(_find_unsaid(page)),
        contents=tuple((one.anchor, one.title) for one in sections if one.title),
        sections=sections,
        source=to_html(reference.source),
        generator=to_html(reference.generator),
    )


def _find_unsaid(page: Page) -> Iterator[Flag]:
    """The flags whose note no alert on the page gives already."""
    alerts = {
        part.kind for section in page.sections for part in section.parts if isinstance(part, Alert)
    }
    return (flag for flag in page.flags if flag.word not in alerts)


def _view_section(section: Section, emitter: Emitter) -> SectionView:
    return SectionView(
        anchor=to_html(section.anchor),
        title=to_html(section.title),
        parts=tuple(view_part(part, emitter) for part in section.parts),
    )
