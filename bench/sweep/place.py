"""The places in a value where rules apply, found by walking the shapes.

Takes a service and a shape, gives every place in reach, nearest first: each member of a structure
when the structure is first met, and once more where it is met inside itself. A place can make the
smallest right value with anything at all standing there, and knows its own path.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.sweep.bounds import find_length
from bench.sweep.draw import Drawing
from shapewright.ir.shape import (
    ListShape,
    MapShape,
    Member,
    ShapeId,
    StructureShape,
    UnionShape,
)

HIDDEN = "<sensitive>"
MOST_OF_A_KEY = 60
"""Characters of a map's key that a path shows."""
MOST_ENTRIES = 20_000
"""A list or map with more to be filled is not entered."""

Wrap = Callable[[Any], Any]
"""From a value at a place to the whole value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value of a shape stands."""

    target: ShapeId
    path: str
    wrap: Wrap
    member: Member | None = None
    is_key: bool = False
    in_sparse: bool = False
    """Whether null may stand here, as an entry of a list or map."""
    hidden: bool = False
    """Whether it is sensitive, or inside what is."""
    above: tuple[ShapeId, ...] = ()
    """The shapes with parts that it stands in, outermost first."""

    def step_to(self, step: str) -> str:
        """The path of what is inside: ``.Name``, ``[0]`` or ``{key}``."""
        return step[1:] if not self.path and step.startswith(".") else self.path + step


def show_key(key: object, *, hidden: bool) -> str:
    """How the key of a map, a string, is written in a path."""
    return f"{{{HIDDEN}}}" if hidden else f"{{{str(key)[:MOST_OF_A_KEY]}}}"


@dataclass(slots=True)
class Walk:
    """A walk over the shapes of a service; what it has met on one root it does not enter again."""

    drawing: Drawing
    _met: set[tuple[ShapeId, bool]] = field(default_factory=set[tuple[ShapeId, bool]])

    def find_places(self, root: ShapeId) -> Iterator[Place]:
        """Every place in reach of a shape, that of the whole value first."""
        hidden = self.drawing.service.shape(root).sensitive
        waiting = deque([Place(target=root, path="", wrap=_stay, hidden=hidden)])
        while waiting:
            place = waiting.popleft()
            yield place
            if not place.is_key:
                waiting.extend(self._enter(place))

    def _enter(self, place: Place) -> Iterator[Place]:
        shape = self.drawing.service.shape(place.target)
        depth = place.above.count(shape.id)
        if depth > 1 or (place.member is not None and place.member.json_value):
            return
        match shape:
            case StructureShape() | UnionShape():
                if (shape.id, depth == 1) not in self._met:
                    self._met.add((shape.id, depth == 1))
                    yield from self._enter_members(place, shape)
            case ListShape():
                yield from self._enter_list(place, shape)
            case MapShape():
                yield from self._enter_map(place, shape)
            case _:
                return

    def _enter_members(self, place: Place, shape: StructureShape | UnionShape) -> Iterator[Place]:
        base: dict[str, Any] = {}
        if isinstance(shape, StructureShape):
            base = self.drawing.draw(shape.id)
        for member in shape.members:
            yield self._step(
                place,
                target=member.target,
                step=f".{member.name}",
                wrap=_put(place.wrap, base, member.name),
                member=member,
            )

    def _enter_list(self, place: Place, shape: ListShape) -> Iterator[Place]:
        low, _ = find_length(shape)
        if low > MOST_ENTRIES:
            return
        others = [self.drawing.draw(shape.element.target)] * max(low - 1, 0)
        yield self._step(
            place,
            target=shape.element.target,
            step="[0]",
            wrap=_put_first(place.wrap, others),
            in_sparse=shape.sparse,
        )

    def _enter_map(self, place: Place, shape: MapShape) -> Iterator[Place]:
        low, _ = find_length(shape)
        keys = self.drawing.draw_keys(shape, max(low, 1)) if low <= MOST_ENTRIES else []
        if len(keys) < max(low, 1):
            return
        value = self.drawing.draw(shape.value.target)
        others = dict.fromkeys(keys[1:], value)
        hidden = place.hidden or self.drawing.service.shape(shape.key.target).sensitive
        yield self._step(
            place,
            target=shape.key.target,
            step="",
            wrap=_put_key(place.wrap, others, value),
            is_key=True,
        )
        yield self._step(
            place,
            target=shape.value.target,
            step=show_key(keys[0], hidden=hidden),
            wrap=_put(place.wrap, others, keys[0]),
            in_sparse=shape.sparse,
        )

    def _step(self, place: Place, *, target: ShapeId, step: str, **facts: Any) -> Place:
        sensitive = self.drawing.service.shape(target).sensitive
        return Place(
            target=target,
            path=place.step_to(step),
            hidden=place.hidden or sensitive,
            above=(*place.above, place.target),
            **facts,
        )


def _stay(value: Any) -> Any:
    return value


def _put(wrap: Wrap, base: dict[str, Any], name: str) -> Wrap:
    return lambda value: wrap({**base, name: value})


def _put_first(wrap: Wrap, others: list[Any]) -> Wrap:
    return lambda value: wrap([value, *others])


def _put_key(wrap: Wrap, others: dict[str, Any], value: Any) -> Wrap:
    return lambda key: wrap({key: value, **others})
