"""Keys in maps: resources that go by some entries of a map, which their parent names.

Takes a request that asks for some by an expression, gives those with the keys that it
asks for, in their order, as far as it is of equalities alone.
"""

from __future__ import annotations

import re

from .keys import rank_key, spell_key
from .path import find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .lifecycle import Resource, Use
    from .record import Record
    from .world import World

_AND = re.compile(" AND ", re.IGNORECASE)
_EQUAL = re.compile(r"\(? ?(#?[\w.-]+) ?= ?(:\w+) ?\)?")
_NAMES, _VALUES = "ExpressionAttributeNames", "ExpressionAttributeValues"


def read_condition(
    world: World, use: Use, names: list[str], params: Mapping[str, Any]
) -> dict[str, Any]:
    """The parts of a key that a request asks for.

    Raises:
        Refusal: it does not ask, or by more than equalities, or for what is no part of
            the key.
    """
    text = find(params, use.listing.condition)
    if text is None:
        raise world.refuse("", f"The request for {use.operation} says no condition.")
    called: dict[str, str] = find(params, _NAMES) or {}
    values: dict[str, Any] = find(params, _VALUES) or {}
    wanted: dict[str, Any] = {}
    for term in _AND.split(" ".join(text.split())):
        match = _EQUAL.fullmatch(term)
        name = called.get(match[1], match[1]) if match else ""
        if match is None or name not in names or match[2] not in values:
            message = f"The fake of {use.operation} does not play the condition {term}."
            raise world.refuse("", message)
        wanted[name] = spell_key(values[match[2]])
    return wanted


def choose_by_key(
    world: World,
    resource: Resource,
    use: Use,
    records: list[Record],
    params: Mapping[str, Any],
) -> list[Record]:
    """The resources with the keys that a request asks for, by the order of these.

    Raises:
        Refusal: it asks for them in a way that is not played.
    """
    given = world.identify(resource, use, params)
    names = world.find_key_names(resource, given)
    wanted = read_condition(world, use, names, params)
    if names and names[0] not in wanted:
        message = f"The fake of {use.operation} plays no condition without {names[0]}."
        raise world.refuse("", message)
    last = resource.identity[-1]
    keys = {id(record): record.get(last) for record in records}
    chosen = [
        record
        for record in records
        if all(keys[id(record)][name] == value for name, value in wanted.items())
    ]
    return sorted(chosen, key=lambda record: rank_key(keys[id(record)], names))
