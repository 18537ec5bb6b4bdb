"""CBOR, as far as bodies need it.

Takes plain values, gives their bytes: each item of a known length, numbers as short as they go,
fractions in eight bytes, times under tag 1.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _ARRAY, _MAP, _TAG, _SIMPLE = range(8)
_FALSE, _TRUE, _NULL, _DOUBLE = 20, 21, 22, 27
_TIME = 1
_SHORTEST = 24
"""What is less stands in the first byte itself."""
_LENGTHS = ((24, 1), (25, 2), (26, 4), (27, 8))
"""What the first byte says of a number that stands in so many bytes after it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time."""

    seconds: float
    """Since 1970."""


def encode(value: Any) -> bytes:
    """The bytes of a value.

    Raises:
        TypeError: it is of no kind that there are bytes for.
        OverflowError: it is a number of more than eight bytes.
    """
    match value:
        case None | bool():
            return _head(_SIMPLE, {None: _NULL, False: _FALSE, True: _TRUE}[value])
        case int():
            return _head(_UNSIGNED, value) if value >= 0 else _head(_NEGATIVE, -1 - value)
        case float():
            return bytes([_SIMPLE << 5 | _DOUBLE]) + struct.pack(">d", value)
        case str():
            text = value.encode()
            return _head(_TEXT, len(text)) + text
        case bytes():
            return _head(_BYTES, len(value)) + value
        case Moment():
            return _head(_TAG, _TIME) + encode(value.seconds)
        case _:
            return _encode_all(value)


def _encode_all(value: Any) -> bytes:
    """A list, or a map."""
    kind: Any = value.__class__
    if kind is list:
        return _head(_ARRAY, len(value)) + b"".join(map(encode, value))
    if kind is dict:
        pairs = (encode(key) + encode(one) for key, one in value.items())
        return _head(_MAP, len(value)) + b"".join(pairs)
    message = f"no bytes for {kind.__name__}"
    raise TypeError(message)


def _head(kind: int, number: int) -> bytes:
    if number < _SHORTEST:
        return bytes([kind << 5 | number])
    for said, length in _LENGTHS:
        if number < 1 << 8 * length:
            return bytes([kind << 5 | said]) + number.to_bytes(length, "big")
    message = f"{number} takes more than eight bytes"
    raise OverflowError(message)
