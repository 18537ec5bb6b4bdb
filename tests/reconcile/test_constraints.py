"""Constraints: which patterns are the same, and which bounds mean nothing."""

from __future__ import annotations

import pytest

from shapewright.ir.rule import Length, Pattern, Range, Rule
from shapewright.reconcile.constraints import find_contradictions, is_same_pattern
from shapewright.sources.pages import Constraints


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("[a-z]+", "^[a-z]+$"),
        ("^[a-z]+", "[a-z]+$"),
        (" [a-z]+ ", "[a-z]+"),
        ("^a$|^b$", "a|b"),
        ("(?:a)", "a"),
        ("a{1}", "a"),
        ("^", ""),
        (r"a\\$", r"a\\"),
        ("(", "^("),
    ],
)
def test_patterns_that_match_the_same(one: str, other: str) -> None:
    assert is_same_pattern(one, other)
    assert is_same_pattern(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("a", "b"), ("a", ""), (r"a\$", "a"), ("(", ")"), ("a+", "a*")]
)
def test_patterns_that_do_not(one: str, other: str) -> None:
    assert not is_same_pattern(one, other)
    assert not is_same_pattern(other, one)


@pytest.mark.parametrize(
    ("page", "rules", "counted"),
    [
        (Constraints(min_length=0, max_length=5), (Length(maximum=5),), False),
        (Constraints(max_count=5), (Length(minimum=0, maximum=5),), True),
        (Constraints(min_value=1.0), (Range(minimum=1),), False),
        (Constraints(pattern="a"), (Pattern(text="^a$"),), False),
        (Constraints(), (), False),
    ],
)
def test_what_says_the_same(page: Constraints, rules: tuple[Rule, ...], counted: bool) -> None:  # noqa: FBT001
    assert list(find_contradictions(page, rules, counted=counted)) == []


def test_each_bound_is_one_difference() -> None:
    page = Constraints(min_length=1, max_length=5, min_value=0.5, pattern="a")
    rules = (Length(minimum=2), Range(minimum=0, maximum=7))

    assert [tuple(one) for one in find_contradictions(page, rules, counted=False)] == [
        ("length at least 1", "length at least 2"),
        ("length at most 5", ""),
        ("value at least 0.5", "value at least 0"),
        ("", "value at most 7"),
        ("pattern a", ""),
    ]
