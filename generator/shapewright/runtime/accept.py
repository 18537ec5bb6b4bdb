"""What a value has to be to be taken as a number, a time, bytes or JSON.

Takes any value, answers yes or no, and never raises; whoever asks says what is wrong.
The same answers serve the generated predicates and the explanations. boto3 takes many
forms of these, and all of them are taken here, but for a bool as a number.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

OBJECT: Any = dict
ARRAY: Any = (list, tuple)
"""What boto3 takes for a structure or a map, and for a list; loosely typed, because
what is inside is what is being asked. A predicate takes no subclass of a list: one that
never ends is left to those who explain, who do not ask it."""


class RefusedError(Exception):
    """Raised for a value that is not written in one pass, with or without a fault."""


def kind_of(value: Any) -> Any:
    """The type of a value, whatever it says itself."""
    kind: Any = type
    return kind(value)


def is_a(value: Any, kind: Any) -> bool:
    """Whether a value is of a type, or of one of several, whatever it says itself."""
    return issubclass(type(value), kind)


def is_integer(value: Any) -> bool:
    """Whether it can stand for an integer."""
    kind = kind_of(value)
    return kind is not bool and issubclass(kind, int)


def is_number(value: Any) -> bool:
    """Whether it can stand for a floating-point number."""
    kind = kind_of(value)
    if kind is float or kind is int:
        return True
    if kind is bool:
        return False
    # Who has a Decimal has imported the module.
    decimal = sys.modules.get("decimal")
    return issubclass(kind, (float, int)) or (
        decimal is not None and issubclass(kind, decimal.Decimal)
    )


def plain_number(value: Any) -> Any:
    """A number without what its own class has changed about it."""
    if is_a(value, float):
        return float.__float__(value)
    if is_a(value, int):
        return int.__index__(value)
    decimal = sys.modules.get("decimal")
    return value if decimal is None else decimal.Decimal(value)


def plain_text(value: Any) -> str:
    """A string without what its own class has changed about it."""
    return str.__str__(value)


def plain_bytes(value: Any, most: int | None = None) -> bytes:
    """The first bytes, or all, without what their own class has changed about them."""
    base: Any = bytes if is_a(value, bytes) else bytearray
    return bytes(base.__getitem__(value, slice(most)))


def is_nan(value: Any) -> bool:
    """Whether a number is none: it differs from itself."""
    same = value
    try:
        return bool(value != same)
    except ArithmeticError:  # a signalling NaN
        return True


def is_in_range(value: Any, minimum: Any, maximum: Any) -> bool:
    """Whether a number lies between the bounds that are stated; a NaN does not."""
    try:
        return bool(
            (minimum is None or minimum <= value)
            and (maximum is None or value <= maximum)
        ) and not is_nan(value)
    except ArithmeticError:
        return False


def is_timestamp(value: Any) -> bool:
    """Whether boto3 can read a point in time from it."""
    kind = kind_of(value)
    # Who has a datetime has imported the module.
    datetime = sys.modules.get("datetime")
    if datetime is not None and issubclass(kind, datetime.datetime):
        return True
    if kind is bool:
        return False
    if issubclass(kind, (str, bytes, bytearray)):
        from .timestamp import is_timestamp_text

        if issubclass(kind, str):
            return is_timestamp_text(plain_text(value))
        # Only ASCII can be a time, and no other byte is it in this encoding.
        return is_timestamp_text(plain_bytes(value).decode("latin-1"))
    if not hasattr(kind, "__float__") and not hasattr(kind, "__index__"):
        return False
    from .timestamp import is_epoch

    try:
        return is_epoch(float(value))
    except BaseException as error:  # whatever a stranger's conversion raises
        if not isinstance(error, Exception):
            raise
        return False


def size_of_blob(value: Any) -> int | None:
    """How many bytes will be sent; None for a stream, whose size is not known."""
    if is_a(value, str):
        return len(str.encode(value, errors="surrogatepass"))
    return len(plain_bytes(value)) if is_a(value, (bytes, bytearray)) else None


def is_blob(value: Any) -> bool:
    """Whether boto3 can read bytes from it."""
    if issubclass(type(value), (bytes, bytearray, str)):
        return True
    try:
        return hasattr(value, "read")
    except BaseException as error:  # whatever a stranger's attribute raises
        if not isinstance(error, Exception):
            raise
        return False


def is_blob_of(value: Any, minimum: int, maximum: int | None) -> bool:
    """Whether it is a blob of a size within bounds, as far as its size is known."""
    if not is_blob(value):
        return False
    size = size_of_blob(value)
    return size is None or (minimum <= size and (maximum is None or size <= maximum))


def is_json_scalar(value: Any) -> bool:
    """Whether it is null, true, false, a string or a finite number."""
    if value is None or is_a(value, (str, int)):
        return True
    return is_a(value, float) and abs(float.__float__(value)) < float("inf")


def items_of(value: Any) -> Iterable[Any]:
    """The entries of a list or a tuple, whatever it says itself."""
    kind: Any = list if is_a(value, list) else tuple
    items: Iterable[Any] = kind.__iter__(value)
    return items


class _Leaving:
    """All that is inside a container has been seen."""

    __slots__ = ("container",)

    def __init__(self, container: Any) -> None:
        self.container = container


def is_document(value: Any) -> bool:
    """Whether it is a JSON value, at any depth; one that holds itself is not."""
    is_open: dict[int, bool] = {}
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if type(one) is _Leaving:
            is_open[id(one.container)] = False
            continue
        if not is_a(one, (dict, list)):
            if not is_json_scalar(one):
                return False
            continue
        if (found := is_open.get(id(one))) is not None:
            if found:
                return False
            continue
        is_open[id(one)] = True
        waiting.append(_Leaving(one))
        if is_a(one, dict):
            if not all(is_a(key, str) for key in OBJECT.keys(one)):
                return False
            waiting.extend(OBJECT.values(one))
        else:
            waiting.extend(items_of(one))
    return True


MOST_JSON = 1_000_000
"""Pieces of JSON text in a header; no service takes that many."""


def is_json_text(value: Any) -> bool:
    """Whether it can be written as JSON, as boto3 will do with it."""
    from json import JSONEncoder

    try:
        # Piece by piece: what is shared again and again can be longer than any memory.
        for number, _ in enumerate(JSONEncoder().iterencode(value)):
            if number > MOST_JSON:
                return False
    except BaseException as error:  # whatever a stranger's keys and values raise
        if not isinstance(error, Exception):
            raise
        return False
    return True


def is_stream_of_events(value: Any) -> bool:
    """Whether events can be taken from it."""
    kind = kind_of(value)
    if issubclass(kind, (str, bytes, bytearray, dict)):
        return False
    return hasattr(kind, "__iter__") or hasattr(kind, "__aiter__")
