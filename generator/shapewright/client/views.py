"""What the templates of a client see: ready strings, booleans and tuples."""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.lower.imports import ImportLine


@dataclass(frozen=True, slots=True)
class MethodView:
    """One method of a client."""

    name: str
    parameters: str
    """``self`` and what follows it."""
    returns: str
    docstring: str
    statement: str
    """What it does: one statement."""


@dataclass(frozen=True, slots=True)
class ClientView:
    """The module of a client."""

    docstring: str
    has_models: bool
    """Whether anything is given or taken."""
    standard: tuple[ImportLine, ...]
    """Imports for type checkers alone."""
    local: tuple[ImportLine, ...]
    """The same, of this package."""
    protocol: str
    calls: str
    client: str
    service: str
    """The service id, as a literal."""
    protocol_docstring: str
    calls_docstring: str
    client_docstring: str
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True)
class ErrorView:
    """One exception."""

    name: str
    members: str
    """The structure of its members, in ``models``."""
    docstring: str


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code and the exception it means."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class ExceptionsView:
    """The module of exceptions."""

    docstring: str
    errors: tuple[ErrorView, ...]
    codes: tuple[CodeView, ...]
    exports: tuple[str, ...]
    """Literals of ``__all__``, sorted as linters sort it."""


@dataclass(frozen=True, slots=True)
class FactView:
    """A paginator or a waiter, by name."""

    name: str
    arguments: tuple[str, ...]
    """``delay=30``."""
    acceptors: tuple[str, ...] = ()
    """The calls that make them."""


@dataclass(frozen=True, slots=True)
class FactsView:
    """The module of paginators, or of waiters."""

    docstring: str
    facts: tuple[FactView, ...]
