"""What the templates of the validators see: ready strings, booleans and tuples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from shapewright.lower.imports import Imports


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member of a structure, as its predicate sees it."""

    word: str
    """``if``, or ``elif`` for all but the first member of a union."""
    wire_name: str
    """A string literal."""
    required: bool
    lines: tuple[str, ...]
    """Statements that answer no when the value ``it`` breaks a rule, outermost unindented."""


@dataclass(frozen=True, slots=True)
class PartView:
    """Some members of a structure that asks very much; a function of their own asks for them."""

    name: str
    members: tuple[MemberView, ...]
    rest: str
    """An expression that asks the next part for the rest; ``True`` after the last."""


@dataclass(frozen=True, slots=True)
class PredicateView:
    """The predicate of one structure."""

    name: str
    docstring: str
    parameters: str
    """The value, and what was seen where the structure can contain itself."""
    is_union: bool
    """Exactly one member is present, and there are some."""
    required: int
    """How many members are required."""
    members: tuple[MemberView, ...]
    """The required ones first."""
    parts: tuple[PartView, ...]
    """All members once more, by parts, if they ask very much; else none."""
    rest: str
    """An expression that asks the first part."""


@dataclass(frozen=True, slots=True)
class WrittenView:
    """One member of a structure, as its writer sees it."""

    attribute: str
    wire_name: str
    """A string literal."""
    required: bool
    lines: tuple[str, ...]
    """Statements that take ``it`` from the attribute to the wire, or refuse it."""


@dataclass(frozen=True, slots=True)
class WriterPartView:
    """Some members of a structure that asks very much; a function of their own writes them."""

    name: str
    members: tuple[WrittenView, ...]


@dataclass(frozen=True, slots=True)
class WriterView:
    """The writer of one structure: conversion and predicate in one."""

    name: str
    docstring: str
    is_union: bool
    members: tuple[WrittenView, ...]
    """The required ones first."""
    parts: tuple[WriterPartView, ...]
    """All members once more, by parts, if they ask very much; else none."""


@dataclass(frozen=True, slots=True)
class ConstantView:
    """A pattern, or the known values of an enum."""

    name: str
    literals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PredicatesView:
    """One module of predicates."""

    docstring: str
    imports: Imports
    patterns: tuple[ConstantView, ...]
    predicates: tuple[PredicateView, ...]
    writers: tuple[WriterView, ...]


@dataclass(frozen=True, slots=True)
class ValuesView:
    """The module of known values."""

    docstring: str
    values: tuple[ConstantView, ...]


@dataclass(frozen=True, slots=True)
class TargetView:
    """What a member has to be: a shape's name, or more."""

    name: str
    target: str
    arguments: tuple[str, ...]
    """What there is to say beside the target, as keyword arguments."""


@dataclass(frozen=True, slots=True)
class ShapeView:
    """One shape as data."""

    name: str
    kind: str
    targets: tuple[str, ...]
    """The shapes it is made of, as literals."""
    members: tuple[TargetView, ...]
    is_empty: bool
    """A structure without members."""
    is_plain: bool
    """There is nothing to say but its kind."""
    required: tuple[str, ...]
    arguments: tuple[str, ...]
    notes: tuple[str, ...]
    """Why a rule is not enforced, a line each."""


@dataclass(frozen=True, slots=True)
class TableView:
    """One module of shapes."""

    docstring: str
    imports: Imports
    shapes: tuple[ShapeView, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """Where each shape's data stands."""

    docstring: str
    homes: Mapping[str, str]
    """Literals of a shape's name and its module."""


@dataclass(frozen=True, slots=True)
class OperationView:
    """What goes into an operation and comes out of it; literals, ``None`` where there is none."""

    name: str
    input: str
    output: str


@dataclass(frozen=True, slots=True)
class ValidationView:
    """The module of the functions that people call."""

    docstring: str
    operations: tuple[OperationView, ...]
    predicates: tuple[tuple[str, str], ...]
    """Literals of a structure's name and its predicate's."""
