"""Parts of keys in maps: which of a map's entries tell a resource from all others.

Takes the names of a key and a map that a request gives, gives the entries that count,
each spelled in one way, and the order of keys. Where the names stand is not known here.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from ..accept import is_a

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


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
    """Whether this is a value of one kind, ``{"S": "text"}``."""
    return is_a(value, dict) and len(value) == 1


def spell_key(value: Any) -> Any:
    """A part of a key as it is compared: numbers in texts by what they are worth."""
    text = value.get("N") if is_a(value, dict) else None
    if text is None:
        return value
    try:
        number = Decimal(text)
    except InvalidOperation:
        return value
    return {"N": f"{number.normalize():f}" if number else "0"}


def rank_key(key: Mapping[str, Any], names: Sequence[str]) -> list[tuple[str, Any]]:
    """The order of a key: texts by their bytes, numbers by what they are worth."""
    return [_rank_part(key[name]) for name in names]


def _rank_part(part: Any) -> tuple[str, Any]:
    ((kind, value),) = part.items()
    if kind == "N":
        return kind, Decimal(value)
    return kind, value.encode() if isinstance(value, str) else bytes(value)
