"""A pattern in words says neither more nor less than the pattern."""

from __future__ import annotations

from collections import defaultdict

import pytest

from shapewright.patterns.charset import CharSet
from shapewright.patterns.compare import relate
from shapewright.patterns.syntax import Node
from shapewright.patterns.words import LONGEST, describe_pattern
from shapewright.patterns.words_of_chars import describe_chars

IAM = "`arn:aws`, then optionally `-cn`, then `:iam::`, then one or more characters but line feeds"
NAME = (
    "one ASCII letter or digit, then at most 62 times "
    "(any number of `-`, then one ASCII letter or digit)"
)
URL = "(`http` or `https`), then `://`, then any number of characters but line feeds"
WORD = "(where what follows does not begin with `-`), then one or more lower-case letters"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("[0-9]{12}", "12 digits"),
        (r"^\d+$", "one or more digits"),
        ("[a-zA-Z0-9_-]{1,36}", "one to 36 ASCII letters, digits, `-` or `_`"),
        ("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}", NAME),
        ("arn:aws(-cn)?:iam::.+", IAM),
        ("(http|https)://.*", URL),
        ("a|b+", "either `a`, or (one or more `b`)"),
        ("[^/]", "one character but `/`"),
        ("(?!-)[a-z]+", WORD),
        ("", "nothing"),
        ("a `b`", "`a`, then the space, then the backtick, then `b`, then the backtick"),
        ("[0-9a-f]{8}", "eight lower-case hexadecimal digits"),
        ("x?", "optionally `x`"),
        (r"(a)\1", ""),
        ("(unclosed", ""),
    ],
)
def test_what_it_says(pattern: str, words: str) -> None:
    assert describe_pattern(pattern) == words


def test_two_patterns_of_the_same_words_match_the_same_texts(trees: dict[str, Node]) -> None:
    """Over all patterns of all services: a phrase that left something out would join two."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for pattern in trees:
        groups[describe_pattern(pattern)].append(pattern)
    unsaid = groups.pop("")
    assert len(unsaid) < len(trees) / 10
    compared = 0
    for words, (first, *others) in groups.items():
        assert len(words) <= LONGEST
        for other in others:
            one, two = trees[first], trees[other]
            assert one == two or relate(one, two) == (True, True), (first, other, words)
            compared += 1
    assert compared > 100


def test_every_part_of_a_set_is_named() -> None:
    letters = CharSet.from_characters("abcxyz")
    assert describe_chars(letters, is_one=False) == "`a`, `b`, `c`, `x`, `y` or `z`"
    assert describe_chars(~letters, is_one=True).startswith("character but `a`")
    assert describe_chars(CharSet.of([(0x400, 0x4FF)]), is_one=True) == ""
