"""The bounds that are read off a tree hold for a matcher that tries what Python's engine tries."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from tests.patterns.attack import list_attacks
from tests.patterns.steps import count_steps, list_ends
from tests.patterns.trees import PLAIN, STRINGS, TREES

from shapewright.patterns.alphabet import Alphabet, find_sets
from shapewright.patterns.charset import EVERYTHING, WORD, CharSet
from shapewright.patterns.cost import FAST_SCAN, STEP, find_steps
from shapewright.patterns.endings import Endings, find_spacing
from shapewright.patterns.leads import find_lead
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.syntax import Node

LETTERS = "abcde!"
LONG = 5
"""The most letters of the strings that are tried."""
MANY = 3000


def build_alphabet(node: Node) -> Alphabet:
    letters = [CharSet.from_characters(letter) for letter in LETTERS]
    return Alphabet([*find_sets(node), *letters, EVERYTHING, WORD])


def mask(alphabet: Alphabet, letters: str) -> int:
    found = 0
    for letter in letters:
        found |= alphabet.mask(CharSet.from_characters(letter))
    return found


def count_ends(node: Node, text: str, letter: str) -> int:
    """At how many ends of a part that begins with the text this letter comes next."""
    return sum(text[end : end + 1] == letter for end in list_ends(node, text, MANY))


@settings(max_examples=300, deadline=None)
@given(PLAIN)
def test_no_part_has_more_ends(node: Node) -> None:
    alphabet = build_alphabet(node)
    for letter in "ab!":
        most = Endings(alphabet, LONG + 1).ends(node, mask(alphabet, letter))
        for text in STRINGS[::3]:
            assert count_ends(node, text + "!", letter) <= most


@settings(max_examples=300, deadline=None)
@given(TREES)
def test_every_way_reads_the_lead(node: Node) -> None:
    alphabet = build_alphabet(node)
    lead = find_lead(node, alphabet)
    for text in STRINGS[::3]:
        for end in list_ends(node, text, MANY):
            assert end >= len(lead)
            assert all(mask(alphabet, one) & may for one, may in zip(text, lead, strict=False))


@settings(max_examples=300, deadline=None)
@given(TREES)
def test_no_two_leads_stand_nearer(node: Node) -> None:
    lead = find_lead(node, build_alphabet(node))
    spacing = find_spacing([*lead])
    for text in STRINGS[::3]:
        starts = [at for at in range(len(text)) if list_ends(node, text[at:], 1)]
        if lead:
            assert all(two - one >= spacing for one, two in pairwise(starts))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("ab", ["a", "b"]),
        ("a?b", ["ab"]),
        ("a?bc", ["ab", "bc"]),
        ("a{1,2}bc", ["a", "ab", "bc"]),
        ("a+bc", ["a", "ab", "abc"]),
        ("(?:ab|cd?)e", ["ac", "bde"]),
        ("(?:ab)?cd", ["ac", "bd"]),
        ("(?:ab)+cd", []),
        ("a(?:ab)*cd", ["a"]),
        (r"a\b(?=b)c", ["a", "c"]),
        (r"(?:(a)|b)\1c", ["ab"]),
        ("a{100}", ["a"] * 64),
    ],
)
def test_the_lead_of_a_part(text: str, lead: list[str]) -> None:
    node = parse_pattern(text)
    alphabet = build_alphabet(node)

    assert find_lead(node, alphabet) == tuple(mask(alphabet, letters) for letters in lead)


@pytest.mark.parametrize(
    ("text", "attack"),
    [
        (".*x[0-5]?[0-9] (?=(?:[L.]|[A-Z]{3}){1,6} )[A-Z.]+ ", "x1 LLLLLLLLLLLLLLLLLL!"),
        (".*x[0-5]?[0-9] (?=(?:[L.]|[A-Z]{3}){1,6} )[A-Z.]+ ", "x11 LLLLLLLLL"),
        (".*xa?b(?:c|cc){1,9}d", "xb"),
        (".*xa?b(?:c|cc){1,9}d", "xbcccccccccccccccccc"),
        (".*x[ab]{1,9}(?:c|cc){1,9}d", "xaaaaaaaaacccccccccccccccccc"),
        (".*a{1,9}ba{1,9}(?:c|cc){1,9}d", "aaaaaaaaabacccccccccccccccccc"),
    ],
)
def test_no_more_is_read_than_the_bound(text: str, attack: str) -> None:
    """A character that is read costs at least what it does in a scan."""
    node = parse_pattern(text)
    attacks = [attack * (300 // len(attack)), *list_attacks(node, 300)]
    most = find_steps(node, build_alphabet(node), 300)

    for one in attacks:
        assert count_steps(node, one[:300], 10**7, only_read=True) * FAST_SCAN // STEP <= most


def test_what_seldom_begins_is_counted_seldom() -> None:
    """What can begin at every fourth character alone, tried where it begins and not elsewhere."""
    seldom, often = (
        find_steps(node, build_alphabet(node), 300)
        for node in map(parse_pattern, (".*xa?bca?(?:c|cc){1,9}d", ".*[xabc]{4}(?:c|cc){1,9}d"))
    )

    assert 2 * seldom < often


@pytest.mark.parametrize(
    ("text", "readings"),
    [("[ab]*(?:a|ba)", 2), ("(?:a|ab)[ab]*", 2), ("[ab]{2}(?:a|ba)", 1), ("a*b*a{3}", 301)],
)
def test_one_part_fits_what_the_others_leave(text: str, readings: int) -> None:
    node = parse_pattern(text)

    assert Endings(build_alphabet(node), 300).readings(node) == readings
