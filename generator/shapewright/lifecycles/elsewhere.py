"""Elsewhere: attributes that responses do not show where a request's names would have them.

Takes a draft and what a request calls a part of its identity, gives the attribute that responses
show for it: within a structure, or under a longer name. Also the structures of a request, and of
the items of a list, that are known by their shape alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.ir.resource import Verb
from shapewright.ir.shape import ShapeId
from shapewright.lifecycles.draft import Draft
from shapewright.lifecycles.look import PARTS, TEXTS, Look, Members
from shapewright.lifecycles.words import find_core, find_endings, flatten

_NAMES = ("name", "id", "identifier")


def find_elsewhere(look: Look, draft: Draft, name: str) -> str:
    """The attribute that this means, where none is called alike; empty if that is not sure."""
    within = [*_find_within(look, draft, name)]
    longer = [] if within else [*_find_longer(look, draft, name)]
    found = [*within, *longer]
    return found[0] if len(found) == 1 else ""


def _find_within(look: Look, draft: Draft, name: str) -> Iterator[str]:
    """``Member.Arn`` for ``MemberArn``, ``Options.SuggesterName`` for ``SuggesterName``."""
    flat = flatten(name)
    creators = [look.operations[one] for one in draft.family.of(Verb.CREATE, Verb.PUT)]
    given = {to for one in creators for _, to in find_wrapped(look, draft, look.request(one))}
    for outer, member in draft.attributes.items():
        if flat in _NAMES and outer not in given:
            continue
        for inner, one in look.members(member.target).items():
            is_own = find_core(name, draft.noun) in _NAMES or find_core(name, outer) != flat
            is_same = flatten(inner) == flat and is_own
            is_joined = flatten(outer) + flatten(inner) == flat
            if (is_same or is_joined) and isinstance(look.shape_of(one), PARTS):
                yield f"{outer}.{inner}"


def _find_longer(look: Look, draft: Draft, name: str) -> Iterator[str]:
    """``CustSubscriptionId`` for the ``SubscriptionName`` of a subscription."""
    if find_core(name, draft.noun) not in _NAMES or flatten(name) in _NAMES:
        return
    ends = tuple(ending + one for ending in find_endings(draft.noun) for one in _NAMES)
    creators = [look.operations[one] for one in draft.family.of(Verb.CREATE, Verb.PUT)]
    given = {flatten(one) for operation in creators for one in look.request(operation)}
    for attribute, member in draft.attributes.items():
        flat = flatten(attribute)
        is_text = isinstance(look.shape_of(member), TEXTS)
        if is_text and flat.endswith(ends) and flat not in given:
            yield attribute


def find_wrapped(look: Look, draft: Draft, members: Members) -> Iterator[tuple[str, str]]:
    """Structures of a request that are an attribute of another name, the only one so shaped."""
    for name, member in members.items():
        if name in draft.attributes or not look.members(member.target):
            continue
        same = [one for one, other in draft.attributes.items() if other.target == member.target]
        if len(same) == 1 and same[0] not in members:
            yield name, same[0]


def find_inside(look: Look, members: Members, shape: ShapeId | None) -> str:
    """The only structure in an item, if it shows the resource whole; empty if there is none."""
    inner = [name for name, member in members.items() if look.members(member.target)]
    return inner[0] if len(inner) == 1 and members[inner[0]].target == shape else ""
