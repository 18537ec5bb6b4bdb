"""A structure of so many members that its predicate stands in several functions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bench.sweep.package import Generated

from shapewright.ir.shape import ShapeId, StructureShape

Package = Callable[[str], Generated]
SHAPE = "Capabilities"


@pytest.fixture
def check(package: Package) -> Callable[[dict[str, Any]], list[Any]]:
    """Asks for a structure of QuickSight that has more than 500 members."""
    check_shape = package("quicksight").check_shape
    return lambda value: check_shape(SHAPE, value)


def test_every_member_is_asked_for(
    package: Package, check: Callable[[dict[str, Any]], list[Any]]
) -> None:
    shape = package("quicksight").service.shapes[ShapeId(SHAPE)]
    assert isinstance(shape, StructureShape)
    names = [member.name for member in shape.members]

    assert len(names) > 500
    assert not check({})
    assert not check(dict.fromkeys(names, "DENY"))
    for name in names:
        assert not check({name: "DENY"})
        assert [problem.path for problem in check({name: 5})] == [name]
        assert len(check({**dict.fromkeys(names, "DENY"), name: "no such state"})) == 1


def test_a_member_that_is_not_known_is_found(
    check: Callable[[dict[str, Any]], list[Any]],
) -> None:
    assert [problem.rule for problem in check({"NoSuchMember": "DENY"})] == ["unknown"]
