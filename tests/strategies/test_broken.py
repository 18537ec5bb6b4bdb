"""A broken value has one fault, at the place and of the rule that it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.sweep.package import Generated

from shapewright.runtime.policy import RULES

Package = Callable[[str], Generated]
Draw = Callable[..., list[Any]]
Case = Callable[[dict[str, Any] | Path], Generated]


SHAPES: dict[str, Any] = {
    "In": {
        "type": "structure",
        "required": ["Name", "Host", "Uri", "Whole", "Real", "Data", "Any", "Kind", "One", "At"],
        "members": {
            "Name": {"shape": "Name"},
            "Host": {"shape": "Text", "hostLabel": True},
            "Uri": {"shape": "Text", "location": "uri", "locationName": "Uri"},
            "Whole": {"shape": "Whole"},
            "Wide": {"shape": "Long"},
            "Real": {"shape": "Real"},
            "Data": {"shape": "Data"},
            "Any": {"shape": "Any"},
            "Kind": {"shape": "Kind"},
            "One": {"shape": "One"},
            "At": {"shape": "At"},
            "Names": {"shape": "Names"},
            "Counts": {"shape": "Counts"},
            "Head": {"shape": "Text", "location": "header", "jsonvalue": True},
        },
    },
    "Name": {"type": "string", "min": 2, "max": 9, "pattern": "[a-z]*[a-y]"},
    "Text": {"type": "string"},
    "Whole": {"type": "integer", "min": 3, "max": 8},
    "Long": {"type": "long"},
    "Real": {"type": "double", "min": 0.5, "max": 2},
    "Data": {"type": "blob", "min": 2, "max": 5},
    "Any": {"type": "structure", "document": True, "members": {}},
    "Kind": {"type": "string", "enum": ["a", "b"]},
    "One": {"type": "structure", "union": True, "members": {"A": {"shape": "Kind"}}},
    "At": {"type": "timestamp"},
    "Names": {"type": "list", "member": {"shape": "Name"}, "min": 2, "max": 4},
    "Counts": {"type": "map", "key": {"shape": "Kind"}, "value": {"shape": "Long"}, "min": 1},
}
"""A rule of every kind."""


def test_every_rule_can_be_broken_alone(case: Case, draw: Draw) -> None:
    """And a value in which none is broken keeps them all."""
    made = case(SHAPES)
    strategies = made.load("strategies")
    groups = {rule for rule in RULES if any(other.startswith(f"{rule}.") for other in RULES)}
    claims = {rule for rule in RULES if rule.startswith("claim.")}

    assert all(made.check_shape("In", one) == [] for one in draw(strategies.requests("Do")))
    for aspect in sorted(RULES - groups - claims):
        found = draw(strategies.broken("In", aspect), 8)
        assert found, aspect
        for one in found:
            problems = made.check_shape("In", one.value)
            assert [(one.path, aspect)] == [(each.path, each.facts.aspect) for each in problems]


def test_what_is_claimed_and_confirmed_is_kept_and_broken(case: Case, draw: Draw) -> None:
    made = case(SHAPES)
    member = made.load("_runtime.shape").Member
    members = made.validation.VALIDATION.find_shape("In").members
    members["Name"] = member("Name", minimum=4, maximum=6, confirmed=True)
    members["Whole"] = member("Whole", maximum=5, confirmed=True)
    members["Uri"] = member("Text", label="uri", one_of=["x", "y"], confirmed=True)
    strict = made.load("_runtime.policy").STRICT
    strategies = made.load("strategies")
    values = draw(strategies.requests("Do"))

    assert all(made.explain("In", one, strict) == [] for one in values)
    assert {one["Uri"] for one in values} == {"x", "y"}
    for aspect in ("claim.min", "claim.max", "claim.values"):
        found = draw(strategies.broken("In", aspect), 8)
        assert found, aspect
        for one in found:
            (problem,) = made.explain("In", one.value, strict)
            assert (problem.path, problem.facts.aspect) == (one.path, aspect)


def test_a_rule_can_be_asked_for(package: Package, draw: Draw) -> None:
    made = package("sagemaker")
    broken = made.load("strategies").broken
    for rule in ("pattern", "enum", "count.max", "length.max", "required", "range"):
        found = draw(broken("CreateEndpointConfigInput", rule), 10)
        assert found
        assert all(rule in {one.rule, one.aspect} for one in found)
        for one in found:
            (problem,) = made.check_shape("CreateEndpointConfigInput", one.value)
            assert (problem.path, problem.rule) == (one.path, one.rule)
    both = draw(broken("CreateEndpointConfigInput", "enum", "pattern"), 30)
    assert {one.rule for one in both} == {"enum", "pattern"}


def test_what_cannot_be_broken_is_refused(package: Package) -> None:
    broken = package("sqs").load("strategies").broken

    with pytest.raises(ValueError, match="no rule is called 'patern'"):
        broken("CreateQueueRequest", "patern")
    with pytest.raises(ValueError, match="no shape 'CreateQueue'"):
        broken("CreateQueue")


def test_a_broken_value_says_what_is_wrong(package: Package, draw: Draw) -> None:
    (first, *_) = draw(package("sqs").load("strategies").broken("DeleteQueueRequest", "required"))

    assert repr(first) == "Broken({}, 'QueueUrl', 'required')"
    assert (first.value, first.path, first.rule, first.of_key) == (
        {},
        "QueueUrl",
        "required",
        False,
    )


def test_rules_that_do_not_count_are_not_broken(case: Case, draw: Draw) -> None:
    """A pattern that nothing matches within its bounds is advice."""
    made = case(
        {
            "In": {"type": "structure", "required": ["Id"], "members": {"Id": {"shape": "Id"}}},
            "Id": {"type": "string", "min": 3, "pattern": "[a-z]"},
        }
    )
    strategies = made.load("strategies")
    values = draw(strategies.in_())
    broken = draw(strategies.broken("In"), 60)

    assert all(len(value.id) >= 3 for value in values)
    assert {one.aspect for one in broken} == {"length.min", "required", "type", "unknown"}


def test_keys_are_broken_too(case: Case, draw: Draw) -> None:
    made = case(
        {
            "In": {"type": "structure", "required": ["M"], "members": {"M": {"shape": "M"}}},
            "M": {"type": "map", "key": {"shape": "K"}, "value": {"shape": "V"}, "min": 2},
            "K": {"type": "string", "pattern": "[a-z]{1,4}", "max": 4},
            "V": {"type": "integer", "sensitive": True},
        }
    )
    found = draw(made.load("strategies").broken("In", "pattern", "length", "count"), 60)

    assert {one.of_key for one in found} == {True, False}
    assert {one.aspect for one in found} >= {"pattern", "count.map"}
    for one in found:
        (problem,) = made.check_shape("In", one.value)
        assert (problem.path, problem.of_key) == (one.path, one.of_key)
