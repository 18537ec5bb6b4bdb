"""Operations on one resource: make it, show it, change it, start and stop it, end it.

Takes the parts of a fake, a use and a request, gives the resource as it is then. How
the response shows it is not known here.
"""

from __future__ import annotations

from .absorb import absorb
from .record import Record
from .snapshot import take_snapshot
from .tagging import read_tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .lifecycle import Resource, Use
    from .world import World

_TOKENS = (
    "clienttoken",
    "clientrequesttoken",
    "idempotencytoken",
    "clientidempotencytoken",
)


def create(
    world: World, resource: Resource, use: Use, params: Mapping[str, Any]
) -> Record:
    """Make a new resource.

    Raises:
        Refusal: there is one with the same identity, or its parent is not there.
    """
    record = _build_record(world, resource, use, params)
    if record.token is not None:
        made = world.store.find_by_token(resource.noun, record.token)
        if made is not None:
            return made
    there = _find_same(world, record)
    if there is not None:
        if use.verb == "put":
            return update(world, resource, use, params)
        if use.idempotent and _is_same(record, there):
            return there
        named = ", ".join(str(value) for value in there.identity)
        message = f"{resource.noun} {named} already exists."
        raise world.refuse(use.existing, message)
    _keep(world, record, use)
    return record


def read(
    world: World, resource: Resource, use: Use, params: Mapping[str, Any]
) -> Record:
    """Show a resource, which may move on to its next state by being looked at.

    Raises:
        Refusal: it is not there.
    """
    record = world.find_record(resource, use, params)
    if record is not None and world.is_there(record):
        return record
    given = world.identify(resource, use, params)
    buried = world.store.find_buried(resource, given)
    if buried is None:
        raise world.refuse_missing(use, resource.noun, given)
    return buried


def update(
    world: World, resource: Resource, use: Use, params: Mapping[str, Any]
) -> Record:
    """Change a resource, or set it to work, or have it stop.

    Raises:
        Refusal: it is not there.
    """
    record = world.need_record(resource, use, params)
    world.store.remove(record)
    absorb(world, record, use, params)
    world.making.mark_changed(record)
    world.transitions.begin(record, "update" if use.verb == "put" else use.verb)
    world.store.add(record)
    return record


def delete(
    world: World, resource: Resource, use: Use, params: Mapping[str, Any]
) -> Record:
    """End a resource, at once or over some states.

    Raises:
        Refusal: it is not there.
    """
    record = world.need_record(resource, use, params)
    world.transitions.begin(record, use.verb)
    if record.gone:
        world.forget(record)
    return record


def seed(world: World, resource: Resource, attributes: Mapping[str, Any]) -> Record:
    """Keep a resource that no request made, its attributes spelled as in responses."""
    record = Record(resource, world.store.next_serial())
    for name, value in attributes.items():
        record.set(name, take_snapshot(value))
    record.tags.update(read_tags(record.get(resource.tags) if resource.tags else None))
    stated = resource.status and record.get(resource.status.attribute)
    world.making.make_new(record)
    if not stated:
        world.transitions.begin(record, "create")
    world.store.add(record)
    return record


def _build_record(
    world: World, resource: Resource, use: Use, params: Mapping[str, Any]
) -> Record:
    record = Record(resource, world.store.next_serial())
    absorb(world, record, use, params)
    for name, value in world.identify(resource, use, params).items():
        record.set(name, value)
    tokens = world.tokens.get(use.operation)
    if tokens is None:
        tokens = world.tokens[use.operation] = _find_tokens(world, use)
    for name in tokens:
        record.token = record.token or params.get(name)
    return record


def _find_tokens(world: World, use: Use) -> list[str]:
    """The members of a request, and of its entries, that make it unique."""
    request = world.known.input_of(use.operation)
    entry = world.answers.shape_at(request, f"{use.each}[]") if use.each else None
    members = {**world.known.members_of(request), **world.known.members_of(entry)}
    named = {name.lower(): name for name in members}
    return [named[token] for token in _TOKENS if token in named]


def _find_same(world: World, record: Record) -> Record | None:
    """A resource that is there with the identity that the request gives."""
    resource = record.resource
    given = {name: record.get(name) for name in resource.identity}
    if None in given.values():
        return None
    there = world.store.find_same(resource, given)
    if there is not None and there.gone:
        world.forget(there)
        return None
    return there


def _is_same(record: Record, there: Record) -> bool:
    """Whether a request would make what is there already."""
    return all(
        there.attributes.get(name) == value for name, value in record.attributes.items()
    )


def _keep(world: World, record: Record, use: Use) -> None:
    resource = record.resource
    values = {name: record.get(name) for name in resource.parent_by}
    world.check_parent(use, resource, values)
    parent = world.find_parent_of(record)
    world.making.make_new(record)
    # What a part shows of the whole beside its name.
    for name in world.resources[resource.parent].aliases if parent else ():
        if parent and "." not in name and record.get(name) is None:
            record.set(name, parent.get(name))
    world.transitions.begin(record, "create")
    world.store.add(record)
