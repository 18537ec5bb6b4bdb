"""Requests written with the generated classes, judged by botocore itself."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from random import Random
from typing import Any

import pytest

SERVICES = [
    "sqs",  # json
    "dynamodb",
    "secretsmanager",
    "lambda",  # rest-json, streams, JSON in a header
    "bedrock-runtime",  # documents
    "apigatewayv2",  # a shape named None
    "s3",  # rest-xml
    "route53",
    "sts",  # query
    "autoscaling",
    "cloudwatch",  # cbor
]
MOST_OPERATIONS = 40
BOTOCORE: dict[str, Any] = {  # which has no types
    name: import_module(f"botocore.{name}")
    for name in ("loaders", "model", "serialize", "validate")
}


def open_model(name: str) -> Any:
    """The judge's own view of a service."""
    loader = BOTOCORE["loaders"].Loader()
    return BOTOCORE["model"].ServiceModel(loader.load_service_model(name, "service-2"), name)


def validate(request: Any, shape: Any) -> Any:
    """The judge's report on a request."""
    return BOTOCORE["validate"].ParamValidator().validate(request, shape)


@pytest.mark.parametrize("name", SERVICES)
def test_requests_pass_botocores_validator_and_serialize(
    name: str,
    generated: Callable[[str], Any],
    draw_wire: Callable[..., dict[str, Any]],
) -> None:
    """A typed request is what botocore's validator accepts and its serializer sends unchanged."""
    made = generated(name)
    model = open_model(name)
    protocol = model.metadata["protocol"]
    serializer = BOTOCORE["serialize"].create_serializer(protocol, include_validation=False)
    sent = 0
    for operation in made.service.operations[:MOST_OPERATIONS]:
        if operation.input is None:
            continue
        described = model.operation_model(operation.name)
        if described.has_event_stream_input:
            continue
        for seed in range(2):
            random = Random(f"{operation.name}{seed}")  # noqa: S311 - no secret
            wire = draw_wire(made.service, operation.input.target, random)
            request = made.classes[operation.input.target].from_dict(wire).to_dict()
            report = validate(request, described.input_shape)
            assert not report.has_errors(), f"{operation.name}: {report.generate_report()}"
            assert request == wire
            serializer.serialize_to_request(request, described)
            sent += 1

    assert sent >= 2 * min(len(made.service.operations), MOST_OPERATIONS) // 2


def test_attributes_are_spelled_like_the_methods_of_a_client(
    generated: Callable[[str], Any],
) -> None:
    """A wire name and its attribute stand side by side in the class."""
    cls = generated("sqs").module.SendMessageRequest

    assert cls.__slots__["message_body"] == "MessageBody"
    assert cls.__slots__["queue_url"] == "QueueUrl"


def test_a_wrong_request_is_told_apart_by_the_same_judge(generated: Callable[[str], Any]) -> None:
    """The judge of these tests does refuse: a number where text belongs."""
    made = generated("sqs")
    request = made.module.SendMessageRequest(queue_url=7, message_body="x").to_dict()
    shape = open_model("sqs").operation_model("SendMessage").input_shape

    assert validate(request, shape).has_errors()
