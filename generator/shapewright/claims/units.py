"""Units of size and time, and which of them a member's name says it counts in.

Gives the words that name a unit and how many of the base unit (bytes or seconds) each is. Decimal
and binary prefixes are told apart only where they are written apart: AWS writes KB for 1,024 bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit of size or time."""

    name: str
    dimension: str
    """``size`` or ``time``."""
    base: float
    """How many bytes or seconds it is."""


_SIZES = {"KB": 1024, "MB": 1024**2, "GB": 1024**3, "TB": 1024**4}
_SPELLED = {"KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte"}
_TIMES = {
    "milliseconds": 0.001,
    "seconds": 1,
    "minutes": 60,
    "hours": 3600,
    "days": 86400,
    "weeks": 604800,
    "months": 2592000,
    "years": 31536000,
}


def _list_measures() -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    found |= dict.fromkeys(("byte", "bytes"), Measure("bytes", "size", 1))
    for name, base in _SIZES.items():
        short, binary, spelled = name.lower(), f"{name[0].lower()}ib", _SPELLED[name]
        words = (short, f"{short}s", binary, spelled, f"{spelled}s")
        found |= dict.fromkeys(words, Measure(name, "size", base))
    for name, seconds in _TIMES.items():
        found |= dict.fromkeys((name, name.removesuffix("s")), Measure(name, "time", seconds))
    return found


MEASURES = _list_measures()
"""Units by the lower-case words that name them."""

_IN_NAME = re.compile(
    r"(?:In)?(Milliseconds|Seconds|Minutes|Hours|Days|Weeks|KB|MB|GB|TB|KiB|MiB|GiB|TiB|Bytes)$",
    re.IGNORECASE,
)


def measure_in_name(name: str) -> Measure | None:
    """The unit that a name ends in: ``MaxRuntimeInSeconds`` counts seconds."""
    found = _IN_NAME.search(name)
    return MEASURES[found.group(1).lower()] if found else None
