"""The rules of strings and blobs: length, known values, pattern, parts of an address.

Takes a place, notes what is wrong with the text or bytes that stand there.
"""

from __future__ import annotations

from . import accept
from .accept import is_a
from .findings import Fault
from .show import MOST, count
from .size import check_size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .findings import Findings
    from .place import Place


def check_string(place: Place, findings: Findings) -> bool:
    """Note what is wrong with a string; there is nothing to look into."""
    shape: Any = place.shape
    if not is_a(place.value, str):
        findings.add_type(place, "a string")
        return False
    text = str.__str__(place.value)
    check_size(place, findings, len(text), "length", "character")
    known = findings.find_values(shape.enum) if shape.enum else place.member.values
    if known and text not in known:
        findings.add(place, _describe_unknown_value(known))
    if shape.matcher is not None and shape.matcher.fullmatch(text) is None:
        longest = shape.matcher.longest
        if longest is None or len(text) <= longest:
            findings.add(place, _describe_mismatch(shape.pattern))
        else:
            findings.add(place, _describe_untried(shape.pattern, longest))
    label = place.member.label
    if label and not text:
        words = "Member must have length greater than or equal to 1"
        message = "is empty, and is a part of the address"
        expected = "at least 1 character"
        fault = Fault(f"label.{label}", message, expected, constraint=words)
        findings.add(place, fault)
    return False


def check_blob(place: Place, findings: Findings) -> bool:
    """Note what is wrong with bytes; there is nothing to look into."""
    if not accept.is_blob(place.value):
        findings.add_type(place, "bytes, text or a readable file")
        return False
    size = accept.size_of_blob(place.value)
    if size is not None:
        check_size(place, findings, size, "length.blob", "byte")
    return False


def _describe_unknown_value(known: Any) -> Fault:
    listed = ", ".join(known)
    few = f"is not one of {listed}"
    many = f"is not one of the {len(known)} known values"
    return Fault(
        "enum",
        few if len(listed) <= 4 * MOST else many,
        f"one of {listed}",
        constraint=f"Member must satisfy enum value set: [{listed}]",
    )


def _describe_mismatch(pattern: str) -> Fault:
    message = f"does not match {pattern}"
    expected = f"text that matches {pattern} as a whole"
    return Fault("pattern", message, expected, constraint=_word_pattern(pattern))


def _describe_untried(pattern: str, longest: int) -> Fault:
    """The fault of a text that may match, and is longer than what is tried."""
    message = f"is too long to be matched against {pattern}"
    most = count(longest, "character")
    expected = f"text of at most {most} that matches {pattern} as a whole"
    return Fault("pattern", message, expected, constraint=_word_pattern(pattern))


def _word_pattern(pattern: str) -> str:
    return f"Member must satisfy regular expression pattern: {pattern}"
