"""The constraints that a page states, held against a model's rules.

Takes the constraints of one member and the rules of its shape, gives the differences as pairs of
words. A minimum of 0 on a size means nothing, and a pattern is always matched in full, so that
neither counts; two patterns are the same when they are read as the same tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shapewright.ir.rule import Length, Pattern, Range, Rule
from shapewright.patterns.error import PatternError
from shapewright.patterns.parse import parse_pattern
from shapewright.sources.pages import Constraints


class Contradiction(NamedTuple):
    """What either side says of one constraint, in words; empty where it says nothing."""

    page: str
    model: str


def find_contradictions(
    page: Constraints, rules: Sequence[Rule], *, counted: bool
) -> Iterator[Contradiction]:
    """Every constraint that differs.

    Args:
        page: what the page says.
        rules: what the model says.
        counted: whether the size is a number of entries, of a list or map, not a length.
    """
    size = next((rule for rule in rules if isinstance(rule, Length)), Length())
    least, most = (
        (page.min_count, page.max_count) if counted else (page.min_length, page.max_length)
    )
    word = "entries" if counted else "length"
    yield from _compare_bound(f"{word} at least {{}}", least or None, size.minimum or None)
    yield from _compare_bound(f"{word} at most {{}}", most, size.maximum)
    bounds = next((rule for rule in rules if isinstance(rule, Range)), Range())
    yield from _compare_bound("value at least {}", page.min_value, bounds.minimum)
    yield from _compare_bound("value at most {}", page.max_value, bounds.maximum)
    pattern = next((rule.text for rule in rules if isinstance(rule, Pattern)), "")
    if not is_same_pattern(page.pattern, pattern):
        yield Contradiction(*(f"pattern {one}" if one else "" for one in (page.pattern, pattern)))


def is_same_pattern(one: str, other: str) -> bool:
    """Whether two patterns, matched in full, are the same, however they are anchored."""
    texts = [_strip_anchors(text) for text in (one, other)]
    if texts[0] == texts[1]:
        return True
    if not all(texts):
        return False
    try:
        return parse_pattern(one) == parse_pattern(other)
    except PatternError:
        return False


def _strip_anchors(text: str) -> str:
    """A pattern without blanks around it and without the anchors at its ends."""
    text = text.strip().removeprefix("^")
    body = text.removesuffix("$")
    escapes = len(body) - len(body.rstrip("\\"))
    return text if escapes % 2 else body


def _compare_bound(words: str, page: float | None, model: float | None) -> Iterator[Contradiction]:
    if page != model:
        yield Contradiction(
            *("" if one is None else words.format(f"{one:.15g}") for one in (page, model))
        )
