"""Texts that are wrong: a problem with its place, or what is left of the page; no crash."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from random import Random
from types import FrameType
from typing import Any

import pytest
from tests.pages.samples import read_samples

from shapewright.problem import CannotContinueError, Problem
from shapewright.sources.pages import Layout, Page, read_page

PAGES = read_samples()
LAYOUTS = list(PAGES)
PLACE = re.compile(r"[1-9]\d*:[1-9]\d*")


def read_anything(text: str | bytes) -> tuple[Page | None, tuple[Problem, ...]]:
    """What comes of a text; every problem has a line and a column that the text has."""
    try:
        page = read_page("page.txt", text)
        problems = page.problems
    except CannotContinueError as error:
        page, problems = None, error.problems
        assert problems
    for problem in problems:
        assert PLACE.fullmatch(problem.where.pointer)
        assert problem.where.source == "page.txt"
    return page, problems


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_sample_is_fine(layout: Layout) -> None:
    page, problems = read_anything(PAGES[layout])

    assert problems == ()
    assert page is not None
    assert page.layout is layout


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_cut_at_any_place_is_read_as_far_as_it_goes(layout: Layout) -> None:
    """Members come and never go, and until the last section has begun there is a problem."""
    text = PAGES[layout]
    counts: list[int] = []
    silent_from = len(text)
    for end in range(len(text), 0, -1):
        page, problems = read_anything(text[:end])
        if not problems:
            silent_from = end
        members = [one for one in page.operations if one.request] if page else []
        counts.append(sum(1 for one in members if one.request for _ in one.request.walk()))

    assert max(counts) == counts[0]
    assert silent_from > len(text) / 2
    assert text.index("ed") < silent_from


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("other", LAYOUTS)
def test_two_pages_in_one_text_are_refused(layout: Layout, other: Layout) -> None:
    first, second = PAGES[layout], PAGES[other]
    page, problems = read_anything(f"{first}\n{second}")

    assert page is None
    assert "second page" in problems[0].what


@pytest.mark.parametrize("layout", LAYOUTS)
def test_lines_in_any_order_are_read_or_refused(layout: Layout) -> None:
    random = Random(7)  # noqa: S311 - any order will do, but the same one each time
    lines = PAGES[layout].split("\n")
    for _ in range(150):
        random.shuffle(lines)
        read_anything("\n".join(lines))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_character_lost_or_doubled_anywhere_is_read_or_refused(layout: Layout) -> None:
    text = PAGES[layout]
    for at in range(len(text)):
        read_anything(text[:at] + text[at + 1 :])
        read_anything(text[:at] + text[at] + text[at:])


NOT_PAGES = {
    b"": "no text",
    b"  \n ": "no text",
    b"PK\x03\x04\0\0": "not text",
    b"\xff\xfea\0b\0": "UTF-16",
    "caf\u00e9".encode("latin-1"): "not UTF-8",
    b"Hello\nworld": "no documentation page",
    b"<!DOCTYPE html><html></html>": "HTML",
    b"#!/bin/sh\naws s3 ls\n": "no documentation page",
    "Name (string) \u00e2\u20ac\u201c text".encode(): "wrong encoding",
    b"{}": "no documentation page",
}


@pytest.mark.parametrize("data", NOT_PAGES)
def test_what_is_no_page_is_said_to_be_none(data: bytes) -> None:
    page, problems = read_anything(data)

    assert page is None
    assert NOT_PAGES[data] in problems[0].what


def test_the_place_of_a_byte_that_is_not_utf_8() -> None:
    _, problems = read_anything("één\nça".encode() + b"\xff")

    assert problems[0].where.pointer == "2:3"


def deep(layout: Layout, depth: int) -> str:
    """A page whose request is nested this deep."""
    opening, closing = ("{'A': " * depth, "}" * depth)
    if layout is Layout.API_REFERENCE:
        block = f'{{\n"A": {opening}"string"{closing}\n}}'.replace("'", '"')
        return re.sub(
            r"\{\n\"Meals.*?\n\}\nRequest",
            lambda _: f"{block}\nRequest",
            PAGES[layout],
            flags=re.DOTALL,
        )
    return PAGES[layout].replace("Name='string'", f"Name={opening}'string'{closing}")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nesting_without_end_is_a_problem(layout: Layout) -> None:
    page, problems = read_anything(deep(layout, 30_000))

    assert page is not None
    assert any("levels deep" in problem.what for problem in problems)


def test_descriptions_nested_without_end_are_a_problem() -> None:
    lines = [f"{'  ' * (at + 2)}- **A** *(dict) --* " for at in range(2, 2000)]
    page, problems = read_anything(
        PAGES[Layout.REST].replace(
            "      - **Fed** *(boolean)", "\n".join(lines) + "\n      - **Fed** *(boolean)"
        )
    )

    assert page is not None
    assert any("levels deep" in problem.what for problem in problems)


def wide(layout: Layout, size: int) -> str:
    """A page with many members that nobody describes, and many headers that nobody expects."""
    names = "".join(f"\nM{at}='string'," for at in range(size))
    text = PAGES[layout].replace("Name='string'", f"{names}\nName='string'")
    if layout is Layout.API_REFERENCE:
        text = text.replace(
            '"Meals": [', "".join(f'"M{at}": "string",' for at in range(size)) + '"Meals": ['
        )
    headers = "".join(f"N{at} (string) \N{EN DASH} x\n" for at in range(size))
    return text.replace("fish", f"fish\n{headers}").replace(
        "The weight.", f"The weight.\n{headers}"
    )


def stars(layout: Layout, size: int) -> str:
    """Markup that opens and never closes."""
    return PAGES[layout].replace("eal.", "**a ``b `c <d *e " * size)


def brackets(layout: Layout, size: int) -> str:
    """Brackets that open and never close, in the syntax block and in a summary."""
    return PAGES[layout].replace("True|False", "'a'|" * size).replace("{'Day'", "{'a' " * size)


def titles(layout: Layout, size: int) -> str:
    """Every line many times."""
    return "\n".join(line for line in PAGES[layout].split("\n") for _ in range(size))


def count_steps(text: str) -> int:
    """How many lines of our own code run while a text is read."""
    steps = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal steps
        if "shapewright" not in frame.f_code.co_filename:
            return None
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read_anything(text)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("grow", [wide, stars, brackets, titles])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_twice_the_text_takes_twice_the_steps(
    layout: Layout, grow: Callable[[Layout, int], str]
) -> None:
    small, large = count_steps(grow(layout, 100)), count_steps(grow(layout, 400))

    assert large < 5 * small
