"""The releases that fit best, in made histories of a service, with few of them looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from tests.reconcile.made import Model, build, generate, make_model, read_all

from shapewright.reconcile import (
    Comparison,
    Difference,
    DifferenceKind,
    Side,
    compare_page,
    compare_with_nothing,
)
from shapewright.reconcile.releases import BestReleases, ReleaseRange, find_best_releases
from shapewright.sources.pages import Layout, Page

RELEASES = [f"1.{minor}.{patch}" for minor in range(25) for patch in range(100)]
"""As many as botocore has had."""
MOST_LOOKS = 25
MOST_LOOKS_WITH_TEXTS = 32
ADDED = (0, 300, 310, 700, 1500, 1501, 1502, 2400)
"""The releases that each added a member to the request."""
REWORDED = (305, 308, 900, 1300)
"""Those that changed a text."""


def model_at(place: int) -> Model:
    """The model of a release."""
    model = make_model()
    members = model["shapes"]["PutRequest"]["members"]
    for number, since in enumerate(ADDED):
        if place >= since:
            members[f"Since{number}"] = {"shape": "Plain"}
    edition = sum(place >= since for since in REWORDED)
    members["Count"]["documentation"] = f"<p>How many, in edition {edition}.</p>"
    return model


@cache
def page_of(layout: Layout, place: int) -> Page:
    """The page of the operation as it was in a release."""
    with TemporaryDirectory() as folder:
        (one,) = [
            page
            for page in generate(model_at(place), Path(folder))
            if page.operation.name == "PutMade"
        ]
    return read_all(layout, [one])[0]


class History:
    """Releases to look at, which are counted."""

    def __init__(self, page: Page, change: Callable[[Model, int], object] | None = None) -> None:
        self.page = page
        self.change = change
        self.looks: list[str] = []

    def look(self, release: str) -> Comparison:
        """The page against a release."""
        self.looks.append(release)
        place = RELEASES.index(release)
        model = model_at(place)
        if self.change is not None:
            self.change(model, place)
        return compare_page(self.page, build(model))

    def find(self) -> BestReleases:
        """The best of them; none was looked at twice."""
        best = find_best_releases(RELEASES, self.look)
        assert len(self.looks) == len(set(self.looks)) == best.looks
        return best


def around(place: int, edges: Sequence[int]) -> tuple[str, str]:
    """The releases from one edge to the next that a release is among."""
    first = max((edge for edge in edges if edge <= place), default=0)
    last = min((edge for edge in edges if edge > place), default=len(RELEASES)) - 1
    return RELEASES[first], RELEASES[last]


def as_range(edges: tuple[str, str], differences: int = 0) -> dict[str, Any]:
    return {"first": edges[0], "last": edges[1], "differences": differences}


@pytest.mark.parametrize("layout", Layout, ids=lambda layout: layout.name)
@pytest.mark.parametrize("place", [0, 299, 300, 307, 310, 800, 1000, 1501, 2000, 2399, 2499])
def test_the_range_of_the_page_is_found(layout: Layout, place: int) -> None:
    history = History(page_of(layout, place))
    best = history.find()
    by_text = around(place, sorted({*ADDED, *REWORDED}))

    assert best.structure == ReleaseRange(**as_range(around(place, ADDED)))
    if best.text is None:
        assert best.looks <= MOST_LOOKS
    else:
        assert best.text == ReleaseRange(**as_range(by_text))
        assert best.closest == by_text[1]
        assert best.looks <= MOST_LOOKS_WITH_TEXTS
    assert best.text is not None or place in {310, 800, 1000, 2000, 2399}


def test_what_no_release_has_does_not_mislead() -> None:
    """A page with two members that were never in any model."""

    def never(model: Model, _place: int) -> None:
        del model["shapes"]["PutRequest"]["members"]["Plain"]
        del model["shapes"]["PutRequest"]["members"]["Data"]

    best = History(page_of(Layout.REST, 800), never).find()

    assert best.structure == ReleaseRange(**as_range(around(800, ADDED), 2))


def test_what_only_the_models_have_does_not_mislead() -> None:
    def always(model: Model, _place: int) -> None:
        model["shapes"]["PutRequest"]["members"]["Always"] = {"shape": "Plain"}

    best = History(page_of(Layout.REST, 800), always).find()

    assert best.structure == ReleaseRange(**as_range(around(800, ADDED), 1))


def test_a_member_that_was_removed_later_does_not_mislead() -> None:
    def remove(model: Model, place: int) -> None:
        if place >= 1100:
            del model["shapes"]["PutRequest"]["members"]["Plain"]

    best = History(page_of(Layout.REST, 800), remove).find()

    assert best.structure == ReleaseRange(**as_range((RELEASES[700], RELEASES[1099])))


def test_facts_without_a_direction_narrow_the_range_too() -> None:
    def relax(model: Model, place: int) -> None:
        if place >= 1200:
            model["shapes"]["PutRequest"]["required"] = ["Settings"]

    best = History(page_of(Layout.REST, 800), relax).find()

    assert best.structure == ReleaseRange(**as_range((RELEASES[700], RELEASES[1199])))


def test_a_service_that_is_not_there_yet_is_too_old() -> None:
    page = page_of(Layout.REST, 0)
    history = History(page)

    def look(release: str) -> Comparison:
        is_there = RELEASES.index(release) >= 200
        return history.look(release) if is_there else compare_with_nothing(page, "made")

    best = find_best_releases(RELEASES, look)

    assert best.structure == ReleaseRange(**as_range((RELEASES[200], RELEASES[299])))


def test_an_operation_that_is_not_there_yet_is_too_old() -> None:
    def withhold(model: Model, place: int) -> None:
        if place < 290:
            del model["operations"]["PutMade"]

    best = History(page_of(Layout.API_REFERENCE, 299), withhold).find()

    assert best.structure == ReleaseRange(**as_range((RELEASES[290], RELEASES[299])))


def test_one_release_is_the_best() -> None:
    history = History(page_of(Layout.REST, 0))
    best = find_best_releases(RELEASES[:1], history.look)

    assert best.structure == ReleaseRange(**as_range(("1.0.0", "1.0.0")))
    assert best.text == best.structure
    assert best.looks == 1


def compared(*facts: tuple[DifferenceKind, int, int]) -> Comparison:
    """A comparison with these differences: the kind, and how many facts only either side has."""
    return Comparison(
        page=page_of(Layout.REST, 0),
        service="made",
        operations=("PutMade",),
        differences=tuple(
            Difference(
                operation="PutMade",
                side=Side.REQUEST,
                path=f"Member{at}",
                kind=kind,
                only_page=only_page,
                only_model=only_model,
            )
            for at, (kind, only_page, only_model) in enumerate(facts)
        ),
    )


def test_releases_that_fit_alike_are_all_the_best() -> None:
    same = compared((DifferenceKind.VALUES, 3, 3))
    best = find_best_releases(RELEASES, lambda _: same)

    assert best.structure == ReleaseRange(**as_range((RELEASES[0], RELEASES[-1]), 6))
    assert best.looks <= 3


def test_releases_in_which_other_facts_differ_can_fit_alike() -> None:
    def look(release: str) -> Comparison:
        place = RELEASES.index(release)
        kinds = DifferenceKind.SHAPE, DifferenceKind.TYPE, DifferenceKind.UNION
        return compared((kinds[min(place // 1000, 2)], 0, 0))

    best = find_best_releases(RELEASES, look)

    assert best.structure == ReleaseRange(**as_range((RELEASES[0], RELEASES[-1]), 1))


def test_a_history_without_order_ends() -> None:
    """Whatever the answers, the search ends, and what it gives is the best that it met."""
    looks: dict[str, int] = {}

    def look(release: str) -> Comparison:
        noise = RELEASES.index(release) * 7919 % 101
        looks[release] = 1 + noise
        return compared((DifferenceKind.VALUES, 1 + noise // 2, noise - noise // 2))

    best = find_best_releases(RELEASES, look)

    assert best.structure.differences == min(looks.values())
    assert len(looks) < 400
