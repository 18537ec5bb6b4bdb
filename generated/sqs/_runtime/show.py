"""What was found, in a few words: for people, and safe with any value at all.

Takes a value, gives text of a bounded length that never runs the value's own code.
"""

from __future__ import annotations

from .accept import OBJECT, is_a, kind_of, plain_bytes, plain_number, plain_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST = 60
"""Characters of a text that are shown, and values of an enum."""
HIDDEN = "<sensitive>"


def show(value: Any) -> str:
    """The value as it would be written in Python, cut where it is long."""
    kind = kind_of(value)
    if value is None or kind is bool:
        return repr(value)
    if issubclass(kind, str):
        return show_text(plain_text(value))
    if issubclass(kind, float):
        return repr(plain_number(value))
    if issubclass(kind, int):
        number = plain_number(value)
        bits = number.bit_length()
        return repr(number) if bits <= 128 else f"an integer of {bits} bits"
    if issubclass(kind, (bytes, bytearray)):
        return show_bytes(plain_bytes(value, MOST + 1))
    if issubclass(kind, dict):
        return f"a dict of {count(OBJECT.__len__(value), 'entry')}"
    if issubclass(kind, (list, tuple)):
        name = "list" if issubclass(kind, list) else "tuple"
        return f"a {name} of {count(size_of(value), 'entry')}"
    return f"a value of type {name_type(kind)}"


def show_text(text: str) -> str:
    """Text in quotes, cut where it is long."""
    if len(text) <= MOST:
        return repr(text)
    return f"{text[:MOST]!r} and {len(text) - MOST} more characters"


def size_of(value: Any) -> int:
    """How many entries a list or a tuple has, whatever it says itself."""
    kind: Any = list if is_a(value, list) else tuple
    return int(kind.__len__(value))


def show_bytes(data: bytes) -> str:
    """Bytes, cut where they are long."""
    return f"{data[:MOST]!r} and more" if len(data) > MOST else repr(data)


def name_type(kind: type) -> str:
    """The name of a type, cut where it is long."""
    name: Any = type.__dict__["__name__"].__get__(kind)
    return str(name)[:MOST]


def count(number: int, unit: str) -> str:
    """``1 entry``, ``2 entries``."""
    return f"{number} {name_units(number, unit)}"


def name_units(number: float | None, unit: str) -> str:
    """The unit in its singular or plural."""
    if number == 1:
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}s"


def bounds(minimum: Any, maximum: Any, unit: str = "") -> str:
    """``1 to 63 characters``, ``at most 5``."""
    last = maximum if maximum is not None else minimum
    noun = f" {name_units(last, unit)}" if unit else ""
    if minimum is None and maximum is None:
        return "any"
    if minimum is None:
        return f"at most {maximum}{noun}"
    if maximum is None:
        return f"at least {minimum}{noun}"
    if minimum == maximum:
        return f"exactly {minimum}{noun}"
    return f"{minimum} to {maximum}{noun}"
