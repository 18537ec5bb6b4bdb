"""What is said of problems: the order, the length, AWS's words, and that it can be kept."""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from bench.sweep.draw import Drawing
from bench.sweep.mutation import find_mutations
from bench.sweep.package import Generated
from bench.sweep.run import find_places

Package = Callable[[str], Generated]
LONGEST = 300
"""Characters of what is said of one problem, but for lists of values and patterns."""

WRONG: dict[str, Any] = {
    "Zone": 1,
    "TableName": "",
    "AttributeDefinitions": [
        {"AttributeName": "", "AttributeType": "X", "More": {}},
        {"AttributeName": "a"},
        7,
    ],
    "BillingMode": "FREE",
    "ProvisionedThroughput": {"WriteCapacityUnits": 0, "ReadCapacityUnits": 2**63},
    "KeySchema": [],
    "Tags": [{"Key": "k" * 200, "Value": None}],
    "Color": 1,
}
PATHS = [
    *("Zone", "Color"),
    *("AttributeDefinitions[0].More", "AttributeDefinitions[0].AttributeName"),
    *("AttributeDefinitions[0].AttributeType", "AttributeDefinitions[1].AttributeType"),
    *("AttributeDefinitions[2]", "BillingMode", "KeySchema"),
    *("ProvisionedThroughput.ReadCapacityUnits", "ProvisionedThroughput.WriteCapacityUnits"),
    *("TableName", "Tags[0].Key", "Tags[0].Value"),
]
"""A structure's own first, then those of its members in the order of the shape's."""


def test_problems_stand_in_the_order_of_the_shape(package: Package) -> None:
    """Whatever the order of the value's own members."""
    check = package("dynamodb").check_request
    found = check("CreateTable", WRONG)
    turned = dict(reversed(WRONG.items()))
    names = {"Zone", "Color"}
    same = [one for one in check("CreateTable", turned) if one.path not in names]

    assert [one.path for one in found] == PATHS
    assert same == [one for one in found if one.path not in names]


_ELSEWHERE = """
import importlib, json, sys
sys.path.insert(0, sys.argv[1])
check = importlib.import_module(sys.argv[2] + ".validation").check_request
found = check("CreateTable", json.loads(sys.stdin.read()))
print(json.dumps([[one.path, one.rule, one.message, one.expected, one.got] for one in found]))
"""


