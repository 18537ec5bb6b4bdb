"""What the templates of the enums package see: ready strings and tuples."""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.lower.imports import Imports


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of an enum."""

    name: str
    value: str
    """A string literal."""


@dataclass(frozen=True, slots=True)
class EnumView:
    """One class."""

    name: str
    docstring: str
    values: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class ModuleView:
    """One module of enums."""

    docstring: str
    imports: Imports
    base: str
    enums: tuple[EnumView, ...]
