"""What a docstring says beyond its text: wire name, constraints, deprecation, links.

Takes a shape or a member, gives short lines in a fixed order. A constraint is said in words with
its numbers; which values a pattern accepts is left to the pattern.
"""

from __future__ import annotations

from collections.abc import Iterable

from shapewright.ir.rule import Length, Pattern, Range, Rule
from shapewright.ir.service import Service
from shapewright.ir.shape import (
    BlobShape,
    Deprecation,
    DocumentShape,
    EnumShape,
    ListShape,
    MapShape,
    Member,
    Shape,
    ShapeId,
    TimestampShape,
)
from shapewright.lower.prose import wrap

_PATTERN = "Pattern: "
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
    uid = service.identity.uid
    return [f"{_PAGE}{_AWS_PAGE}/{uid}/{name}"] if uid else []


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
    lines = _rules(shape)
    match shape:
        case ListShape():
            lines += _parts(service, "Each entry", shape.element.target)
        case MapShape():
            lines += _parts(service, "Each key", shape.key.target)
            lines += _parts(service, "Each value", shape.value.target)
        case DocumentShape():
            lines.append("Any JSON value")
        case TimestampShape(format=form) if form:
            lines.append(f"Sent as {form}")
        case _:
            pass
    return lines


def _parts(service: Service, label: str, target: ShapeId) -> list[str]:
    part = service.shape(target)
    nested = isinstance(part, ListShape | MapShape)
    rules = _rules(part) if nested else _constraints(service, part)
    if isinstance(part, EnumShape) and label == "Each key":
        rules.insert(0, f"Values: {', '.join(map(code, part.values))}")
    return [f"{label}: {rule}" for rule in rules]


def _rules(shape: Shape) -> list[str]:
    rules: tuple[Rule, ...] = getattr(shape, "rules", ())
    return [line for rule in rules if (line := _rule(shape, rule))]


def _rule(shape: Shape, rule: Rule) -> str:
    match rule:
        case Length():
            what, unit = "Length", "character"
            if isinstance(shape, BlobShape):
                what, unit = "Size", "byte"
            elif isinstance(shape, ListShape | MapShape):
                what, unit = "Entries", ""
            bounds = _bounds(rule.minimum or None, rule.maximum, unit)
            return f"{what}: {bounds}" if bounds else ""
        case Range():
            return f"Range: {_bounds(rule.minimum, rule.maximum, '')}"
        case Pattern():
            return f"{_PATTERN}{code(rule.text)}"


def _bounds(minimum: float | None, maximum: float | None, unit: str) -> str:
    last = maximum if maximum is not None else minimum
    noun = f" {unit}{'' if last == 1 else 's'}" if unit else ""
    if minimum is not None and minimum == maximum:
        return f"exactly {minimum}{noun}"
    if minimum is not None and maximum is not None:
        return f"{minimum} to {maximum}{noun}"
    if maximum is not None:
        return f"at most {maximum}{noun}"
    return f"at least {minimum}{noun}" if minimum is not None else ""
