"""Known attributes: everything that a table may call an attribute of a resource.

Takes a resource and its service, gives the shapes of the attributes that its responses show and
that its requests give, by name; where the requests and responses are found is in its uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shapewright.ir.resource import Listing, Resource, Use, Verb
from shapewright.ir.service import Operation
from shapewright.ir.shape import ListShape, ShapeId
from shapewright.lifecycles.look import NONE, Look
from shapewright.lifecycles.paths import find_at

OWN = "_"
"""How the name of an attribute begins that no message has."""
NO_SHAPE = ShapeId("")
"""Stands for the shape of such an attribute."""

_GIVING = {Verb.CREATE, Verb.PUT, Verb.UPDATE, Verb.START}


def find_known(
    look: Look, resource: Resource, resources: Mapping[str, Resource]
) -> dict[str, ShapeId]:
    """The attributes of a resource, those of its parents' keys included, with their shapes."""
    known: dict[str, ShapeId] = {}
    # What describes one knows it best; of others, the first that has an attribute decides.
    for use in sorted(resource.uses, key=lambda use: use.verb is not Verb.READ):
        operation = look.operations.get(use.operation)
        if operation is not None:
            for name, target in _find_all(look, operation, use):
                known.setdefault(name, target)
    for made in resource.made:
        if made.attribute.startswith(OWN):
            known.setdefault(made.attribute, NO_SHAPE)
    if resource.parent in resources and resource.parent != resource.noun:
        parent = resources[resource.parent]
        above = find_known(look, parent, {k: v for k, v in resources.items() if k != resource.noun})
        for name in (*parent.identity, *parent.aliases):
            if name in above:
                known.setdefault(name, above[name])
    return known


def _find_all(look: Look, operation: Operation, use: Use) -> Iterator[tuple[str, ShapeId]]:
    shown = find_shown(look, operation, use)
    renamed = {path for path, _ in use.shown}
    if shown is not None:
        for name, member in look.members(shown).items():
            if name not in renamed:
                yield name, member.target
    if use.listing is not None and use.listing.inside:
        item = find_item(look, operation, use.listing)
        for name, member in (look.members(item) if item else NONE).items():
            if name != use.listing.inside:
                yield name, member.target
    if use.verb in _GIVING:
        yield from _find_given(look, operation, use)


def _find_given(look: Look, operation: Operation, use: Use) -> Iterator[tuple[str, ShapeId]]:
    """What a request gives: the identity, and every member by its own name."""
    for path, attribute in use.identity:
        if (target := find_told(look, operation, use, path)) is not None:
            yield attribute, target
    source = find_at(look, find_start(look, operation, use), use.source)
    if source is not None:
        for name, member in look.members(source).items():
            yield name, member.target


def find_start(look: Look, operation: Operation, use: Use) -> ShapeId | None:
    """Where the paths of a use into its request start: at its root, or at an entry of a list."""
    start = operation.input.target if operation.input else None
    return find_element(look, find_at(look, start, use.each)) if use.each else start


def find_told(look: Look, operation: Operation | None, use: Use, path: str) -> ShapeId | None:
    """What stands at a path of a use's identity: in an entry of ``each``, or in the request."""
    if operation is None:
        return None
    found = find_at(look, find_start(look, operation, use), path)
    root = operation.input.target if operation.input else None
    return found if found is not None else find_at(look, root, path)


def find_shown(look: Look, operation: Operation, use: Use) -> ShapeId | None:
    """The structure in which a response shows one resource; None if it shows none."""
    root = operation.output.target if operation.output else None
    if use.listing is not None:
        return find_at(look, find_item(look, operation, use.listing), use.listing.inside)
    found = find_at(look, root, use.result)
    return find_element(look, found) if use.each and use.result else found


def find_item(look: Look, operation: Operation, listing: Listing) -> ShapeId | None:
    """What the list in a response holds; None where there is no such list."""
    root = operation.output.target if operation.output else None
    return find_element(look, find_at(look, root, listing.items))


def find_element(look: Look, target: ShapeId | None) -> ShapeId | None:
    """What a list holds; None for anything else."""
    shape = look.service.shape(target) if target is not None else None
    return shape.element.target if isinstance(shape, ListShape) else None


def has_attribute(look: Look, known: Mapping[str, ShapeId], attribute: str) -> bool:
    """Whether an attribute, or a part of one, is known."""
    return find_attribute(look, known, attribute) is not None


def find_attribute(look: Look, known: Mapping[str, ShapeId], attribute: str) -> ShapeId | None:
    """The shape of an attribute or of a part of one."""
    name, _, rest = attribute.partition(".")
    return find_at(look, known[name], rest) if name in known else None
