"""What every enum has in common: it is a string, and it is open.

A service adds values at any time; one that is not known here stays the string it was.
"""

from __future__ import annotations

from enum import StrEnum

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Enumeration(StrEnum):
    """The base of all enums."""

    @classmethod
    def from_wire(cls, value: Any) -> Any:
        """The member with this value; the value itself when there is none."""
        try:
            return cls._value2member_map_.get(value, value)
        except TypeError:
            return value
