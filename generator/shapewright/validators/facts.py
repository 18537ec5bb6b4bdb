"""What a check needs to know of a shape or a member, taken out of the IR.

Takes shapes and members, gives bounds, patterns and roles. Decides nothing about how a check is
written.
"""

from __future__ import annotations

from shapewright.ir.rule import Length, Pattern, Range
from shapewright.ir.service import Service
from shapewright.ir.shape import EnumShape, Member, Shape, StringShape


def bounds_of(shape: Shape) -> tuple[float | None, float | None]:
    """The bounds a shape states, of its size or its value; a minimum size of 0 is none."""
    for rule in getattr(shape, "rules", ()):
        if isinstance(rule, Length):
            return rule.minimum or None, rule.maximum
        if isinstance(rule, Range):
            return rule.minimum, rule.maximum
    return None, None


def pattern_of(shape: Shape) -> str:
    """The pattern a shape states, as AWS wrote it; empty for none."""
    rules = getattr(shape, "rules", ())
    return next((rule.text for rule in rules if isinstance(rule, Pattern)), "")


def takes_json(member: Member) -> bool:
    """Whether boto3 writes the value of a member as JSON, whatever it is."""
    return member.json_value and member.binding.location == "header"


def label_of(service: Service, member: Member) -> str:
    """``host`` or ``uri`` when a text must not be empty because it becomes a part of the address.

    Where its own length says so already there is nothing to add.
    """
    shape = service.shape(member.target)
    if not isinstance(shape, StringShape | EnumShape) or bounds_of(shape)[0]:
        return ""
    if member.host_label:
        return "host"
    return "uri" if member.binding.location == "uri" else ""
