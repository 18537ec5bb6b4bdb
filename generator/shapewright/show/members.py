"""The members below a shape, as a flat list of paths with what stands at each.

Takes a service and a reference, gives plain values. It goes down as many levels as asked, and never
into what it is already inside of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from shapewright.claims.report import describe_claim
from shapewright.ir.claim import Claim
from shapewright.ir.doc import Doc
from shapewright.ir.service import Service
from shapewright.ir.shape import (
    EnumShape,
    EventStreamShape,
    ListShape,
    MapShape,
    Member,
    Ref,
    ShapeId,
    StructureShape,
    UnionShape,
)
from shapewright.lower.claimed import remark_on_claims
from shapewright.lower.package import Claims
from shapewright.lower.prose import lower_prose
from shapewright.lower.remarks import remark_on_member, remark_on_shape

_ONE_LINE = 1_000_000
_PART = "Each "
_NOTES = ("Idempotency", "Holds JSON", "Sensitive", "Deprecated")
_DEEPEST = 4
"""How many lists and maps in one another a type is spelled out for."""


def describe_members(
    service: Service, claims: Claims, ref: Ref | None, depth: int
) -> list[dict[str, Any]]:
    """The members below what is referred to, as many levels of them as asked."""
    walk = _Walk(service, claims, depth)
    return list(walk.below(ref.target, "", 0, ())) if ref is not None else []


@dataclass(frozen=True, slots=True)
class _Walk:
    """A way down a tree of members, each described where it is met."""

    service: Service
    claims: Claims
    depth: int

    def below(
        self, id_: ShapeId, path: str, level: int, above: tuple[ShapeId, ...]
    ) -> Iterator[dict[str, Any]]:
        """The members below a shape; required ones first, elements and keys as their own."""
        shape = self.service.shape(id_)
        inside = (*above, id_)
        match shape:
            case StructureShape() | UnionShape() | EventStreamShape():
                for member in sorted(shape.members, key=lambda member: not member.required):
                    at = f"{path}.{member.name}" if path else member.name
                    claims = self.claims.get((id_, member.name), ())
                    described = _describe_member(self.service, member, claims)
                    yield from self._step(at, member.target, described, level + 1, inside)
            case ListShape():
                yield from self._part(f"{path}[]", shape.element.target, level, inside)
            case MapShape():
                yield from self._part(f"{path}{{key}}", shape.key.target, level, inside)
                yield from self._part(f"{path}{{}}", shape.value.target, level, inside)
            case _:
                return

    def _part(
        self, path: str, id_: ShapeId, level: int, inside: tuple[ShapeId, ...]
    ) -> Iterator[dict[str, Any]]:
        described = _describe_part(self.service, id_)
        yield from self._step(path, id_, described, level, inside)

    def _step(
        self,
        path: str,
        id_: ShapeId,
        described: dict[str, Any],
        level: int,
        inside: tuple[ShapeId, ...],
    ) -> Iterator[dict[str, Any]]:
        rest = ""
        if _has_members(self.service, id_):
            # A part is on the level of what it is a part of: only names lead deeper.
            is_deep = level >= self.depth and not isinstance(
                self.service.shape(id_), ListShape | MapShape
            )
            rest = "recursive" if id_ in inside else "deeper" if is_deep else ""
        yield {"path": path, **described, "rest": rest}
        if not rest:
            yield from self.below(id_, path, level, inside)


def _describe_member(service: Service, member: Member, claims: Sequence[Claim]) -> dict[str, Any]:
    lines = remark_on_member(service, member)[1:]
    return {
        **_describe_part(service, member.target),
        "required": member.required,
        "constraints": constraints_of(lines),
        "values": list(member.values) or _values(service, member.target),
        "documentation": paragraphs_of(member.doc),
        "remarks": [
            *(line for line in lines if line.startswith(_NOTES)),
            *remark_on_claims(claims),
        ],
        "claims": describe_claims(claims),
    }


def _describe_part(service: Service, id_: ShapeId) -> dict[str, Any]:
    return {
        "type": type_of(service, id_),
        "shape": id_,
        "required": False,
        "constraints": constraints_of(remark_on_shape(service, id_)),
        "values": _values(service, id_),
        "documentation": [],
        "remarks": [],
        "claims": [],
    }


def describe_claims(claims: Iterable[Claim]) -> list[dict[str, str]]:
    """Claims as plain data; where they stand is known."""
    given = ("kind", "standing", "sentence", "text", "model")
    return [{key: described[key] for key in given} for described in map(describe_claim, claims)]


def constraints_of(lines: list[str]) -> list[str]:
    """The lines that say what a value has to satisfy; those on its parts stand with the parts."""
    return [line for line in lines if not line.startswith((_PART, "Values: ", *_NOTES))]


def _values(service: Service, id_: ShapeId) -> list[str]:
    shape = service.shape(id_)
    return list(shape.values) if isinstance(shape, EnumShape) else []


def _has_members(service: Service, id_: ShapeId) -> bool:
    match service.shape(id_):
        case StructureShape() | UnionShape() | EventStreamShape() as shape:
            return bool(shape.members)
        case ListShape() | MapShape():
            return True
        case _:
            return False


def type_of(service: Service, id_: ShapeId, nested: int = 0) -> str:
    """A type in words: what a person would call it, and its name where it can be shown."""
    if nested > _DEEPEST:
        return id_
    match service.shape(id_):
        case ListShape(element=element):
            return f"list of {type_of(service, element.target, nested + 1)}"
        case MapShape(key=key, value=value):
            parts = (type_of(service, ref.target, nested + 1) for ref in (key, value))
            return f"map of {' to '.join(parts)}"
        case StructureShape() | UnionShape() | EventStreamShape() | EnumShape():
            return f"{kind_of(service, id_)} {id_}"
        case _:
            return kind_of(service, id_)


def kind_of(service: Service, id_: ShapeId) -> str:
    """What kind of shape this is, in a person's words."""
    shape = service.shape(id_)
    match shape:
        case StructureShape() if shape.error is not None:
            return "error"
        case EventStreamShape():
            return "event stream"
        case _:
            return type(shape).__name__.removesuffix("Shape").lower()


def paragraphs_of(doc: Doc) -> list[str]:
    """The documentation by paragraphs, none of them broken into lines."""
    text = "\n".join(lower_prose(doc, width=_ONE_LINE))
    return text.split("\n\n") if text else []
