"""Single values as text: times in each format, numbers, truth, bytes; and what kind each must be.

Takes a value and its shape in botocore's own model, gives what stands for it on the wire. A value
that nothing can stand for is refused; what a format cannot carry of a time is cut off, as a service
would.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

UNIX, ISO, RFC = "unixTimestamp", "iso8601", "rfc822"
NESTED = ("structure", "list", "map")
"""What is no single value."""
_SHOWN = 100
"""Letters of a value that a fault tells."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_STEPS = {UNIX: 1_000, ISO: 1_000, RFC: 1_000_000}
"""The microseconds between two times that a format tells apart."""

_KINDS: dict[str, type | tuple[type, ...]] = {
    "boolean": bool,
    **dict.fromkeys(("integer", "long"), int),
    **dict.fromkeys(("float", "double"), (int, float)),
    **dict.fromkeys(("string", "character"), str),
    **dict.fromkeys(("structure", "map"), dict),
    "list": list,
}


class UnsendableError(ValueError):
    """No service can send this answer; says where, and why."""

    def __init__(self, path: str, why: str, text: str = "") -> None:
        super().__init__(f"{path}: {why}")
        self.path = path
        self.why = why
        self.text = text
        """The text that nothing can carry there; empty where it is not that."""


def show(value: object) -> str:
    """A value as a fault tells it: its beginning, if it is long."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."


def find_format(shape: Any, usual: str) -> str:
    """How a time is written: as its shape says, or as is usual where it stands."""
    return str(shape.serialization.get("timestampFormat", usual))


def cut_time(value: datetime, form: str) -> datetime:
    """As much of a time as a format carries."""
    return value.replace(microsecond=value.microsecond - value.microsecond % _STEPS[form])


def count_seconds(value: Any, path: str) -> float:
    """The seconds since 1970, to the millisecond.

    Raises:
        UnsendableError: it is no time.
    """
    moment = cut_time(_check_time(value, path), UNIX)
    return (moment - _EPOCH) // timedelta(milliseconds=1) / 1000


def write_time(value: Any, form: str, path: str) -> str:
    """A time as text.

    Raises:
        UnsendableError: it is no time.
    """
    if form == UNIX:
        return repr(count_seconds(value, path))
    moment = cut_time(_check_time(value, path), form)
    if form == RFC:
        return format_datetime(moment, usegmt=True)
    return moment.replace(tzinfo=None).isoformat() + "Z"


def write_blob(value: Any, path: str) -> str:
    """Bytes as text in base 64.

    Raises:
        UnsendableError: these are no bytes.
    """
    return b64encode(check_bytes(value, path)).decode("ascii")


def check_bytes(value: Any, path: str) -> bytes:
    """The bytes of a blob.

    Raises:
        UnsendableError: these are no bytes.
    """
    if not isinstance(value, bytes):
        raise UnsendableError(path, f"{show(value)} are no bytes")
    return value


def write_text(shape: Any, value: Any, form: str, path: str) -> str:
    """A value that is no list, map or structure, as text.

    Args:
        shape: botocore's.
        value: what boto3 would give.
        form: how times are written where the shape does not say.
        path: where the value stands in the answer.

    Raises:
        UnsendableError: it is not of its shape.
    """
    match shape.type_name:
        case "timestamp":
            return write_time(value, find_format(shape, form), path)
        case "blob":
            return write_blob(value, path)
        case "boolean":
            return "true" if check_kind(shape, value, path) else "false"
        case "float" | "double":
            return write_float(check_kind(shape, value, path))
        case _:
            return str(check_kind(shape, value, path))


def check_kind(shape: Any, value: Any, path: str) -> Any:
    """A value of any shape but times and bytes, if it is of the kind that boto3 gives for it.

    Raises:
        UnsendableError: it is not.
    """
    kinds = _KINDS[shape.type_name]
    if not isinstance(value, kinds) or isinstance(value, bool) is not (kinds is bool):
        raise UnsendableError(path, f"{show(value)} is no {shape.type_name}")
    return value


def write_float(value: float) -> str:
    """A number as text, those that are none by their names."""
    names = {float("inf"): "Infinity", float("-inf"): "-Infinity"}
    return "NaN" if value != value else names.get(value, repr(value))  # noqa: PLR0124 - NaN


def _check_time(value: Any, path: str) -> datetime:
    if not isinstance(value, datetime):
        raise UnsendableError(path, f"{show(value)} is no time")
    # One without a zone is sent, and found to be another when it comes back.
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
