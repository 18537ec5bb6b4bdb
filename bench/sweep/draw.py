"""Values that are right by construction, for any shape.

Takes a service and a source of choices, gives values as boto3 takes them, in all the Python forms
it takes. Required members are always there, others by chance; recursion ends. Where a shape cannot
be satisfied its optional members are left out; where one is required what stands there is wrong.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import Any

from bench.sweep.bounds import find_label, find_length, find_range, takes_json
from bench.sweep.text import Texts
from shapewright.ir.service import Service
from shapewright.ir.shape import (
    BlobShape,
    BooleanShape,
    DocumentShape,
    DoubleShape,
    EnumShape,
    EventStreamShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Member,
    Shape,
    ShapeId,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
)

WIDTHS: dict[type[Shape], int] = {IntegerShape: 31, LongShape: 63}
"""The bits of an integer, its sign apart."""
MOST_NODES = 1_500
"""Values in one value; beyond it only what is required is added."""
_IMPOSSIBLE = 1_000
_DOCUMENTS: tuple[Any, ...] = (
    {"a": [1, None, {"b": "c"}], "": -1.5},
    [],
    {},
    "text",
    0,
    10**30,
    False,
    None,
)


@dataclass(slots=True)
class Drawing:
    """Values of the shapes of one service."""

    service: Service
    random: Random
    texts: Texts = field(init=False)
    heights: Heights = field(init=False)
    _nodes: int = 0
    _with_null: bool = True

    def __post_init__(self) -> None:
        self.texts = Texts(self.random)
        self.heights = Heights(self.service, self.texts)

    def draw(
        self, target: ShapeId, *, depth: int = 0, chance: float = 0, with_null: bool = True
    ) -> Any:
        """A value of a shape.

        Args:
            target: the shape.
            depth: how many structures, lists and maps deep optional members are added.
            chance: of an optional member to be added, in a structure that has few of them.
            with_null: whether null stands in lists and maps that may hold it.
        """
        self._nodes = 0
        self._with_null = with_null
        return self._draw(target, depth, chance)

    def draw_member(self, member: Member, *, depth: int = 0, chance: float = 0) -> Any:
        """A value of a member: some take more or less than their shape does."""
        if takes_json(member):
            return self.random.choice(_DOCUMENTS)
        shape = self.service.shape(member.target)
        if member.values:
            return self.random.choice(member.values)
        if isinstance(shape, StringShape | EnumShape) and find_label(member):
            return self._draw_text(shape, least=1)
        return self._draw(member.target, depth, chance)

    def can_fill(self, target: ShapeId) -> bool:
        """Whether any value keeps every rule of a shape."""
        return self.heights.of(target) < _IMPOSSIBLE

    def _draw(self, target: ShapeId, depth: int, chance: float) -> Any:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            depth = 0
        shape = self.service.shape(target)
        match shape:
            case StructureShape():
                return dict(self._draw_members(shape, depth, chance))
            case UnionShape():
                return self._draw_choice(shape, depth, chance)
            case EventStreamShape():
                return [{member.name: {}} for member in shape.members[:2]]
            case ListShape():
                return self._draw_list(shape, depth, chance)
            case MapShape():
                return self._draw_map(shape, depth, chance)
            case _:
                return self._draw_scalar(shape)

    def _draw_members(
        self, shape: StructureShape, depth: int, chance: float
    ) -> Iterator[tuple[str, Any]]:
        likely = chance if chance >= 1 else chance / (1 + len(shape.members) / 16)
        for member in shape.members:
            wanted = depth > 0 and self.random.random() < likely
            if member.required or (wanted and self.can_fill(member.target)):
                yield member.name, self.draw_member(member, depth=depth - 1, chance=chance)

    def _draw_choice(self, shape: UnionShape, depth: int, chance: float) -> dict[str, Any]:
        if not shape.members:
            return {}
        members = [m for m in shape.members if self.can_fill(m.target)] or [*shape.members]
        if depth <= 0:
            lowest = min(self.heights.of(member.target) for member in members)
            members = [m for m in members if self.heights.of(m.target) == lowest]
        member = self.random.choice(members)
        return {member.name: self.draw_member(member, depth=depth - 1, chance=chance)}

    def _choose_count(self, shape: ListShape | MapShape, depth: int, entry: ShapeId) -> int:
        low, high = find_length(shape)
        if depth <= 0 or not self.can_fill(entry):
            return low
        return min(low + self.random.randint(0, 2), low + 2 if high is None else high)

    def _draw_list(self, shape: ListShape, depth: int, chance: float) -> Any:
        target = shape.element.target
        drawn = [
            None
            if shape.sparse and self._with_null and self.random.random() < chance / 3
            else self._draw(target, depth - 1, chance)
            for _ in range(self._choose_count(shape, depth, target))
        ]
        return tuple(drawn) if chance and self.random.random() < 0.1 else drawn

    def _draw_map(self, shape: MapShape, depth: int, chance: float) -> dict[str, Any]:
        target = shape.value.target
        keys = self.draw_keys(shape, self._choose_count(shape, depth, target))
        return {
            key: None
            if shape.sparse and self._with_null and self.random.random() < chance / 3
            else self._draw(target, depth - 1, chance)
            for key in keys
        }

    def draw_keys(self, shape: MapShape, count: int) -> list[str]:
        """So many keys for a map; fewer if there are not."""
        key = self.service.shape(shape.key.target)
        if not isinstance(key, StringShape | EnumShape):
            raise TypeError(f"the keys of {shape.id} are no strings")
        return self.texts.find_distinct(key, count)

    def _draw_scalar(self, shape: Shape) -> Any:
        random = self.random
        match shape:
            case EnumShape() | StringShape():
                return self._draw_text(shape)
            case BlobShape():
                return self._draw_blob(shape)
            case BooleanShape():
                return random.random() < 0.5
            case IntegerShape() | LongShape():
                return self._draw_integer(shape)
            case FloatShape() | DoubleShape():
                return self._draw_float(shape)
            case TimestampShape():
                return self._draw_time()
            case DocumentShape():
                return random.choice(_DOCUMENTS)
            case _:
                raise TypeError(f"no scalar: {shape}")

    def _draw_text(self, shape: StringShape | EnumShape, least: int = 0) -> str:
        texts = self.texts.find_some(shape, least)
        if texts:
            return self.random.choice(texts)
        return "a" * max(find_length(shape)[0], least)

    def _draw_blob(self, shape: BlobShape) -> Any:
        low, high = find_length(shape)
        size = self.random.randint(low, low + 9 if high is None else min(high, low + 9))
        content = bytes(self.random.choices(range(128), k=size))
        forms = [content, bytearray(content), content.decode("ascii"), io.BytesIO(content)]
        return self.random.choice(forms)

    def _draw_integer(self, shape: IntegerShape | LongShape) -> int:
        least, greatest = find_whole_range(shape)
        near = min(max(self.random.randint(-3, 9), least), greatest)
        return self.random.choice([least, greatest, near, near])

    def _draw_float(self, shape: FloatShape | DoubleShape) -> Any:
        low, high = find_range(shape)
        least = (-1e30 if high is None else high - 9) if low is None else low
        greatest = max(1e30, least) if high is None else high
        middle = least + (greatest - least) * self.random.randint(0, 8) / 8
        number = self.random.choice([least, greatest, float(min(max(middle, least), greatest))])
        whole = int(number)
        forms: list[Any] = [number, Decimal(number)]
        if least <= whole <= greatest:
            forms.append(whole)
        return self.random.choice(forms)

    def _draw_time(self) -> Any:
        seconds = self.random.randint(0, 2**31 - 1)
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
        forms: list[Any] = [
            moment,
            moment.replace(tzinfo=None),
            moment.astimezone(timezone(timedelta(hours=5, minutes=30))),
            seconds,
            seconds + 0.5,
            str(seconds),
            moment.isoformat(),
            moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
            moment.strftime("%Y-%m-%d"),
            moment.strftime("%a, %d %b %Y %H:%M:%S GMT"),
        ]
        return self.random.choice(forms)


def find_whole_range(shape: IntegerShape | LongShape) -> tuple[int, int]:
    """The least and the greatest integer that a shape takes."""
    low, high = find_range(shape)
    bits = WIDTHS[type(shape)]
    least, greatest = -(2**bits), 2**bits - 1
    return (
        least if low is None else max(least, int(low)),
        greatest if high is None else min(greatest, int(high)),
    )


@dataclass
class Heights:
    """How deep the smallest value of each shape is, and which shapes have none."""

    service: Service
    texts: Texts

    def of(self, target: ShapeId) -> int:
        """The levels of the smallest value; a very large number where there is none."""
        return self._known[target]

    @cached_property
    def _known(self) -> dict[ShapeId, int]:
        known = dict.fromkeys(self.service.shapes, _IMPOSSIBLE)
        changed = True
        while changed:
            changed = False
            for id_, shape in self.service.shapes.items():
                height = min(self._find(shape, known), _IMPOSSIBLE)
                if height < known[id_]:
                    known[id_] = height
                    changed = True
        return known

    def _find(self, shape: Shape, known: dict[ShapeId, int]) -> int:
        match shape:
            case StructureShape(members=members):
                return 1 + max((known[m.target] for m in members if m.required), default=0)
            case UnionShape(members=members):
                return 1 + min((known[m.target] for m in members), default=_IMPOSSIBLE)
            case ListShape(element=element):
                return 1 + (known[element.target] if find_length(shape)[0] else 0)
            case MapShape(key=key, value=value):
                parts = (known[key.target], known[value.target])
                return 1 + (max(parts) if find_length(shape)[0] else 0)
            case StringShape() | EnumShape():
                return 0 if self.texts.find_some(shape) else _IMPOSSIBLE
            case _:
                return 0
