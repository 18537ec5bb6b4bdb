"""The page above all services, and the search over all their operations.

Takes what there is to say of each service, gives planned files, relative to the folder of the site.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from shapewright.docs.front import FrontService
from shapewright.docs.page import Finding, Target
from shapewright.docs.site.data import plan_search
from shapewright.docs.site.markup import to_html
from shapewright.docs.site.views import FrontView, ServiceView
from shapewright.lower.planned import Planned


def plan_front(services: Sequence[FrontService]) -> list[Planned]:
    """The front page and what can be searched for from it."""
    total: Counter[str] = Counter()
    for service in services:
        total.update(dict(service.counts))
    view = FrontView(
        services=tuple(map(_view_service, services)),
        counts=_say_counts([("services", len(services)), *total.items()]),
        sources=to_html(", ".join(dict.fromkeys(one.source for one in services))),
        generators=to_html(", ".join(dict.fromkeys(one.generator for one in services))),
    )
    findings = [found for service in services for found in _find_in(service)]
    return [Planned("index.html", "docs/site/front.html.j2", view), plan_search("", findings)]


def _find_in(service: FrontService) -> Iterable[Finding]:
    """The service and its operations, where they stand in the whole site."""
    yield Finding("service", service.name, service.title, Target(f"{quote(service.folder)}/index"))
    for one in service.operations:
        to = Target(f"{quote(service.folder)}/{one.to.path}", one.to.anchor)
        yield Finding(one.kind, one.name, service.title, to)


def _view_service(service: FrontService) -> ServiceView:
    return ServiceView(
        name=to_html(service.name),
        folder=to_html(quote(service.folder)),
        title=to_html(service.title),
        summary=to_html(service.summary),
        counts=_say_counts(service.counts),
    )


def _say_counts(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{number:,} {_inflect(word, number)}" for word, number in counts)


def _inflect(word: str, number: int) -> str:
    return word.removesuffix("s") if number == 1 else word
