"""Tags: where resources are given them, and which operations change or show them.

Takes a service's operations, gives those on the tags of any resource, and each draft the paths of
its own tags. Tags are a list of keys with values, or a map of texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from shapewright.ir.resource import ANY, Use, Verb
from shapewright.ir.service import Operation
from shapewright.ir.shape import ListShape, MapShape, Member
from shapewright.lifecycles.draft import Draft
from shapewright.lifecycles.errors import find_missing
from shapewright.lifecycles.look import PARTS, TEXTS, Look, Members
from shapewright.lifecycles.words import flatten

_NAMES = {"tags", "tag", "taglist", "tagset", "tagmap", "tagstoadd", "resourcetags", "newtags"}
_KEYS = {"tagkeys", "tagkeylist", "tagstoremove", "keys", "tagkey", "tagnames"}
_SPECIFICATIONS = {"tagspecification", "tagspecifications"}
_KEY = {"key", "tagkey"}
_TAGGING = {
    Verb.TAG: re.compile(r"(?:Tag|Add|Create|Put|Set)(.*?)(?:Tags|Tag)?(?:To|For|On)?(.*)"),
    Verb.UNTAG: re.compile(r"(?:Untag|Remove|Delete)(.*?)(?:Tags|Tag)?(?:From|For|On)?(.*)"),
    Verb.LIST_TAGS: re.compile(r"(?:List|Get|Describe)(.*?)Tags?(?:For|Of|On)?(.*)"),
}
_SPEAKS = re.compile(r"^(?:Tag|Untag)[A-Z]|Tags?(?:$|For|To|From|On|Of)")
_ANYTHING = {"", "Resource", "Resources", "TagResource"}


def find_tagging(look: Look) -> Iterator[tuple[str, Use]]:
    """The operations on tags, each with the noun of what it tags; of any resource, none."""
    for operation in look.service.operations:
        if not _SPEAKS.search(operation.name):
            continue
        for verb, said in _TAGGING.items():
            match = said.fullmatch(operation.name)
            use = _find_use(look, operation, verb) if match else None
            if match and use:
                noun = match[1] + match[2]
                yield ("" if noun in _ANYTHING else noun.removesuffix("Resource")), use
                break


def _find_use(look: Look, operation: Operation, verb: Verb) -> Use | None:
    request, response = look.request(operation), look.response(operation)
    tags = find_tags(look, response if verb is Verb.LIST_TAGS else request)
    keys = next((name for name in request if flatten(name) in _KEYS), "")
    if not keys and verb is Verb.UNTAG:
        keys = tags
    if (verb is Verb.UNTAG and not keys) or (verb is not Verb.UNTAG and not tags):
        return None
    identity = [
        name
        for name, member in request.items()
        if member.required and name not in {tags, keys} and _names_any(look, member)
    ]
    if not identity:
        return None
    return Use(
        operation=operation.name,
        verb=verb,
        identity=tuple((name, ANY) for name in identity[:1]),
        tags="" if verb is Verb.UNTAG else tags,
        tag_keys=keys if verb is Verb.UNTAG else "",
        missing=find_missing(operation, "Resource"),
    )


def _names_any(look: Look, member: Member) -> bool:
    """Whether a member can be the name of any resource, or a list of such names."""
    element = look.element_of(member)
    shape = look.service.shape(element) if element else look.shape_of(member)
    return isinstance(shape, PARTS)


def find_tags(look: Look, members: Members) -> str:
    """The path of the tags that a structure holds; empty for none.

    They may stand beside the kind of what they are for: ``TagSpecifications[].Tags``.
    """
    for name, member in members.items():
        element = look.element_of(member) if flatten(name) in _SPECIFICATIONS else None
        inner = find_tags(look, look.members(element)) if element else ""
        if inner:
            return f"{name}[].{inner}"
    found = [
        name
        for name, member in members.items()
        if flatten(name) in _NAMES and _holds_tags(look, member)
    ]
    return min(found, key=lambda name: flatten(name) != "tags", default="")


def _holds_tags(look: Look, member: Member) -> bool:
    shape = look.shape_of(member)
    if isinstance(shape, MapShape):
        return isinstance(look.service.shape(shape.value.target), TEXTS)
    if not isinstance(shape, ListShape):
        return False
    return any(flatten(name) in _KEY for name in look.members(shape.element.target))


def settle_tags(look: Look, draft: Draft) -> None:
    """Give a draft the attribute that holds its tags, and its uses their paths."""
    shown = find_tags(look, draft.attributes)
    uses: list[Use] = []
    for use in draft.uses:
        operation = look.operations[use.operation]
        found = find_tags(look, look.request(operation)) if _is_making(use) else ""
        if not found and use.source and _is_making(use):
            inner = find_tags(look, look.at(look.request(operation), use.source))
            found = f"{use.source}.{inner}" if inner else ""
        uses.append(replace(use, tags=found) if found else use)
    draft.uses = uses
    given = [use.tags.rpartition(".")[2] for use in uses if use.tags]
    draft.tags = shown or (given[0] if given else "")


def _is_making(use: Use) -> bool:
    return use.verb in {Verb.CREATE, Verb.PUT}


def settle_tagging(draft: Draft, use: Use) -> None:
    """Give a draft an operation on the tags of its kind alone."""
    path = use.identity[0][0]
    key = draft.match(path, draft.keys)
    if key:
        draft.uses.append(replace(use, identity=((path, key),)))
        draft.tags = draft.tags or use.tags.rpartition(".")[2]
