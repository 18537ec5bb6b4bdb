"""Pruning: what was inferred but nothing shows or gives is taken away again.

Takes resources, gives those that are left, with what is left of them, so that everything a table
names is there to be found. It runs last, when it is known which operations are of use.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from shapewright.ir.resource import Resource, Use, Verb
from shapewright.ir.shape import ShapeId
from shapewright.lifecycles.known import OWN, find_known, has_attribute
from shapewright.lifecycles.look import Look

_NAMES = re.compile(r"{([^{}]*)}")
_GENERAL = {"region", "account"}
_MAKING = {Verb.CREATE, Verb.PUT}
_ESSENTIAL = {Verb.READ, Verb.LIST, Verb.DELETE, Verb.UPDATE}


def prune(look: Look, resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """The resources without what nothing bears out, sorted by noun."""
    left = {one.noun: one for one in resources}
    while True:
        known = {noun: find_known(look, one, left) for noun, one in left.items()}
        pruned = {noun: _prune_one(look, one, known[noun]) for noun, one in left.items()}
        kept = {noun: one for noun, one in pruned.items() if is_whole(one)}
        kept = {noun: _drop_parent(one, kept) for noun, one in kept.items()}
        if kept == left:
            return tuple(kept[noun] for noun in sorted(kept))
        left = kept


def find_names(template: str) -> list[str]:
    """The attributes that a template names."""
    return [name for name in _NAMES.findall(template) if name not in _GENERAL]


def is_whole(resource: Resource) -> bool:
    """Whether a resource can be made, and something done with it afterwards."""
    verbs = {use.verb for use in resource.uses}
    return bool(_MAKING & verbs and _ESSENTIAL & verbs)


def _drop_parent(resource: Resource, resources: Mapping[str, Resource]) -> Resource:
    if resource.parent in resources:
        return resource
    return replace(resource, parent="", parent_by=())


def _prune_one(look: Look, resource: Resource, known: Mapping[str, ShapeId]) -> Resource:
    """A resource without unknown attributes; without uses, if it cannot be identified."""

    def knows(attribute: str) -> bool:
        return has_attribute(look, known, attribute)

    if not all(map(knows, resource.identity)):
        return replace(resource, uses=())
    status = resource.status
    given = {use.tags.rpartition(".")[2] for use in resource.uses if use.tags}
    keys = {*resource.identity, *resource.aliases, *resource.parent_by}
    pruned = [_prune_use(look, use, known) for use in resource.uses]
    return replace(
        resource,
        aliases=tuple(filter(knows, resource.aliases)),
        made=tuple(
            one
            for one in resource.made
            if (one.attribute.startswith(OWN) or knows(one.attribute))
            and all(map(knows, find_names(one.template)))
        ),
        status=status if status and knows(status.attribute) else None,
        tags=resource.tags if resource.tags in given or knows(resource.tags) else "",
        uses=tuple(use for use in pruned if _says_which(use, resource, keys)),
    )


def _prune_use(look: Look, use: Use, known: Mapping[str, ShapeId]) -> Use:
    def knows(attribute: str) -> bool:
        return has_attribute(look, known, attribute)

    listing = use.listing
    if listing is not None:
        listing = replace(
            listing,
            filters=tuple(one for one in listing.filters if knows(one.attribute)),
            sorts=tuple(pair for pair in listing.sorts if knows(pair[1])),
        )
    return replace(
        use,
        identity=tuple(pair for pair in use.identity if knows(pair[1])),
        given=tuple(pair for pair in use.given if knows(pair[1])),
        shown=tuple(pair for pair in use.shown if knows(pair[1])),
        listing=listing,
    )


def _says_which(use: Use, resource: Resource, keys: set[str]) -> bool:
    """Whether a use still says which resource it is about."""
    if use.verb in _MAKING | {Verb.LIST} or not resource.identity:
        return True
    given = {attribute for _, attribute in use.identity} & keys
    own = {*resource.identity, *resource.aliases} - {*resource.parent_by}
    return bool(given & own) or (bool(given) and not own)