def test_no_hash_seed_changes_what_is_said(package: Package) -> None:
    folder = package("dynamodb").folder
    said = {
        subprocess.run(
            [sys.executable, "-c", _ELSEWHERE, str(folder.parent), folder.name],
            input=json.dumps(WRONG),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }

    assert len(said) == 1
    assert [one[0] for one in json.loads(said.pop())] == PATHS


@pytest.mark.parametrize("name", ["dynamodb", "sagemaker", "bedrock-runtime", "mpa"])
def test_what_is_said_stays_short(name: str, package: Package) -> None:
    """Every message of every rule, for values as long as they come."""
    made = package(name)
    drawing = Drawing(made.service, Random(name))  # noqa: S311 - no secret
    long = ["x" * 50_000, b"x" * 50_000, ["x" * 50_000] * 9, 10**5000, {"x" * 5_000: 1}]
    said = 0
    for subject, place in find_places(made, drawing):
        values = [] if place.is_key else [place.wrap(value) for value in long]
        values += [mutation.value for mutation in find_mutations(drawing, place)]
        for value in values:
            for problem in subject.check(value, subject.policy("STRICT")):
                said += 1
                assert len(problem.got) <= LONGEST
                # Of these, what is expected is as long as the model makes it.
                if problem.rule not in {"enum", "pattern", "union", "unknown"}:
                    assert len(problem.message) <= LONGEST
                    assert len(problem.expected) <= LONGEST

    assert said > 1_000


AWS: list[tuple[dict[str, Any], str]] = [
    (
        {"TableName": "table", "IndexName": "a b", "Limit": 0},
        (
            "2 validation errors detected: "
            "Value 'a b' at 'indexName' failed to satisfy constraint: "
            "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; "
            "Value '0' at 'limit' failed to satisfy constraint: "
            "Member must have value greater than or equal to 1"
        ),
    ),
    (
        {"TableName": "table", "Select": "SOME"},
        (
            "1 validation error detected: Value 'SOME' at 'select' failed to satisfy constraint: "
            "Member must satisfy enum value set: [ALL_ATTRIBUTES, ALL_PROJECTED_ATTRIBUTES, COUNT, "
            "SPECIFIC_ATTRIBUTES]"
        ),
    ),
    (
        {},
        (
            "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: "
            "Member must not be null"
        ),
    ),
    (
        {"TableName": "table", "TotalSegments": 1_000_001},
        (
            "1 validation error detected: Value '1000001' at 'totalSegments' failed to satisfy "
            "constraint: Member must have value less than or equal to 1000000"
        ),
    ),
]


@pytest.mark.parametrize(("params", "words"), AWS)
def test_errors_are_worded_as_aws_words_them(
    params: dict[str, Any], words: str, package: Package
) -> None:
    error = _fail(package("dynamodb"), "Scan", params, "ScanInput")

    assert error.as_aws() == words


def test_places_in_lists_and_maps_are_worded_as_aws_words_them(package: Package) -> None:
    """Members by their names in camel case, entries by their number from 1."""
    made = package("dynamodb")
    keyed = {"TableName": "table", "ProvisionedThroughput": {"ReadCapacityUnits": 0}}
    listed = {"AttributeName": "a" * 256, "KeyType": "HASH"}
    error = _fail(made, "CreateTable", {**keyed, "KeySchema": [listed]}, "CreateTableInput")
    text = error.as_aws()

    assert (
        "at 'keySchema.1.member.attributeName' failed to satisfy constraint: Member must have "
        in text
    )
    assert "Member must have length less than or equal to 255" in text
    assert "Value null at 'provisionedThroughput.writeCapacityUnits'" in text

    params = {"TableName": "table", "ExclusiveStartKey": {"k" * 70_000: {"S": "a"}}}
    text = _fail(made, "Scan", params, "ScanInput").as_aws()
    assert (
        "at 'exclusiveStartKey' failed to satisfy constraint: Map keys must satisfy constraint: ["
        in text
    )
    assert "[Member must have length less than or equal to 65535]" in text

    params = {"ResourceArn": "arn", "TagKeys": ["a", "k" * 200]}
    text = _fail(made, "UntagResource", params, "UntagResourceInput").as_aws()
    words = "[Member must have length less than or equal to 128]"
    assert (
        f"at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: {words}"
        in text
    )


def test_an_error_lists_every_problem_with_its_path(package: Package) -> None:
    made = package("dynamodb")
    text = str(_fail(made, "CreateTable", WRONG, "CreateTableInput"))
    lines = text.splitlines()

    assert lines[0] == f"{len(PATHS)} problems in CreateTableInput:"
    assert [line.split(":")[0].strip() for line in lines[1:]] == PATHS
    assert str(_fail(made, "Scan", {}, "ScanInput")).startswith(
        "1 problem in ScanInput:\n  TableName"
    )


def test_a_structure_raises_what_its_check_finds(package: Package) -> None:
    """With every problem, those included that only advise; and for those alone it does not."""
    made = package("dynamodb")
    errors = made.load("_runtime.error")
    policies = made.load("_runtime.policy")
    request = made.module.ScanInput(table_name="", limit=0, select="SOME")
    advised = policies.Policy(advisory={"enum", "length"})
    with pytest.raises(errors.ValidationError) as raised:
        request.validate(advised)
    problems = raised.value.problems

    assert list(problems) == request.check(advised)
    assert {one.rule: one.advisory for one in problems} == {
        "range": False,
        "enum": True,
        "length": True,
    }
    assert "(advisory)" in str(raised.value)
    assert "select" not in raised.value.as_aws()
    relaxed = policies.Policy(advisory={"enum", "length", "range"})
    assert request.validate(relaxed) is request
    assert len(request.check(relaxed)) == 3


@pytest.mark.parametrize("how", ["pickle", "copy", "deepcopy"])
def test_problems_errors_and_policies_can_be_kept(how: str, package: Package) -> None:
    """Pickled, in every protocol, and copied: equal, of the same class, and as they print."""
    made = package("dynamodb")
    error = _fail(made, "CreateTable", WRONG, "CreateTableInput")
    policies = made.load("_runtime.policy")
    kept = [*error.problems, error.problems, policies.STRICT, policies.BOTOCORE, policies.LENIENT]
    for one in kept:
        for again in _keep(one, how):
            assert again == one
            assert hash(again) == hash(one)
            assert repr(again) == repr(one)
    for problem in error.problems:
        for again in _keep(problem, how):
            assert [type(step) for step in again.steps] == [type(step) for step in problem.steps]
            assert _read_slots(again.facts) == _read_slots(problem.facts)
    for again in _keep(error, how):
        assert type(again) is type(error)
        assert (again.problems, again.subject) == (error.problems, error.subject)
        assert str(again) == str(error)
        assert again.as_aws() == error.as_aws()


def _read_slots(facts: Any) -> dict[str, Any]:
    """What stands in the slots."""
    names: tuple[str, ...] = facts.__slots__
    return {name: getattr(facts, name) for name in names}


def _keep(value: Any, how: str) -> list[Any]:
    if how == "pickle":
        protocols = range(2, pickle.HIGHEST_PROTOCOL + 1)
        return [pickle.loads(pickle.dumps(value, number)) for number in protocols]  # noqa: S301
    return [copy.copy(value) if how == "copy" else copy.deepcopy(value)]


def _fail(made: Generated, operation: str, params: dict[str, Any], subject: str) -> Any:
    """The error for what is wrong with a request."""
    error = made.load("_runtime.error").ValidationError
    return error(made.check_request(operation, params), subject)


def test_unequal_problems_differ(package: Package) -> None:
    first, second = package("dynamodb").check_request("Scan", {"Limit": 0})
    assert first != second
    assert first != "something else"
    assert len({first, second, copy.copy(first)}) == 2


@pytest.mark.parametrize("rule", ["no_such_rule", "length.middle", ""])
def test_a_policy_knows_its_rules(rule: str, package: Package) -> None:
    policies = package("dynamodb").load("_runtime.policy")
    with pytest.raises(ValueError, match="no rule is called"):
        policies.Policy(off={rule})
    with pytest.raises(AttributeError, match="does not change"):
        policies.STRICT.off = frozenset()


def test_unknown_operations_and_shapes_are_told_with_the_nearest(package: Package) -> None:
    made = package("dynamodb")
    with pytest.raises(ValueError, match=r"'PutItems'.*did you mean 'PutItem'"):
        made.check_request("PutItems", {})
    with pytest.raises(ValueError, match=r"'PutItems'.*did you mean 'PutItem'"):
        made.check_response("PutItems", {})
    with pytest.raises(ValueError, match=r"'AttributValue'.*did you mean 'AttributeValue'"):
        made.check_shape("AttributValue", {})
