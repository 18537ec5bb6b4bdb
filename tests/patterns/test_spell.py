"""What a tree is spelled as means the tree, to Python's engine and to our own reader."""

from __future__ import annotations

import re
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shapewright.patterns.charset import DOT, LAST, SPACE, WORD, CharSet
from shapewright.patterns.match import matches
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.properties import NAMED, find_property
from shapewright.patterns.spell import spell
from shapewright.patterns.spell_chars import spell_chars
from shapewright.patterns.syntax import (
    Assert,
    Assertion,
    Chars,
    Choice,
    Greed,
    Group,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)
from shapewright.runtime.pattern import Pattern


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("^arn:aws(-[^:]+)?:iam::([0-9]{12}):.*$", r"arn:aws(?:-[^:]+)?:iam::\d{12}:.*"),
        ("[a-zA-Z0-9_]+", r"\w+"),
        ("[a-zA-Z0-9_-]+", r"[\w-]+"),
        ("[0-9a-f.-]", r"[\d.a-f-]"),
        ("[^:/]*", "[^/:]*"),
        (r"[\s\S]*", "(?s:.)*"),
        (r"[^\S\n]", r"[\t\v-\r ]"),
        ("[a-b]", "[ab]"),
        (r"[\]^\[\\-]", r"[\[-^-]"),
        (r"[\^a]", r"[\^a]"),
        (r"[\[a]", r"[\[a]"),
        (r"[+--]", "[+,-]"),
        (r"\.\^\$\*\+\?\{\}\[\]\|\(\)\/\-", r"\.\^\$\*\+\?\{}\[]\|\(\)/-"),
        ("(?:ab){2}+|(?>a|ab)c", "(?:ab){2}+|(?>a|ab)c"),
        ("a??b", "a?b"),
        ("(?:a|bc)(?:d)", "(?:a|bc)d"),
        (r"(.)\1(?:2)", r"(.)\1(?:2)"),
        (r"[\p{L}\p{N}_.-]*", r"[\p{L}\p{N}._-]*"),
        (r"[\p{L}\p{Lu}x]", r"\p{L}"),
        (r"[^\p{L}]", r"\P{L}"),
        (r"\P{M}", r"\P{M}"),
        (r"[\P{C}\n\r]", r"[\P{C}\n\r]"),
        (r"[^\p{C}\p{IsWhitespace}]", r"[\p{L}\p{M}\p{N}\p{P}\p{S}]"),
        (r"[\p{IsAlphabetic}0-9]", r"[\d\p{IsAlphabetic}]"),
        (r"\p{ASCII}", r"[\x00-\x7f]"),
        (r"[\uD800\uDC00-\uDBFF\uDFFF]", r"[^\x00-\uffff]"),
        (r"\x{D800}", r"\U0000d800"),
        ("caf\u00e9\u20ac\U0001f600", r"caf\xe9\u20ac\U0001f600"),
        ("(?i)ab", "[Aa][Bb]"),
        (r"a*\B(?!\b)b*\z", r"a*(?!\b)(?!\b)b*"),
        ("(?=a$)a*", r"(?=a\Z)a*"),
        ("a^b", r"[^\s\S]"),
        ("", ""),
    ],
)
def test_a_pattern_is_spelled_as(text: str, spelled: str) -> None:
    assert spell(parse_pattern(text)) == spelled


