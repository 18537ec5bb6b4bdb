"""Deep and wide models take time in proportion to their size, and no recursion."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from shapewright.build.service import Built
from shapewright.problem import Problem

Build = Callable[..., Built]
Refuse = Callable[..., tuple[Problem, ...]]

DEEP = 50_000
TEXT: dict[str, Any] = {"type": "string"}


def chain(length: int, last: dict[str, Any] = TEXT) -> dict[str, Any]:
    """Structures that each require the next."""
    shapes: dict[str, Any] = {
        f"S{at}": {
            "type": "structure",
            "members": {"Next": {"shape": f"S{at + 1}"}},
            "required": ["Next"],
        }
        for at in range(length)
    }
    return shapes | {f"S{length}": last}


def test_a_chain_of_many_shapes_is_built(build: Build) -> None:
    built = build(chain(DEEP))

    assert len(built.service.shapes) == DEEP + 1


def test_a_circle_of_many_shapes_is_refused(refuse: Refuse) -> None:
    last = {"type": "structure", "members": {"First": {"shape": "S0"}}, "required": ["First"]}
    (problem,) = refuse(chain(DEEP, last))

    assert "no finite value exists" in problem.what


def steps_of(work: Callable[[], object]) -> int:
    """How many calls of Python functions this takes: a measure that no other work disturbs."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def wide(size: int) -> dict[str, Any]:
    """One structure of many members, one enum of many values, and as many lists of the former."""
    members = {f"M{at}": {"shape": "Kind"} for at in range(size)}
    lists = {f"L{at}": {"type": "list", "member": {"shape": "All"}} for at in range(size)}
    return lists | {
        "All": {"type": "structure", "members": members, "required": list(members)},
        "Kind": {"type": "string", "enum": [f"v{at}" for at in range(size)]},
    }


@pytest.mark.parametrize("make", [wide, chain])
def test_four_times_the_model_takes_four_times_the_steps(
    build: Build, make: Callable[[int], dict[str, Any]]
) -> None:
    small, large = make(1_000), make(4_000)
    few, many = steps_of(lambda: build(small)), steps_of(lambda: build(large))

    assert few > 1_000
    assert many < 4.2 * few


def test_many_references_to_nothing_take_no_longer_than_they_are_many(refuse: Refuse) -> None:
    """Near names are looked for a few times only: each time costs as much as all names."""

    def broken(size: int) -> dict[str, Any]:
        return {
            f"S{at}": {"type": "list", "member": {"shape": f"Missing{at}"}} for at in range(size)
        }

    few = steps_of(lambda: refuse(broken(500)))
    many = steps_of(lambda: refuse(broken(2_000)))

    assert many < 6 * few  # sorting takes a little more than four times; a square is 16
