"""Values for examples: right by every rule, small, and telling what they stand for.

Takes shapes of a service, gives plain values: what is required, one entry of each list and map, and
one member of a structure that requires none; nothing where that is more than anyone would read.
Texts that no look fits are the fakes' to make. The same operation has the same values, whatever
other operations there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain
from typing import Any
from zlib import crc32

from shapewright.examples.looks import list_looks, list_names, list_words, tidy_arn
from shapewright.examples.worth import Worth, subject_of
from shapewright.ir.claim import Bounds, ClaimKind
from shapewright.ir.service import Operation
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
from shapewright.ir.stated import bounds_of
from shapewright.lower.package import Package
from shapewright.runtime.fake.clock import START, Clock
from shapewright.runtime.fake.known import Known
from shapewright.runtime.fake.synthesis import Synthesis
from shapewright.runtime.fake.text_kinds import Place, list_candidates
from shapewright.runtime.validation import Validation

_LATER = ("end", "to", "until", "expir", "stop", "before", "finish")
"""What the names of later times begin with."""
_PAGE = 10
"""How many results an example asks for."""
_BLOB = b"example"
_ROOM = 10_000
"""Values, and characters and bytes that a shape wants at least, that a request has room for."""
_DEEPEST = 64
"""How many values stand in one another."""
_ACCOUNT = "123456789012"
_REGION = "us-east-1"


class Values:
    """Makes the values for one operation."""

    def __init__(
        self, package: Package, validation: Validation, worth: Worth, operation: Operation
    ) -> None:
        self._package = package
        self._service = package.service
        self._worth = worth
        self._known = Known(validation)
        self._subject = "_".join(subject_of(operation))
        identity = package.service.identity
        name = identity.signing_name or identity.endpoint_prefix or package.service.name
        self._place = Place(name, _ACCOUNT, _REGION)
        seed = crc32(operation.name.encode())
        self._synthesis = Synthesis(self._known, self._place, Clock(), seed)
        self._open: list[ShapeId] = []
        self._room = _ROOM
        self._depth = 0

    def make(self, id_: ShapeId, hint: str = "") -> Any:
        """A value of a shape.

        Args:
            id_: the shape.
            hint: the name of the member it is for.

        Raises:
            ValueError: there is no such text, or what the shape wants is too much to be shown.
        """
        shape = self._service.shape(id_)
        self._take_room(shape)
        self._depth += 1
        try:
            return self._make(shape, hint)
        finally:
            self._depth -= 1

    def _take_room(self, shape: Shape) -> None:
        """Give way before what has no end that anyone would see: it doubles with each level."""
        low, _ = bounds_of(shape)
        is_number = isinstance(shape, IntegerShape | LongShape | FloatShape | DoubleShape)
        self._room -= 1 if is_number else max(1, int(low or 0))
        if self._room < 0 or self._depth > _DEEPEST:
            raise ValueError("what it has to hold at least is too much to be shown")

    def _make(self, shape: Shape, hint: str) -> Any:
        match shape:
            case StructureShape() | UnionShape():
                return self._make_structure(shape)
            case ListShape():
                return self._make_list(shape, hint)
            case MapShape():
                return self._make_map(shape, hint)
            case StringShape():
                return self._make_text(shape.id, hint)
            case EnumShape():
                return shape.values[0] if shape.values else self._make_text(shape.id, hint)
            case _:
                return _make_scalar(shape, hint)

    def make_members(self, shape: StructureShape | UnionShape, names: list[str]) -> dict[str, Any]:
        """Members of a structure, by name, in its order.

        Raises:
            ValueError: one of them has no value that can be shown.
        """
        self._open.append(shape.id)
        try:
            members = (one for one in shape.members if one.name in names)
            return {one.name: self._make_member(shape.id, one) for one in members}
        finally:
            self._open.pop()

    def make_page_size(self, shape: Shape) -> int:
        """How many results to ask for."""
        low, high = bounds_of(shape)
        return int(_clamp(_PAGE, low, high))

    def list_required(self, shape: StructureShape | UnionShape) -> list[str]:
        """The members that a value has at least, by the model and by its text."""
        if isinstance(shape, UnionShape):
            return [min(shape.members, key=self._cost).name] if shape.members else []
        required = [one.name for one in shape.members if one.required]
        if shape.id in self._open:  # what only the text requires may have no end
            return required
        return [*required, *self._worth.list_needed(shape, required)]

    def _make_structure(self, shape: StructureShape | UnionShape) -> dict[str, Any]:
        names = self.list_required(shape)
        if not names and isinstance(shape, StructureShape):
            names = [first] if (first := self._worth.find_first(shape)) else []
        return self.make_members(shape, names)

    def _cost(self, member: Member) -> tuple[int, int]:
        """How deep the values of a union's member are, and how little they tell."""
        target = self._service.shape(member.target)
        plain = isinstance(target, StringShape | EnumShape)
        return self._synthesis.depth_of(member.target), 0 if plain else 1

    def _make_member(self, owner: ShapeId, member: Member) -> Any:
        if member.json_value:
            return {"key": "value"} if member.binding.location == "header" else "{}"
        if member.values:
            return member.values[0]
        made = self.make(member.target, member.name)
        return self._heed_text(owner, member, made)

    def _heed_text(self, owner: ShapeId, member: Member, made: Any) -> Any:
        """The value as the documentation alone wants it, if its shape takes that too."""
        for claim in self._package.claims.get((owner, member.name), ()):
            tried: list[Any] = []
            match claim.kind, claim.value:
                case ClaimKind.VALUES, tuple() as values if isinstance(made, str):
                    tried = [*values]
                case ClaimKind.RANGE, Bounds() as said if type(made) in {int, float}:
                    clamped = _clamp(float(made), said.minimum, said.maximum)
                    tried = [type(made)(clamped)]
                case _:
                    pass
            if found := [one for one in tried if self._takes(member.target, one)]:
                return found[0]
        return made

    def _make_list(self, shape: ListShape, hint: str) -> list[Any]:
        low, high = bounds_of(shape)
        count = _clamp(1, low, high)
        element = shape.element.target
        if element in self._open and not low:
            return []
        singular = hint[:-1] if hint.endswith("s") and not hint.endswith("ss") else hint
        target = self._service.shape(element)
        if isinstance(target, EnumShape) and len(target.values) >= count:
            return list(target.values[: int(count)])
        return [self.make(element, singular) for _ in range(int(count))]

    def _make_map(self, shape: MapShape, hint: str) -> dict[str, Any]:
        low, high = bounds_of(shape)
        count = int(_clamp(1, low, high))
        if shape.value.target in self._open and not low:
            return {}
        keys = self._service.shape(shape.key.target)
        made: dict[str, Any] = {}
        for number in range(count):
            self._take_room(keys)
            if isinstance(keys, EnumShape) and number < len(keys.values):
                key = keys.values[number]
            else:
                key = self._make_text(shape.key.target, "key")
            if key in made:
                key = self._synthesis.make_text(shape.key.target)
            is_text = isinstance(self._service.shape(shape.value.target), StringShape)
            made[key] = self.make(shape.value.target, "value" if is_text else hint)
        return made

    def _make_text(self, id_: ShapeId, hint: str) -> str:
        for text in self._list_texts(id_, hint):
            if self._takes(id_, text):
                return text
        pattern = self._known.text_of(id_)
        if pattern is None:
            return self._synthesis.make_text(id_, hint)
        return tidy_arn(pattern.plainest, _REGION, _ACCOUNT, partial(self._takes, id_))

    def _list_texts(self, id_: ShapeId, hint: str) -> Iterator[str]:
        return chain(
            list_looks(hint, id_),
            list_names(hint, id_, self._subject),
            list_candidates(hint or id_, id_, self._place, self._synthesis.make_id),
            list_words(hint, id_),
        )

    def _takes(self, id_: ShapeId, value: object) -> bool:
        return self._known.takes(str(id_), value)


def _make_scalar(shape: Shape, hint: str) -> Any:
    low, high = bounds_of(shape)
    match shape:
        case IntegerShape() | LongShape():
            return int(_clamp(1, low, high))
        case FloatShape() | DoubleShape():
            return float(_clamp(1, low, high))
        case BooleanShape():
            return True
        case TimestampShape():
            return _make_time(hint)
        case BlobShape():
            least = _BLOB * (-(-int(low or 0) // len(_BLOB)) or 1)
            return least[: int(_clamp(len(_BLOB), low, high))]
        case EventStreamShape():
            return []
        case DocumentShape():
            return {"key": "value"}
        case _:
            raise TypeError(f"no value of {shape.id} can be made")


def _make_time(hint: str) -> datetime:
    start = START.astimezone(UTC)
    return start + timedelta(days=1) if hint.lower().startswith(_LATER) else start


def _clamp(number: float, low: float | None, high: float | None) -> float:
    if low is not None:
        number = max(number, low)
    return number if high is None else min(number, high)