def test_every_pattern_of_aws_survives_and_compiles(trees: dict[str, Node]) -> None:
    """In printable ASCII, without a warning, and shorter in all than it was written."""
    spelled = {text: spell(tree) for text, tree in trees.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for text, result in spelled.items():
            assert parse_pattern(result) == trees[text]
            assert re.fullmatch("[ -~]*", result)
            Pattern(result).fullmatch("")

    assert sum(map(len, spelled.values())) < sum(map(len, spelled))
    assert max(map(len, spelled.values())) < 1_200


POINTS = st.sampled_from(
    [*map(ord, "\n\x00 &*+,-./09:AZ[\\]^_az{|}~\x7f\xa0\u0394\ud800\udfff"), LAST]
)
SETS = st.lists(st.tuples(POINTS, POINTS), max_size=5).map(
    lambda pairs: CharSet.of((min(pair), max(pair)) for pair in pairs)
)
NAMED_SETS = st.sampled_from(NAMED).map(lambda name: find_property(name) or CharSet(()))


@settings(max_examples=80, derandomize=True, deadline=None)
@given(
    st.lists(SETS | NAMED_SETS, max_size=3), st.lists(SETS | NAMED_SETS, max_size=2), st.booleans()
)
def test_any_set_survives(added: list[CharSet], dropped: list[CharSet], negative: bool) -> None:  # noqa: FBT001
    chars = CharSet(())
    for part in added:
        chars |= part
    for part in dropped:
        chars -= part
    chars = ~chars if negative else chars
    text = spell_chars(chars)

    assert parse_pattern(text) == Chars(chars)
    assert text.isascii()
    assert text.isprintable()
    fullmatch = Pattern(text).fullmatch
    near = {point for run in chars.ranges for end in run for point in (end - 1, end, end + 1)}
    for point in near & set(range(LAST + 1)):
        assert (fullmatch(chr(point)) is not None) == (point in chars)


LETTERS = st.sampled_from([CharSet.from_characters(item) for item in ("a", "b", "ab", "1")]) | (
    st.sampled_from([DOT, WORD, ~WORD, SPACE])
)


def repeat(body: Node, low: int, more: int | None, greed: Greed) -> Node:
    return Repeat(body, low, None if more is None else low + more, greed)


def extend(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    few = st.integers(0, 2)
    return st.one_of(
        st.lists(inner, max_size=4).map(lambda parts: Sequence(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda options: Choice(tuple(options))),
        st.builds(repeat, inner, few, st.none() | few, st.sampled_from(Greed)),
        st.builds(Look, inner, ahead=st.just(value=True), negative=st.booleans()),
        st.builds(Look, LETTERS.map(Chars), ahead=st.just(value=False), negative=st.booleans()),
        inner.map(lambda body: Sequence((Group(1, body), Reference(1)))),
    )


LEAVES = LETTERS.map(Chars) | st.sampled_from(Assertion).map(Assert)
TREES: st.SearchStrategy[Node] = st.recursive(LEAVES, extend, max_leaves=8)


def number_groups(node: Node, count: list[int]) -> Node:
    """The tree with each group's number its own."""
    match node:
        case Sequence(parts=(Group(body=body), Reference())):
            inner = number_groups(body, count)
            count.append(0)
            return Sequence((Group(len(count), inner), Reference(len(count))))
        case Sequence(parts=parts):
            return Sequence(tuple(number_groups(part, count) for part in parts))
        case Choice(options=options):
            return Choice(tuple(number_groups(option, count) for option in options))
        case Repeat(body=body, low=low, high=high, greed=greed):
            return Repeat(number_groups(body, count), low, high, greed)
        case Look(body=body, ahead=ahead, negative=negative):
            return Look(number_groups(body, count), ahead, negative)
        case _:
            return node


STRINGS = [
    "",
    *"ab1 -\n",
    *("aa", "ab", "ba", "a1", "a ", " a"),
    *("aaa", "aba", "abab", "aabb", "a b"),
]


@settings(max_examples=500, derandomize=True, deadline=None)
@given(TREES.map(lambda tree: number_groups(tree, [])))
def test_any_tree_means_what_it_is_spelled_as(tree: Node) -> None:
    """To the engine, to the slow matcher, and once it has been read into its normal form."""
    text = spell(tree)
    fullmatch = Pattern(text).fullmatch
    again = parse_pattern(text)

    assert parse_pattern(spell(again)) == again
    for string in STRINGS:
        expected = fullmatch(string) is not None
        assert matches(tree, string) == expected
        assert matches(again, string) == expected
        assert (re.fullmatch(spell(again), string, re.ASCII) is not None) == expected
