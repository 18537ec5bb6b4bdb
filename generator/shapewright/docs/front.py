"""What the pages above all services say of one, kept so that a service need not be read for it.

Takes a reference, gives what there is to say in a few words; and the same as plain data and back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shapewright.docs.page import Finding, PageKind, Reference, Target

_COUNTED = {
    PageKind.OPERATION: "operations",
    PageKind.STRUCTURE: "structures",
    PageKind.ENUM: "enums",
    PageKind.ERROR: "errors",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontService:
    """What is said of a service from outside."""

    name: str
    """boto3's."""
    folder: str
    """Relative to that of all services."""
    title: str
    summary: str
    """Plain words; may be empty."""
    source: str
    generator: str
    counts: tuple[tuple[str, int], ...]
    """What there is how many of, in the plural: ``operations``."""
    operations: tuple[Finding, ...]
    """Their names, and where they stand in the folder of the service."""


def find_front(reference: Reference, folder: str) -> FrontService:
    """What is said of a service from outside, from its pages; they stand in a folder."""
    counts = Counter(page.kind for page in reference.pages)
    return FrontService(
        name=reference.service,
        folder=folder,
        title=reference.title,
        summary=next((page.summary for page in reference.pages), ""),
        source=reference.source,
        generator=reference.generator,
        counts=tuple((word, counts[kind]) for kind, word in _COUNTED.items() if counts[kind]),
        operations=tuple(
            Finding(page.kind.value, page.title, "", page.at)
            for page in reference.pages
            if page.kind is PageKind.OPERATION
        ),
    )


def dump_front(front: FrontService) -> dict[str, Any]:
    """The same as plain data, ready for JSON."""
    return {
        "name": front.name,
        "folder": front.folder,
        "title": front.title,
        "summary": front.summary,
        "source": front.source,
        "generator": front.generator,
        "counts": dict(front.counts),
        "operations": {one.name: one.to.path for one in front.operations},
    }


def load_front(data: Mapping[str, Any]) -> FrontService:
    """What was dumped.

    Raises:
        KeyError: it is something else.
    """
    return FrontService(
        name=data["name"],
        folder=data["folder"],
        title=data["title"],
        summary=data["summary"],
        source=data["source"],
        generator=data["generator"],
        counts=tuple(data["counts"].items()),
        operations=tuple(
            Finding(PageKind.OPERATION.value, name, "", Target(path))
            for name, path in data["operations"].items()
        ),
    )
