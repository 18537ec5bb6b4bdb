"""Operations on the tags of resources: put on, taken off, shown.

Takes the parts of a fake, a use and a request, gives the response.
"""

from __future__ import annotations

from ..accept import is_a
from .answer import look_up
from .lifecycle import ANY
from .path import find
from .tagging import Tags, read_tags, write_tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from .lifecycle import Resource, Use
    from .world import World


def tag(
    world: World, resource: Resource | None, use: Use, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Put tags on a resource.

    Raises:
        Refusal: it is not there.
    """
    given = read_tags(find(params, use.tags))
    every = _find_tags(world, resource, use, params)
    for tags in every:
        tags.update(given)
    return _show(world, use, every[0], params)


def untag(
    world: World, resource: Resource | None, use: Use, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Take tags off a resource; those that it does not have are no error.

    Raises:
        Refusal: it is not there.
    """
    keys = find(params, use.tag_keys)
    if is_a(keys, (list, tuple)) and keys and is_a(keys[0], dict):
        keys = [*read_tags(keys)]
    every = _find_tags(world, resource, use, params)
    for tags in every:
        for key in keys or read_tags(find(params, use.tags)):
            tags.pop(key, None)
    return _show(world, use, every[0], params)


def list_tags(
    world: World, resource: Resource | None, use: Use, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Show the tags of a resource.

    Raises:
        Refusal: it is not there.
    """
    every = _find_tags(world, resource, use, params)
    return _show(world, use, every[0], params)


def _find_tags(
    world: World, resource: Resource | None, use: Use, params: Mapping[str, Any]
) -> list[Tags]:
    """The tags of every resource that a request names: there is at least one.

    Raises:
        Refusal: one is not there.
    """
    if resource is not None:
        named = world.need_record(resource, use, params)
        named.shown.clear()  # the tags may be about to change
        return [named.tags]
    asked = [
        value
        for path, attribute in use.identity.items()
        if attribute == ANY and (value := find(params, path)) is not None
    ]
    every: Any = asked[0] if asked and is_a(asked[0], (list, tuple)) else ()
    if every:
        return [_find_any(world, use, [value]) for value in every]
    return [_find_any(world, use, asked)]


def _find_any(world: World, use: Use, asked: Sequence[Any]) -> Tags:
    """The tags of whatever goes by one of these values."""
    for value in asked:
        record = world.store.find_by_alias(value)
        if record is not None and not record.gone:
            record.shown.clear()
            return record.tags
        if is_a(value, str) and value in world.loose_tags:
            return world.loose_tags[value]
    raise world.refuse_missing(
        use, "Resource", {str(at): value for at, value in enumerate(asked)}
    )


def _show(
    world: World, use: Use, tags: Tags, params: Mapping[str, Any]
) -> dict[str, Any]:
    output = world.known.output_of(use.operation)
    if use.verb != "list_tags" or not use.tags:
        return world.answers.fill(output, [_look_for(tags), look_up(params)])
    shape = world.answers.shape_at(output, use.tags)
    written = write_tags(tags, shape, world.known) if shape else None
    return world.answers.fill_at(output, use.tags, written, [look_up(params)])


def _look_for(tags: Tags) -> Any:
    def look(member: str) -> Any:
        return tags if member.lower() == "tags" else None

    return look
