"""From an answer to the response that a service would send, for every protocol of botocore's.

Takes an operation of botocore's own model and an answer as boto3 gives it, gives the response.
Event streams are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from bench.fakes.wire.response import Response
from bench.fakes.wire.rest import build_rest_response, is_bound
from bench.fakes.wire.scalar import UnsendableError
from bench.fakes.wire.tree import CborTree, JsonTree, Tree
from bench.fakes.wire.xml import write_attributes, write_element, write_members, write_namespace

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_REQUEST = "00000000-0000-4000-8000-000000000000"
_KINDS = {
    "json": "application/x-amz-json-1.1",
    "rest-json": "application/json",
    "query": "text/xml",
    "ec2": "text/xml",
    "rest-xml": "application/xml",
    "smithy-rpc-v2-cbor": "application/cbor",
}
_JSON, _CBOR = JsonTree(), CborTree()


def build_response(operation: Any, answer: Mapping[str, Any]) -> Response:
    """The response with an answer.

    Args:
        operation: botocore's model of it; its service says what protocol.
        answer: a plain dictionary, as boto3 gives it.

    Raises:
        UnsendableError: a part of the answer cannot be sent.
    """
    protocol = operation.service_model.resolved_protocol
    if operation.output_shape is None and answer:
        raise UnsendableError(next(iter(answer)), "the operation has no answer")
    response = _build(protocol, operation, answer)
    for name, value in {"x-amzn-RequestId": _REQUEST, "Content-Type": _KINDS[protocol]}.items():
        if not is_bound(operation.output_shape, name):
            response.headers.setdefault(name, value)
    return response


def _build(protocol: str, operation: Any, answer: Mapping[str, Any]) -> Response:
    shape = operation.output_shape
    match protocol:
        case "json":
            return Response(body=_JSON.write(shape, answer, "") if shape else b"{}")
        case "smithy-rpc-v2-cbor":
            body = _CBOR.write(shape, answer, "") if shape else b""
            return Response(headers={"smithy-protocol": "rpc-v2-cbor"}, body=body)
        case "rest-json":
            return build_rest_response(operation, answer, partial(_write_tree, _JSON))
        case "rest-xml":
            return build_rest_response(operation, answer, partial(_write_root, operation))
        case "query":
            return Response(body=_write_query(operation, answer))
        case "ec2":
            return Response(body=_write_ec2(operation, answer))
        case _:
            message = f"there is no protocol {protocol}"
            raise ValueError(message)


def _write_tree(tree: Tree, shape: Any, members: Mapping[str, Any], value: Any, path: str) -> bytes:
    if members and not shape.metadata.get("document"):
        return tree.encode(tree.build_members(members, value, path))
    return tree.write(shape, value, path)


def _write_root(
    operation: Any, shape: Any, members: Mapping[str, Any], value: Any, path: str
) -> bytes:
    space = shape.serialization.get("xmlNamespace") or _find_space(operation)
    attributes = write_attributes(shape, value, path, space)
    tag = shape.serialization.get("name", shape.name)
    return _finish(write_element(tag, write_members(members, value, path), attributes))


def _write_query(operation: Any, answer: Mapping[str, Any]) -> bytes:
    shape = operation.output_shape
    inner = write_members(shape.members, answer, "") if shape else ""
    wrapper = shape.serialization.get("resultWrapper") if shape else None
    if wrapper:
        inner = write_element(wrapper, inner)
    request = write_element("ResponseMetadata", write_element("RequestId", _REQUEST))
    return _finish(_write_response(operation, inner + request))


def _write_ec2(operation: Any, answer: Mapping[str, Any]) -> bytes:
    shape = operation.output_shape
    inner = write_members(shape.members, answer, "") if shape else ""
    return _finish(_write_response(operation, write_element("requestId", _REQUEST) + inner))


def _write_response(operation: Any, inner: str) -> str:
    space = write_namespace(_find_space(operation))
    return write_element(f"{operation.name}Response", inner, space)


def _find_space(operation: Any) -> str | None:
    space: str | None = operation.service_model.metadata.get("xmlNamespace")
    return space


def _finish(root: str) -> bytes:
    return f"{_DECLARATION}{root}".encode()
