"""Orders in a batch: each entry of a request done by itself.

Takes what does one of them, and a request with many, gives a response that lists what
was done and, where it has a place for that, what was refused.
"""

from __future__ import annotations

from ..accept import is_a
from .answer import look_up
from .path import ENTRY, find, split_path
from .refusal import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from .lifecycle import Resource, Use
    from .record import Record
    from .world import World

_FAILED = ("fail", "error", "unprocessed", "unsuccessful")


def perform_each(
    world: World,
    do: Callable[[World, Resource, Use, Mapping[str, Any]], Record],
    of: tuple[Resource, Use],
    params: Mapping[str, Any],
) -> dict[str, Any]:
    """The response to a batch.

    Raises:
        Refusal: an entry was refused, and the response has no place to say so.
    """
    resource, use = of
    output = world.known.output_of(use.operation)
    failed = find_failed(world, use)
    done: list[Any] = []
    refused: list[Any] = []
    for entry in find(params, use.each) or ():
        # What stands beside the list counts for every entry.
        one = {**params, **(entry if is_a(entry, dict) else {ENTRY: entry})}
        try:
            record = do(world, resource, use, one)
        except Refusal as refusal:
            if not failed:
                raise
            refused.append(_fill_failed(world, f"{failed}[]", use, refusal, entry))
        else:
            done.append(_fill_done(world, use, record, entry))

    def look(member: str) -> Any:
        return refused if member == failed else None

    if not use.result:
        return world.answers.fill(output, [look])
    return world.answers.fill_at(output, use.result.removesuffix("[]"), done, [look])


def find_failed(world: World, use: Use) -> str:
    """The member of a response that lists what was not done; empty for none."""
    done = split_path(use.result)[:1]
    for name in world.known.members_of(world.known.output_of(use.operation)):
        if name.lower().startswith(_FAILED) and (name,) != done:
            return name
    return ""


def _fill_done(world: World, use: Use, record: Record, entry: Any) -> Any:
    path = f"{use.result.removesuffix('[]')}[]"
    shape = world.answers.shape_at(world.known.output_of(use.operation), path)
    looks = [world.look_in(record, use)]
    if is_a(entry, dict):
        looks.append(look_up(entry))
    return world.answers.fill(shape, looks)


def _fill_failed(
    world: World, path: str, use: Use, refusal: Refusal, entry: Any
) -> Any:
    shape = world.answers.shape_at(world.known.output_of(use.operation), path)
    said = {
        "code": refusal.code,
        "errorcode": refusal.code,
        "message": refusal.message,
        "errormessage": refusal.message,
        "senderfault": True,
    }

    def look(member: str) -> Any:
        return said.get(member.lower())

    looks = [look_up(entry)] if is_a(entry, dict) else []
    return world.answers.fill(shape, [*looks, look])
