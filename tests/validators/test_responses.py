"""A response stays readable: what a service may add or relax never refuses it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from bench.sweep.draw import Drawing
from bench.sweep.mutation import find_mutations
from bench.sweep.package import Generated
from bench.sweep.run import find_places

Package = Callable[[str], Generated]
SERVICES = ["dynamodb", "sqs", "bedrock-runtime", "connectcases", "lex-runtime", "sagemaker"]


@pytest.mark.parametrize("name", SERVICES)
def test_what_a_service_may_change_is_no_problem(name: str, package: Package) -> None:
    """New members and values are not even mentioned; what else is odd only advises."""
    made = package(name)
    drawing = Drawing(made.service, Random(name))  # noqa: S311 - no secret
    tried = 0
    for subject, place in find_places(made, drawing):
        if subject.is_request:
            continue
        for mutation in find_mutations(drawing, place):
            found = subject.check(mutation.value)
            tried += 1
            assert {one.rule for one in found}.isdisjoint({"enum", "unknown"})
            counting = {one.rule for one in found if not one.advisory}
            assert counting <= {"type", "json"}
            assert (mutation.rule in counting) == (mutation.rule in {"type", "json"})

    assert tried > 100


def test_what_boto3_adds_to_a_response_is_known(package: Package) -> None:
    """Its metadata is no unknown member, even for those who want to know of all."""
    made = package("sqs")
    strict = made.load("_runtime.policy").STRICT
    response: dict[str, Any] = {"QueueUrls": [], "ResponseMetadata": {"RequestId": "1"}}

    assert made.check_response("ListQueues", response, strict) == []
    assert response.keys() == {"QueueUrls", "ResponseMetadata"}
    (found,) = made.check_response("ListQueues", {**response, "More": 1}, strict)
    assert (found.path, found.rule) == ("More", "unknown")
    (found,) = made.check_request("ListQueues", {"ResponseMetadata": {}})
    assert (found.path, found.rule) == ("ResponseMetadata", "unknown")


def test_dataclasses_of_responses_are_judged_leniently_by_themselves(package: Package) -> None:
    """And those of requests strictly; a policy that is named goes first."""
    made = package("dynamodb")
    strict = made.load("_runtime.policy").STRICT
    reply = made.module.DescribeTableOutput.from_dict({"Table": {"TableStatus": "NAPPING"}})
    request = made.module.ScanInput(table_name="table", select="NEW")

    assert reply.check() == []
    assert reply.validate() is reply
    assert [one.rule for one in reply.check(strict)] == ["enum"]
    assert [one.rule for one in request.check()] == ["enum"]


def test_operations_without_input_or_output_take_nothing(package: Package) -> None:
    made = package("ssm-guiconnect")
    names = [one.name for one in made.service.operations if one.input is None]
    assert names
    for name in names:
        assert made.check_request(name, {}) == []
        (found,) = made.check_request(name, {"Some": 1})
        assert (found.path, found.rule) == ("Some", "unknown")
        wrong: tuple[object, ...] = (None, [], "", 0)
        for value in wrong:
            (found,) = made.check_request(name, value)
            assert (found.path, found.rule) == ("", "type")
