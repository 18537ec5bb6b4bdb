"""Responses of ``rest-json`` and ``rest-xml``: what stands in the status, in headers, in the body.

Takes an operation and an answer, gives the response. How a body is written, JSON or XML, is given.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from typing import Any

from bench.fakes.wire.response import Response
from bench.fakes.wire.scalar import RFC, UnsendableError, check_bytes, show, write_text

WriteBody = Callable[[Any, Mapping[str, Any], Any, str], bytes]
"""From a structure's shape, those of its members that are in the body, the value and its path."""
_TEXT = re.compile("(?:[!-~\xa1-\xff](?:[\t -~\xa0-\xff]*[!-~\xa1-\xff])?)?")
"""What stands in a header in a byte for each letter, as clients read it, and is not trimmed."""
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_RIGHT = range(200, 300)


def build_rest_response(operation: Any, answer: Mapping[str, Any], write: WriteBody) -> Response:
    """The response with an answer.

    Raises:
        UnsendableError: a part of the answer cannot be sent.
    """
    shape = operation.output_shape
    response = Response(status=int(operation.http.get("responseCode", 200)))
    if shape is None:
        return response
    rest: dict[str, Any] = {}
    for name, value in answer.items():
        if name not in shape.members:
            raise UnsendableError(name, "there is no such member")
        if not _place(response, shape.members[name], name, value):
            rest[name] = value
    response.body = _build_body(shape, rest, write)
    return response


def is_bound(shape: Any, header: str) -> bool:
    """Whether a header is that of a member of a response."""
    for name, member in getattr(shape, "members", {}).items():
        called = str(member.serialization.get("name", name)).lower()
        match member.serialization.get("location"):
            case "header" if header.lower() == called:
                return True
            case "headers" if header.lower().startswith(_find_prefix(member).lower()):
                return True
            case _:
                pass
    return False


def _place(response: Response, member: Any, name: str, value: Any) -> bool:
    """Put a member that is not of the body where it belongs; whether it is one."""
    match member.serialization.get("location"):
        case "statusCode":
            if value not in _RIGHT:
                raise UnsendableError(name, f"{show(value)} is no status of an answer")
            response.status = value
        case "header":
            header = member.serialization.get("name", name)
            response.headers[header] = _write_header(member, value, name)
        case "headers":
            for key, one in value.items():
                here = f"{name}{{{key}}}"
                header = f"{_find_prefix(member)}{key}"
                if not _NAME.fullmatch(header):
                    raise UnsendableError(here, f"{show(header)} is no name of a header")
                response.headers[header] = _write_header(member.value, one, here)
        case _:
            return False
    return True


def _find_prefix(member: Any) -> str:
    return str(member.serialization.get("name", ""))


def _write_header(shape: Any, value: Any, path: str) -> str:
    if shape.serialization.get("jsonvalue"):
        return b64encode(json.dumps(value).encode()).decode("ascii")
    if shape.type_name == "list":
        items = [_write_header(shape.member, one, path) for one in value]
        if any("," in item for item in items):
            raise UnsendableError(path, "a comma cannot stand in a list in a header")
        return ", ".join(items)
    text = write_text(shape, value, RFC, path)
    if not _TEXT.fullmatch(text):
        raise UnsendableError(path, f"{show(text)} cannot stand in a header", text)
    return text


def _build_body(shape: Any, rest: dict[str, Any], write: WriteBody) -> bytes:
    payload = shape.serialization.get("payload")
    if payload is None:
        inside = {
            name: member
            for name, member in shape.members.items()
            if member.serialization.get("location") is None
        }
        return write(shape, inside, rest, "") if inside else b""
    if strays := [name for name in rest if name != payload]:
        raise UnsendableError(strays[0], f"the body is {payload} and nothing else")
    if payload not in rest:
        return b""
    member, value = shape.members[payload], rest[payload]
    match member.type_name:
        case "blob":
            return check_bytes(value, payload)
        case "string":
            return write_text(member, value, RFC, payload).encode()
        case _:
            return write(member, getattr(member, "members", {}), value, payload)
