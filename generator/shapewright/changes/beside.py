"""What stands beside the operations held against each other: the service's own facts.

Takes both editions, gives what differs in version, names, protocol, signing, settings, paginators,
waiters and examples. Paths begin with a word in small letters, which no operation does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from shapewright.ir.service import (
    ClientParameter,
    Example,
    Identity,
    Paginator,
    ProtocolFacts,
    Service,
    Waiter,
)

from .documents import say_doc
from .found import Editions, Found, find_deprecation, say_list
from .operations import name_signing, say_authentication

_NAMES = {
    "full_name": "title",
    "endpoint_prefix": "endpoint",
    "global_endpoint": "endpoint",
    "signing_name": "signing",
}
"""What the names are for, where they are not for code."""


def compare_service(editions: Editions) -> Iterator[Found]:
    """What differs beside the operations of two editions."""
    old, new = editions.old, editions.new
    if old.api_version != new.api_version:
        yield Found("api-version", "api_version", old.api_version, new.api_version)
    yield from _compare_identities(old.identity, new.identity)
    yield from _compare_protocols(old.protocol, new.protocol)
    said = [say_authentication(one.authentication) for one in (old, new)]
    if said[0] != said[1]:
        yield Found(name_signing("signing", *said), "authentication", *said)
    if deprecation := find_deprecation(old.deprecation, new.deprecation, "service"):
        yield deprecation
    yield from _compare_texts(old, new)
    yield from _compare_settings(old, new)
    yield from _compare_paginators(old, new)
    yield from _compare_waiters(old, new)
    yield from _compare_examples(old, new)


def _compare_texts(old: Service, new: Service) -> Iterator[Found]:
    """What is said of the service, its settings and its waiters."""
    before, after = (
        {
            "service": say_doc(one.doc),
            **{f"settings.{item.name}": say_doc(item.doc) for item in one.client_parameters},
            **{f"waiters.{item.name}": item.description for item in one.waiters},
        }
        for one in (old, new)
    )
    for step, text in before.items():
        if text != after.get(step, text):
            yield Found("documentation", step, text, after[step])


def _compare_identities(old: Identity, new: Identity) -> Iterator[Found]:
    for item in fields(Identity):
        before, after = getattr(old, item.name), getattr(new, item.name)
        if before != after:
            kind = _NAMES.get(item.name, "identity")
            yield Found(kind, f"identity.{item.name}", before, after)


def _compare_protocols(old: ProtocolFacts, new: ProtocolFacts) -> Iterator[Found]:
    if old.names != new.names:
        kind = "protocol" if old.names[:1] != new.names[:1] else "protocol-offered"
        yield Found(kind, "protocol.names", say_list(old.names), say_list(new.names))
    for item in fields(ProtocolFacts):
        before, after = getattr(old, item.name), getattr(new, item.name)
        if before != after and item.name != "names":
            kind = "signing" if item.name == "signature_version" else "protocol"
            yield Found(kind, f"protocol.{item.name}", _say(before), _say(after))


def _say(value: object) -> str:
    """A setting in a word or two; empty for none."""
    return {True: "yes", False: ""}.get(value, "") if isinstance(value, bool) else str(value)


def _compare_settings(old: Service, new: Service) -> Iterator[Found]:
    before = {one.name: one for one in old.client_parameters}
    after = {one.name: one for one in new.client_parameters}
    yield from _compare_named("client-setting", "settings", before, after, _say_setting)


def _say_setting(setting: ClientParameter) -> str:
    return setting.type


def _compare_paginators(old: Service, new: Service) -> Iterator[Found]:
    before = {one.operation: one for one in old.paginators}
    after = {one.operation: one for one in new.paginators}
    yield from _compare_named("paginator", "paginators", before, after, _say_paginator)


def _say_paginator(one: Paginator) -> str:
    said = (
        f"{say_list(one.input_tokens)} from {say_list(one.output_tokens)}",
        f"results {say_list(one.result_keys)}",
        one.limit_key and f"limit {one.limit_key}",
        one.more_results and f"more if {one.more_results}",
        f"kept {say_list(one.non_aggregate_keys)}" if one.non_aggregate_keys else "",
    )
    return "; ".join(filter(None, said))


def _compare_waiters(old: Service, new: Service) -> Iterator[Found]:
    before = {one.name: one for one in old.waiters}
    after = {one.name: one for one in new.waiters}
    yield from _compare_named("waiter", "waiters", before, after, _say_waiter)


def _say_waiter(one: Waiter) -> str:
    acceptors = [
        f"{item.state} if {item.matcher} {item.argument} is {item.expected}".replace("  ", " ")
        for item in one.acceptors
    ]
    said = f"{one.operation} every {one.delay} s up to {one.max_attempts}"
    return ": ".join(filter(None, (said, "; ".join(acceptors))))


def _compare_named(
    kind: str,
    part: str,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    say: Callable[[Any], str],
) -> Iterator[Found]:
    """What was added to, removed from and changed in things with names."""
    for name in sorted({*before, *after}):
        step = f"{part}.{name}"
        if name not in after:
            yield Found(f"{kind}-removed", step, say(before[name]))
        elif name not in before:
            yield Found(f"{kind}-added", step, "", say(after[name]))
        elif say(before[name]) != say(after[name]):
            yield Found(f"{kind}-changed", step, say(before[name]), say(after[name]))


def _compare_examples(old: Service, new: Service) -> Iterator[Found]:
    before = {(one.operation, one.id): one for one in old.examples}
    after = {(one.operation, one.id): one for one in new.examples}
    for key in sorted({*before, *after}):
        was, now = before.get(key), after.get(key)
        if was != now:
            yield Found(
                "example", f"examples.{'.'.join(key)}", _say_example(was), _say_example(now)
            )


def _say_example(one: Example | None) -> str:
    """The title of an example; that there is one, when it has none."""
    return "" if one is None else one.title or one.id or "example"
