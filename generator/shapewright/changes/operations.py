"""The operations of two editions held against each other.

Takes both editions, gives which operations are new, gone or renamed, and what differs in those that
both have, their shapes aside. Paths begin with the operation's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shapewright.ir.service import (
    Authentication,
    Checksum,
    EndpointTraits,
    Http,
    Operation,
)
from shapewright.ir.shape import Ref

from .found import AGGREGATES, GUESS, Editions, Found, find_deprecation, say_flag, say_list
from .members import say_member
from .pairs import pair_operations, rest
from .shapes import compare_refs

_USUAL_STATUS = 200
_USUAL_SIGNING = "aws.auth#sigv4"


def compare_operations(editions: Editions) -> Iterator[Found]:
    """What differs in the operations of two editions; the first step is the operation's name."""
    matched = pair_operations(editions)
    for operation in matched.removed:
        yield Found("operation-removed", operation.name, _say_operation(operation))
    for operation in matched.added:
        yield Found("operation-added", operation.name, "", _say_operation(operation))
    for pair in matched.pairs:
        was, now = pair.old, pair.new
        if pair.evidence:
            said = f"{GUESS}: {pair.evidence}"
            yield Found("operation-renamed", was.name, was.name, now.name, said)
            now = _call(now, was)
        if was != now:
            yield from rest(_compare_operation(was, now, editions), pair.guess)


def _call(renamed: Operation, old: Operation) -> Operation:
    """An operation by its old name, and by that on the wire too where both had but one name."""
    same = old.wire_name == old.name and renamed.wire_name == renamed.name
    return replace(renamed, name=old.name, wire_name=old.wire_name if same else renamed.wire_name)


def _say_operation(operation: Operation) -> str:
    return f"{operation.http.method} {operation.http.uri}"


def _compare_operation(old: Operation, new: Operation, editions: Editions) -> Iterator[Found]:
    name = old.name
    if old.wire_name != new.wire_name:
        yield Found("operation-wire-name", name, old.wire_name, new.wire_name)
    yield from _compare_http(old.http, new.http, name)
    yield from _compare_messages(old, new)
    yield from _find_new_demands(old, new, editions)
    yield from _compare_traits(old, new)
    yield from _compare_travel(old, new)
    yield from _compare_errors(old, new)


def _compare_http(old: Http, new: Http, name: str) -> Iterator[Found]:
    if old.method != new.method:
        yield Found("http-method", f"{name}.request", old.method, new.method)
    if old.uri != new.uri:
        yield Found("http-uri", f"{name}.request", old.uri, new.uri)
    if old.status != new.status:
        same = (old.status or _USUAL_STATUS) == (new.status or _USUAL_STATUS)
        kind = "http-status-stated" if same else "http-status"
        said = [str(one.status or "") for one in (old, new)]
        yield Found(kind, f"{name}.response", *said)


def _compare_messages(old: Operation, new: Operation) -> Iterator[Found]:
    for message, side, before, after in (
        ("input", "request", old.input, new.input),
        ("output", "response", old.output, new.output),
    ):
        if (before is None) != (after is None):
            kind = f"{message}-{'added' if before is None else 'removed'}"
            yield Found(kind, f"{old.name}.{side}", _say_ref(before), _say_ref(after))
        elif before is not None and after is not None:
            yield from compare_refs(before, after, f"{old.name}.{side}")
    if old.result_wrapper != new.result_wrapper:
        said = (one.result_wrapper for one in (old, new))
        yield Found("result-wrapper", f"{old.name}.response", *said)


def _find_new_demands(old: Operation, new: Operation, editions: Editions) -> Iterator[Found]:
    """What must be sent where nothing could be sent before."""
    if old.input is None and new.input is not None:
        shape = editions.new.shape(new.input.target)
        for member in shape.members if isinstance(shape, AGGREGATES) else ():
            if member.required:
                said = say_member(member, editions.new.shape(member.target))
                yield Found("required-member-added", f"{old.name}.request.{member.name}", "", said)


def _say_ref(ref: Ref | None) -> str:
    return ref.target if ref else ""


def _compare_traits(old: Operation, new: Operation) -> Iterator[Found]:
    if deprecation := find_deprecation(old.deprecation, new.deprecation, old.name):
        yield deprecation
    for kind, before, after in (
        ("idempotent", old.idempotent, new.idempotent),
        ("read-only", old.read_only, new.read_only),
    ):
        if before != after:
            yield Found(kind, old.name, say_flag(flag=before), say_flag(flag=after))


def _compare_travel(old: Operation, new: Operation) -> Iterator[Found]:
    """How an operation's messages travel."""
    said = (
        ("signing", say_authentication(old.authentication), say_authentication(new.authentication)),
        ("endpoint", _say_endpoint(old.endpoint), _say_endpoint(new.endpoint)),
        ("checksum", _say_checksum(old.checksum), _say_checksum(new.checksum)),
        ("compression", say_list(old.compressions), say_list(new.compressions)),
    )
    for kind, before, after in said:
        if before != after:
            yield Found(name_signing(kind, before, after), f"{old.name}.request", before, after)


def say_authentication(one: Authentication) -> str:
    """How something is signed, on one line."""
    said = (say_list(one.schemes), one.type, "unsigned payload" * one.unsigned_payload)
    return "; ".join(filter(None, said))


def name_signing(kind: str, before: str, after: str) -> str:
    """The kind of a change; another one where the usual signing was stated, or is not any more."""
    is_stated = kind == "signing" and {before, after} == {"", _USUAL_SIGNING}
    return "signing-stated" if is_stated else kind


def _say_endpoint(one: EndpointTraits) -> str:
    said = (
        one.host_prefix and f"host prefix {one.host_prefix}",
        one.discovery and f"discovery {one.discovery}",
        "discovers endpoints" * one.is_discovery,
        *(f"{name} = {value}" for name, value in one.static_parameters),
        *(f"{name} from {path}" for name, path in one.path_parameters),
    )
    return "; ".join(filter(None, said))


def _say_checksum(one: Checksum) -> str:
    said = (
        "flexible" * one.flexible,
        "needed" * one.legacy_required,
        one.request_algorithm_member and f"algorithm in {one.request_algorithm_member}",
        "needed in requests" * one.request_required,
        one.response_mode_member and f"validated by {one.response_mode_member}",
        say_list(one.response_algorithms),
    )
    return "; ".join(filter(None, said))


def _compare_errors(old: Operation, new: Operation) -> Iterator[Found]:
    before = {error.target for error in old.errors}
    after = {error.target for error in new.errors}
    for target in sorted(before ^ after):
        kind, said = ("error-removed", (target, "")) if target in before else _added(target)
        yield Found(kind, f"{old.name}.errors.{target}", *said)


def _added(target: str) -> tuple[str, tuple[str, str]]:
    return "error-added", ("", target)
