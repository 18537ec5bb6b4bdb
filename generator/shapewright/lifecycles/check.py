"""Checks: whether a table of lifecycles is about the service it says it is about.

Takes a service and its table, gives a problem with an address for every path that leads nowhere,
attribute that nothing shows or gives, error that the operation does not have, and operation that is
used twice. What a table says may still be wrong; that is for those to judge who know the service.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from shapewright.ir.resource import ANY, Lifecycles, Making, Resource, Use, Verb
from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import EnumShape, ListShape, ShapeId
from shapewright.lifecycles.known import (
    NO_SHAPE,
    find_attribute,
    find_item,
    find_known,
    find_shown,
    find_start,
    find_told,
    has_attribute,
)
from shapewright.lifecycles.look import Look
from shapewright.lifecycles.paths import find_at
from shapewright.lifecycles.prune import find_names
from shapewright.problem import Problem, Where, pointer_to

_HINT = "See `shapewright show` for what the operation has."
_LISTING = {Verb.LIST, Verb.RECEIVE}
_TEMPLATES = {Making.ARN, Making.TEXT, Making.NUMBER}


def check_lifecycles(service: Service, lifecycles: Lifecycles) -> list[Problem]:
    """Everything in a table that does not fit the service, sorted."""
    return sorted(set(_Check(service, lifecycles).find()))


def _find_tags(resource: Resource) -> set[str]:
    """What tags are called where they are given: an attribute that need not be shown."""
    return {use.tags.rpartition(".")[2] for use in resource.uses if use.tags}


class _Check:
    """One table, held against its service."""

    def __init__(self, service: Service, lifecycles: Lifecycles) -> None:
        self.look = Look(service)
        self.table = lifecycles
        self.resources = {one.noun: one for one in lifecycles.resources}

    def find(self) -> Iterator[Problem]:
        nouns = [one.noun for one in self.table.resources]
        if nouns != sorted(set(nouns)):
            yield self._say("are not sorted, or not of one noun each", "resources")
        operations = [use.operation for one in self.table.resources for use in one.uses]
        operations += [use.operation for use in self.table.tagging]
        for name, times in Counter(operations).items():
            if times > 1:
                yield self._say(f"{name} is used {times} times", "resources")
        for resource in self.table.resources:
            yield from self._find_in_resource(resource)
        for use in self.table.tagging:
            yield from self._find_in_use(use, {}, ("tagging", use.operation))
        for name, _ in self.table.notes:
            if name not in self.look.operations:
                yield self._say(f"there is no operation {name!r}", "notes", name)

    def _say(self, what: str, *keys: str) -> Problem:
        return Problem(Where(self.look.service.name, pointer_to(*keys)), what, _HINT)

    def _find_in_resource(self, resource: Resource) -> Iterator[Problem]:
        at = ("resources", resource.noun)
        known = find_known(self.look, resource, self.resources)
        for use in resource.uses:
            yield from self._find_in_use(use, known, (*at, use.operation))
        named = [
            *(("identity", one) for one in resource.identity),
            *(("aliases", one) for one in resource.aliases),
            *(("made", one.attribute) for one in resource.made),
            *(("parent_by", one) for one in resource.parent_by),
            *(("status", one.attribute) for one in [resource.status] if one),
            *(("tags", one) for one in [resource.tags] if one and one not in _find_tags(resource)),
            *(("made", one.template) for one in resource.made if one.by is Making.DIGEST),
            *(
                ("made", name)
                for one in resource.made
                if one.by in _TEMPLATES
                for name in find_names(one.template)
                if not self._is_of_parent(resource, name)
            ),
        ]
        yield from self._find_unknown(named, known, at)
        yield from self._find_in_parent(resource, at)
        yield from self._find_in_key(resource, at)
        yield from self._find_in_through(resource, at)
        yield from self._find_in_status(resource, known, at)

    def _find_unknown(
        self, named: list[tuple[str, str]], known: dict[str, ShapeId], at: tuple[str, ...]
    ) -> Iterator[Problem]:
        for key, attribute in named:
            if find_attribute(self.look, known, attribute) is None:
                yield self._say(f"there is no attribute {attribute!r}", *at, key)

    def _find_in_parent(self, resource: Resource, at: tuple[str, ...]) -> Iterator[Problem]:
        if not resource.parent:
            return
        parent = self.resources.get(resource.parent)
        if parent is None or parent is resource:
            yield self._say(f"there is no resource {resource.parent!r}", *at, "parent")
        elif len(resource.parent_by) not in {1, len(parent.identity)}:
            yield self._say("does not name the parent as its identity does", *at, "parent_by")

    def _find_in_key(self, resource: Resource, at: tuple[str, ...]) -> Iterator[Problem]:
        name = resource.key_names.partition("[]")[0]
        parent = self.resources.get(resource.parent)
        known = find_known(self.look, parent, self.resources) if parent else {}
        if name and not has_attribute(self.look, known, name):
            yield self._say(f"the parent has no attribute {name!r}", *at, "key_names")

    def _is_of_parent(self, resource: Resource, name: str) -> bool:
        """Whether a template speaks of an attribute that the parent has."""
        noun, _, attribute = name.partition(".")
        parent = self.resources.get(noun)
        if parent is None or noun != resource.parent:
            return False
        return has_attribute(self.look, find_known(self.look, parent, self.resources), attribute)

    def _find_in_through(self, resource: Resource, at: tuple[str, ...]) -> Iterator[Problem]:
        for noun, attribute in resource.through:
            other = self.resources.get(noun)
            known = find_known(self.look, other, self.resources) if other else {}
            if not has_attribute(self.look, known, attribute):
                yield self._say(f"no {noun} has an attribute {attribute!r}", *at, "through")

    def _find_in_status(
        self, resource: Resource, known: dict[str, ShapeId], at: tuple[str, ...]
    ) -> Iterator[Problem]:
        status = resource.status
        target = find_attribute(self.look, known, status.attribute) if status else None
        if status is None or target is None or target == NO_SHAPE:
            return
        shape = self.look.service.shape(target)
        values = shape.values if isinstance(shape, EnumShape) else None
        for states in (*(states for _, states in status.after), (status.remains,)):
            for state in filter(None, states):
                if values is not None and state not in values:
                    yield self._say(f"{state!r} is no state of {target}", *at, "status")

    def _find_in_use(
        self, use: Use, known: dict[str, ShapeId], at: tuple[str, ...]
    ) -> Iterator[Problem]:
        operation = self.look.operations.get(use.operation)
        if operation is None:
            yield self._say(f"there is no operation {use.operation!r}", *at)
            return
        for key, path in self._find_lost(operation, use):
            yield self._say(f"{path!r} leads nowhere in {key} of {operation.name}", *at, key)
        named = [
            *(("identity", one) for _, one in use.identity if one != ANY),
            *(("given", one) for _, one in use.given),
            *(("shown", one) for _, one in use.shown),
            *(("sets", one) for one, _ in use.sets),
            *(("merges", one) for one in use.merges),
            *(("anew", one) for one in use.anew),
        ]
        if use.listing:
            named += [("filters", one.attribute) for one in use.listing.filters]
            named += [("sorts", one) for _, one in use.listing.sorts]
            named += [("names", one) for _, one in use.listing.names]
            named += [("bare", use.listing.bare)] if use.listing.bare else []
        yield from self._find_unknown(named, known, at)
        errors = {error.target for error in operation.errors}
        for error in (use.missing, use.no_parent, use.existing):
            if error is not None and error not in errors:
                yield self._say(f"{error} is no error of {operation.name}", *at)
        if (use.verb in _LISTING) != (use.listing is not None):
            what = "has no listing" if use.verb in _LISTING else "has a listing but lists nothing"
            yield self._say(what, *at)

    def _find_lost(self, operation: Operation, use: Use) -> Iterator[tuple[str, str]]:
        """Paths that lead nowhere, each with where it is said."""
        look = self.look
        asked = operation.input.target if operation.input else None
        told = operation.output.target if operation.output else None
        start = find_start(look, operation, use)
        source = find_at(look, start, use.source)
        tags = told if use.verb is Verb.LIST_TAGS else asked
        yield from self._lost(
            "request", asked, [*use.refused, use.each, use.count, use.seconds, use.tag_keys]
        )
        yield from self._lost("request", start, [use.source])
        for path, _ in use.identity:
            if find_told(look, operation, use, path) is None:
                yield "request", path
        yield from self._lost("request", source, [path for path, _ in use.given])
        yield from self._lost("response", told, [use.result])
        yield from self._lost("tags", tags, [use.tags])
        shown = find_shown(look, operation, use)
        yield from self._lost("response", shown, [path for path, _ in use.shown])
        if listing := use.listing:
            asking = [listing.input_token, listing.limit, listing.sort_by, listing.sort_order]
            asking += [listing.by_name, listing.condition, *(one.path for one in listing.filters)]
            yield from self._lost("request", asked, asking)
            telling = [listing.items, listing.output_token]
            telling += [path for path, _ in listing.absent]
            yield from self._lost("response", told, telling)
            yield from self._lost("items", find_item(look, operation, listing), [listing.inside])
            items = find_at(look, told, listing.items)
            if items is not None and not isinstance(look.service.shape(items), ListShape):
                yield "items", listing.items

    def _lost(self, key: str, start: ShapeId | None, paths: list[str]) -> Iterator[tuple[str, str]]:
        for path in paths:
            if path and find_at(self.look, start, path) is None:
                yield key, path
