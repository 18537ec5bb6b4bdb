"""The automaton of ways counts each way that a backtracking matcher has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from tests.patterns.steps import count_steps
from tests.patterns.trees import PLAIN, STRINGS

from shapewright.patterns.alphabet import Alphabet, find_sets
from shapewright.patterns.charset import EVERYTHING
from shapewright.patterns.limit import TooLargeError
from shapewright.patterns.nfa import Nfa, Ways, build_nfa
from shapewright.patterns.normal import drop_laziness
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.syntax import Node


def build(node: Node, *, written_out: int = 200) -> tuple[Nfa, Alphabet]:
    alphabet = Alphabet([*find_sets(node), EVERYTHING])
    return build_nfa(node, alphabet, written_out=written_out, most=2000), alphabet


def count_ways(node: Node, text: str) -> int:
    """How many ways read some of a text, over all lengths, by the automaton."""
    nfa, alphabet = build(node)
    ways: Ways = nfa.first
    total = 0
    for letter in text:
        bit = alphabet.mask(EVERYTHING) & letter_mask(alphabet, letter)
        state = {at: count for at, count in ways.items() if nfa.masks[at] & bit}
        total += sum(state.values())
        ways = {}
        for at, count in state.items():
            for to, number in nfa.follow[at].items():
                ways[to] = ways.get(to, 0) + count * number
    return total


def letter_mask(alphabet: Alphabet, letter: str) -> int:
    return next(
        1 << bit
        for bit in range(alphabet.every.bit_length())
        if ord(letter) in alphabet.chars(1 << bit)
    )


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("a*", [1, 1, 1]),
        ("a+|[ab]", [2, 1, 1]),
        ("(?:a|aa)*", [2, 3, 5]),
        ("(?:a+)+", [1, 2, 4]),
        ("a*a*", [2, 3, 4]),
        ("a?a?a?", [3, 3, 1]),
        ("(?=a+b)a", [2, 1, 1]),
        ("a{3}", [1, 1, 1]),
    ],
)
def test_ways_are_counted(text: str, ways: list[int]) -> None:
    node = parse_pattern(text)
    found = [count_ways(node, "a" * length) for length in range(4)]

    assert [one - other for one, other in zip(found[1:], found, strict=False)] == ways


@settings(max_examples=150, deadline=None)
@given(PLAIN)
def test_no_matcher_has_more_ways(node: Node) -> None:
    """What a counting matcher reads, on any text, is at most what the automaton says."""
    node = drop_laziness(node)  # as in every pattern that was read
    for text in STRINGS[::3]:
        # The end of the text is no letter, so that no match succeeds and all ways are tried.
        assert count_successes(node, text + "!") <= count_ways(node, text)


def count_successes(node: Node, text: str) -> int:
    """How many characters a matcher reads, over all ways, that are as they should be."""
    return count_steps(node, text, 100_000, only_read=True)


def test_a_count_is_written_out_or_made_a_loop() -> None:
    node = parse_pattern("[ab]{5}")

    assert len(build(node)[0].masks) == 5
    assert len(build(node, written_out=4)[0].masks) == 1


def test_too_many_positions_are_refused() -> None:
    node = parse_pattern("(?:[ab]{50}c){50}")
    alphabet = Alphabet([*find_sets(node), EVERYTHING])

    with pytest.raises(TooLargeError):
        build_nfa(node, alphabet, written_out=10_000, most=2000)
