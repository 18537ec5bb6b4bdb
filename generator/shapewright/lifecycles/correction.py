"""Corrections: what someone who knows a service says about its resources.

Gives frozen values, one for each noun that is spoken of. What they leave out stays as it was found;
what they say has been read and has the right form, and whether it fits a service is found out when
they are applied.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shapewright.ir.resource import Made
from shapewright.problem import Where

Fields = tuple[tuple[str, Any], ...]
"""Fields of a resource, a use or a listing with their new values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCorrection:
    """What is said about one operation."""

    operation: str
    remove: bool = False
    """It is no part of the resource's lifecycle."""
    reason: str = ""
    """Why not, where more is to be said than of the resource."""
    fields: Fields = ()
    listing: Fields = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What is said about one noun."""

    noun: str
    reason: str
    where: Where
    """What stated it."""
    remove: bool = False
    """It is no resource."""
    replace: bool = False
    """Nothing that was found of it is kept."""
    fields: Fields = ()
    made: tuple[tuple[str, tuple[Made, ...]], ...] = ()
    """By attribute; none where the service does not make it."""
    uses: tuple[UseCorrection, ...] = ()
    text: str = ""
    """The whole of it as canonical JSON, to be compared and recorded."""
