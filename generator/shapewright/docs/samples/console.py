"""The form for the AWS CLI: a command with its input as JSON.

Takes an operation and its request, gives a command that a POSIX shell reads, in the encodings of
version 2 of the CLI: blobs are base64, times ISO 8601. What is streamed is a file. Where the CLI
has no command, or none that takes the request, that is said in place of one.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from shlex import quote

from shapewright.docs.page import Sample
from shapewright.docs.samples.command_names import (
    BLOB_OPTIONS,
    ENDPOINTS,
    EVENTS_TO_FILE,
    FILE_OPTIONS,
    MISSING,
    NOTES,
    OPERATIONS,
    OWN,
    SERVICES,
)
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
NONE = "# The AWS CLI has no command for this operation."
EVENTS = "# The AWS CLI does not show streams of events, so there is no command to show."
OWN_COMMAND = (
    "# The AWS CLI has a command of its own for this, with other arguments: see\naws {} help"
)
_BASE64 = "Blobs are base64, as version 2 of the AWS CLI takes them."
_SENT = f"The content that is sent stands in the file `{SENT_FILE}`."
_RECEIVED = f"The content that comes back is written to the file `{RECEIVED_FILE}`."


def write_console(service: Service, operation: Operation, request: Mapping[str, Plain]) -> Sample:
    """An operation as a command."""
    name = name_command(service, operation)
    if not name:
        return Sample(TITLE, "console", _explain(service, operation))
    sent = dict(request)
    streamed = _take_files(service, operation, sent)
    notes = [_BASE64] if _has_blobs(sent) else []
    parts = [f"aws {name}"]
    if service.name in ENDPOINTS:
        parts[0] = f"{parts[0]} --endpoint-url {ENDPOINTS[service.name]}"
    named = _name_file(service, operation)
    if named is not None:
        parts += [_write_option(_spell(key), value) for key, value in sent.items()]
    elif sent:
        text = json.dumps(sent, indent=2, default=_encode)
        parts[0] = f"{parts[0]} --cli-input-json {quote(text)}"
    if streamed:
        parts += streamed
        notes.append(_SENT)
    if named is not None:
        # An option that takes a list takes every word that follows.
        at = 1 if any(isinstance(value, list) for value in sent.values()) else len(parts)
        parts.insert(at, f"{named} {RECEIVED_FILE}".strip())
        notes.append(_RECEIVED)
    notes += [NOTES[key] for key in (service.name, name) if key in NOTES]
    return Sample(TITLE, "console", " \\\n  ".join(parts), " ".join(notes))


def name_command(service: Service, operation: Operation) -> str:
    """The service and the operation as the CLI calls them; empty if it has no such command."""
    command = _spell(operation.name)
    absent = MISSING.get(service.name, frozenset()) | OWN.get(service.name, frozenset())
    if command in absent or _is_of_events(service, operation):
        return ""
    return _join(service, OPERATIONS.get((service.name, command), command))


def _explain(service: Service, operation: Operation) -> str:
    """Why there is no command to show."""
    command = _spell(operation.name)
    if command in OWN.get(service.name, ()):
        return OWN_COMMAND.format(_join(service, command))
    return EVENTS if _is_of_events(service, operation) else NONE


def _join(service: Service, command: str) -> str:
    return f"{SERVICES.get(service.name, service.name)} {command}"


def _is_of_events(service: Service, operation: Operation) -> bool:
    """Whether a stream of events is sent or comes back, and not to a file."""
    sides = (operation.input, operation.output)
    has = any(has_events(service, side.target) for side in sides if side)
    return has and (service.name, operation.name) not in EVENTS_TO_FILE


def _take_files(service: Service, operation: Operation, sent: dict[str, Plain]) -> list[str]:
    """Take out of a request what stands in a file, and give the options that name it."""
    key = (service.name, operation.name)
    body = _find_stream(service, operation.input.target if operation.input else None)
    if body is not None and body.name in sent:
        del sent[body.name]
        return [f"--{_spell(body.name)} {SENT_FILE}"]
    if key not in BLOB_OPTIONS:
        return []
    member, blob, option = BLOB_OPTIONS[key]
    value = sent.pop(member, None)
    rest = {k: v for k, v in value.items() if k != blob} if isinstance(value, Mapping) else {}
    options = [_write_option(_spell(member), rest)] if rest else []
    return [*options, f"--{option} fileb://{SENT_FILE}"]


def _name_file(service: Service, operation: Operation) -> str | None:
    """What names the file for what comes back: an option, or its place alone; none for no file."""
    key = (service.name, operation.name)
    if key in FILE_OPTIONS:
        return FILE_OPTIONS[key]
    return "" if key in EVENTS_TO_FILE or _streams_back(service, operation) else None


def _spell(name: str) -> str:
    """An operation or a member as the CLI spells it, and as a shell takes it for a word."""
    return quote(method(name).replace("_", "-"))


def _streams_back(service: Service, operation: Operation) -> bool:
    """Whether the body of the response is a blob, which is what the CLI goes by."""
    shape = service.shape(operation.output.target) if operation.output else None
    return isinstance(shape, StructureShape) and any(
        member.name == shape.payload and isinstance(service.shape(member.target), BlobShape)
        for member in shape.members
    )


def _members_of(service: Service, target: ShapeId | None) -> Sequence[Member]:
    shape = service.shape(target) if target else None
    return shape.members if isinstance(shape, StructureShape | UnionShape) else ()


def _find_stream(service: Service, target: ShapeId | None) -> Member | None:
    """The member of a request that is a stream of bytes."""
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
