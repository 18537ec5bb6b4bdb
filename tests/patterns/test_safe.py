"""Every pattern of AWS has a form that no string makes slow, and it accepts the same strings."""

from __future__ import annotations

import re
import signal
from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from random import Random
from types import FrameType

import pytest
from hypothesis import given, settings
from tests.patterns.attack import list_attacks
from tests.patterns.conftest import Use, list_far
from tests.patterns.steps import count_steps
from tests.patterns.trees import STRINGS, TREES

from shapewright.ir.stated import Stated
from shapewright.patterns.error import PatternError
from shapewright.patterns.known import (
    NONE,
    SAME,
    TABLE,
    Form,
    find_key,
    read_forms,
    render_forms,
)
from shapewright.patterns.linear import LEAST_CONFINED, Linear, build_linear, confine
from shapewright.patterns.match import matches
from shapewright.patterns.near_miss import near_misses
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.safe import find_form, find_safe_text
from shapewright.patterns.sample import sample, shortest
from shapewright.patterns.spell import spell
from shapewright.patterns.syntax import Node
from shapewright.runtime.pattern import Pattern

Forms = dict[str, Linear]
Confined = dict[Stated, Linear]

CONFINED = {"datazone.CronString"}
"""The shapes whose pattern has a safe form for texts as long as they may be, and for no others."""

LONG = 10_000
MOST_SECONDS = 2.0
"""What one match may take of the processor's time: fifty times what a safe form takes at most."""
EVERY_UNCHANGED = 12
"""One of so many patterns that are safe as written is attacked too."""


class HangError(Exception):
    """A match took too long."""


