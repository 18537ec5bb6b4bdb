"""A value that breaks one rule of its shape, wherever it will stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Broken:
    """A wrong value for a place, and which rule it breaks."""

    value: Any
    aspect: str
    """The rule, or an aspect of it: ``length.max``."""
    what: str
    """What is wrong, for a report."""
    inner: str = ""
    """The rest of the path, where the problem is inside the value."""
