"""What the templates of a fake see: ready expressions, and tuples of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry of a mapping."""

    key: str
    value: str


@dataclass(frozen=True, slots=True)
class MappingView:
    """An argument that is a mapping."""

    name: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class ListingView:
    """How an operation shows many resources."""

    items: str
    filters: tuple[tuple[str, ...], ...]
    sorts: tuple[EntryView, ...]
    absent: tuple[EntryView, ...]
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UseView:
    """What an operation does with a resource."""

    operation: str
    verb: str
    identity: tuple[EntryView, ...]
    listing: ListingView | None
    mappings: tuple[MappingView, ...]
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusView:
    """The states of a resource."""

    attribute: str
    after: tuple[EntryView, ...]
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A kind of resource."""

    noun: str
    identity: str
    uses: tuple[UseView, ...]
    made: tuple[tuple[str, ...], ...]
    status: StatusView | None
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LifecyclesView:
    """The module of lifecycles."""

    docstring: str
    names: tuple[str, ...]
    """Of the runtime, those that the module uses."""
    resources: tuple[ResourceView, ...]


@dataclass(frozen=True, slots=True)
class ErrorView:
    """An error that the model declares."""

    shape: str
    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FakeView:
    """The module of the fake."""

    docstring: str
    names: tuple[str, ...]
    """Of the runtime's facts, those that the module uses."""
    service: str
    errors: tuple[ErrorView, ...]
    raises: tuple[EntryView, ...]
    statuses: tuple[EntryView, ...]
    fake: str
    calls: str
    title: str


@dataclass(frozen=True, slots=True)
class FixturesView:
    """The module of pytest's fixtures."""

    docstring: str
    fake: str
    name: str
    client: str
    service: str
