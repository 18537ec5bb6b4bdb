"""The order in which a model writes members and values, which the IR does not keep.

Takes a model as it was read, gives for each shape the place of every name in it. It means nothing
to an API; a page that people know has it, and is easier to compare when it stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from shapewright.ir.shape import Member, ShapeId


@dataclass(frozen=True, slots=True)
class Order:
    """Where each name stands, by shape; a name that is nowhere comes last."""

    places: Mapping[str, Mapping[str, int]] = field(default_factory=dict[str, dict[str, int]])

    def sort_members(self, id_: ShapeId, members: Iterable[Member]) -> list[Member]:
        """The members as they are written."""
        places = self.places.get(id_, {})
        return sorted(members, key=lambda member: places.get(member.name, len(places)))

    def sort_values(self, id_: ShapeId, values: Iterable[str]) -> list[str]:
        """The values of an enum as they are written."""
        places = self.places.get(id_, {})
        return sorted(values, key=lambda value: places.get(value, len(places)))


def read_order(model: Mapping[str, Any]) -> Order:
    """The order of a model, whatever else is in it."""
    shapes: Any = model.get("shapes")
    if not isinstance(shapes, dict):
        return Order()
    known = cast("dict[str, Any]", shapes)
    return Order({name: _read_places(shape) for name, shape in known.items()})


def _read_places(shape: Any) -> dict[str, int]:
    if not isinstance(shape, dict):
        return {}
    facts = cast("dict[str, Any]", shape)
    for names in (facts.get("members"), facts.get("enum")):
        if isinstance(names, dict | list):
            texts = [one for one in cast("Iterable[Any]", names) if isinstance(one, str)]
            return {name: at for at, name in enumerate(texts)}
    return {}
