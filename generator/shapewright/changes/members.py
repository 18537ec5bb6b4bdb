"""The members of two structures held against each other.

Takes two shapes with members, and what is known of either edition; gives what was added, removed
and renamed, and what differs in each member they share. What differs inside the members' own shapes
is for those shapes to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shapewright.ir.shape import Aggregate, Binding, Member, Shape

from .found import GUESS, Editions, Found, find_deprecation, say_flag, say_kind
from .pairs import pair_members, rest
from .values import compare_values


def compare_members(old: Aggregate, new: Aggregate, editions: Editions) -> Iterator[Found]:
    """What differs in the members of two shapes."""
    matched = pair_members(old, new, editions)
    for member in matched.removed:
        said = say_member(member, editions.old.shape(member.target))
        yield Found("member-removed", f".{member.name}", said)
    for member in matched.added:
        said = say_member(member, editions.new.shape(member.target))
        kind = "required-member-added" if member.required else "member-added"
        yield Found(kind, f".{member.name}", "", said)
    for pair in matched.pairs:
        was, now = pair.old, pair.new
        if pair.evidence:
            note = f"{GUESS}: {pair.evidence}"
            yield Found("member-renamed", f".{was.name}", was.name, now.name, note)
            now = replace(now, name=was.name)
        if was != now:
            yield from rest(_compare_member(was, now, f".{was.name}"), pair.guess)


def say_member(member: Member, target: Shape) -> str:
    """What a member is, in a phrase: ``required enum InstanceType``."""
    said = f"{say_kind(target)} {member.target}"
    return f"required {said}" if member.required else said


def _compare_member(old: Member, new: Member, step: str) -> Iterator[Found]:
    if old.required != new.required:
        kind = "member-required" if new.required else "member-optional"
        yield Found(kind, step, *_say_required(old, new))
    if deprecation := find_deprecation(old.deprecation, new.deprecation, step):
        yield deprecation
    if old.idempotency_token != new.idempotency_token:
        kind = f"idempotency-token-{'added' if new.idempotency_token else 'removed'}"
        yield Found(kind, step, *_say_flags(old.idempotency_token, new.idempotency_token))
    yield from compare_values(old.values, new.values, step)
    if old.boxed != new.boxed:
        yield Found("box", step, *_say_flags(old.boxed, new.boxed))
    yield from _compare_travel(old, new, step)


def _compare_travel(old: Member, new: Member, step: str) -> Iterator[Found]:
    """How a member travels."""
    if old.json_value != new.json_value:
        yield Found("json-value", step, *_say_flags(old.json_value, new.json_value))
    if old.streaming != new.streaming:
        yield Found("streaming", step, *_say_flags(old.streaming, new.streaming))
    if old.event_payload != new.event_payload:
        yield Found("payload", step, *_say_flags(old.event_payload, new.event_payload))
    if _wire_place(old) != _wire_place(new):
        yield Found("binding", step, say_binding(old), say_binding(new))
    ends = [
        ", ".join(filter(None, ("host label" * one.host_label, one.endpoint_parameter)))
        for one in (old, new)
    ]
    if ends[0] != ends[1]:
        yield Found("endpoint", step, *ends)


def _wire_place(member: Member) -> tuple[str, Binding]:
    """Where a member travels; a name that is the member's own may be stated or not."""
    return (_wire_name(member), member.binding if _is_odd(member.binding) else Binding())


def _wire_name(member: Member) -> str:
    stated = member.binding.location_name
    return member.name if stated is None else stated


def _is_odd(binding: Binding) -> bool:
    """Whether there is more to a place than its name."""
    return binding != Binding(location_name=binding.location_name)


def say_binding(member: Member) -> str:
    """``header x-amz-acl``, ``body name``, with what else there is to say of the place."""
    binding = member.binding
    name = _wire_name(member)
    namespace = binding.xml_namespace
    extras = (
        "flattened" * binding.flattened,
        "XML attribute" * binding.xml_attribute,
        f"namespace {namespace.prefix}={namespace.uri}" if namespace else "",
        f"query {binding.query_name}" if binding.query_name else "",
    )
    return ", ".join(filter(None, (f"{binding.location or 'body'} {name}".rstrip(), *extras)))


def _say_flags(old: bool, new: bool) -> tuple[str, str]:  # noqa: FBT001 - two of a kind
    return say_flag(flag=old), say_flag(flag=new)


def _say_required(old: Member, new: Member) -> tuple[str, str]:
    before, after = ("required" if one.required else "optional" for one in (old, new))
    return before, after
