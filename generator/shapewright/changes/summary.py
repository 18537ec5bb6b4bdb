"""What a page of API changes says of an operation that is not new: its new members and values.

Takes an operation of both editions, gives nested dictionaries as such a page prints them: by the
names of members, lists and maps that were there before left out, a new member with its whole type,
new values as a set. The layout knows no other change, and does not tell a request from a response.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from shapewright.ir.service import Operation
from shapewright.ir.shape import EnumShape, ListShape, MapShape, ShapeId

from .found import AGGREGATES, Editions, say_kind
from .order import Order
from .walk import Pair

Delta = dict[str, Any]
"""Names of members; below each a ``Delta``, a type or a set of values."""

SHOWN = frozenset({"operation-added", "member-added", "required-member-added", "enum-value-added"})
"""The kinds of change that the layout has words for."""


@dataclass(slots=True)
class Summaries:
    """The summaries of two editions; a pair of shapes is compared once."""

    editions: Editions
    order: Order
    """In which the new edition is written."""
    _known: dict[Pair, Delta | set[str]] = field(default_factory=dict[Pair, Any])
    _open: set[Pair] = field(default_factory=set[Pair])

    def summarise(self, old: Operation, new: Operation) -> Delta:
        """What is new in an operation; empty when nothing is that the layout can say."""
        summary: Delta = {}
        for before, after in ((old.input, new.input), (old.output, new.output)):
            if before is not None and after is not None:
                found = self._compare((before.target, after.target))
                if isinstance(found, dict):
                    summary = _merge(summary, found)
        return summary

    def _compare(self, pair: Pair) -> Delta | set[str]:
        if pair in self._open:
            return {}
        if pair not in self._known:
            self._open.add(pair)
            self._known[pair] = self._find(*pair)
            self._open.remove(pair)
        return self._known[pair]

    def _find(self, before: ShapeId, after: ShapeId) -> Delta | set[str]:
        old, new = self.editions.old.shape(before), self.editions.new.shape(after)
        match old, new:
            case EnumShape(), EnumShape():
                return {*new.values} - {*old.values}
            case ListShape(), ListShape():
                return self._compare((old.element.target, new.element.target))
            case MapShape(), MapShape():
                return self._compare((old.value.target, new.value.target))
            case _:
                pass
        if not isinstance(old, AGGREGATES) or not isinstance(new, AGGREGATES):
            return {}
        targets = {member.name: member.target for member in old.members}
        found: Delta = {}
        for member in new.members:
            if member.name not in targets:
                found[member.name] = self._write_type(member.target, ())
            elif below := self._compare((targets[member.name], member.target)):
                found[member.name] = below
        return found

    def _write_type(self, id_: ShapeId, around: tuple[ShapeId, ...]) -> Any:
        """The type of a new member, written out; a shape inside itself is an empty tuple."""
        shape = self.editions.new.shape(id_)
        if id_ in around:
            return ()
        inner = (*around, id_)
        if isinstance(shape, AGGREGATES):
            return {one.name: self._write_type(one.target, inner) for one in shape.members}
        match shape:
            case ListShape(element=element):
                return [self._write_type(element.target, inner)]
            case MapShape(value=value):
                return {"string": self._write_type(value.target, inner)}
            case EnumShape(values=values):
                return " | ".join(self.order.sort_values(id_, values))
            case _:
                return say_kind(shape)


def _merge(one: Delta, other: Mapping[str, Any]) -> Delta:
    """Both, and of what is in both as much as there is in either."""
    merged = dict(one)
    for name, value in other.items():
        known = merged.get(name)
        if isinstance(known, dict) and isinstance(value, dict):
            merged[name] = _merge(cast("Delta", known), cast("Delta", value))
        elif isinstance(known, set) and isinstance(value, set):
            merged[name] = cast("set[str]", known) | cast("set[str]", value)
        else:
            merged[name] = value
    return merged
