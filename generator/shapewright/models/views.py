"""What the templates of the models package see: ready strings, booleans and tuples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shapewright.lower.imports import Imports


@dataclass(frozen=True, slots=True)
class FieldView:
    """One member of a structure."""

    name: str
    wire_name: str
    """A string literal."""
    annotation: str
    default: str
    """`` = None`` or nothing."""
    docstring: str
    to_wire: str
    """The expression for its value in boto3's dictionary."""
    from_wire: str
    """The expression that reads it from there."""


@dataclass(frozen=True, slots=True)
class StructureView:
    """One class."""

    name: str
    base: str
    docstring: str
    shape: str
    """The shape's name, as a literal."""
    slots: tuple[FieldView, ...]
    """The fields, sorted by name."""
    fields: tuple[FieldView, ...]
    """Those without a default first."""
    sensitive: tuple[str, ...]
    """String literals of the attributes that are never shown."""


@dataclass(frozen=True, slots=True)
class ModuleView:
    """One module of classes."""

    docstring: str
    imports: Imports
    spelling: Mapping[str, str]
    """How this module spells each symbol that the template writes."""
    structures: tuple[StructureView, ...]
