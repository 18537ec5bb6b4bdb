"""Parts of keys in maps: which of a map's entries tell a resource from all others.

Takes the names of a key and a map that a request gives, gives the entries that count,
each spelled in one way, and the order of keys. Where the names stand is not known here.
"""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation

from ..accept import is_a

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


_KINDS = frozenset({"S", "N", "B"})
"""What a part of a key can be: a text, a number in a text, bytes."""
_LARGEST = 130
"""The highest power of ten in a number, and the lowest below nought."""


def pick_key(
    names: Sequence[str], entries: Mapping[str, Any], *, is_making: bool
) -> dict[str, Any] | None:
    """The key among the entries of a map; none if they lack it.

    Args:
        names: of what makes up a key.
        entries: what a request gives.
        is_making: there may be other entries too.
    """
    missing = [name for name in names if not _is_value(entries.get(name))]
    if not names or missing or (not is_making and len(entries) != len(names)):
        return None
    return {name: spell_key(entries[name]) for name in names}


def _is_value(value: Any) -> bool:
    """Whether this is a value that a key can have: ``{"S": "text"}``."""
    if not is_a(value, dict) or len(value) != 1:
        return False
    ((kind, inner),) = value.items()
    return kind in _KINDS and (kind != "N" or _read_number(inner) is not None)


def spell_key(value: Any) -> Any:
    """A part of a key as it is compared: numbers in texts by what they are worth."""
    number = _read_number(value.get("N")) if is_a(value, dict) else None
    if number is None:
        return value
    exact = Context(prec=len(number.as_tuple().digits))
    return {"N": f"{number.normalize(exact):f}" if number else "0"}


def _read_number(text: Any) -> Decimal | None:
    """The number in a text; None if there is none, or none that could be kept."""
    try:
        number = Decimal(text)
    except (InvalidOperation, TypeError, ValueError):
        return None
    is_kept = number.is_finite() and abs(number.adjusted()) <= _LARGEST
    return number if is_kept else None


def rank_key(key: Mapping[str, Any], names: Sequence[str]) -> list[tuple[str, Any]]:
    """The order of a key: texts by their bytes, numbers by what they are worth."""
    return [_rank_part(key[name]) for name in names]


def _rank_part(part: Any) -> tuple[str, Any]:
    ((kind, value),) = part.items()
    if kind == "N":
        return kind, Decimal(value)
    return kind, value.encode() if isinstance(value, str) else bytes(value)
