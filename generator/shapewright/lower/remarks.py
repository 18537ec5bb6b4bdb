"""What a docstring says beyond its text: wire name, constraints, deprecation, links.

Takes a shape or a member, gives short lines in a fixed order.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from shapewright.ir.service import Service
from shapewright.ir.shape import Deprecation, ListShape, MapShape, Member, Shape, ShapeId
from shapewright.lower.constraints import PATTERN, Constraint, find_constraints
from shapewright.lower.prose import wrap

_PATTERN = f"{PATTERN}: "
_PAGE = "AWS: "
_AWS_PAGE = "https://docs.aws.amazon.com/goto/WebAPI"


def remark_on_member(service: Service, member: Member) -> list[str]:
    """The lines for a member: its wire name first, then what its value has to satisfy."""
    target = service.shape(member.target)
    lines = [f"Wire name: {code(member.name)}", *_constraints(service, target)]
    if member.values:
        lines.append(f"Values: {', '.join(map(code, member.values))}")
    if member.idempotency_token:
        lines.append("Idempotency token: boto3 fills it in when it is absent")
    if member.json_value:
        lines.append("Holds JSON")
    if is_sensitive(service, member.target):
        lines.append("Sensitive: never shown")
    deprecation = member.deprecation or target.deprecation
    return [*lines, *remark_on_deprecation(deprecation)]


def remark_on_shape(service: Service, target: ShapeId) -> list[str]:
    """The lines for a shape by itself: what a value of it has to satisfy."""
    return _constraints(service, service.shape(target))


def remark_on_deprecation(deprecation: Deprecation | None) -> list[str]:
    """The line that says not to use something, when it should not be used."""
    if deprecation is None:
        return []
    since = f" since {deprecation.since}" if deprecation.since else ""
    message = f": {deprecation.message}" if deprecation.message else ""
    return [f"Deprecated{since}{message}"]


def link_to(service: Service, name: str) -> list[str]:
    """The line that leads to the AWS page of an operation or a shape."""
    page = find_page(service, name)
    return [f"{_PAGE}{page}"] if page else []


def find_page(service: Service, name: str) -> str:
    """The address of the AWS page of an operation or a shape; empty where there is none."""
    uid = service.identity.uid
    return f"{_AWS_PAGE}/{uid}/{quote(name, safe='')}" if uid else ""


def lower_remarks(remarks: Iterable[str], *, width: int) -> list[str]:
    """The remarks as bullets; patterns and addresses stay on one line, however long."""
    lines: list[str] = []
    for remark in remarks:
        stays = _PATTERN in remark or remark.startswith(_PAGE)
        wrapped = [remark] if stays else wrap(remark, width=width - 2)
        lines += [("  " if at else "- ") + line for at, line in enumerate(wrapped)]
    return lines


def is_sensitive(service: Service, target: ShapeId) -> bool:
    """Whether a value of this shape is, or holds without a name of its own, a sensitive one."""
    shape = service.shape(target)
    if shape.sensitive:
        return True
    match shape:
        case ListShape():
            return is_sensitive(service, shape.element.target)
        case MapShape():
            parts = (shape.key.target, shape.value.target)
            return any(is_sensitive(service, part) for part in parts)
        case _:
            return False


def code(text: str) -> str:
    """Text between as many backticks as it needs."""
    fence = "``" if "`" in text else "`"
    padding = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def _constraints(service: Service, shape: Shape) -> list[str]:
    return [_remark_on(constraint) for constraint in find_constraints(service, shape)]


def _remark_on(constraint: Constraint) -> str:
    said = constraint.words or ", ".join(map(code, constraint.codes))
    return ": ".join(filter(None, (constraint.part, constraint.label, said)))
