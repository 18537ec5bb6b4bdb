"""Reliefs: rules of a shape that are known to be wrong, and are not enforced.

Gives one frozen value for each, with its reason. A rule that is advisory is still reported.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.ir.shape import ShapeId

RELIEF_RULES = (
    "claim",
    "count",
    "enum",
    "length",
    "pattern",
    "range",
    "required",
    "union",
    "unknown",
)
"""The rules that a shape can be relieved of."""
RELIEF_LEVELS = ("advisory", "off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """One rule of one shape, and why it does not count."""

    shape: ShapeId
    rule: str
    """One of ``RELIEF_RULES``."""
    level: str
    """``advisory`` or ``off``."""
    reason: str
