"""What is drawn for services that are unlike one another keeps every rule, or breaks just one."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from bench.strategies.judge import Judge
from bench.strategies.run import draw_package
from bench.sweep.package import Generated

Package = Callable[[str], Generated]

SERVICES = [
    "sqs",  # maps with known keys
    "sagemaker",
    "dynamodb",  # recursive
    "s3",  # XML, parts of the host, events
    "rds-data",  # sparse lists
    "connectcases",  # sparse maps
    "bedrock-runtime",  # documents, events that are sent
    "lex-runtime",  # JSON in a header
    "neptune-graph",  # parts of the host that have a pattern
    "apigatewayv2",  # values listed on a member
    "kendra-ranking",  # bounds of floats, Unicode properties
    "license-manager-linux-subscriptions",  # rules beside known values
    "cloudwatch",  # three protocols
    "mpa",  # sensitive keys
    "connect",  # a pattern that nothing matches
    "ssm",  # a pattern that repeats what it took
]


@pytest.mark.parametrize("name", SERVICES)
def test_what_is_drawn_is_right(name: str, package: Package) -> None:
    """By the checks, by the dataclasses, and by botocore's validator and serializers."""
    drawn = draw_package(package(name), 4)

    assert drawn.failures == []
    assert drawn.none == []
    assert all(drawn.values[kind] for kind in ("request", "structure", "broken"))


def test_the_judges_do_object(package: Package) -> None:
    """A value that is wrong, one that botocore refuses, and one with another fault than said."""
    judge = Judge(package("sqs"))
    right = {"QueueName": "a"}
    broken = SimpleNamespace(value={}, path="QueueName", rule="required", aspect="required")
    broken.of_key = False

    assert [*judge.judge_request("CreateQueue", right)] == []
    assert len([*judge.judge_request("CreateQueue", {"QueueName": 7})]) > 1
    assert [*judge.judge_broken("CreateQueueRequest", broken)] == []
    broken.path = "Queue"
    assert len([*judge.judge_broken("CreateQueueRequest", broken)]) == 1
    models = package("sqs").load("models")
    assert [*judge.judge_structure(models.CreateQueueRequest(queue_name=7))]
