"""Answers held to botocore's own parser.

Takes an operation of botocore's own model and an answer, sends it as the service would, lets the
parser that botocore chooses for the service read it, and gives what came out otherwise. No
transport is used.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from io import BytesIO
from typing import Any

from bench.fakes.wire.build import build_response
from bench.fakes.wire.compare import Comparison, Difference
from bench.fakes.wire.response import Response
from bench.fakes.wire.scalar import UnsendableError, show


def find_difference(operation: Any, answer: Mapping[str, Any]) -> Difference | None:
    """What botocore reads otherwise than it was sent; None for nothing.

    Args:
        operation: botocore's model of it, without a stream of events in its output.
        answer: a plain dictionary, as boto3 gives it.
    """
    try:
        response = build_response(operation, answer)
    except UnsendableError as error:
        return Difference(error.path, f"cannot be sent: {error.why}", error.text)
    except Exception as error:  # noqa: BLE001 - of whatever kind: it cannot be sent
        return Difference("", f"cannot be sent: {type(error).__name__}: {error}")
    try:
        parsed = read_response(operation, response)
    except Exception as error:  # noqa: BLE001 - of whatever kind: no client could read it
        return Difference("", f"cannot be read: {type(error).__name__}: {error}")
    if operation.output_shape is None:
        return Difference("", f"{show(parsed)} was read of nothing") if parsed else None
    comparison = Comparison(operation.service_model.resolved_protocol)
    return comparison.compare(operation.output_shape, dict(answer), parsed)


def read_response(operation: Any, response: Response) -> dict[str, Any]:
    """What botocore's parser makes of a response, without what it says of the transport.

    Raises:
        ResponseParserError: botocore's; it cannot be read.
    """
    received = {
        "status_code": response.status,
        "headers": _load("awsrequest").HeadersDict(response.headers),
        "body": response.body,
        "context": {"operation_name": operation.name},
    }
    if operation.has_streaming_output:
        stream = BytesIO(response.body)
        received["body"] = _load("response").StreamingBody(stream, len(response.body))
    parser = _find_parser(operation.service_model.resolved_protocol)
    parsed: dict[str, Any] = parser.parse(received, operation.output_shape)
    parsed.pop("ResponseMetadata", None)
    if operation.has_streaming_output:
        payload = operation.output_shape.serialization["payload"]
        parsed[payload] = parsed[payload].read()
    return parsed


@cache
def _find_parser(protocol: str) -> Any:
    return _load("parsers").create_parser(protocol)


def _load(name: str) -> Any:
    return import_module(f"botocore.{name}")  # which has no types
