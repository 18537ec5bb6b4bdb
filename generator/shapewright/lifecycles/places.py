"""Places: where in requests and responses a resource stands.

Takes operations and a noun, gives the path of the structure that shows or states the resource, and
the list that shows many. A response is searched one level deep.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.ir.service import Operation
from shapewright.ir.shape import ListShape, Member, ShapeId
from shapewright.lifecycles.draft import Draft, match_name
from shapewright.lifecycles.look import TEXTS, Look, Members
from shapewright.lifecycles.words import find_endings, find_singulars, flatten

_ASIDE = {"responsemetadata", "nexttoken", "tags", "etag", "requestid", "warnings", "warning"}
"""Members of a response that are never the resource."""
_SHAPE_OF_TAGS = {"Key", "key", "TagKey", "tagKey"}


def find_result(look: Look, operation: Operation, noun: str) -> str:
    """Where an operation's response shows one resource of this noun; the root is empty."""
    members = look.response(operation)
    wanted = [
        name
        for name, member in look.request(operation).items()
        if member.required and isinstance(look.shape_of(member), TEXTS)
    ]
    inside = {name: look.members(member.target) for name, member in _structures(look, members)}
    best = max(inside, key=lambda name: _rate(inside[name], name, noun, wanted), default="")
    plain = [name for name in members if name not in inside]
    if not best or any(match_name(name, noun, plain) for name in wanted):
        return ""
    plain = [name for name in members if flatten(name) not in _ASIDE]
    is_named = _is_named(best, noun)
    finds = any(match_name(name, noun, inside[best]) for name in wanted)
    return best if is_named or finds or plain == [best] else ""


def _rate(members: Members, name: str, noun: str, wanted: list[str]) -> tuple[int, bool, int]:
    found = sum(bool(match_name(one, noun, members)) for one in wanted)
    return found, _is_named(name, noun), len(members)


def _is_named(name: str, noun: str) -> bool:
    """Whether a member is called by the noun, or by the end of it."""
    return flatten(name) in find_endings(noun)


def _structures(look: Look, members: Members) -> Iterator[tuple[str, Member]]:
    for name, member in members.items():
        if look.members(member.target) and flatten(name) not in _ASIDE:
            yield name, member


def find_source(look: Look, operation: Operation, shown: ShapeId | None, draft: Draft) -> str:
    """Where a request states the attributes of a resource; the root is empty.

    That is in a structure of the very shape that shows the resource, or in the only structure that
    the request needs, if the name of the resource stands nowhere else and the structure is no
    attribute itself.
    """
    noun = draft.noun
    members = look.request(operation)
    parts = {member.target for member in draft.attributes.values()}
    for name, member in members.items():
        if member.target == shown:
            return name
    inside = {name: look.members(member.target) for name, member in _structures(look, members)}
    named = [
        name
        for name in inside
        if (_is_named(name, noun) or flatten(name).removesuffix("input") in find_endings(noun))
        and match_name("name", noun, inside[name])
        and members[name].target not in parts
    ]
    is_above = match_name("name", noun, members)
    return named[0] if len(named) == 1 and not is_above else ""


def find_items(look: Look, operation: Operation, noun: str) -> str:
    """Where a response holds many resources of this noun; empty if it holds no list of them."""
    members = look.response(operation)
    paginator = look.paginators.get(operation.name)
    keys = [key for key in paginator.result_keys if key.isidentifier()] if paginator else []
    lists = [*keys, *(name for name in members if name not in keys)]
    found = [name for name in lists if name in members and _is_list(look, members[name])]
    if not found and paginator:
        found = [key for key in paginator.result_keys if _leads_to_list(look, members, key)]
    if not found:
        found = [
            f"{name}.{inner}"
            for name, member in _structures(look, members)
            for inner, one in look.members(member.target).items()
            if _is_list(look, one)
        ]
    named = [path for path in found if _is_plural(path.rpartition(".")[2], noun)]
    if named or not found:
        return named[0] if named else ""
    return found[0] if keys[:1] == found[:1] or len(found) == 1 else ""


def _is_plural(name: str, noun: str) -> bool:
    """Whether a list is called by the plural of the noun, or of its name or ARN."""
    endings = {
        flatten(one.removesuffix("Summary").removesuffix("List"))
        for one in (*find_singulars(name), name)
    }
    return bool(endings & {*find_endings(noun)})


def _is_list(look: Look, member: Member) -> bool:
    """Whether a member lists resources, and not their tags."""
    element = look.element_of(member)
    if element is None or flatten(member.name) in _ASIDE:
        return False
    inside = look.members(element)
    return not (len(inside) == 2 and inside.keys() & _SHAPE_OF_TAGS)


def _leads_to_list(look: Look, members: Members, path: str) -> bool:
    parts = path.split(".")
    if not all(part.isidentifier() for part in parts):
        return False
    member = look.find(members, path)
    return member is not None and isinstance(look.shape_of(member), ListShape)
