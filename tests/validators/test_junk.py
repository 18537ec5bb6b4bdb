"""Any value at any place has an answer: never an exception, the same from whoever is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from bench.sweep.botocore import name_difference
from bench.sweep.draw import Drawing
from bench.sweep.judge import Subject
from bench.sweep.package import Generated
from bench.sweep.place import Place
from bench.sweep.run import find_places
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.validators.junk import build_junk

SERVICES = [
    "dynamodb",
    "bedrock-runtime",
    "lex-runtime",
    "kendra-ranking",
    "rds-data",
    "neptune-graph",
    "sagemaker-runtime",
    "ssm-guiconnect",
]


@dataclass(frozen=True)
class Spot:
    """A place in a request or response."""

    subject: Subject
    place: Place


@pytest.fixture(scope="session")
def spots(package: Callable[[str], Generated]) -> Callable[[str], list[Spot]]:
    """Gives every place of a service."""
    known: dict[str, list[Spot]] = {}

    def find(name: str) -> list[Spot]:
        if name not in known:
            made = package(name)
            drawing = Drawing(made.service, Random(name))  # noqa: S311 - no secret
            known[name] = [Spot(*found) for found in find_places(made, drawing)]
        return known[name]

    return find


@pytest.mark.parametrize("name", SERVICES)
def test_any_value_at_any_place_has_one_answer(
    name: str, spots: Callable[[str], list[Spot]]
) -> None:
    """The check gives a list; predicate, explanation and, under its own policy, botocore agree."""
    places = spots(name)
    names = sorted({word for spot in places for word in _find_names(spot)})

    @settings(max_examples=200, deadline=None, derandomize=True)
    @given(data=st.data())
    def try_it(data: st.DataObject) -> None:
        spot = places[data.draw(st.integers(0, len(places) - 1))]
        value = data.draw(build_junk(names))
        if spot.place.is_key and not _is_hashable(value):
            return
        _compare(spot, value)

    try_it()


def _compare(spot: Spot, value: Any) -> None:
    subject = spot.subject
    whole = spot.place.wrap(value)
    policy = subject.policy
    problems = subject.check(whole, policy("STRICT"))
    problem = subject.package.load("_runtime.problem").Problem
    assert all(type(one) is problem for one in problems)
    assert problems == subject.check(whole, policy("STRICT"))
    explained = subject.package.explain(subject.target, whole, policy("STRICT"))
    assert explained == problems
    assert subject.package.is_right(subject.target, whole) == (not problems)
    for name in ("BOTOCORE", "LENIENT"):
        assert len(subject.check(whole, policy(name))) <= len(problems)
    if subject.judge is not None:
        ours = subject.check(whole, policy("BOTOCORE"))
        theirs = subject.judge.report(whole)
        shape = subject.package.service.shape(spot.place.target)
        differs = name_difference(spot.place, shape, value, theirs)
        assert bool(ours) == bool(theirs) or (differs and not ours), (theirs, ours)


def _find_names(spot: Spot) -> list[str]:
    shape = spot.subject.package.service.shape(spot.place.target)
    return [member.name for member in getattr(shape, "members", ())]


def _is_hashable(value: Any) -> bool:
    try:
        hash(value)
    except Exception:  # noqa: BLE001 - of whatever kind
        return False
    return True
