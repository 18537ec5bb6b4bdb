"""A documentation page held against a model, from the words of a command to the comparison.

Takes a page's path, what was said about the service and the source, and gives the comparison, with
the releases that fit best if those were asked for. Which facts differ is the room ``reconcile``'s
to find; here is decided what is read, and in which order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from shapewright.pipeline.batch import Progress
from shapewright.pipeline.package import read_built
from shapewright.pipeline.spot import Spot, find_source
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.reconcile import Comparison, compare_page, compare_with_nothing
from shapewright.reconcile.identify import Titles, find_by_name, find_by_title
from shapewright.reconcile.releases import BestReleases, find_best_releases
from shapewright.sources.open import Source, open_source
from shapewright.sources.pages import Page
from shapewright.sources.releases import list_releases
from shapewright.specs.target import INSTALLED

_LOOKS = 2
"""A search looks at about so many times the releases that halving alone would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """A comparison, and what it was made with."""

    comparison: Comparison
    release: str
    """Of botocore; empty when nothing tells."""
    best: BestReleases | None = None
    """None when it was not asked for."""


def reconcile(page: Page, spot: Spot) -> Reconciled:
    """A page against one release or model.

    Args:
        page: the page.
        spot: the source, and the service if it was said.

    Raises:
        CannotContinueError: the source cannot be opened, or the service is not clear or not there.
    """
    source = open_source(find_source(spot))
    service = read_built(source, choose_service(page, spot, source))
    return Reconciled(comparison=compare_page(page, service), release=source.release)


def reconcile_best(page: Page, spot: Spot, progress: Progress) -> Reconciled:
    """A page against the last of the published releases that fit it best, texts included.

    The service must be one that the installed botocore has too.

    Args:
        page: the page.
        spot: the service, if it was said.
        progress: told of each release before it is looked at.

    Raises:
        CannotContinueError: releases cannot be listed or fetched, or the service is not clear.
    """
    installed = open_source(INSTALLED)
    service = choose_service(page, spot, installed)
    installed.digests(service)  # so that a wrong name is found before anything is fetched
    releases = list_releases()
    looks = _Looks(page, service, progress, _LOOKS * len(releases).bit_length())
    best = find_best_releases(releases, looks.look)
    return Reconciled(comparison=looks.comparisons[best.closest], release=best.closest, best=best)


@dataclass(slots=True)
class _Looks:
    """The releases that were looked at."""

    page: Page
    service: str
    progress: Progress
    expected: int
    """How many looks there will be, about."""
    comparisons: dict[str, Comparison] = field(default_factory=dict[str, Comparison])

    def look(self, release: str) -> Comparison:
        """The page against a release."""
        count = len(self.comparisons)
        self.progress(release, count, max(self.expected, count + 1))
        source = open_source(release)
        if self.service in source.services():
            comparison = compare_page(self.page, read_built(source, self.service))
        else:
            comparison = compare_with_nothing(self.page, self.service)
        self.comparisons[release] = comparison
        return comparison


def choose_service(page: Page, spot: Spot, source: Source) -> str:
    """boto3's name of the service that a page is about.

    Args:
        page: the page.
        spot: the service that was said, if one was.
        source: the services there are.

    Raises:
        CannotContinueError: the page names none, none that there is, or several that there are.
    """
    if spot.services:
        return spot.services[0]
    names = source.services()
    if len(names) == 1:
        return names[0]
    if not page.service:
        raise _ask_for_service(page, "the page does not say which service it is of")
    steps: tuple[Callable[[], list[str]], ...] = (
        lambda: find_by_name(page.service, names),
        lambda: find_by_title(page, _read_titles(source)),
    )
    for step in steps:
        found = step()
        if len(found) == 1:
            return found[0]
        if found:
            said = ", ".join(found)
            raise _ask_for_service(page, f"the page's {page.service!r} may be any of {said}")
    raise _ask_for_service(page, f"no service is called {page.service!r}, as the page has it")


def _ask_for_service(page: Page, what: str) -> CannotContinueError:
    hint = "Say which it is: --service NAME; `shapewright services` lists them."
    return CannotContinueError([Problem(Where(page.source), what, hint)])


def _read_titles(source: Source) -> dict[str, Titles]:
    """What each service is called."""
    return {name: _titles_of(source.read(name).model) for name in source.services()}


def _titles_of(model: dict[str, Any]) -> Titles:
    metadata = model.get("metadata")
    facts = cast("dict[str, Any]", metadata) if isinstance(metadata, dict) else {}
    keys = {
        "service_id": "serviceId",
        "abbreviation": "serviceAbbreviation",
        "full_name": "serviceFullName",
    }
    return Titles(**{name: str(facts.get(key, "")) for name, key in keys.items()})
