"""Lists and maps that hold only each other are refused where they cannot be typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from shapewright.build.nesting import DEEPEST
from shapewright.build.service import Built
from shapewright.problem import Problem

Build = Callable[..., Built]
Refuse = Callable[..., tuple[Problem, ...]]

TEXT: dict[str, Any] = {"type": "string"}


def lists(length: int) -> dict[str, Any]:
    """Lists of lists, so many inside one another."""
    inside = {f"L{at}": {"type": "list", "member": {"shape": f"L{at + 1}"}} for at in range(length)}
    return inside | {f"L{length}": TEXT}


def test_as_deep_as_is_allowed(build: Build) -> None:
    assert len(build(lists(DEEPEST)).service.shapes) == DEEPEST + 1


@pytest.mark.parametrize("deep", [DEEPEST + 1, 20_000])
def test_deeper_is_refused_once(refuse: Refuse, deep: int) -> None:
    (problem,) = refuse(lists(deep))

    assert problem.where.pointer == f"/shapes/L{deep - DEEPEST - 1}"
    assert f"more than {DEEPEST} lists and maps deep" in problem.what


def test_a_circle_of_maps_and_lists_is_refused(refuse: Refuse) -> None:
    shapes = {
        "Text": TEXT,
        "A": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "B"}},
        "B": {"type": "list", "member": {"shape": "A"}},
    }

    (problem,) = refuse(shapes)

    assert problem.where.pointer == "/shapes/A"
    assert "holds itself" in problem.what


def test_a_structure_between_breaks_the_circle(build: Build) -> None:
    shapes = {
        "A": {"type": "list", "member": {"shape": "S"}},
        "S": {"type": "structure", "members": {"More": {"shape": "A"}}},
    }

    assert len(build(shapes).service.shapes) == 2
