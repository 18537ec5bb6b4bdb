"""Values that keep every rule pass; one rule broken is one refusal, at exactly its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from bench.sweep.draw import Drawing
from bench.sweep.judge import judge_right, judge_wrong
from bench.sweep.mutation import find_mutations
from bench.sweep.package import Generated
from bench.sweep.place import Walk
from bench.sweep.run import find_places, find_subjects, sweep_package

from shapewright.runtime.policy import RULES

SERVICES = [
    "dynamodb",  # recursive
    "sqs",  # maps with known keys
    "bedrock-runtime",  # documents, streams
    "sagemaker",
    "lex-runtime",  # JSON in a header, sensitive lists and maps
    "neptune-graph",  # parts of the host
    "rds-data",  # sparse lists, recursive
    "connectcases",  # sparse maps
    "kendra-ranking",  # bounds of floats, Unicode properties
    "sagemaker-runtime",  # bounds of blobs, events
    "apigatewayv2",  # values listed on a member
    "license-manager-linux-subscriptions",  # no members, rules beside known values
    "ssm-guiconnect",  # no input
    "opensearchmemory",  # sensitive unions
    "mpa",  # sensitive keys
]

Package = Callable[[str], Generated]


@pytest.mark.parametrize("name", SERVICES)
def test_every_rule_is_kept_and_broken(name: str, package: Package) -> None:
    swept = sweep_package(package(name), seed=1, per_operation=4)

    assert [str(failure) for failure in swept.failures] == []
    assert swept.values >= 4 * swept.operations
    assert swept.sites.total() >= swept.values


def test_every_aspect_of_every_rule_is_broken_somewhere(package: Package) -> None:
    """The sweep leaves none out: what it never tries it cannot prove."""
    broken: set[str] = set()
    for name in SERVICES:
        drawing = Drawing(package(name).service, Random(0))  # noqa: S311 - no secret
        for _, place in find_places(package(name), drawing):
            broken |= {mutation.aspect for mutation in find_mutations(drawing, place)}
    groups = {rule for rule in RULES if any(other.startswith(f"{rule}.") for other in RULES)}
    # What the documentation alone says is no part of a model: it has tests of its own.
    claims = {rule for rule in RULES if rule.startswith("claim.")}

    assert broken >= RULES - groups - claims
    assert broken <= RULES


def test_dataclasses_are_checked_as_what_they_become(
    package: Package, drawing: Callable[[str], Drawing]
) -> None:
    """A right value passes as a dataclass; a wrong one has the same problems in both forms."""
    compared = Counter[bool]()
    for name in SERVICES:
        made = package(name)
        strict = made.load("_runtime.policy").STRICT
        classes = _find_classes(made)
        for subject, place in find_places(made, drawing(name)):
            cls = classes[subject.target]
            if not place.path:
                right = cls.from_dict(drawing(name).draw(subject.target, depth=4, chance=0.8))
                assert [one for one in right.check(strict) if not one.advisory] == []
                assert right.validate(strict) is right
            values = [mutation.value for mutation in find_mutations(drawing(name), place)][:2]
            for value in values:
                if type(value) is dict:
                    read = cls.from_dict(value)
                    found = read.check(strict)
                    assert found == made.check_shape(subject.target, read.to_dict(), strict)
                    compared[bool(found)] += 1

    assert compared[True] > 1_000
    assert compared[False] > 10


def _find_classes(made: Generated) -> dict[str, Any]:
    names = made.load("models")
    found = [getattr(names, name) for name in dir(names)]
    return {cls.__shape__: cls for cls in found if getattr(cls, "__shape__", "")}


def test_a_check_that_says_too_little_is_found_out(package: Package) -> None:
    """The judges of these tests do refuse: a predicate that says yes to all, and one to none."""
    made = package("sqs")
    operation = next(one for one in made.service.operations if one.name == "SendMessage")
    subject = next(iter(find_subjects(made, operation)))
    drawing = Drawing(made.service, Random(0))  # noqa: S311 - no secret
    place = next(iter(Walk(drawing).find_places(subject.target)))
    mutation = next(iter(find_mutations(drawing, place)))
    value = drawing.draw(subject.target)
    assert judge_right(subject, value) == []
    assert judge_wrong(subject, mutation) == []

    ready = made.validation.VALIDATION._ready
    kept = ready[subject.target]
    try:
        ready[subject.target] = _say_yes
        assert "the predicate says yes" in judge_wrong(subject, mutation)
        assert any("not found" in fault for fault in judge_wrong(subject, mutation))
        ready[subject.target] = _say_no
        assert "right, and the predicate says no" in judge_right(subject, value)
    finally:
        ready[subject.target] = kept
    assert any("refused" in fault for fault in judge_right(subject, mutation.value))
    assert any(
        "not found" in fault for fault in judge_wrong(subject, replace(mutation, value=value))
    )


def _say_yes(value: object) -> bool:
    del value
    return True


def _say_no(value: object) -> bool:
    del value
    return False
