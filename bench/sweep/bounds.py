"""What a shape states of itself, read for those who make values.

Takes a shape, gives its bounds and its pattern. It is written apart from the generator's own
reading, so that a fault there does not hide itself.
"""

from __future__ import annotations

from shapewright.ir.rule import Length, Pattern, Range
from shapewright.ir.shape import Member, Shape

JSON_NUMBER = int | float


def find_length(shape: Shape) -> tuple[int, int | None]:
    """The fewest and the most characters, bytes or entries."""
    for rule in getattr(shape, "rules", ()):
        if isinstance(rule, Length):
            return rule.minimum or 0, rule.maximum
    return 0, None


def find_range(shape: Shape) -> tuple[JSON_NUMBER | None, JSON_NUMBER | None]:
    """The least and the greatest number."""
    for rule in getattr(shape, "rules", ()):
        if isinstance(rule, Range):
            return rule.minimum, rule.maximum
    return None, None


def find_pattern(shape: Shape) -> str:
    """The pattern, as AWS wrote it; empty for none."""
    for rule in getattr(shape, "rules", ()):
        if isinstance(rule, Pattern):
            return rule.text
    return ""


def takes_json(member: Member | None) -> bool:
    """Whether any value that JSON can hold is taken: boto3 writes it into a header."""
    return member is not None and member.json_value and member.binding.location == "header"


def find_label(member: Member | None) -> str:
    """``host`` or ``uri`` for a member whose text becomes a part of the address."""
    if member is None:
        return ""
    if member.host_label:
        return "host"
    return "uri" if member.binding.location == "uri" else ""
