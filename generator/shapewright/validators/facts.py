"""What a check needs to know of a member, taken out of the IR.

Takes members, gives their roles. Decides nothing about how a check is written.
"""

from __future__ import annotations

from shapewright.ir.service import Service
from shapewright.ir.shape import EnumShape, Member, StringShape
from shapewright.ir.stated import bounds_of


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
