"""Error responses as they come over the wire, in each of AWS's protocols.

Takes a code and a message, gives the headers and the body that botocore's own parsers
read back. Answers that are no errors are not written here: they never go over a wire.
"""

from __future__ import annotations

from html import escape
from json import dumps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    Wire: TypeAlias = tuple[dict[str, str], bytes]
    """Headers and body."""

REQUEST_ID = "x-amzn-requestid"


def write_error(
    protocol: str, code: str, message: str, *, request: str, compatible: bool = False
) -> Wire:
    """The headers and the body of an error response.

    Args:
        protocol: botocore's name for it.
        code: the error's.
        message: what the error says.
        request: the request's id.
        compatible: the service once spoke the query protocol, and says codes in it.

    Raises:
        ValueError: there is no such protocol.
    """
    write = _WRITERS.get(protocol)
    if write is None:
        raise ValueError(f"faults cannot be sent in the protocol {protocol!r}")
    headers, body = write(code, message, request)
    if compatible:
        headers["x-amzn-query-error"] = f"{code};Sender"
    return {REQUEST_ID: request, **headers}, body


def _write_json(code: str, message: str, _: str) -> Wire:
    body = dumps({"__type": code, "message": message}).encode()
    return {"content-type": "application/x-amz-json-1.1"}, body


def _write_rest_json(code: str, message: str, _: str) -> Wire:
    body = dumps({"message": message}).encode()
    return {"content-type": "application/json", "x-amzn-errortype": code}, body


def _write_query(code: str, message: str, request: str) -> Wire:
    error = f"<Error><Type>Sender</Type>{_write_elements(code, message)}</Error>"
    number = f"<RequestId>{escape(request)}</RequestId>"
    body = f"<ErrorResponse>{error}{number}</ErrorResponse>"
    return {"content-type": "text/xml"}, body.encode()


def _write_ec2(code: str, message: str, request: str) -> Wire:
    errors = f"<Errors><Error>{_write_elements(code, message)}</Error></Errors>"
    number = f"<RequestID>{escape(request)}</RequestID>"
    body = f"<Response>{errors}{number}</Response>"
    return {"content-type": "text/xml"}, body.encode()


def _write_elements(code: str, message: str) -> str:
    return f"<Code>{escape(code)}</Code><Message>{escape(message)}</Message>"


def _write_cbor(code: str, message: str, _: str) -> Wire:
    texts = ("__type", code, "message", message)
    body = b"\xa2" + b"".join(map(_write_cbor_text, texts))  # a map of two entries
    return {"content-type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}, body


def _write_cbor_text(text: str) -> bytes:
    data = text.encode()
    return b"\x7a" + len(data).to_bytes(4, "big") + data  # its length in four bytes


_WRITERS: Mapping[str, Callable[[str, str, str], Wire]] = {
    "json": _write_json,
    "rest-json": _write_rest_json,
    "query": _write_query,
    "ec2": _write_ec2,
    "rest-xml": _write_query,
    "smithy-rpc-v2-cbor": _write_cbor,
}
