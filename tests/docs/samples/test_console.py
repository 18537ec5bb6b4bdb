"""Commands: what a shell and the AWS CLI read from them is the request."""

from __future__ import annotations

import base64
import json
import shlex
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from tests.docs.samples.shown import SLICES, Shown

from shapewright.build.service import build_service
from shapewright.docs.samples.console import EVENTS, NONE, name_command, write_console
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
            assert sample.text in {NONE, EVENTS}
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
    texts = StringShape | EnumShape | BlobShape  # a blob as base64
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
                is_text = isinstance(service.shape(member.target), texts)
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
        ("rds", "ModifyOptionGroup", "rds add-option-to-option-group"),
        ("ec2", "ImportVolume", ""),
        ("emr", "DescribeCluster", ""),
        ("emr", "SetUnhealthyNodeReplacement", ""),
        ("kinesis", "SubscribeToShard", ""),
        ("cloudwatch", "GetOTelEnrichment", "cloudwatch get-otel-enrichment"),
    ],
)
def test_commands_are_called_as_the_cli_calls_them(
    service: str, operation: str, command: str
) -> None:
    assert name_command(*find_operation(service, operation)) == command


def find_operation(service: str, operation: str) -> tuple[Service, Operation]:
    """An operation of an installed service."""
    built = build_service(open_source("installed").read(service)).service
    [found] = [one for one in built.operations if one.name == operation]
    return built, found


@pytest.mark.parametrize(
    ("service", "operation", "request_", "text"),
    [
        # A blob that is the body comes back as a file, whether the model says that it streams.
        (
            *("lambda", "Invoke", {"FunctionName": "f", "Payload": b"{}"}),
            "aws lambda invoke --function-name f --payload e30= output.bin",
        ),
        # An option that takes a list would take the file too.
        (
            *("kinesis-video-archived-media", "GetMediaForFragmentList", {"Fragments": ["1"]}),
            """aws kinesis-video-archived-media get-media-for-fragment-list output.bin
            --fragments '["1"]'""",
        ),
        (
            *("iam", "CreateVirtualMFADevice", {"VirtualMFADeviceName": "phone"}),
            """aws iam create-virtual-mfa-device --virtual-mfa-device-name phone
            --bootstrap-method QRCodePNG --outfile output.bin""",
        ),
        (
            *("translate", "ImportTerminology"),
            {"Name": "n", "TerminologyData": {"File": b"a,b", "Format": "CSV"}},
            """aws translate import-terminology --cli-input-json '{ "Name": "n" }'
            --terminology-data '{"Format": "CSV"}' --data-file fileb://input.bin""",
        ),
        (
            *("cloudsearchdomain", "UploadDocuments"),
            {"documents": b"[]", "contentType": "application/json"},
            """aws cloudsearchdomain upload-documents
            --endpoint-url https://search-my-domain.us-east-1.cloudsearch.amazonaws.com
            --cli-input-json '{ "contentType": "application/json" }' --documents input.bin""",
        ),
        (*("kinesis", "SubscribeToShard", {}), EVENTS),
        (*("ec2", "ImportVolume", {}), NONE),
        (
            *("emr", "DescribeCluster", {"ClusterId": "c"}),
            """# The AWS CLI has a command of its own for this, with other arguments: see
            aws emr describe-cluster help""",
        ),
    ],
)
def test_commands_are_as_the_cli_takes_them(
    service: str, operation: str, request_: dict[str, Any], text: str
) -> None:
    sample = write_console(*find_operation(service, operation), request_)

    assert sample.text.replace("\\\n", "").split() == text.split()


@pytest.mark.parametrize(
    ("service", "operation", "word"),
    [
        ("ssm", "StartSession", "plugin"),
        ("ecs", "ExecuteCommand", "plugin"),
        ("sdb", "ListDomains", "preview.sdb"),
        ("cloudsearchdomain", "Suggest", "endpoint"),
        ("lambda", "Invoke", "output.bin"),
    ],
)
def test_what_a_command_needs_beside_it_is_said(service: str, operation: str, word: str) -> None:
    assert word in write_console(*find_operation(service, operation), {}).note


def test_no_name_is_more_than_a_word_of_the_shell() -> None:
    service, operation = find_operation("lambda", "Invoke")
    renamed = replace(operation, name="Put $(x y)")

    sample = write_console(service, renamed, {"Function $(x y)": "f"})

    words = shlex.split(sample.text.replace(" \\\n", " "))
    assert words == ["aws", "lambda", "put $(x y)", "--function $(x y)", "f", "output.bin"]
