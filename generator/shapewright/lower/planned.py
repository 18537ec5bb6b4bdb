"""A planned file: the one thing a backend gives.

A path in the package, the template that makes it, and the view the template sees. Nothing is
opened, formatted or printed to make one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Planned:
    """A file to be rendered."""

    path: str
    """POSIX, relative to the package."""
    template: str
    """Relative to the templates' root."""
    view: object
    """A dataclass of ready strings, booleans and tuples."""
