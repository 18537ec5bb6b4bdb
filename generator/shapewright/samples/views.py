"""What the template of the samples sees: ready strings and tuples."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextView:
    """The strings of one shape."""

    name: str
    """A literal."""
    forms: tuple[str, ...]
    """Literals."""
    arguments: tuple[str, ...]
    """What there is to say beside the forms, as keyword arguments."""


@dataclass(frozen=True, slots=True)
class TextsView:
    """The module of texts."""

    docstring: str
    texts: tuple[TextView, ...]
