"""What the template of a module that holds a whole package sees."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChunkView:
    """What was one module of the package."""

    remark: str
    """Its path, and the first sentence of its docstring."""
    code: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A module that code finds by its name."""

    name: str
    """A literal."""
    names: tuple[tuple[str, str], ...]
    """What it calls things, and what they are called here, as literals; only those that differ."""


@dataclass(frozen=True, slots=True)
class SingleView:
    """A package in one module."""

    text: str
    """The docstring, with its quotes."""
    imports: tuple[str, ...]
    typing_imports: tuple[str, ...]
    """Those that only type checkers need."""
    chunks: tuple[ChunkView, ...]
    exceptions: tuple[tuple[str, str], ...]
    """The errors by name, and what they are called here."""
    module_type: str
    """What ``types.ModuleType`` is called."""
    parts: tuple[PartView, ...]
    exported: tuple[str, ...]
    """Literals."""
