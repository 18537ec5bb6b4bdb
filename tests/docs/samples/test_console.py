"""Commands: what a shell and the AWS CLI read from them is the request."""

from __future__ import annotations

import base64
import json
import shlex
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import pytest
from tests.docs.samples.shown import SLICES, Shown

from shapewright.build.service import build_service
from shapewright.docs.samples.console import name_command
from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import (
    BlobShape,
    EnumShape,
    ListShape,
    MapShape,
    ShapeId,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
)
from shapewright.sources.open import open_source


@pytest.mark.parametrize("name", SLICES)
def test_the_command_says_the_request(name: str, find: Callable[[str], Shown]) -> None:
    shown = find(name)
    said = 0
    for operation, forms in shown.list_forms():
        sample = forms["AWS CLI"]
        command = name_command(shown.service, operation)
        if not command:
            assert sample.text == "# The AWS CLI has no command for this operation."
            continue
        words = shlex.split(sample.text.replace(" \\\n", " "))
        assert words[:3] == ["aws", *command.split()]
        read, stream = read_command(shown.service, operation, words[3:])
        request = dict(shown.examples.requests[operation.name])
        if stream:
            assert isinstance(request.pop(stream), bytes)
        assert read == request
        said += 1

    assert said >= len(shown.service.operations) / 2


def read_command(
    service: Service, operation: Operation, words: Sequence[str]
) -> tuple[dict[str, Any], str]:
    """The request that a command makes, and the member that it streams."""
    if operation.input is None:
        assert not words
        return {}, ""
    shape = service.shape(operation.input.target)
    assert isinstance(shape, StructureShape)
    names = {member.name.lower().replace("-", ""): member for member in shape.members}
    request: dict[str, Any] = {}
    stream = ""
    waiting = [*words]
    while waiting:
        option = waiting.pop(0)
        if not option.startswith("--"):
            assert option == "output.bin"
            assert not waiting
        elif option == "--cli-input-json":
            request |= json.loads(waiting.pop(0))
        else:
            member = names[option[2:].replace("-", "")]
            value = waiting.pop(0)
            if value == "input.bin":
                stream = member.name
            else:
                is_text = isinstance(service.shape(member.target), StringShape | EnumShape)
                request[member.name] = value if is_text else json.loads(value)
    return decode(service, operation.input.target, request), stream


def decode(service: Service, id_: ShapeId, value: Any) -> Any:
    """A value in the encodings of the CLI as boto3 takes it."""
    match service.shape(id_):
        case StructureShape() | UnionShape() as shape:
            targets = {member.name: member.target for member in shape.members}
            return {key: decode(service, targets[key], one) for key, one in value.items()}
        case ListShape() as shape:
            return [decode(service, shape.element.target, one) for one in value]
        case MapShape() as shape:
            return {key: decode(service, shape.value.target, one) for key, one in value.items()}
        case BlobShape():
            return base64.b64decode(value, validate=True)
        case TimestampShape():
            return datetime.fromisoformat(value)
        case _:
            return value


@pytest.mark.parametrize(
    ("service", "operation", "command"),
    [
        ("s3", "GetObject", "s3api get-object"),
        ("s3", "SelectObjectContent", "s3api select-object-content"),
        ("codedeploy", "CreateApplication", "deploy create-application"),
        ("config", "DescribeConfigRules", "configservice describe-config-rules"),
        ("logs", "PutLogEvents", "logs put-log-events"),
        ("ec2", "ImportVolume", ""),
        ("kinesis", "SubscribeToShard", ""),
        ("cloudwatch", "GetOTelEnrichment", "cloudwatch get-otel-enrichment"),
    ],
)
def test_commands_are_called_as_the_cli_calls_them(
    service: str, operation: str, command: str
) -> None:
    built = build_service(open_source("installed").read(service)).service
    [found] = [one for one in built.operations if one.name == operation]

    assert name_command(built, found) == command
