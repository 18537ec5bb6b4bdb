"""What can be searched for in the reference of a service.

Takes the pages, gives every page, every member once for each shape or operation it is part of,
every value of an enum and every plain type. A member is found where its own shape or operation
stands; on the many pages where it is shown again, further down, it is not.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.docs.page import (
    Finding,
    Members,
    Page,
    PageKind,
    Part,
    Reference,
    Target,
    Values,
)

MEMBER = "member"
VALUE = "value"
TYPE = "type"


def find_findings(reference: Reference) -> list[Finding]:
    """Everything that can be searched for, in the order of the pages."""
    found: dict[Finding | tuple[str, str, str], Finding] = {}
    for page in reference.pages:
        for finding in (Finding(page.kind.value, page.title, "", page.at), *_find_on(page)):
            key = (page.at.path, finding.name, finding.kind)
            found.setdefault(key if finding.kind == MEMBER else finding, finding)
    return list(found.values())


def _find_on(page: Page) -> Iterator[Finding]:
    """What stands on a page: members at its roots, values and types."""
    for section in page.sections:
        for part in section.parts:
            yield from _find_in(part, page)


def _find_in(part: Part, page: Page) -> Iterator[Finding]:
    match part:
        case Members(entries):
            kind, within = (TYPE, "") if page.kind is PageKind.TYPES else (MEMBER, page.title)
            for entry in entries:
                yield Finding(kind, entry.name, within, Target(page.at.path, entry.anchor))
        case Values(values):
            for value in values:
                yield Finding(VALUE, value.value, page.title, Target(page.at.path, value.anchor))
        case _:
            pass
