"""Pages that are cut, mixed up or made to be slow: a comparison always comes to an end."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from tests.pages.samples import read_samples
from tests.reconcile.made import build, make_model, pages_of_made, read_made, write_pages

from shapewright.ir.doc import Doc, Paragraph, Text
from shapewright.problem import CannotContinueError
from shapewright.reconcile import compare_page
from shapewright.sources.pages import Constraints, Kind, Layout, PageMember, read_page


@pytest.mark.parametrize("layout", Layout, ids=lambda layout: layout.name)
def test_a_page_cut_anywhere_is_refused_or_compared(layout: Layout) -> None:
    service = build(make_model())
    compared = 0
    for text in write_pages(layout, list(pages_of_made())):
        for end in range(0, len(text), 97):
            try:
                page = read_page("page", text[:end])
            except CannotContinueError:
                continue
            compared += 1
            comparison = compare_page(page, service)
            assert comparison.is_same or comparison.differences

    assert compared > 10


@pytest.mark.parametrize("layout", Layout, ids=lambda layout: layout.name)
def test_a_page_of_another_service_has_operations_that_are_not_there(layout: Layout) -> None:
    comparison = compare_page(read_page("page", read_samples()[layout]), build(make_model()))

    assert comparison.operations
    assert {one.only_page > 0 for one in comparison.differences} == {True}
    assert {one.kind.value for one in comparison.differences} == {"only in the page"}


def test_every_kind_on_the_page_meets_every_kind_in_the_model() -> None:
    service = build(make_model())
    (page,) = [one for one in read_made(Layout.REST) if one.operations[0].method == "put_made"]
    (operation,) = page.operations
    assert operation.request is not None
    names = [member.name for member in operation.request.members]
    for kind in Kind:
        for is_recursive in (True, False):
            members = tuple(
                PageMember(path=name, name=name, kind=kind, recursive=is_recursive)
                for name in names
            )
            request = replace(operation.request, members=members)
            odd = replace(page, operations=(replace(operation, request=request),))
            found = {one.path for one in compare_page(odd, service).differences}
            assert found <= {*names} | {
                f"{name}{step}{inner}"
                for name in ("Settings", "Choice")
                for step in (".",)
                for inner in ("Mode", "Levels", "This", "That")
            }


@pytest.mark.parametrize("piece", ["a", "(a+)+", "a?", "[a-z]*", "\\", "$", "^", "((", "a{9}"])
def test_a_long_pattern_or_text_takes_a_moment(piece: str) -> None:
    (page,) = [one for one in read_made(Layout.API_REFERENCE) if "Put" in one.operations[0].name]
    (operation,) = page.operations
    assert operation.request is not None
    long = piece * (80_000 // len(piece))
    members = tuple(
        replace(
            one,
            doc=Doc((Paragraph((Text(long),)),)),
            constraints=replace(one.constraints, pattern=long),
        )
        if one.constraints != Constraints()
        else one
        for one in operation.request.members
    )
    odd = replace(
        page,
        operations=(replace(operation, request=replace(operation.request, members=members)),),
    )
    start = time.process_time()

    assert compare_page(odd, build(make_model())).differences
    assert time.process_time() - start < 5
