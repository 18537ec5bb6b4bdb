"""Data for the browser: what can be searched for, and how, and the way around a service.

Gives scripts rather than JSON, since a page that was opened from a disk may load the one and not
the other. Each is a single call with a single literal, in which nothing can end a string or a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from shapewright.docs.page import Finding, PageKind, Reference, Target
from shapewright.docs.site.views import DataView
from shapewright.lower.planned import Planned

_TEMPLATE = "docs/site/data.js.j2"
_GROUPS = {
    "Operations": {PageKind.OPERATION},
    "Shapes": {PageKind.STRUCTURE, PageKind.UNION, PageKind.EVENT_STREAM},
    "Enums": {PageKind.ENUM},
    "Errors": {PageKind.ERROR},
    "Paginators": {PageKind.PAGINATOR},
    "Waiters": {PageKind.WAITER},
}
_ABOVE = {PageKind.SERVICE, PageKind.TYPES, PageKind.CHANGES}


def plan_search(service: str, findings: Iterable[Finding]) -> Planned:
    """The script of what can be searched for.

    Rows are ``[kind, within, path, prefix, names]``: things of one kind in one place, whose anchors
    are the prefix and their names; where there is no prefix, they are the page itself. One whose
    anchor is not like its name has a row ``[kind, within, path, anchor, name]`` to itself.
    """
    rows: list[list[object]] = []
    last: tuple[object, ...] = ()
    names: list[str] = []
    for finding in findings:
        anchor, name = finding.to.anchor, finding.name
        place = (finding.kind, finding.within, finding.to.path)
        if anchor and not anchor.endswith(name):
            rows.append([*place, anchor, name])
            last = ()
            continue
        group = (*place, anchor.removesuffix(name) if anchor else None)
        if group != last:
            last, names = group, []
            rows.append([*group, names])
        names.append(name)
    return _plan("search.js", "found", {"service": service, "rows": rows})


def plan_full_text(*, indexed: bool) -> Planned:
    """The script that says whether the prose was indexed; to ask for an index could be an error."""
    return _plan("text.js", "told", {"indexed": indexed})


def plan_navigation(reference: Reference) -> Planned:
    """The script of the way around a service: its pages, in groups."""
    groups: list[tuple[str, list[object]]] = []
    for title, kinds in _GROUPS.items():
        if pages := [page for page in reference.pages if page.kind in kinds]:
            groups.append((title, [_refer(page.title, page.at) for page in pages]))
    above = [[page.title, page.at.path] for page in reference.pages if page.kind in _ABOVE]
    return _plan("nav.js", "ways", {"above": above, "groups": groups})


def _refer(title: str, at: Target) -> object:
    """A title and its page; a folder alone where the page is named like it."""
    folder, _, name = at.path.rpartition("/")
    return [title, folder] if name == title else [title, folder, name]


def _plan(path: str, function: str, data: dict[str, Sequence[object] | str | bool]) -> Planned:
    literal = json.dumps(data, separators=(",", ":"), sort_keys=True)
    return Planned(path, _TEMPLATE, DataView(f"shapewright.{function}({literal});"))
