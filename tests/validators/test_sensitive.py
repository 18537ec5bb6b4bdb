"""No part of a sensitive value stands in what is said of it, whatever is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from bench.sweep.draw import Drawing
from bench.sweep.mutation import find_mutations
from bench.sweep.package import Generated
from bench.sweep.place import Place
from bench.sweep.run import find_places

Package = Callable[[str], Generated]
SERVICES = [
    "lex-runtime",
    "opensearchmemory",
    "mpa",
    "bedrock-runtime",
    "sagemaker",
    "license-manager-linux-subscriptions",
]
MARK = "hunter2"
NUMBER = 31337_31337_31337
"""Marks that no message has by itself."""


class Shown:
    """An object that shows what it should not."""

    def __repr__(self) -> str:
        return MARK

    __str__ = __repr__


SECRETS: list[Any] = [
    *(MARK, MARK * 50_000, f"\n{MARK}\x00", MARK.encode(), bytearray(MARK, "ascii")),
    *(NUMBER, -NUMBER, NUMBER * 2**70, float(NUMBER), Shown(), [None, MARK]),
    *([MARK], [NUMBER], (MARK, [MARK]), [[MARK] * 300], {MARK: MARK}, {MARK: {MARK: [MARK]}}),
    *({NUMBER: NUMBER}, {(MARK,): 1}, {MARK.encode(): 1}, {MARK}, {Shown(): Shown()}, [Shown()]),
    *([{MARK: {MARK}}], {MARK: {MARK}, NUMBER: float("nan")}, iter([MARK])),
]


@pytest.mark.parametrize("name", SERVICES)
def test_nothing_sensitive_is_said(name: str, package: Package) -> None:
    """At every place that is sensitive or inside of what is."""
    made = package(name)
    drawing = Drawing(made.service, Random(name))  # noqa: S311 - no secret
    error = made.load("_runtime.error").ValidationError
    tried = 0
    for subject, place in find_places(made, drawing):
        for whole in _spoil(place) if place.hidden else []:
            problems = subject.check(whole, subject.policy("STRICT"))
            tried += bool(problems)
            for text in _find_texts(problems, subject.target, error):
                assert MARK not in text
                assert str(NUMBER) not in text.replace("_", "").replace(".0", "")

    assert tried > 0


def _find_texts(problems: list[Any], subject: str, error: Callable[..., Any]) -> Iterator[str]:
    """All that is said of problems.

    The name of a member that does not exist is said, wherever it stands: it is how a slip of the
    pen is found. It is a name, which nobody keeps secret, and stands in the path alone.
    """
    named = [problem for problem in problems if problem.rule != "unknown"]
    raised = error(named, subject)
    yield from (str(raised), repr(raised), raised.as_aws())
    for problem in named:
        yield from (str(problem), repr(problem), problem.path, repr(problem.steps))
    for problem in problems:
        yield from (problem.message, problem.expected, problem.got, problem.facts.constraint)


def _spoil(place: Place) -> list[Any]:
    """Whole values with a secret where it belongs."""
    wholes: list[Any] = []
    for secret in SECRETS:
        try:
            wholes.append(place.wrap(secret))
        except TypeError:  # it cannot be a key
            assert place.is_key
    return wholes


@pytest.mark.parametrize("name", SERVICES)
def test_what_is_sensitive_is_still_told_apart(name: str, package: Package) -> None:
    """The place, the rule and what is expected are said; only what was found is not."""
    made = package(name)
    drawing = Drawing(made.service, Random(name))  # noqa: S311 - no secret
    for subject, place in find_places(made, drawing):
        for mutation in find_mutations(drawing, place):
            for problem in subject.check(mutation.value, subject.policy("STRICT")):
                assert problem.message
                assert problem.expected
                hidden = problem.got == "<sensitive>"
                assert hidden == place.hidden or mutation.path != problem.path
