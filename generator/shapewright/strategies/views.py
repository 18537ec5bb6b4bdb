"""What the template of the strategies sees: ready strings and tuples."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MakerView:
    """What makes the strategies of one structure."""

    name: str
    """An identifier."""
    class_name: str


@dataclass(frozen=True, slots=True)
class StreamView:
    """The events of one stream; literals of their names and shapes."""

    name: str
    events: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StrategiesView:
    """The module of strategies."""

    docstring: str
    makers: tuple[MakerView, ...]
    streams: tuple[StreamView, ...]
