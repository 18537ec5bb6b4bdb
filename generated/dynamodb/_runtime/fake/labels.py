"""Operations on the tags of resources: put on, taken off, shown.

Takes the parts of a fake, a use and a request, gives the response.
"""

from __future__ import annotations

from .answer import look_up
from .lifecycle import ANY
from .path import find
from .tagging import Tags, read_tags, write_tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
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
    tags = _find_tags(world, resource, use, params)
    tags.update(read_tags(find(params, use.tags)))
    return _show(world, use, tags, params)


def untag(
    world: World, resource: Resource | None, use: Use, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Take tags off a resource; those that it does not have are no error.

    Raises:
        Refusal: it is not there.
    """
    tags = _find_tags(world, resource, use, params)
    for key in find(params, use.tag_keys) or read_tags(find(params, use.tags)):
        tags.pop(key, None)
    return _show(world, use, tags, params)


def list_tags(
    world: World, resource: Resource | None, use: Use, params: Mapping[str, Any]
) -> dict[str, Any]:
    """Show the tags of a resource.

    Raises:
        Refusal: it is not there.
    """
    return _show(world, use, _find_tags(world, resource, use, params), params)


def _find_tags(
    world: World, resource: Resource | None, use: Use, params: Mapping[str, Any]
) -> Tags:
    if resource is not None:
        named = world.need_record(resource, use, params)
        named.shown.clear()  # the tags may be about to change
        return named.tags
    asked = [
        value
        for path, attribute in use.identity.items()
        if attribute == ANY and (value := find(params, path)) is not None
    ]
    for value in asked:
        record = world.store.find_by_alias(value)
        if record is not None and not record.gone:
            record.shown.clear()
            return record.tags
        if value in world.loose_tags:
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
