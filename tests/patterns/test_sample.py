"""Strings are made for every pattern that has one, of the lengths that are asked for."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapewright.patterns.match import matches
from shapewright.patterns.near_miss import near_misses
from shapewright.patterns.normal import NEVER
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.sample import sample, shortest
from shapewright.patterns.syntax import Node

Use = tuple[str, str, int, int | None]

LONG = 200
"""Strings that are longer take the slow matcher too long; their patterns have shorter ones."""


def choices(seed: int) -> Callable[[int], int]:
    """A source of choices, the same each time."""
    return Random(seed).randrange  # noqa: S311


def test_every_pattern_of_aws_has_strings_within_its_bounds(
    uses: tuple[Use, ...], trees: dict[str, Node]
) -> None:
    """But for the six shapes whose pattern and bounds no string meets."""
    triples = {(pattern, low, high): name for name, pattern, low, high in uses}
    without: set[str] = set()
    for number, ((pattern, low, high), name) in enumerate(triples.items()):
        tree = trees[pattern]
        text = sample(tree, choices(number), low, high)
        if text is None:
            without.add(name)
            continue
        assert low <= len(text)
        assert high is None or len(text) <= high
        if len(text) <= LONG:
            assert matches(tree, text), (pattern, text)

    assert without == {
        "apprunner.ServiceId",
        "connect.Password",
        "dataexchange.AwsAccountId",
        "ec2.PlacementGroupArn",
        "osis.AwsAccountId",
        "qbusiness.MessageBody",
    }


def test_the_shortest_string_of_every_pattern_is_a_string_of_it(trees: dict[str, Node]) -> None:
    for text, tree in trees.items():
        found = shortest(tree)
        if tree == NEVER:
            assert found is None
            continue
        assert found is not None, text
        assert len(found) > LONG or matches(tree, found)


@pytest.mark.parametrize(
    ("pattern", "low", "high", "text"),
    [
        ("[a-z]{3,}", 0, None, "aaa"),
        ("[a-z]{3,}", 5, None, "aaaaa"),
        ("(?:ab|cde)*", 5, 5, "abcde"),
        ("(?:ab|cde)*", 1, 1, None),
        ("(?:abc){2,}", 7, 8, None),
        ("(?:abc){2,}", 7, None, "abcabcabc"),
        ("(?:a?){3}b", 2, 2, "ab"),
        ("x{100}(?:y{100})*", 150, None, "x" * 100 + "y" * 100),
        ("(?:z{900})*", 1000, None, "z" * 1800),
        ("(?=.*7)[a-z0-9]{2}", 0, None, "a7"),
        (r"(.)-\1", 0, None, "a-a"),
        ("(?!a)[ab]", 0, None, "b"),
        ("(?>a|ab)c", 0, None, "ac"),
        ("a^b", 0, None, None),
        ("(?!a)a", 0, None, None),
        ("a{3000000}", 0, None, None),
    ],
)
def test_the_shortest_string(pattern: str, low: int, high: int | None, text: str | None) -> None:
    found = shortest(parse_pattern(pattern), low, high)

    assert (None if found is None else len(found)) == (None if text is None else len(text))
    assert found is None or matches(parse_pattern(pattern), found)


def test_choices_of_nothing_give_the_plainest_string_and_equal_choices_the_same() -> None:
    tree = parse_pattern("(?:[a-z]+|[0-9]+)-[A-Z]{2,5}")

    assert sample(tree, lambda _: 0) == "a-AA"
    assert sample(tree, choices(7)) == sample(tree, choices(7))
    assert len({sample(tree, choices(seed)) for seed in range(50)}) > 40


def test_strings_can_be_sent() -> None:
    tree = parse_pattern(r"[^a]{50}")
    for seed in range(50):
        (sample(tree, choices(seed)) or "").encode()


PATTERNS = st.recursive(
    st.sampled_from(["a", "b", "[ab]", "."]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        st.tuples(inner, st.sampled_from(["*", "+", "?", "{2}", "{1,2}", "{0,3}"])).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
        inner.map(lambda body: f"(?!{body})"),
        inner.map(lambda body: f"(?={body})"),
    ),
    max_leaves=6,
)
ALL = ["".join(letters) for count in range(5) for letters in product("ab", repeat=count)]


@settings(max_examples=300, derandomize=True, deadline=None)
@given(PATTERNS, st.integers(0, 4), st.integers(0, 2))
def test_a_string_is_found_wherever_there_is_one(pattern: str, low: int, more: int) -> None:
    """Held against all short strings of two letters, where a dot may be anything else."""
    tree = parse_pattern(pattern)
    high = min(low + more, 4)
    exists = any(low <= len(text) <= high and matches(tree, text) for text in ALL)
    for found in (sample(tree, choices(0), low, high), shortest(tree, low, high)):
        assert found is not None or not exists
        assert found is None or (low <= len(found) <= high and matches(tree, found))


def test_near_misses_are_other_strings_and_most_do_not_match() -> None:
    tree = parse_pattern("[a-c]{2}-[0-9]{4}")
    near = [text for seed in range(30) for text in near_misses(tree, "ab-1234", choices(seed))]

    assert "ab-1234" not in near
    assert any(matches(tree, text) for text in near)
    assert sum(not matches(tree, text) for text in near) > len(near) * 3 // 4
    assert {"ab-123", "ab-1234\n"} <= set(near)
    assert any("d" in text or "`" in text for text in near)  # beside the bounds of a set
