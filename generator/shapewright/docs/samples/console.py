"""The form for the AWS CLI: a command with its input as JSON.

Takes an operation and its request, gives a command that a POSIX shell reads, in the encodings of
version 2 of the CLI: blobs are base64, times ISO 8601. What is streamed is a file. Where the CLI
has no command, that is said in place of one.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from shlex import quote

from shapewright.docs.page import Sample
from shapewright.docs.samples.command_names import EVENTS_TO_FILE, MISSING, OPERATIONS, SERVICES
from shapewright.docs.samples.wording import Plain
from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import (
    BlobShape,
    EventStreamShape,
    Member,
    ShapeId,
    StructureShape,
    UnionShape,
)
from shapewright.lower.naming import method

TITLE = "AWS CLI"
SENT_FILE = "input.bin"
RECEIVED_FILE = "output.bin"
_NONE = "# The AWS CLI has no command for this operation."
_BASE64 = "Blobs are base64, as version 2 of the AWS CLI takes them."


def write_console(service: Service, operation: Operation, request: Mapping[str, Plain]) -> Sample:
    """An operation as a command."""
    name = name_command(service, operation)
    if not name:
        return Sample(TITLE, "console", _NONE)
    body = _find_stream(service, operation.input.target if operation.input else None)
    sent = {key: value for key, value in request.items() if body is None or key != body.name}
    notes = [_BASE64] if _has_blobs(sent) else []
    parts = [f"aws {name}"]
    if _streams_back(service, operation):
        parts += [_write_option(_spell(key), value) for key, value in sent.items()]
    elif sent:
        text = json.dumps(sent, indent=2, default=_encode)
        parts[0] = f"{parts[0]} --cli-input-json {quote(text)}"
    if body is not None and body.name in request:
        parts.append(f"--{_spell(body.name)} {SENT_FILE}")
        notes.append(f"What is streamed stands in the file `{SENT_FILE}`.")
    if _streams_back(service, operation):
        parts.append(RECEIVED_FILE)
        notes.append(f"What is streamed back is written to the file `{RECEIVED_FILE}`.")
    return Sample(TITLE, "console", " \\\n  ".join(parts), " ".join(notes))


def name_command(service: Service, operation: Operation) -> str:
    """The service and the operation as the CLI calls them; empty if it has no such command."""
    command = _spell(operation.name)
    if command in MISSING.get(service.name, ()):
        return ""
    events = has_events(service, operation.input.target if operation.input else None)
    answer = has_events(service, operation.output.target if operation.output else None)
    if (events or answer) and (service.name, operation.name) not in EVENTS_TO_FILE:
        return ""
    command = OPERATIONS.get((service.name, command), command)
    return f"{SERVICES.get(service.name, service.name)} {command}"


def _spell(name: str) -> str:
    """An operation or a member as the CLI spells it."""
    return method(name).replace("_", "-")


def _streams_back(service: Service, operation: Operation) -> bool:
    target = operation.output.target if operation.output else None
    return _find_stream(service, target) is not None or has_events(service, target)


def _members_of(service: Service, target: ShapeId | None) -> Sequence[Member]:
    shape = service.shape(target) if target else None
    return shape.members if isinstance(shape, StructureShape | UnionShape) else ()


def _find_stream(service: Service, target: ShapeId | None) -> Member | None:
    """The member of a request or response that is a stream of bytes."""
    for member in _members_of(service, target):
        shape = service.shape(member.target)
        if isinstance(shape, BlobShape) and (shape.streaming or member.streaming):
            return member
    return None


def has_events(service: Service, target: ShapeId | None) -> bool:
    """Whether a request or response has a stream of events in it."""
    members = _members_of(service, target)
    return any(isinstance(service.shape(one.target), EventStreamShape) for one in members)


def _write_option(name: str, value: Plain) -> str:
    """An option with its value; of a boolean, the option that says it."""
    match value:
        case bool():
            return f"--{name}" if value else f"--no-{name}"
        case str():
            return f"--{name} {quote(value)}"
        case bytes() | datetime():
            return f"--{name} {quote(_encode(value))}"
        case _:
            return f"--{name} {quote(json.dumps(value, default=_encode))}"


def _encode(value: object) -> str:
    """What JSON has no form for."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    raise TypeError(f"no form for {type(value).__name__} in JSON")


def _has_blobs(value: Plain) -> bool:
    match value:
        case Mapping():
            return any(map(_has_blobs, value.values()))
        case list():
            return any(map(_has_blobs, value))
        case _:
            return isinstance(value, bytes)
