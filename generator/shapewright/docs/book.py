"""What every page of a service draws on: the service, and what was found out about it.

Takes a lowered package, its lifecycles and the samples of its operations; gives where things stand,
who uses what, and what goes with each operation. It says nothing yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from shapewright.changes import Change
from shapewright.docs.address import Addresses, find_addresses, spell_anchors
from shapewright.docs.links import Links
from shapewright.docs.page import Entry, Part
from shapewright.ir.graph import reachable_from
from shapewright.ir.resource import Lifecycles, Use
from shapewright.ir.service import Operation, Paginator, Service, Waiter
from shapewright.ir.shape import (
    Aggregate,
    EventStreamShape,
    ListShape,
    MapShape,
    Shape,
    ShapeId,
    StructureShape,
    UnionShape,
)
from shapewright.lifecycles.report import find_standings
from shapewright.lower.package import Package

Key = TypeVar("Key", bound=str)
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a shape where another one is used."""

    owner: ShapeId
    member: str = ""
    """Empty for the entries of a list or a map."""


@dataclass(frozen=True, slots=True)
class Told:
    """What changed since an older edition."""

    since: str
    """What that is called: ``botocore 1.43.73``."""
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Extras:
    """What pages show beside the model, made by others."""

    told: Told | None = None
    """What changed, if that is asked."""
    lifecycles: Lifecycles = field(default_factory=Lifecycles)
    operations: Mapping[str, tuple[Part, ...]] = field(default_factory=dict[str, tuple[Part, ...]])
    """Samples of each operation."""
    paginators: Mapping[str, tuple[Part, ...]] = field(default_factory=dict[str, tuple[Part, ...]])
    """Samples, by operation."""
    waiters: Mapping[str, tuple[Part, ...]] = field(default_factory=dict[str, tuple[Part, ...]])


@dataclass(frozen=True, slots=True)
class Book:
    """One service, ready to be written about."""

    package: Package
    extras: Extras
    addresses: Addresses
    links: Links
    paginators: Mapping[str, Paginator]
    waiters: Mapping[str, tuple[Waiter, ...]]
    """By operation."""
    uses: Mapping[str, tuple[tuple[str, Use], ...]]
    """By operation: what it does with which resource."""
    standings: Mapping[str, str]
    """By operation: whether a fake answers it from what it keeps, from the request, or neither."""
    places: Mapping[ShapeId, tuple[Place, ...]]
    """Where each shape is used."""
    reached_by: Mapping[ShapeId, tuple[tuple[str, str], ...]]
    """Operations, each with the side (``request``, ``response``, ``error``) that leads there."""
    entries: dict[tuple[ShapeId, str], Entry] = field(
        default_factory=dict[tuple[ShapeId, str], Entry], repr=False
    )
    """What was said already of a member, by its structure and its name, without a place."""
    is_outline: bool = False
    """Pages that stand already are built for what others need of them: what can be found on them,
    and where."""

    @property
    def service(self) -> Service:
        """The service, with the operations that were selected."""
        return self.package.service

    def shape(self, id_: ShapeId) -> Shape:
        """A shape of the service."""
        return self.service.shapes[id_]

    def anchors_of(self, shape: Aggregate) -> Mapping[str, str]:
        """The last part of the anchor of each member."""
        return self.links.anchors[shape.id]

    def to_outline(self) -> Book:
        """The same for pages that stand already."""
        extras = Extras(lifecycles=self.extras.lifecycles)
        package = replace(self.package, claims={})
        return replace(self, package=package, extras=extras, entries={}, is_outline=True)


def build_book(package: Package, extras: Extras) -> Book:
    """All that the pages of a service need."""
    service = package.service
    addresses = find_addresses(service)
    return Book(
        package=package,
        extras=extras,
        addresses=addresses,
        links=Links(addresses, _spell_members(service.shapes.values())),
        paginators={one.operation: one for one in service.paginators},
        waiters=_group((one.operation, one) for one in service.waiters),
        uses=_group(_find_uses(extras.lifecycles)),
        standings={
            name: found["standing"]
            for name, found in find_standings(service, extras.lifecycles).items()
        },
        places=_group(_find_places(service.shapes.values())),
        reached_by=_group(_find_reaching(service)),
    )


def _spell_members(shapes: Iterable[Shape]) -> dict[ShapeId, dict[str, str]]:
    return {
        shape.id: spell_anchors(member.name for member in shape.members)
        for shape in shapes
        if isinstance(shape, Aggregate)
    }


def _find_uses(lifecycles: Lifecycles) -> Iterator[tuple[str, tuple[str, Use]]]:
    for resource in lifecycles.resources:
        yield from ((use.operation, (resource.noun, use)) for use in resource.uses)
    yield from ((use.operation, ("", use)) for use in lifecycles.tagging)


def _find_places(shapes: Iterable[Shape]) -> Iterator[tuple[ShapeId, Place]]:
    for shape in shapes:
        match shape:
            case StructureShape() | UnionShape() | EventStreamShape():
                for member in shape.members:
                    yield member.target, Place(shape.id, member.name)
            case ListShape():
                yield shape.element.target, Place(shape.id)
            case MapShape():
                yield shape.key.target, Place(shape.id)
                if shape.value.target != shape.key.target:
                    yield shape.value.target, Place(shape.id)
            case _:
                pass


def _find_reaching(service: Service) -> Iterator[tuple[ShapeId, tuple[str, str]]]:
    below: dict[tuple[ShapeId, ...], list[ShapeId]] = {}
    for operation in service.operations:
        for side, roots in _list_sides(operation):
            if roots not in below:
                below[roots] = sorted(reachable_from(service.shapes, roots))
            yield from ((id_, (operation.name, side)) for id_ in below[roots])


def _list_sides(operation: Operation) -> Iterator[tuple[str, tuple[ShapeId, ...]]]:
    for side, ref in (("request", operation.input), ("response", operation.output)):
        if ref is not None:
            yield side, (ref.target,)
    if operation.errors:
        yield "error", tuple(error.target for error in operation.errors)


def _group(pairs: Iterable[tuple[Key, Kept]]) -> dict[Key, tuple[Kept, ...]]:
    grouped: defaultdict[Key, list[Kept]] = defaultdict(list)
    for key, one in pairs:
        grouped[key].append(one)
    return {key: tuple(many) for key, many in grouped.items()}
