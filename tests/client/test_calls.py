"""Requests arrive as they were made, responses come typed, and nothing wrong is sent."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.client.conftest import Typed

SERVICES = [
    "sqs",
    "s3",
    "ec2",
    "dynamodb",
    "kinesis",
    "lambda",
    "sagemaker",
    "iam",
    "cloudfront",
    "cloudwatch",
    "route53",
    "bedrock-runtime",
    "importexport",
]


@pytest.mark.parametrize("name", SERVICES)
def test_there_is_a_method_for_each_of_boto3s(name: str, typed: Callable[..., Typed]) -> None:
    """By boto3's own names; and a client fits the protocol that says what they take."""
    one = typed(name)
    methods = one.boto.meta.method_to_api_mapping
    protocol, client = protocol_of(one.client), class_of(one.client)

    assert methods.keys() <= vars(protocol).keys()
    assert {method for method in methods if not getattr(protocol, method).__doc__} == set()
    for method in (found for found in vars(protocol) if not found.startswith("_")):
        ours, theirs = getattr(client, method), getattr(protocol, method)
        assert ours.__annotations__ == theirs.__annotations__
        assert ours is not theirs
    paginators = {method for method in methods if one.boto.can_paginate(method)}
    assert {f"{method}_pages" for method in paginators} <= vars(protocol).keys()
    assert {f"wait_until_{waiter}" for waiter in one.boto.waiter_names} <= vars(protocol).keys()


def class_of(client: Any) -> Any:
    """The class, loosely typed."""
    kind: Any = type
    return kind(client)


def protocol_of(client: Any) -> type[Any]:
    """The protocol that a client extends: the last class but object."""
    found: type[Any] = type(client).__mro__[-2]
    return found


def test_a_request_arrives_and_a_response_comes(typed: Callable[..., Typed]) -> None:
    one = typed("sqs")
    one.script.give({"MessageId": "m", "MD5OfMessageBody": "d", "New": 1})

    request = one.SendMessageRequest(queue_url="https://q", message_body="b")
    reply = one.client.send_message(request)

    assert one.script.asked == [("SendMessage", {"QueueUrl": "https://q", "MessageBody": "b"})]
    assert reply == one.SendMessageResult(message_id="m", md5_of_message_body="d")


def test_operations_that_take_or_give_nothing(typed: Callable[..., Typed]) -> None:
    iam, sqs, lambda_ = typed("iam"), typed("sqs"), typed("lambda")
    iam.script.give({"PasswordPolicy": {"MinimumPasswordLength": 8, "ExpirePasswords": False}})
    sqs.script.give({}, {})
    lambda_.script.give({"Functions": []})

    policy = iam.client.get_account_password_policy()
    assert policy.password_policy.minimum_password_length == 8
    assert sqs.client.delete_queue(sqs.DeleteQueueRequest(queue_url="https://q")) is None
    assert sqs.client.list_queues() == sqs.ListQueuesResult()
    assert lambda_.client.list_functions().functions == []


def test_a_request_that_breaks_a_rule_is_not_sent(typed: Callable[..., Typed]) -> None:
    one = typed("sagemaker")

    with pytest.raises(one.ValidationError, match="EndpointName: does not match"):
        one.client.describe_endpoint(one.DescribeEndpointInput(endpoint_name="a b"))

    assert one.script.asked == []


@pytest.mark.parametrize("policy", [None, "BOTOCORE"])
def test_what_is_refused_can_be_chosen(
    policy: str | None, typed: Callable[..., Typed], package: Callable[[str], ModuleType]
) -> None:
    chosen = policy and getattr(package("sagemaker"), policy)
    one = typed("sagemaker", policy=chosen)
    one.script.give({"EndpointName": "x"})

    one.client.describe_endpoint(one.DescribeEndpointInput(endpoint_name="a b"))

    assert one.script.asked == [("DescribeEndpoint", {"EndpointName": "a b"})]


def test_a_request_of_another_operation_is_not_sent(typed: Callable[..., Typed]) -> None:
    one = typed("sagemaker")

    with pytest.raises(TypeError, match=r"DescribeEndpoint takes .* DescribeEndpointInput, not De"):
        one.client.describe_endpoint(one.DeleteEndpointInput(endpoint_name="x"))
    with pytest.raises(TypeError, match=r"DescribeEndpoint takes .*, not dict"):
        one.client.describe_endpoint({"EndpointName": "x"})


def test_the_operations_run_over_any_transport(package: Callable[[str], ModuleType]) -> None:
    """Without boto3: what stands in for a service needs to answer calls and nothing else."""
    sqs = package("sqs")
    from_client: Any = __import__(f"{sqs.__name__}.client", fromlist=["SQSCalls"])
    asked: list[tuple[str, dict[str, Any]]] = []

    class Transport:
        def call(self, operation: str, params: dict[str, Any]) -> dict[str, Any]:
            asked.append((operation, params))
            return {"QueueUrl": "https://q"}

    calls = from_client.SQSCalls(Transport())

    reply = calls.get_queue_url(sqs.GetQueueUrlRequest(queue_name="q"))
    assert reply == sqs.GetQueueUrlResult(queue_url="https://q")
    assert asked == [("GetQueueUrl", {"QueueName": "q"})]


def test_a_protocol_alone_answers_nothing(package: Callable[[str], ModuleType]) -> None:
    """A stand-in written by hand may extend it, and leave out what it does not need."""
    sqs = package("sqs")

    class Quiet(sqs.SQS):  # type: ignore[misc,name-defined]
        def list_queues(self, request: object = None) -> Any:
            del request
            return sqs.ListQueuesResult(queue_urls=[])

    assert Quiet().list_queues().queue_urls == []
    with pytest.raises(NotImplementedError):
        Quiet().purge_queue(None)


def test_nothing_is_imported_before_it_is_needed(package: Callable[[str], ModuleType]) -> None:
    """A package without its client; a client without boto3, its exceptions and its models."""
    module = package("sagemaker")
    folder = Path(str(module.__file__)).parent
    name = folder.name
    code = f"""
import sys
sys.path.insert(0, {str(folder.parent)!r})
import {name}
assert "{name}.client" not in sys.modules
{name}.SageMakerClient
loaded = [one for one in sys.modules if one.startswith("{name}.")]
strange = [one for one in sys.modules if one.startswith(("boto", "typing", "dataclasses"))]
print(sorted(one for one in loaded if "_runtime" not in one), strange)
"""
    run = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )

    modules = [f"{name}.{part}" for part in ("client", "models", "validation")]
    assert run.stdout == f"{modules} []\n"
