"""Small trees for Hypothesis, over two letters.

Gives a strategy of patterns with choices, counts, looks and anchors, small enough that every string
of a few letters can be tried on them.
"""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st

from shapewright.patterns.charset import CharSet
from shapewright.patterns.normal import make_choice, make_look, make_repeat, make_sequence
from shapewright.patterns.syntax import Assert, Assertion, Chars, Greed, Node

LETTERS = "ab"
STRINGS = ["".join(letters) for length in range(6) for letters in product(LETTERS, repeat=length)]
"""Every string of up to five letters."""
COUNTS: list[tuple[int, int | None]] = [
    (0, None),
    (1, None),
    (0, 1),
    (2, 2),
    (0, 3),
    (1, 3),
    (2, None),
]


def make_set(letters: str) -> Node:
    return Chars(CharSet.from_characters(letters))


def make_count(body: Node, count: tuple[int, int | None], greed: Greed) -> Node:
    return make_repeat(body, *count, greed)


def make_ahead(body: Node, *, negative: bool) -> Node:
    return make_look(body, ahead=True, negative=negative)


def make_behind(letters: list[str], *, negative: bool) -> Node:
    return make_look(make_sequence(map(make_set, letters)), ahead=False, negative=negative)


def list_sets() -> st.SearchStrategy[Node]:
    return st.sampled_from(["a", "b", "ab", "abc"]).map(make_set)


def add_plain(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Sequences, choices and counts of these trees."""
    greed = st.sampled_from([Greed.GREEDY, Greed.GREEDY, Greed.LAZY])
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(make_sequence),
        st.lists(inner, min_size=1, max_size=3).map(make_choice),
        st.builds(make_count, inner, st.sampled_from(COUNTS), greed),
    )


def add_looks(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """The same, and looks and anchors."""
    letters = st.lists(st.sampled_from(["a", "b", "ab"]), min_size=1, max_size=2)
    return st.one_of(
        add_plain(inner),
        add_plain(inner),
        st.builds(make_ahead, inner, negative=st.booleans()),
        st.builds(make_behind, letters, negative=st.booleans()),
        st.sampled_from(list(Assertion)).map(Assert),
    )


PLAIN = st.recursive(list_sets(), add_plain, max_leaves=8)
"""Trees without looks or anchors."""
TREES = st.recursive(list_sets(), add_looks, max_leaves=8)
"""Trees with them."""
