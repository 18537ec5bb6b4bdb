"""Which shapes of two editions stand at the same places, and where those are.

Takes two editions of a service, gives each pair of shapes that some operation of both leads to by
the same path, once: with its shortest path, the sides it is on, and what leads to it. Nothing is
compared here but names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import (
    EventStreamShape,
    ListShape,
    MapShape,
    Shape,
    ShapeId,
    StructureShape,
    UnionShape,
)
from shapewright.reconcile.difference import Side

Pair = tuple[ShapeId, ShapeId]
"""A shape of the old edition and one of the new."""

AGGREGATES = (StructureShape, UnionShape, EventStreamShape)


@dataclass(frozen=True, slots=True)
class Root:
    """A place where an operation of both editions names a shape."""

    operation: str
    side: Side
    path: str
    pair: Pair


@dataclass(slots=True)
class Meeting:
    """Two shapes that stand at the same places."""

    pair: Pair
    path: str
    sides: set[Side] = field(default_factory=set[Side])
    operations: set[str] = field(default_factory=set[str])
    """Those that name the pair themselves."""
    parents: set[Pair] = field(default_factory=set[Pair])


@dataclass(slots=True)
class Walk:
    """Every pair of two editions."""

    meetings: dict[Pair, Meeting]
    """In the order in which they are met: requests first, and from the outside in."""
    _reached: dict[Pair, tuple[str, ...]] = field(default_factory=dict[Pair, tuple[str, ...]])

    def operations_of(self, pair: Pair) -> tuple[str, ...]:
        """The operations that lead to a pair, sorted."""
        if pair not in self._reached:
            seen = {pair}
            waiting = [pair]
            names: set[str] = set()
            while waiting:
                meeting = self.meetings[waiting.pop()]
                names |= meeting.operations
                waiting.extend(meeting.parents - seen)
                seen |= meeting.parents
            self._reached[pair] = tuple(sorted(names))
        return self._reached[pair]


def walk(old: Service, new: Service) -> Walk:
    """Every pair of shapes at the same places of operations that both editions have."""
    after = {operation.name: operation for operation in new.operations}
    roots = [
        root
        for operation in old.operations
        if operation.name in after
        for root in _find_roots(operation, after[operation.name])
    ]
    meetings: dict[Pair, Meeting] = {}
    for side in (Side.REQUEST, Side.RESPONSE, Side.ERRORS):
        _follow([root for root in roots if root.side is side], old, new, meetings)
    return Walk(meetings)


def _find_roots(old: Operation, new: Operation) -> Iterator[Root]:
    name = old.name
    for side, before, after in (
        (Side.REQUEST, old.input, new.input),
        (Side.RESPONSE, old.output, new.output),
    ):
        if before is not None and after is not None:
            pair = (before.target, after.target)
            yield Root(name, side, f"{name}.{side.value}", pair)
    common = {error.target for error in old.errors} & {error.target for error in new.errors}
    for target in sorted(common):
        yield Root(name, Side.ERRORS, f"{name}.errors.{target}", (target, target))


def _follow(
    roots: Iterable[Root], old: Service, new: Service, meetings: dict[Pair, Meeting]
) -> None:
    """Meet every pair on one side, those nearest to the operations first."""
    seen: set[Pair] = set()
    queue: list[Meeting] = []

    def meet(pair: Pair, path: str, side: Side) -> Meeting:
        meeting = meetings.get(pair)
        if meeting is None:
            meeting = meetings[pair] = Meeting(pair, path)
        if pair not in seen:
            seen.add(pair)
            meeting.sides.add(side)
            # The path goes on from here on this side, though the pair may be known by another.
            queue.append(Meeting(pair, path, {side}))
        return meeting

    for root in roots:
        meet(root.pair, root.path, root.side).operations.add(root.operation)
    for current in queue:
        (side,) = current.sides
        before, after = (old.shapes[current.pair[0]], new.shapes[current.pair[1]])
        for step, pair in find_parts(before, after):
            meet(pair, current.path + step, side).parents.add(current.pair)


def find_parts(old: Shape, new: Shape) -> Iterator[tuple[str, Pair]]:
    """The pairs that two shapes lead to, each with the step that leads there."""
    if isinstance(old, AGGREGATES) and isinstance(new, AGGREGATES):
        targets = {member.name: member.target for member in new.members}
        for member in old.members:
            if member.name in targets:
                yield f".{member.name}", (member.target, targets[member.name])
    elif isinstance(old, ListShape) and isinstance(new, ListShape):
        yield "[]", (old.element.target, new.element.target)
    elif isinstance(old, MapShape) and isinstance(new, MapShape):
        yield "{key}", (old.key.target, new.key.target)
        yield "{}", (old.value.target, new.value.target)
