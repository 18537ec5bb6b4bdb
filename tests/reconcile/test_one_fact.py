"""One fact changed in the model is one difference, in every layout that can say that fact."""

from __future__ import annotations

import pytest
from tests.reconcile.change import Change
from tests.reconcile.made import build, make_model, read_made
from tests.reconcile.member_changes import MEMBER_CHANGES
from tests.reconcile.other_changes import OTHER_CHANGES

from shapewright.reconcile import Difference, DifferenceKind, Side, compare_page
from shapewright.sources.pages import Layout

CHANGES = [*MEMBER_CHANGES, *OTHER_CHANGES]
SAID_BY_OTHERS = {
    change.id for change in CHANGES if "operation" in change.id and "gone" in change.id
}
"""In all layouts, but under one of two names."""


@pytest.mark.parametrize("layout", Layout, ids=lambda layout: layout.name)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.id)
def test_it_is_the_one_difference(change: Change, layout: Layout) -> None:
    model = make_model()
    change.make(model)
    service = build(model)
    differences = [
        one for page in read_made(layout) for one in compare_page(page, service).differences
    ]

    if layout not in change.layouts:
        assert differences == [] or change.id in SAID_BY_OTHERS
        return
    (found,) = differences
    assert place_of(found) == (change.operation, change.side, change.path, change.kind)
    assert change.says in {None, (found.page, found.model)}


def place_of(one: Difference) -> tuple[str, Side, str, DifferenceKind]:
    return one.operation, one.side, one.path, one.kind
