"""The seed page of API changes, undone and found again: the same operations, the same summaries."""

from __future__ import annotations

import re
from dataclasses import replace

from tests.changes.test_pages import build_page
from tests.pages.test_seeds import FILES, SEEDS, read_seed

from shapewright.changes import compare_services
from shapewright.changes.formats.api_changes import Updates, find_updates, render_page
from shapewright.changes.found import AGGREGATES
from shapewright.changes.order import Order
from shapewright.ir.graph import select_operations
from shapewright.ir.service import Service
from shapewright.ir.shape import EnumShape, ListShape, MapShape, Shape, ShapeId
from shapewright.lower.naming import method
from shapewright.sources.pages import ChangeSide, Layout, Page, PageChange, read_page

NEW, UPDATED = 14, 10
TOO_LARGE = "search"
"""Its response is not on the page, so what is new there cannot be undone."""
_SUMMARY = re.compile(r"^(\{'[A-Z].*?\})\n(?=[A-Z])", re.MULTILINE | re.DOTALL)


def undo(service: Service, page: Page) -> Service:
    """The service without what the page calls new."""
    new = {one.method for one in page.operations if not one.updated}
    kept = {one.name for one in service.operations if method(one.name) not in new}
    for change in page.changes:
        if change.method != TOO_LARGE:
            service = take_out(service, change)
    return select_operations(service, kept)


def take_out(service: Service, change: PageChange) -> Service:
    """The service without one new member, or without new values."""
    (operation,) = [one for one in service.operations if method(one.name) == change.method]
    is_request = change.side is ChangeSide.REQUEST
    ref = operation.input if is_request else operation.output
    assert ref is not None
    names = re.sub(r"\[\]|\{\}", "", change.path).split(".")
    if not change.new_values:
        return drop_member(service, find(service, ref.target, names[:-1]), names[-1])
    shape = service.shape(find(service, ref.target, names))
    assert isinstance(shape, EnumShape)
    values = tuple(value for value in shape.values if value not in change.new_values)
    return put(service, replace(shape, values=values))


def find(service: Service, id_: ShapeId, names: list[str]) -> ShapeId:
    """Where names lead, through lists and maps."""
    shape = service.shape(id_)
    if isinstance(shape, ListShape):
        return find(service, shape.element.target, names)
    if isinstance(shape, MapShape):
        return find(service, shape.value.target, names)
    if not names:
        return id_
    assert isinstance(shape, AGGREGATES)
    (target,) = [one.target for one in shape.members if one.name == names[0]]
    return find(service, target, names[1:])


def drop_member(service: Service, id_: ShapeId, name: str) -> Service:
    shape = service.shape(id_)
    assert isinstance(shape, AGGREGATES)
    kept = tuple(one for one in shape.members if one.name != name)
    return put(service, replace(shape, members=kept))


def put(service: Service, shape: Shape) -> Service:
    return replace(service, shapes={**service.shapes, shape.id: shape})


def read_updates() -> tuple[Updates, Service, Service]:
    page = read_seed(Layout.API_CHANGES)
    new = build_page(page, "sagemaker")
    old = undo(new, page)
    values = {
        str(shape.id): {"None": 0, "Gzip": 1, "S3Prefix": 0, "S3Object": 1}
        for shape in new.shapes.values()
        if isinstance(shape, EnumShape)
    }
    return find_updates(old, new, Order(values)), old, new


def test_the_operations_are_those_of_the_seed() -> None:
    updates, _, _ = read_updates()
    page = read_seed(Layout.API_CHANGES)
    new = [method(one.name) for one in updates.updates if one.summary is None]
    updated = [method(one.name) for one in updates.updates if one.summary is not None]

    assert len(new) == NEW
    assert len(updated) == UPDATED - 1
    assert {*new} == {one.method for one in page.operations if not one.updated}
    assert {*updated} | {TOO_LARGE} == {one.method for one in page.operations if one.updated}


def test_the_summaries_are_those_of_the_seed() -> None:
    updates, old, new = read_updates()
    text = render_page(updates, compare_services(old, new), "2026/04/21")
    seed = (SEEDS / FILES[Layout.API_CHANGES]).read_text(encoding="utf-8")
    expected = _SUMMARY.findall(seed)

    assert len(expected) == UPDATED
    assert _SUMMARY.findall(text) == [one for one in expected if "'Results'" not in one]


def test_what_is_rendered_is_read_as_the_seed_is() -> None:
    updates, old, new = read_updates()
    page = read_page("rendered", render_page(updates, compare_services(old, new), "2026/04/21"))
    seed = read_seed(Layout.API_CHANGES)

    assert page.problems == ()
    assert page.service == seed.service
    assert page.changes == tuple(one for one in seed.changes if one.method != TOO_LARGE)


def test_beside_it_stands_what_the_layout_cannot_show() -> None:
    updates, old, new = read_updates()
    changes = compare_services(old, new)
    text = render_page(updates, changes, "2026/04/21")
    beside = text.partition("\n\n")[0]

    assert beside.startswith("Not on this page: 0 breaking, ")
    assert "additive: shapes.DescribeAiBenchmarkJobResponse: class added: structure\n" in text
