"""Every operation of the oddest services is answered through boto3, and after a fault too.

There is no package behind these fakes: they answer everything with nothing. What is shown is that
no operation's own ways lead past them, to the network or to somebody's credentials.
"""

from __future__ import annotations

from threading import RLock
from types import SimpleNamespace
from typing import Any

import pytest
from tests.fake.sdk import connect, errors

from shapewright.runtime.fake.clock import Clock
from shapewright.runtime.fake.control import Control

SERVICES = [
    "cloudfront",  # rest-xml
    "cloudsearchdomain",  # has no address of its own
    "cloudwatchomni",  # CBOR
    "cognito-identity",  # operations that are not signed
    "eventbridgev2",  # CBOR
    "glacier",  # the account is put into the parameters
    "importexport",  # its own signature
    "iot-data",  # bodies without structure
    "kinesis",  # events over JSON
    "lexv2-runtime",  # events in both directions
    "neptune",  # addresses signed beforehand
    "polly",  # a body that is read bit by bit
    "rds",  # as neptune
    "route53",  # parameters that are changed on the way
    "s3",  # nearly everything
    "s3control",  # hosts made of parameters
    "sts",  # a mix of signed and unsigned
    "timestream-write",  # addresses that have to be found first
]
SHAPES: dict[str, Any] = {
    "blob": b"x",
    "boolean": True,
    "double": 1.0,
    "float": 1.0,
    "integer": 1,
    "list": [],
    "long": 1,
    "map": {},
    "timestamp": 0,
}


class Nothing(Control):
    """The fake of any service, which answers every call with nothing."""

    def __init__(self, service: str, operations: list[str]) -> None:
        known = dict.fromkeys(operations, (None, None))
        validation = SimpleNamespace(
            operations=known, find_operation=known.__getitem__, package="none"
        )
        facts: Any = SimpleNamespace(service=service, validation=validation, errors={}, raises={})
        self.FACTS = facts
        super().__init__()
        self.clock = Clock()
        self._lock: Any = RLock()
        self.heard: list[str] = []

    def call(self, operation: str, params: Any) -> dict[str, Any]:
        """Nothing."""
        del params
        self.heard.append(operation)
        return {}


def fill(shape: Any) -> Any:
    """A value with the members that a request cannot be made without."""
    if shape is None:
        return {}
    if shape.type_name == "structure":
        return {name: fill(shape.members[name]) for name in shape.required_members}
    if "account" in shape.name.lower():
        return "123456789012"
    if shape.name.endswith("ARN"):
        kind = shape.name.removesuffix("ARN").lower()
        kind = kind if kind in {"channel", "queue"} else "stream"
        return f"arn:aws:kinesis:eu-central-1:123456789012:{kind}/s"
    return SHAPES.get(shape.type_name, "x")


@pytest.mark.parametrize("service", SERVICES)
def test_every_operation_is_answered(service: str) -> None:
    client = connect(service, parameter_validation=False)
    model = client.meta.service_model
    fake = Nothing(service, model.operation_names)
    asked: list[str] = []
    with fake.attach(client):
        for method, operation in client.meta.method_to_api_mapping.items():
            params = fill(model.operation_model(operation).input_shape)
            for faults in (0, 1):
                if faults:
                    fake.fault(operation, "internal", times=faults)
                call = getattr(client, method, None)
                if call is None:  # events are sent to it, which boto3 cannot do
                    continue
                answer = call(**params)
                asked.append(operation)
                assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
                assert answer["ResponseMetadata"]["RetryAttempts"] == faults, operation

    assert fake.heard == asked
    assert len(asked) > 2


def test_an_address_that_cannot_be_made_is_told_by_botocore() -> None:
    client = connect("cloudfront-keyvaluestore")
    fake = Nothing("cloudfront-keyvaluestore", client.meta.service_model.operation_names)
    with fake.attach(client), pytest.raises(errors.EndpointResolutionError, match="valid ARN"):
        client.get_key(KvsARN="x", Key="k")
    assert fake.heard == []
