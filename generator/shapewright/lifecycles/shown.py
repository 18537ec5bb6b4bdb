"""Attributes: what responses show of a resource, and under which names messages have them.

Takes a draft and its operations, gives the draft its attributes, and for a request or a response
the members that mean an attribute of another name.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.ir.resource import Verb
from shapewright.ir.shape import Member
from shapewright.lifecycles.draft import Draft, match_core
from shapewright.lifecycles.look import Look, Members
from shapewright.lifecycles.places import find_items, find_result


def settle_attributes(look: Look, draft: Draft) -> None:
    """Find where responses show the resource, and what they show of it.

    What describes one counts first. A list's or a creation's own spelling of the same is no
    attribute.
    """
    for name in draft.family.of(Verb.READ):
        for member in _show(look, draft, name).values():
            draft.attributes.setdefault(member.name, member)
    for name in draft.family.of(Verb.CREATE, Verb.PUT, Verb.UPDATE):
        _gather(draft, _show(look, draft, name))
    for name in draft.family.of(Verb.LIST):
        operation = look.operations[name]
        items = find_items(look, operation, draft.noun)
        draft.results[name] = items
        _gather(draft, members_of_items(look, look.response(operation), items))
    for name in draft.family.of(Verb.START, Verb.STOP, Verb.DELETE):
        _show(look, draft, name)


def _show(look: Look, draft: Draft, name: str) -> Members:
    operation = look.operations[name]
    response = look.response(operation)
    place = find_result(look, operation, draft.noun)
    shown = look.at(response, place)
    if place and draft.attributes and not _is_same(draft, shown):
        place, shown = "", response
    draft.results[name] = place
    return shown


def _is_same(draft: Draft, members: Members) -> bool:
    """Whether a structure shows what describing the resource does, and not what became of it."""
    return 2 * sum(bool(draft.match(name)) for name in members) >= len(members)


def _gather(draft: Draft, members: Members) -> None:
    """Take in what no attribute means yet."""
    for name, member in members.items():
        found = match_core(name, draft.noun, [*draft.attributes])
        # What stands beside another in one structure is not the same.
        if not found or (found != name and found in members):
            draft.attributes[name] = member


def members_of_items(look: Look, response: Members, items: str) -> Members:
    """The members of what a list holds; none where its entries are no structures."""
    member = look.find(response, items) if items else None
    element = look.element_of(member) if member else None
    return look.members(element) if element else {}


def find_renamed(look: Look, draft: Draft, members: Members) -> Iterator[tuple[str, str]]:
    """Members that mean an attribute of another name, and which; both have the same shape."""
    for name, member in members.items():
        if name in draft.attributes or name in draft.keys:
            continue
        found = match_core(name, draft.noun, [*draft.attributes])
        if found and found not in members and is_alike(look, member, draft.attributes[found]):
            yield name, found


def is_alike(look: Look, one: Member, other: Member) -> bool:
    """Whether a value of one member can be one of the other."""
    return one.target == other.target or type(look.shape_of(one)) is type(look.shape_of(other))
