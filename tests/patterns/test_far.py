"""Every pattern is quick on the longest text that its shape allows, and accepts the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from tests.patterns.attack import list_attacks
from tests.patterns.conftest import Use, list_far
from tests.patterns.steps import count_steps
from tests.patterns.test_safe import strings_around
from tests.patterns.trees import STRINGS, TREES

from shapewright.ir.stated import Stated
from shapewright.patterns.alphabet import find_sets
from shapewright.patterns.candidate import list_last_places
from shapewright.patterns.charset import DOT, EVERYTHING, LAST, CharSet
from shapewright.patterns.commit import commit
from shapewright.patterns.far import build_far
from shapewright.patterns.hold import hold
from shapewright.patterns.leap import list_leaps
from shapewright.patterns.linear import build_linear
from shapewright.patterns.match import matches
from shapewright.patterns.pace import find_pace
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.safe import find_known_form, find_safe_text, is_quick
from shapewright.patterns.safety import LONGEST, Danger, find_far_danger
from shapewright.patterns.search import split
from shapewright.patterns.set_pace import ONE, find_set_pace
from shapewright.patterns.sieve import sieve
from shapewright.patterns.spell import spell
from shapewright.patterns.syntax import Chars, Greed, Node, Repeat, Sequence
from shapewright.patterns.trivial import Trivial, find_trivial
from shapewright.runtime.pattern import Pattern

SLOW = {"budgets.GenericString", "budgets.NumericValue", "budgets.UnitValue"}
"""The shapes that allow texts so long that one pass over them takes more than there is."""


def test_all_but_what_no_pass_is_quick_on_is_quick(uses: tuple[Use, ...]) -> None:
    slow = {name for name, text, _, high in uses if not is_quick(Stated(text, high))}

    assert slow == SLOW
    assert all(high == 2**31 - 1 for name, _, _, high in uses if name in SLOW)


def test_a_form_for_long_texts_accepts_the_same(
    trees: dict[str, Node], uses: tuple[Use, ...]
) -> None:
    changed = 0
    for number, one in enumerate(list_far(uses)):
        node, text = trees[one.text], find_safe_text(one)
        changed += text != find_safe_text(Stated(one.text))
        form, fullmatch = parse_pattern(text), Pattern(text).fullmatch
        for string in (*strings_around(node, number), *list_attacks(node, 40)[:60]):
            expected = matches(node, string)
            assert matches(form, string) == expected
            assert (fullmatch(string) is not None) == expected

    assert changed > 8


def test_a_pattern_is_judged_on_texts_as_long_as_may_be() -> None:
    text = "(?:ab|c)*d"
    node = parse_pattern(text)

    assert find_far_danger(node, LONGEST) is None
    assert find_far_danger(node, 1_000_000) is Danger.LONG
    assert find_safe_text(Stated(text, LONGEST)) == text
    assert find_safe_text(Stated(text, 1_000_000)) == "(?:ab|c)*+d"
    assert is_quick(Stated(text, 500_000))
    assert not is_quick(Stated(text, 2**31))
    assert not is_quick(Stated(f"[{text}]+", 2**31))


def test_a_form_for_usual_texts_is_not_taken_for_long_ones() -> None:
    text = r"[\s\S]*[{\[].*[}\]]\s*"

    assert find_known_form(Stated(text, LONGEST)) == find_known_form(Stated(text))
    assert find_known_form(Stated(text, 7_000_000)) != find_known_form(Stated(text))
    assert find_known_form(Stated(text, 6_999_999)) == find_known_form(Stated(text, 7_000_000))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("[a-c]*d", "[a-c]*+d"),
        ("[a-c]*c", "[a-c]*c"),
        ("[a-c]*c?", "[a-c]*c?+"),
        ("(?:a+b)*", "(?:a++b)*+"),
        ("(?:a+b)*a", "(?:a++b)*a"),
        ("(?:a|ab)*c", "(?:a|ab)*c"),
        ("(?=a*b)[ab]*", "(?=a*+b)[ab]*+"),
        ("(?=a*)[ab]*", "(?=a*)[ab]*+"),
        (r"(a*)b\1", r"(a*)b\1"),
        ("a{3}b{1,3}", "a{3}b{1,3}+"),
    ],
)
def test_what_is_held(text: str, held: str) -> None:
    assert spell(hold(parse_pattern(text))) == held


@pytest.mark.parametrize(
    ("text", "committed"),
    [
        ("(?:ab)*ac", "(?:ab)*+ac"),
        ("(?:ab?)*ac", "(?:ab?)*ac"),
        ("(?:ab)*(?:ab)?c", "(?:ab)*+(?:ab)?c"),
        ("(?:ab)*ab", "(?:ab(?=a))*+ab"),
        ("(?:ab)*(?:aba)?", "(?:ab)*(?:aba)?"),
        ("(?:a{3}-)*a{1,3}-b", "(?:a{3}-(?=a))*+a{1,3}-b"),
        ("x(?:(?:ab)*acd)*y", "x(?:(?:ab)*+acd)*+y"),
        ("(?:ab)*ac|d", "(?:ab)*+ac|d"),
    ],
)
def test_what_is_committed(text: str, committed: str) -> None:
    assert spell(commit(parse_pattern(text))) == committed


@pytest.mark.parametrize(
    "text",
    [
        "a?+[ab]*?b",
        "(?:[a-c]c{1,3}?)?+[ab]{0,3}",
        "c+ac{0,3}[a-c]a*b{1,3}",
        "ca+[ab]*+[ab]",
        "(?:b++[ab])*[a-c]*+b",
    ],
)
@pytest.mark.parametrize("longest", [10**6, 10**8])
def test_what_is_tried_first_still_is(text: str, longest: int) -> None:
    node = parse_pattern(text)
    forms = [build_linear(node, longest).node, hold(node), commit(node)]
    forms += [leap.node for leap in list_leaps(split(node))]
    before = Pattern(text).fullmatch
    strings = ["".join(letters) for size in range(7) for letters in product("abc", repeat=size)]
    for after in (Pattern(spell(form)).fullmatch for form in forms):
        assert all((after(one) is None) == (before(one) is None) for one in strings)


@pytest.mark.parametrize("text", ["[ab]*b", "(?:ab)*ac"])
def test_what_is_lazy_is_left_as_it_is(text: str) -> None:
    loop, *rest = split(parse_pattern(text))
    assert isinstance(loop, Repeat)
    lazy = replace(loop, greed=Greed.LAZY)
    tree = Sequence((lazy, *rest))

    assert [*list_leaps((lazy, *rest)), *list_last_places((lazy, *rest))] == []
    assert hold(tree) == tree
    assert commit(tree) == tree
    greedy = [*list_leaps((loop, *rest)), *list_last_places((loop, *rest))]
    assert greedy or commit(Sequence((loop, *rest))) != Sequence((loop, *rest))


def test_a_leap_goes_to_the_last_of_several() -> None:
    (leap,) = list_leaps(split(parse_pattern("[abc]*[ab]c+")))

    assert spell(leap.node) == "(?>(?>[a-c]*a)(?:[a-c]*b)?+|[a-c]*b)c+"


@pytest.mark.parametrize("text", [r"[\s\P{C}]*", r"[\p{L}\p{N}]{2,}", r"a?[^\p{L}]+"])
def test_what_is_sifted_accepts_the_same(text: str) -> None:
    node = parse_pattern(text)
    form = sieve(node)
    *_, chars = find_sets(node)
    edges = {end + by for run in chars.ranges for end in run for by in (-1, 0, 1)}
    strings = [chr(point) for point in edges if 0 <= point <= LAST]
    before, after = Pattern(text).fullmatch, Pattern(spell(form)).fullmatch

    assert form != node
    assert parse_pattern(spell(form)) == form
    for string in ["", *strings, *(f"a{one}" for one in strings), *map("".join, pairwise(strings))]:
        assert (after(string) is None) == (before(string) is None)


def test_what_is_sifted_is_found_in_few_runs() -> None:
    node = parse_pattern(r"[\s\P{C}]*+")
    one, several = find_pace(node), find_pace(sieve(node))

    assert one is not None
    assert several is not None
    assert 4 * several < one
    assert sieve(parse_pattern(r"\p{Lu}*")) == parse_pattern(r"\p{Lu}*")


@pytest.mark.parametrize("text", ["[abc]*[ab]", "[ab]*b", "[abc]*c", "[abc]*[abc]c*"])
def test_a_leap_goes_where_its_proof_does(text: str) -> None:
    (leap,) = list_leaps(split(parse_pattern(text)))
    for string in (*STRINGS, *(f"{one}c{two}" for one in STRINGS[:9] for two in STRINGS[:9])):
        assert matches(leap.node, string) == matches(leap.proof, string)
        assert (Pattern(spell(leap.node)).fullmatch(string) is not None) == matches(
            leap.node, string
        )


@settings(max_examples=300, deadline=None)
@given(TREES)
def test_any_tree_keeps_its_meaning(node: Node) -> None:
    """To the slow matcher, and to the engine, which may see rounds of nothing otherwise."""
    before = Pattern(spell(node)).fullmatch
    for form in (hold(node), commit(node), build_far(node, node, 10**9)[0]):
        after = Pattern(spell(form)).fullmatch
        for string in STRINGS:
            assert matches(form, string) == matches(node, string)
            assert (after(string) is None) == (before(string) is None)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_no_more_is_read_than_the_pace_says(node: Node) -> None:
    """A character that is read takes at least what one of two sets does."""
    form = hold(commit(node))
    pace = find_pace(form)
    if pace is None:
        return
    texts = [*list_attacks(node, 150), *list_attacks(form, 150)]
    for text in dict.fromkeys(texts[:12]):
        read = count_steps(form, text, 10**6, only_read=True)
        assert read * ONE <= pace * len(text) + 1000


@pytest.mark.parametrize(
    "text", ["(?:ab|c)*c", "[ab]*b[ab]*", r"(a)\1", "(?<=a)b*", "(?:(?=a*b)a)*+b", "(?:a*b?)*+"]
)
def test_nothing_is_said_of_what_may_go_back(text: str) -> None:
    assert find_pace(parse_pattern(text)) is None


def test_a_set_takes_longer_the_more_runs_lie_beyond_the_table() -> None:
    sets = [EVERYTHING, DOT, parse_set("[a-fx-z]"), parse_set("[\U00010000-\U00010fffa-z]")]
    sets += [parse_set(r"\p{Lu}"), parse_set(r"\p{C}")]
    paces = [find_set_pace(chars) for chars in sets]

    assert all(one <= other for one, other in pairwise(paces))
    assert paces[0] == 0
    assert paces[-1] > 100 * paces[2]


def parse_set(text: str) -> CharSet:
    node = parse_pattern(text)
    assert isinstance(node, Chars)
    return node.chars


@pytest.mark.parametrize(
    ("text", "trivial"),
    [
        (r"[\S\s]+", Trivial(1, "")),
        (".*", Trivial(0, "\n")),
        ("(.*[\\n\\r\\t\\f\\ ]?)*", Trivial(0, "")),
        (".*(?:[ \\r\\n\\t].*)*", Trivial(0, "")),
        ("[a-z]*", None),
        (".{1,9}", None),
    ],
)
@pytest.mark.parametrize("longest", [None, 2**31 - 1])
def test_what_asks_next_to_nothing(text: str, trivial: Trivial | None, longest: int | None) -> None:
    assert find_trivial(Stated(text, longest)) == trivial
