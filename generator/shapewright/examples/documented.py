"""The examples that a model documents, as far as they are right.

Takes an example as it stands in JSON, gives its request and its response as boto3 takes and gives
them: blobs as bytes, times as times where they are written in ISO 8601. Whether they are right is
for the caller to ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from shapewright.ir.service import Json, Service
from shapewright.ir.shape import (
    BlobShape,
    DoubleShape,
    FloatShape,
    ListShape,
    MapShape,
    ShapeId,
    StructureShape,
    TimestampShape,
    UnionShape,
)


@dataclass(frozen=True, slots=True)
class Documented:
    """An example of the model's, whose request the package's own checks take."""

    id: str
    title: str
    description: str
    request: Mapping[str, Any]
    response: Mapping[str, Any] | None
    """None where there is none, or one that is not right."""


def read_value(service: Service, id_: ShapeId, value: Json) -> Any:
    """A value in JSON as boto3 takes it; what is not of its shape stays as it is."""
    shape = service.shape(id_)
    match shape, value:
        case ((StructureShape() | UnionShape()), dict()):
            targets = {member.name: member.target for member in shape.members}
            return {
                name: read_value(service, targets[name], one) if name in targets else one
                for name, one in value.items()
            }
        case ListShape(), list():
            return [read_value(service, shape.element.target, one) for one in value]
        case MapShape(), dict():
            return {key: read_value(service, shape.value.target, one) for key, one in value.items()}
        case BlobShape(), str():
            return value.encode()
        case ((FloatShape() | DoubleShape()), int()) if not isinstance(value, bool):
            return float(value)
        case TimestampShape(), str():
            return _read_time(value)
        case TimestampShape(), (int() | float()) if not isinstance(value, bool):
            return _count_time(value)
        case _:
            return value


def _read_time(text: str) -> str | datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return text
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _count_time(seconds: float) -> float | datetime:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return seconds
