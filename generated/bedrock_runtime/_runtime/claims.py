"""What documentation says of a member, where the model says nothing.

Takes a place, notes where its value is not as the text says. That is advice, unless
somebody has confirmed it: the text may be out of date, or was read wrongly.
"""

from __future__ import annotations

from .accept import OBJECT, is_a, is_nan, is_number, plain_number
from .findings import Fault
from .shape import Float, Integer, List, Long, Map, String
from .show import MOST, bounds, size_of
from .size import side_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .findings import Findings
    from .place import Place
    from .shape import Claims

_UNITS: dict[type, str] = {String: "character", List: "entry", Map: "entry"}


def check_claims(place: Place, claims: Claims, findings: Findings) -> None:
    """Note what the text says otherwise; nothing, of a value of the wrong type."""
    number = _measure(place)
    if number is None:
        return
    said: list[tuple[str, str]] = []
    if side := side_of(number, claims.minimum, claims.maximum):
        unit = _UNITS.get(type(place.shape), "")
        said.append((f"claim.{side}", bounds(claims.minimum, claims.maximum, unit)))
    if claims.one_of and str.__str__(place.value) not in claims.one_of:
        said.append(("claim.values", f"one of {', '.join(claims.one_of)}"))
    for aspect, words in said:
        fault = _describe(aspect, words)
        findings.add(place, fault, advisory=not claims.confirmed)


def _measure(place: Place) -> Any:
    """The number or the size that is bounded."""
    value: Any = place.value
    shape = place.shape
    if isinstance(shape, String):
        return len(str.__str__(value)) if is_a(value, str) else None
    if isinstance(shape, List):
        return size_of(value) if is_a(value, (list, tuple)) else None
    if isinstance(shape, Map):
        return OBJECT.__len__(value) if is_a(value, dict) else None
    if isinstance(shape, (Integer, Long, Float)) and is_number(value):
        number = plain_number(value)
        return None if is_nan(number) else number
    return None


def _describe(aspect: str, said: str) -> Fault:
    short = said if len(said) <= 4 * MOST else f"{said[: 4 * MOST]}..."
    message = f"must be, by the documentation, {short}"
    return Fault(aspect, message, f"{said}, by the documentation")
