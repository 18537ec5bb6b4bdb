"""Packages of real services, imported, and dictionaries that boto3 would take or give.

Packages are made once a session. A dictionary is drawn for any shape from a source of randomness:
valid for its shape as botocore judges it, with every kind of value the shape can hold.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any, cast

import pytest

from shapewright.build.service import build_service
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
from shapewright.lower.package import class_names_of
from shapewright.pipeline import Made
from shapewright.sources.open import open_source

SECRET = "hunter2"  # noqa: S105 - what must never be shown
DEPTH = 5

Wire = dict[str, Any]


@dataclass(frozen=True)
class Generated:
    """A package that was generated and imported, beside what it was generated from."""

    service: Service
    folder: Path
    module: ModuleType

    @property
    def classes(self) -> dict[ShapeId, type[Any]]:
        """The class of every structure, union and event stream."""
        kinds = StructureShape | UnionShape | EventStreamShape
        return {
            id_: getattr(self.module, name)
            for id_, name in class_names_of(self.service).items()
            if isinstance(self.service.shape(id_), kinds)
        }


@pytest.fixture(scope="session")
def generated(
    make: Callable[..., Made],
    write_package: Callable[..., Path],
    import_package: Callable[[Path], ModuleType],
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str], Generated]:
    """Gives the package of a service of the installed botocore, or of a case."""
    known: dict[str, Generated] = {}
    root = tmp_path_factory.mktemp("generated")
    cases = Path(__file__).parent.parent / "cases"

    def generate(name: str) -> Generated:
        if name not in known:
            model = cases / name / "service-2.json"
            source = str(model) if model.exists() else "installed"
            service = "case" if model.exists() else name
            folder = root / f"made_{name.replace('-', '_')}"
            write_package(folder, make(service, source).tree)
            built = build_service(open_source(source).read(service)).service
            known[name] = Generated(built, folder, import_package(folder))
        return known[name]

    return generate


@pytest.fixture(scope="session")
def draw_wire() -> Callable[[Service, ShapeId, Random], Wire]:
    """Draws what boto3 would take or give for a shape with members; of a stream, one event."""

    def draw(service: Service, target: ShapeId, random: Random) -> Wire:
        drawn = _Drawing(service, random).value(target, DEPTH, secret=False)
        is_stream = isinstance(service.shape(target), EventStreamShape)
        return cast("Wire", drawn[0] if is_stream else drawn)

    return draw


@pytest.fixture(scope="session")
def secret() -> str:
    """What stands in every text and blob of a sensitive shape."""
    return SECRET


class _Drawing:
    """Values for the shapes of one service, small where shapes are nested deeply."""

    def __init__(self, service: Service, random: Random) -> None:
        self.service = service
        self.random = random

    def value(self, target: ShapeId, depth: int, *, secret: bool) -> Any:
        shape = self.service.shape(target)
        secret = secret or shape.sensitive
        match shape:
            case StructureShape():
                return dict(self._members(shape.members, depth, secret=secret))
            case UnionShape():
                return self._choice(shape, depth, secret=secret)
            case EventStreamShape():
                return [self._choice(shape, depth, secret=secret) for _ in range(2)]
            case ListShape():
                return self._list(shape, depth, secret=secret)
            case MapShape():
                return self._map(shape, depth, secret=secret)
            case _:
                return self._scalar(shape, secret=secret)

    def _members(
        self, members: tuple[Member, ...], depth: int, *, secret: bool
    ) -> Iterator[tuple[str, Any]]:
        for member in members:
            if member.required or (depth > 0 and self.random.random() < 1 / (1 + len(members) / 8)):
                yield member.name, self._member(member, depth - 1, secret=secret)

    def _member(self, member: Member, depth: int, *, secret: bool) -> Any:
        if member.json_value and member.binding.location == "header":
            return self._document()
        return self.value(member.target, depth, secret=secret)

    def _choice(self, shape: UnionShape | EventStreamShape, depth: int, *, secret: bool) -> Wire:
        if not shape.members:
            return {}
        # With depth spent, a variant without structures ends the descent of a recursive union.
        flat = [m for m in shape.members if not self._nests(self.service.shape(m.target))]
        member = self.random.choice(flat if flat and depth <= 0 else shape.members)
        return {member.name: self._member(member, depth - 1, secret=secret)}

    def _nests(self, shape: Shape) -> bool:
        return isinstance(shape, StructureShape | UnionShape | ListShape | MapShape)

    def _count(self, shape: Shape, depth: int) -> int:
        least = _bound(shape, "minimum") or 0
        return int(least) if depth <= 0 else int(least) + self.random.randint(0, 2)

    def _list(self, shape: ListShape, depth: int, *, secret: bool) -> list[Any]:
        return [
            None
            if shape.sparse and self.random.random() < 0.3
            else self.value(shape.element.target, depth - 1, secret=secret)
            for _ in range(self._count(shape, depth))
        ]

    def _map(self, shape: MapShape, depth: int, *, secret: bool) -> Wire:
        return {
            self.value(shape.key.target, 0, secret=secret): (
                None
                if shape.sparse and self.random.random() < 0.3
                else self.value(shape.value.target, depth - 1, secret=secret)
            )
            for _ in range(self._count(shape, depth))
        }

    def _scalar(self, shape: Shape, *, secret: bool) -> Any:
        random = self.random
        match shape:
            case EnumShape():
                return random.choice(shape.values) if random.random() < 0.9 else "a-new-value"
            case StringShape():
                return self._text(shape, secret=secret)
            case BlobShape():
                return self._text(shape, secret=secret).encode()
            case BooleanShape():
                return random.random() < 0.5
            case IntegerShape() | LongShape():
                return int(_bound(shape, "minimum") or 0) + random.randint(0, 3)
            case FloatShape() | DoubleShape():
                return float(_bound(shape, "minimum") or 0) + random.randint(0, 8) / 8
            case TimestampShape():
                return datetime(2020, 1, 1, tzinfo=UTC) + timedelta(
                    seconds=random.randint(0, 10**8)
                )
            case DocumentShape():
                return self._document()
            case _:
                raise TypeError(f"no scalar: {shape}")

    def _text(self, shape: Shape, *, secret: bool) -> str:
        if secret:
            return SECRET * (1 + int(_bound(shape, "minimum") or 0) // len(SECRET))
        least = max(int(_bound(shape, "minimum") or 0), 1)
        return "".join(
            self.random.choices(string.ascii_letters, k=least + self.random.randint(0, 3))
        )

    def _document(self) -> Any:
        return self.random.choice([{"a": [1, None, {"b": "c"}]}, [], "text", 0, False, {}])


def _bound(shape: Shape, name: str) -> float | None:
    """The bound of the only rule that has one."""
    for rule in getattr(shape, "rules", ()):
        bound: float | None = getattr(rule, name, None)
        if bound is not None:
            return bound
    return None
