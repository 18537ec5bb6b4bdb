"""What would be read bit by bit, read at once: a fake keeps what it was given.

Takes the members of a request or of an answer, gives them with bytes in the place of
open files. What has to be awaited is left to those who can.
"""

from __future__ import annotations

from ..accept import kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PLAIN = frozenset({str, int, float, bool, bytes, list, dict, type(None)})


def read_bodies(members: Any) -> Any:
    """The same members, open files among them as what there is to read in them."""
    if kind_of(members) is not dict:
        return members
    known: Any = members
    opened = [name for name in known if _is_open(known[name])]
    return {**known, **{name: known[name].read() for name in opened}}


def _is_open(value: Any) -> bool:
    if type(value) in _PLAIN:
        return False
    from inspect import iscoroutinefunction

    try:
        return not iscoroutinefunction(value.read)
    except BaseException as error:  # there is none, or it has a will of its own
        if not isinstance(error, Exception):
            raise
        return False