@contextmanager
def at_most(seconds: float) -> Generator[None]:
    """Give up after so many seconds of this process's own time."""

    def give_up(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise HangError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.fixture(scope="module")
def forms(trees: dict[str, Node]) -> Forms:
    return {text: build_linear(node) for text, node in trees.items()}


def find_changed(forms: Forms) -> list[str]:
    return [text for text, form in forms.items() if form.changed and form.danger is None]


def strings_around(node: Node, number: int) -> list[str]:
    """Strings that match a pattern and strings that nearly do, the same each time."""
    choose = Random(number).randrange  # noqa: S311
    plain = shortest(node)
    if plain is None:
        return ["", "a", "/a/"]
    made = [plain]
    for more in (4, 12, 40):
        text = sample(node, choose, 0, len(plain) + more)
        made.extend([] if text is None else [text, *near_misses(node, text, choose)])
    return list(dict.fromkeys(made))


@pytest.fixture(scope="module")
def confined(trees: dict[str, Node], forms: Forms, uses: tuple[Use, ...]) -> Confined:
    """The forms of the patterns that have none for every text, as long as each may be."""
    stated = {Stated(text, high) for _, text, _, high in uses if forms[text].danger is not None}
    return {one: build_linear(trees[one.text], one.longest) for one in stated}


def test_every_pattern_has_a_safe_form(confined: Confined, uses: tuple[Use, ...]) -> None:
    assert {name for name, text, _, high in uses if Stated(text, high) in confined} == CONFINED
    assert all(form.danger is None for form in confined.values())


def test_the_table_holds_the_forms_that_are_found(
    forms: Forms, confined: Confined, uses: tuple[Use, ...], *, update: bool
) -> None:
    found: dict[str, Form] = {find_key(text): describe(form) for text, form in forms.items()}
    found |= {find_key(one.text, one.longest): describe(form) for one, form in confined.items()}
    found |= {find_key(one.text, one.longest): find_form(one) for one in list_far(uses)}
    if update:
        table = files("shapewright.patterns").joinpath(TABLE)
        Path(str(table)).write_text(render_forms(found), encoding="utf-8")
        read_forms.cache_clear()

    assert read_forms() == found


def describe(form: Linear) -> Form:
    if form.danger is not None:
        return NONE
    return spell(form.node) if form.changed else SAME


def test_a_form_that_is_not_in_the_table_is_found() -> None:
    text = "(?:[a-z]+-?)+x{2}unheard-of"

    assert find_key(text) not in read_forms()
    assert find_form(Stated(text)) not in {SAME, NONE}
    assert find_safe_text(Stated(text)) == find_form(Stated(text))


def test_a_form_for_every_text_serves_every_length() -> None:
    text = "(?:[a-z]+-?)+x{2}unheard-of"

    assert find_safe_text(Stated(text, 300)) == find_safe_text(Stated(text))


def test_a_pattern_is_confined_only_to_what_it_is_safe_on(confined: Confined) -> None:
    for one in confined:
        for longest in (None, LONG):
            with pytest.raises(PatternError, match="cannot hang"):
                find_safe_text(Stated(one.text, longest))


def test_a_confined_form_accepts_the_same_up_to_its_length(
    trees: dict[str, Node], confined: Confined
) -> None:
    for number, (one, form) in enumerate(confined.items()):
        assert one.longest is not None
        node, compiled = trees[one.text], Pattern(spell(form.node))
        edges = [sample_of(node, length) for length in (one.longest, one.longest + 1)]
        strings = [*edges, *strings_around(node, number), *list_attacks(node, one.longest - 1)]

        assert compiled.longest == one.longest
        assert [bool(compiled.fullmatch(edge)) for edge in edges] == [True, False]
        for string in strings:
            expected = len(string) <= one.longest and matches(node, string)
            assert bool(compiled.fullmatch(string)) == matches(form.node, string) == expected


def sample_of(node: Node, length: int) -> str:
    text = sample(node, Random(length).randrange, length, length)  # noqa: S311
    assert text is not None
    return text


@pytest.mark.parametrize("longest", [0, 1, 2, 9, 300])
def test_a_pattern_knows_how_long_texts_it_is_tried_on(longest: int) -> None:
    confined = Pattern(spell(confine(parse_pattern("(?:a|b)*"), longest)))
    most = max(longest, LEAST_CONFINED)

    assert confined.longest == most
    assert confined.fullmatch("a" * most)
    assert confined.fullmatch("a" * (most + 1)) is None


@pytest.mark.parametrize("text", ["a{0,9}", r"(?=[\s\S]{0,9})a", r"(?=[\s\S]{0,9}b{0,9}\Z)a"])
def test_a_pattern_that_is_not_confined_is_tried_on_every_text(text: str) -> None:
    assert Pattern(text).longest is None


def test_a_confined_form_reads_no_more_of_a_longer_text(confined: Confined) -> None:
    for one, form in confined.items():
        assert one.longest is not None
        for text in list_attacks(form.node, LONG)[:12]:
            assert count_steps(form.node, text, LONG) <= one.longest + 1


def test_a_changed_form_accepts_the_same(trees: dict[str, Node], forms: Forms) -> None:
    changed = find_changed(forms)
    wrong: list[tuple[str, str]] = []
    for number, text in enumerate(changed):
        node, form = trees[text], forms[text].node
        compiled = Pattern(spell(form)).fullmatch
        for string in (*strings_around(node, number), *list_attacks(node, 30)[:20]):
            expected = matches(node, string)
            if matches(form, string) != expected or bool(compiled(string)) != expected:
                wrong.append((text, string))

    assert len(changed) > 250
    assert not wrong


def test_no_string_makes_a_form_slow(
    trees: dict[str, Node], forms: Forms, confined: Confined
) -> None:
    attacked = {*find_changed(forms), *list(trees)[::EVERY_UNCHANGED]}
    safe = [(text, forms[text], LONG) for text in sorted(attacked) if not forms[text].danger]
    safe += [(one.text, form, one.longest or LONG) for one, form in confined.items()]
    hung: list[str] = []
    for text, form, longest in safe:
        match = Pattern(spell(form.node)).fullmatch
        # What is slow for the pattern as its author wrote it is tried, and what is for the form.
        attacks = [
            attack
            for node in (trees[text], form.node)
            for length in {LONG, longest, longest - 1}
            for attack in list_attacks(node, length)
        ]
        try:
            for string in dict.fromkeys(attacks):
                with at_most(MOST_SECONDS):
                    match(string)
        except HangError:
            hung.append(text)

    assert not hung


def test_the_attacks_do_hang_what_is_not_safe() -> None:
    text = "(?:a+)+b"
    attacks = list_attacks(parse_pattern(text), 200)

    with pytest.raises(HangError), at_most(MOST_SECONDS):
        any(re.fullmatch(text, string) for string in attacks)
    for string in attacks:
        assert not Pattern(find_safe_text(Stated(text))).fullmatch(string)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_any_tree_keeps_its_meaning(node: Node) -> None:
    form = build_linear(node)

    for text in STRINGS[::2]:
        assert matches(form.node, text) == matches(node, text)


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_a_safe_form_takes_few_steps(node: Node) -> None:
    """A matcher that counts takes no more than so many steps a character."""
    form = build_linear(node)
    if form.danger is None:
        for text in list_attacks(node, 300)[:12]:
            assert count_steps(form.node, text, 200_000) <= 200_000
