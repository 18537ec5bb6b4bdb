"""What would be read bit by bit, read at once: a fake keeps what it was given.

Takes the members of a request or of an answer, gives them with bytes in the place of
open files.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def read_bodies(members: Mapping[str, Any]) -> dict[str, Any]:
    """The same members, those that can be read as what there is to read in them."""
    return {
        name: value.read() if hasattr(value, "read") else value
        for name, value in members.items()
    }
