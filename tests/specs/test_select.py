"""Choosing by name or pattern."""

from __future__ import annotations

import pytest

from shapewright.problem import CannotContinueError, Where
from shapewright.specs.select import select_names, suggest_names

NAMES = ["CreateThing", "DeleteThing", "ListThings"]
HERE = Where("here")


@pytest.mark.parametrize(
    ("patterns", "chosen"),
    [
        (["*"], NAMES),
        (["ListThings", "Create*"], ["CreateThing", "ListThings"]),
        (["*Thing", "Create?hing"], ["CreateThing", "DeleteThing"]),
        (["[CD]*"], ["CreateThing", "DeleteThing"]),
    ],
)
def test_names_that_match_any_pattern_each_once_and_sorted(
    patterns: list[str], chosen: list[str]
) -> None:
    assert select_names(patterns, NAMES, kind="operation", where=HERE) == chosen


def test_every_pattern_that_matches_nothing_is_told() -> None:
    with pytest.raises(CannotContinueError) as caught:
        select_names(["CreateThings", "list*", "Foo"], NAMES, kind="operation", where=HERE)

    said = {problem.what: problem.hint for problem in caught.value.problems}
    assert said.keys() == {
        f"no operation matches {name!r}" for name in ("CreateThings", "list*", "Foo")
    }
    assert "CreateThing" in said["no operation matches 'CreateThings'"]
    assert "ListThings" in said["no operation matches 'list*'"]
    # The same whatever command was given: it may have --operations, or a file that names them.
    assert said["no operation matches 'Foo'"] == (
        "There are CreateThing, DeleteThing, ListThings. "
        "Where none is named, all of them are taken."
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["A", "B", "C", "D", "E"], "There are A, B, C and 2 more. Where none"),
        (["A"], "There is A. Where none"),
        ([], "There is no operation at all."),
    ],
)
def test_what_there_is_where_nothing_is_near(names: list[str], said: str) -> None:
    with pytest.raises(CannotContinueError) as caught:
        select_names(["Xyzzy"], names, kind="operation", where=HERE)

    assert caught.value.problems[0].hint.startswith(said)


@pytest.mark.parametrize("wanted", ["creatething", "create_thing", "CreateThng", "*Create*"])
def test_near_names_whatever_the_spelling(wanted: str) -> None:
    assert suggest_names(wanted, NAMES).startswith("Did you mean CreateThing")


def test_nothing_near() -> None:
    assert suggest_names("xyzzy", NAMES) == ""
