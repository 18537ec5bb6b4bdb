"""The rules of shapes, one function a kind of shape.

Takes a place, notes what is wrong with the value that stands there, and says whether it
is worth looking into. What is inside is not looked at here, and no code of the value's
own is run.
"""

from __future__ import annotations

from . import accept
from .accept import OBJECT, is_a
from .findings import Fault
from .place import name_key
from .rules_of_text import check_blob, check_string
from .shape import (
    Blob,
    Boolean,
    Document,
    EventStream,
    Float,
    Integer,
    List,
    Long,
    Map,
    String,
    Structure,
    Timestamp,
)
from .show import HIDDEN, bounds, count, show, size_of
from .size import check_size, side_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .findings import Findings
    from .place import Place

_WIDTHS: dict[Any, tuple[int, int]] = {
    Integer: (-(2**31), 2**31 - 1),
    Long: (-(2**63), 2**63 - 1),
}


def check_rules(place: Place, findings: Findings) -> bool:
    """Note what is wrong with a value; whether what is inside can be looked at."""
    if place.member.json:
        if not accept.is_json_text(place.value):
            expected = "a value that can be written as JSON"
            findings.add(place, Fault("json", f"must be {expected}", expected))
        return False
    has_more = _CHECKS[type(place.shape)](place, findings)
    if place.member.claims is not None:
        from .claims import check_claims

        check_claims(place, place.member.claims, findings)
    return has_more


def _check_structure(place: Place, findings: Findings) -> bool:
    value: Any = place.value
    shape: Any = place.shape
    if not is_a(value, dict):
        findings.add_type(place, "a dict")
        return False
    words = "Member must not be null"
    for name in shape.required:
        if not OBJECT.__contains__(value, name):
            fault = Fault(
                "required", "is required", "a value", constraint=words, got="nothing"
            )
            findings.add(place, fault, name)
    for key in OBJECT.keys(value):
        if not (is_a(key, str) and str.__str__(key) in shape.members):
            _add_unknown(place, findings, key)
    number = OBJECT.__len__(value)
    if shape.union and number != 1:
        expected = f"exactly one of {', '.join(shape.members)}"
        message = f"must have exactly one member, not {number}"
        found = count(number, "member")
        findings.add(place, Fault("union", message, expected, got=found))
    return True


def _add_unknown(place: Place, findings: Findings, key: Any) -> None:
    shape: Any = place.shape
    name = str(name_key(key, hidden=False))
    near = _find_near(name, shape.members) if is_a(key, str) else ""
    hint = f"; did you mean {near}?" if near else ""
    expected = f"one of {', '.join(shape.members)}" if shape.members else "no member"
    findings.add(
        place, Fault("unknown", f"is no member{hint}", expected, got=show(name)), name
    )


def _find_near(name: str, names: Any) -> str:
    from difflib import get_close_matches

    folded = {known.lower().replace("_", ""): known for known in names}
    near = get_close_matches(name.lower().replace("_", ""), folded, n=1, cutoff=0.75)
    return folded[near[0]] if near else ""


def _check_list(place: Place, findings: Findings) -> bool:
    value: Any = place.value
    if not is_a(value, (list, tuple)):
        findings.add_type(place, "a list")
        return False
    check_size(place, findings, size_of(value), "count", "entry")
    return True


def _check_map(place: Place, findings: Findings) -> bool:
    if not is_a(place.value, dict):
        findings.add_type(place, "a dict")
        return False
    check_size(place, findings, OBJECT.__len__(place.value), "count.map", "entry")
    return True


def _check_integer(place: Place, findings: Findings) -> bool:
    value: Any = place.value
    if not is_a(value, int) or is_a(value, bool):
        noted = findings.add_type(place, "an integer")
        if noted or not is_a(value, int):
            return False
    number = int.__index__(value)
    if _check_range(place, findings, number):
        low, high = _WIDTHS[type(place.shape)]
        if not low <= number <= high:
            _add_range(place, findings, "range.width", (low, high))
    return False


def _check_float(place: Place, findings: Findings) -> bool:
    value: Any = place.value
    shape = place.shape
    if not accept.is_number(value):
        noted = findings.add_type(place, "a number")
        if noted or not is_a(value, int):
            return False
    if shape.minimum is None and shape.maximum is None:
        return False
    number = accept.plain_number(value)
    if accept.is_nan(number):
        expected = bounds(shape.minimum, shape.maximum)
        message = f"is no number, must be {expected}"
        findings.add(place, Fault("range.nan", message, expected, got="nan"))
    else:
        _check_range(place, findings, number)
    return False


def _check_range(place: Place, findings: Findings, number: Any) -> bool:
    """Note a number out of its bounds; whether it is in them."""
    limits = (place.shape.minimum, place.shape.maximum)
    side = side_of(number, *limits)
    if side:
        _add_range(place, findings, f"range.{side}", limits)
    return not side


def _add_range(
    place: Place, findings: Findings, aspect: str, limits: tuple[Any, Any]
) -> None:
    expected = bounds(*limits)
    side = side_of(accept.plain_number(place.value), *limits)
    limit, words = (limits[0], "greater") if side == "min" else (limits[1], "less")
    found = HIDDEN if place.hidden else show(place.value)
    message = f"is {found}, must be {expected}"
    constraint = f"Member must have value {words} than or equal to {limit}"
    findings.add(place, Fault(aspect, message, expected, constraint=constraint))


def _check_boolean(place: Place, findings: Findings) -> bool:
    if type(place.value) is not bool:
        findings.add_type(place, "a bool")
    return False


def _check_timestamp(place: Place, findings: Findings) -> bool:
    if not accept.is_timestamp(place.value):
        findings.add_type(
            place, "a datetime, seconds since 1970 or text that says when"
        )
    return False


def _check_document(place: Place, findings: Findings) -> bool:
    value: Any = place.value
    if is_a(value, dict):
        for key in OBJECT.keys(value):
            if not is_a(key, str):
                found = HIDDEN if place.hidden else show(key)
                message = f"has a key that is no string: {found}"
                findings.add(
                    place, Fault("json.keys", message, "keys that are strings")
                )
        return True
    if is_a(value, list):
        return True
    if accept.is_json_scalar(value):
        return False
    if is_a(value, float):
        findings.add(place, Fault("json.nan", "is no finite number", "a JSON value"))
    else:
        findings.add(place, Fault("json", "is no JSON value", "a JSON value"))
    return False


def _check_stream(place: Place, findings: Findings) -> bool:
    if not accept.is_stream_of_events(place.value):
        findings.add_type(place, "a stream of events")
    return False


_CHECKS: dict[type, Callable[[Place, Findings], bool]] = {
    Structure: _check_structure,
    List: _check_list,
    Map: _check_map,
    String: check_string,
    Integer: _check_integer,
    Long: _check_integer,
    Float: _check_float,
    Boolean: _check_boolean,
    Timestamp: _check_timestamp,
    Blob: check_blob,
    Document: _check_document,
    EventStream: _check_stream,
}
