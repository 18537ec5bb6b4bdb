"""How two patterns stand to each other, decided by what they match."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapewright.changes.patterns import Relation, judge
from shapewright.patterns.compare import includes, relate
from shapewright.patterns.match import matches
from shapewright.patterns.parse import parse_pattern

S, L, T, I, U = Relation  # noqa: E741 - same, looser, tighter, incomparable, undecided

CASES = [
    ("^[a-z]+$", "[a-z]+", S),
    ("[a-zA-Z]+", "[A-Za-z]+", S),
    ("(a|b)", "[ab]", S),
    ("a|b$", "^a|b", S),
    ("[a-z]{1,3}", "[a-z]{1,4}", L),
    ("arn:aws:s3:::.+", "arn:aws[a-z-]*:s3:::.+", L),
    ("[a-z]*", "[a-z]+", T),
    ("[a-z]+", "[0-9]+", I),
    ("[a-z0-9]+", "[a-z_]+", I),
    ("(?!aws:).*", ".*", L),
    (".*", "(?!aws:).*", T),
    ("([ab]+)\\1", "([ac]+)\\1", U),
    ("[a-z", "[a-z]", U),
    ("[a-z]{1,9000}[a-z]{1,9000}", "x", U),
]


@pytest.mark.parametrize(("old", "new", "relation"), CASES)
def test_a_relation_is_of_the_texts_that_match(old: str, new: str, relation: Relation) -> None:
    backwards = {L: T, T: L}

    assert judge(old, new).relation is relation
    assert judge(new, old).relation is backwards.get(relation, relation)


def test_anchors_alone_are_said_to_be_that() -> None:
    assert judge("^a+$", "a+").note == "only the anchors at its ends"
    assert judge("(a|b)", "[ab]").note == ""


def test_a_dot_in_place_of_all_but_some_is_looser_but_for_line_ends() -> None:
    verdict = judge("[^A-Z]*", ".*")

    assert verdict.relation is L
    assert verdict.note == "but for texts of several lines, which a dot does not match"
    assert judge("[^A-Z]*", "[a.]*").relation is T


ATOMS = st.sampled_from(["a", "b", "[ab]", "[^a]", "c", "."])
PARTS = st.tuples(ATOMS, st.sampled_from(["", "*", "+", "?", "{1,2}"])).map("".join)
PATTERNS = st.lists(PARTS, min_size=1, max_size=3).map("".join)
TEXTS = st.text("abc\n", max_size=4)


@given(PATTERNS, PATTERNS, st.lists(TEXTS, max_size=20))
def test_no_text_speaks_against_a_relation(old: str, new: str, texts: list[str]) -> None:
    before, after = parse_pattern(old), parse_pattern(new)
    wider, narrower = relate(after, before)

    for text in texts:
        taken, takes = matches(before, text), matches(after, text)
        assert not (wider and taken and not takes)
        assert not (narrower and takes and not taken)
    assert includes(after, before) is wider
    assert relate(before, before) == (True, True)
