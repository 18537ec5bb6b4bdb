"""What a request says of a resource, taken over by it.

Takes a record, a use and a request, gives the record the attributes that the request
sets, adds to, or takes away from. What is taken over is kept as it is, not copied.
"""

from __future__ import annotations

from ..accept import is_a
from .lifecycle import MAKING
from .path import find, split_path
from .tagging import read_tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from typing import Any

    from .lifecycle import Use
    from .record import Record
    from .world import World

_ADD, _REMOVE = "ToAdd", "ToRemove"
_SET, _MERGE, _SKIP = "set", "merge", "skip"


def absorb(world: World, record: Record, use: Use, params: Mapping[str, Any]) -> None:
    """Take over what a request says of a resource."""
    source: Any = find(params, use.source)
    if is_a(source, dict):
        _take_members(world, record, use, source)
    for path, attribute in use.given.items():
        value = find(source if use.source else params, path)
        if value is not None:
            merged = attribute in use.merges
            _set(record, attribute, value, is_merged=merged)
    tags = record.resource.tags
    if tags and use.verb in MAKING:
        record.tags.update(
            read_tags(find(params, use.tags) if use.tags else record.get(tags))
        )
    world.making.set_all(record, use.sets)


def _take_members(
    world: World, record: Record, use: Use, source: Mapping[str, Any]
) -> None:
    plan = world.absorbing.get(use.operation)
    if plan is None:
        plan = world.absorbing[use.operation] = _plan_members(world, use)
    for name, value in source.items():
        way = plan.get(name, _SET)
        if way == _SET and name:
            record.set(name, value)
        elif way == _MERGE:
            _set(record, name, value, is_merged=True)
        elif way == _ADD:
            _set(record, name.removesuffix(_ADD), value, is_merged=True)
        elif way == _REMOVE:
            _take_away(record, name.removesuffix(_REMOVE), value)


def _plan_members(world: World, use: Use) -> dict[str, str]:
    """What is done with each member of a request, found once for an operation."""
    skipped = {split_path(path)[0] for path in use.given}
    if not use.source and use.verb not in MAKING:
        skipped.update(split_path(path)[0] for path in use.identity if path)
    shape = world.answers.shape_at(world.known.input_of(use.operation), use.source)
    known = world.known.members_of(shape)
    ways = {name: _find_way(name, use, known) for name in known}
    return {**ways, **dict.fromkeys(skipped, _SKIP)}


def _find_way(name: str, use: Use, known: Container[str]) -> str:
    """Whether a member sets an attribute, adds to it, or takes away from it."""
    for ending in (_ADD, _REMOVE):
        if name.endswith(ending):
            return ending
    is_merged = name in use.merges or f"{name}{_REMOVE}" in known
    return _MERGE if is_merged else _SET


def _set(record: Record, name: str, value: Any, *, is_merged: bool) -> None:
    base: Any = record.get(name) if is_merged else None
    if is_a(base, dict) and is_a(value, dict):
        value = {**base, **value}
    elif is_a(base, list) and is_a(value, list):
        value = [*base, *(one for one in value if one not in base)]
    record.set(name, value)


def _take_away(record: Record, name: str, value: Any) -> None:
    base: Any = record.get(name)
    if is_a(base, dict):
        record.set(name, {key: one for key, one in base.items() if key not in value})
    elif is_a(base, list):
        record.set(name, [one for one in base if one not in value])
