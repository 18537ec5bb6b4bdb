"""The names of shapes held against each other: what generated code calls by name.

Takes both editions and the pairs of shapes that stand at the same places, gives the classes that
are new, gone, renamed or put in another's place. What the shapes are is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shapewright.ir.graph import reachable_from
from shapewright.ir.service import Service
from shapewright.ir.shape import Shape, ShapeId, StructureShape
from shapewright.reconcile.difference import Side

from .found import AGGREGATES, GUESS, Editions, Found, say_kind
from .shapes import CLASSES
from .walk import Pair, Walk

_ALIKE = 0.5
"""Which share of the members of two structures must be the same for a rename to be guessed."""


@dataclass(frozen=True, slots=True)
class Named:
    """A difference in the name of a shape, and the sides that it is on."""

    found: Found
    sides: frozenset[Side]


def compare_names(pair: Pair, editions: Editions) -> Found | None:
    """That another shape stands at a place; None when it is called the same."""
    was, now = pair
    if was == now:
        return None
    old, new = editions.old.shape(was), editions.new.shape(now)
    if type(old) is not type(new):
        return None  # which is more than another name
    if not isinstance(old, CLASSES):
        return Found("retargeted-plain", "", was, now)
    if said := _find_evidence(old, new, editions):
        return Found("shape-renamed", "", was, now, f"{GUESS}: {said}")
    return Found("retargeted", "", was, now)


def _find_evidence(old: Shape, new: Shape, editions: Editions) -> str:
    """What speaks for two shapes at one place being one under another name."""
    stays = old.id in editions.new.shapes or new.id in editions.old.shapes
    if stays or type(old) is not type(new):
        return ""
    before, after = _parts_of(old), _parts_of(new)
    share = len(before & after) / max(1, len(before | after))
    if share < _ALIKE:
        return ""
    return f"it stands at the same place, and {share:.0%} of both is the same"


def _parts_of(shape: Shape) -> set[str]:
    """The names of its members, or its values."""
    if isinstance(shape, AGGREGATES):
        return {member.name for member in shape.members}
    return {*getattr(shape, "values", ())}


def compare_classes(editions: Editions, walk: Walk) -> Iterator[Named]:
    """The classes that only one of the editions has, renamed ones apart."""
    renamed = [
        pair
        for pair in walk.meetings
        if (found := compare_names(pair, editions)) and found.kind == "shape-renamed"
    ]
    old, new = _find_classes(editions.old), _find_classes(editions.new)
    for id_ in sorted(old.keys() - editions.new.shapes.keys() - {was for was, _ in renamed}):
        said = say_kind(editions.old.shape(id_))
        yield Named(Found("shape-removed", f"shapes.{id_}", said), frozenset(old[id_]))
    for id_ in sorted(new.keys() - editions.old.shapes.keys() - {now for _, now in renamed}):
        said = say_kind(editions.new.shape(id_))
        yield Named(Found("shape-added", f"shapes.{id_}", "", said), frozenset(new[id_]))


def _find_classes(service: Service) -> dict[ShapeId, set[Side]]:
    """The shapes with a class that operations lead to, and the sides they are on."""
    roots: dict[Side, list[ShapeId]] = {
        Side.REQUEST: [one.input.target for one in service.operations if one.input],
        Side.RESPONSE: [one.output.target for one in service.operations if one.output],
        Side.ERRORS: [error.target for one in service.operations for error in one.errors],
    }
    classes: dict[ShapeId, set[Side]] = {}
    for side, ids in roots.items():
        for id_ in reachable_from(service.shapes, ids):
            shape = service.shape(id_)
            if isinstance(shape, CLASSES) and not _is_plain_error(shape):
                classes.setdefault(id_, set()).add(side)
    return classes


def _is_plain_error(shape: Shape) -> bool:
    """Whether it is an error: those are told of by the operations that raise them."""
    return isinstance(shape, StructureShape) and shape.error is not None
