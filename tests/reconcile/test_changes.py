"""Pages of changes, and pages that leave something out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.pages.changes import to_changes
from tests.reconcile.made import build, make_model, pages_of_made, read_made

from shapewright.reconcile import Difference, DifferenceKind, Side, compare_page
from shapewright.sources.pages import ChangeSide, Layout, Page, PageChange, Part, read_page

BOTH_OF_RESPONSE = frozenset({Part.RESPONSE_SYNTAX, Part.RESPONSE_MEMBERS})


def page_with(summary: dict[str, Any]) -> Page:
    """A page of changes about one operation that was there before."""
    (put,) = [page for page in pages_of_made() if page.operation.name == "PutMade"]
    return read_page("page", to_changes([(put, summary)]))


def without_response(page: Page, *changes: PageChange) -> Page:
    """The page, its response left out as too large."""
    (operation,) = page.operations
    left = replace(operation, response=None, left_out=BOTH_OF_RESPONSE)
    return replace(page, operations=(left,), changes=changes or page.changes)


def differences_of(page: Page, **shapes: Any) -> list[Difference]:
    model = make_model()
    for name, change in shapes.items():
        model["shapes"][name] |= change
    return list(compare_page(page, build(model)).differences)


def change(path: str, side: ChangeSide, *values: str) -> PageChange:
    return PageChange(method="put_made", path=path, side=side, new_values=values)


def test_changes_that_are_in_the_model_are_no_differences() -> None:
    page = page_with({"Colour": {"blue"}, "Plain": "string", "Settings": {"Mode": "fast | slow"}})

    assert len(page.changes) == 3
    assert differences_of(page) == []


def test_a_change_that_comparing_members_shows_is_not_shown_twice() -> None:
    page = page_with({"Colour": {"blue"}})
    (one,) = differences_of(page, Colour={"enum": ["red", "green"]})

    assert (one.kind, one.path, one.page) == (DifferenceKind.VALUES, "Colour", "blue")


@pytest.mark.parametrize("side", [ChangeSide.RESPONSE, ChangeSide.UNKNOWN])
def test_a_change_on_a_side_that_is_left_out_is_looked_for(side: ChangeSide) -> None:
    page = page_with({"Plain": "string"})
    there = without_response(page, change("Tree.Branches.Name", side))
    (one,) = differences_of(without_response(page, change("Tree.Branches.Leaves", side)))

    assert differences_of(there) == []
    assert (one.side, one.path) == (Side.RESPONSE, "Tree.Branches.Leaves")
    assert (one.kind, one.page) == (DifferenceKind.CHANGE, "new member")


def test_new_values_on_a_side_that_is_left_out_are_looked_for() -> None:
    page = page_with({"Plain": "string"})
    members = make_model()["shapes"]["PutResponse"]["members"] | {"Size": {"shape": "Sizes"}}
    new = without_response(page, change("Size", ChangeSide.RESPONSE, "small", "huge"))
    (one,) = differences_of(new, PutResponse={"members": members})

    assert (one.kind, one.page, one.only_page) == (DifferenceKind.CHANGE, "new values huge", 1)


def test_a_response_that_is_left_out_is_not_compared() -> None:
    page = without_response(page_with({"Plain": "string"}))

    new: dict[str, Any] = {"members": {"New": {"shape": "Plain"}}, "required": []}
    assert differences_of(page, PutResponse=new) == []


@pytest.mark.parametrize("layout", [Layout.REST, Layout.INDENTED])
def test_without_a_syntax_block_values_are_not_known(layout: Layout) -> None:
    (put,) = [one for one in read_made(layout) if one.operations[0].method == "put_made"]
    (operation,) = put.operations
    left = replace(operation, left_out=frozenset({Part.REQUEST_SYNTAX}))
    page = replace(put, operations=(left,))

    assert differences_of(page, Colour={"enum": ["black"]}) == []
    assert [one.path for one in differences_of(put, Colour={"enum": ["black"]})] == ["Colour"]


def test_without_descriptions_nothing_is_known_to_be_required() -> None:
    (put,) = [one for one in read_made(Layout.REST) if one.operations[0].method == "put_made"]
    (operation,) = put.operations
    left = replace(operation, left_out=frozenset({Part.REQUEST_MEMBERS}))
    page = replace(put, operations=(left,))
    words = make_model()["shapes"]["PutRequest"]["members"]
    words["Plain"]["documentation"] = "<p>Something else.</p>"

    assert differences_of(page, PutRequest={"members": words}) == []


def test_an_operation_without_a_name_is_said_not_to_be_compared() -> None:
    page = page_with({"Plain": "string"})
    (operation,) = page.operations
    nameless = replace(page, operations=(replace(operation, method=""),), changes=())
    comparison = compare_page(nameless, build(make_model()))
    (problem,) = comparison.problems

    assert comparison.differences == ()
    assert comparison.operations == ()
    assert problem.what.startswith("operation 1 of the page has no name")
