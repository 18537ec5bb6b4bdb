"""Values as they are now, whatever is done to them later.

Takes what boto3 takes or gives, gives a copy of its dictionaries and lists. What is in
them is taken over as it is: plain values do not change, and files are not read.
"""

from __future__ import annotations

from ..accept import OBJECT, items_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_PLAIN = frozenset({str, int, float, bool, bytes, type(None)})
_TYPE: Any = type
"""Called in place of ``kind_of``: this is done for all that is in every request."""


def take_snapshot(value: Any) -> Any:
    """A copy that later changes do not reach; of a value without an end, itself."""
    try:
        return _copy(value)
    except RecursionError:
        return value


def _copy(value: Any) -> Any:
    kind = _TYPE(value)
    copied: Any
    # Copied whole first: most of what is in it needs no second look.
    if kind is dict:
        copied = value.copy()
        for key, item in value.items():
            if type(item) not in _PLAIN:
                copied[key] = _copy(item)
        return copied
    if kind is list:
        copied = value.copy()
        for at, item in enumerate(value):
            if type(item) not in _PLAIN:
                copied[at] = _copy(item)
        return copied
    if kind in _PLAIN:
        return value
    if isinstance(value, dict):
        return {key: _copy(item) for key, item in OBJECT.items(value)}
    if isinstance(value, (list, tuple)):
        return [_copy(item) for item in items_of(value)]
    return bytes(value) if isinstance(value, bytearray) else value
