"""What documentation says of a member's value, in the form that can be checked.

Takes a package's claims and the members whose claims were confirmed, gives for each member its
bounds and known values by the text. Only plain claims that the model is silent about count: one
that the model contradicts, that holds under a condition, or whose bound is itself excluded does
not. What is not confirmed is advisory.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from shapewright.ir.claim import Bounds, Claim, ClaimKind, Standing, Subject
from shapewright.ir.service import Service
from shapewright.ir.shape import (
    DoubleShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Member,
    Shape,
    ShapeId,
    StringShape,
    StructureShape,
    UnionShape,
)
from shapewright.ir.stated import bounds_of
from shapewright.lower.literal import literal
from shapewright.lower.package import Package
from shapewright.validators.facts import takes_json

_KINDS: dict[ClaimKind, tuple[type[Shape], ...]] = {
    ClaimKind.COUNT: (ListShape, MapShape),
    ClaimKind.LENGTH: (StringShape,),
    ClaimKind.RANGE: (IntegerShape, LongShape, FloatShape, DoubleShape),
    ClaimKind.VALUES: (StringShape,),
}
"""The shapes whose values a claim can be checked on."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """What is said of the value of one member."""

    minimum: float | None = None
    maximum: float | None = None
    is_size: bool = False
    """The bounds are those of a size."""
    values: tuple[str, ...] = ()
    confirmed: bool = False

    def write_tests(self, name: str) -> Iterator[str]:
        """The expressions of which one is true of a value that breaks a claim."""
        what = f"len({name})" if self.is_size else name
        if self.minimum is not None:
            yield f"{what} < {literal(self.minimum)}"
        if self.maximum is not None:
            yield f"{what} > {literal(self.maximum)}"
        if self.values:
            yield write_not_in(name, self.values)

    def write_arguments(self) -> Iterator[str]:
        """The same as data, as keyword arguments."""
        if self.minimum is not None:
            yield f"minimum={literal(self.minimum)}"
        if self.maximum is not None:
            yield f"maximum={literal(self.maximum)}"
        if self.values:
            yield f"one_of={literal(list(self.values))}"
        if self.confirmed:
            yield "confirmed=True"


NOTHING = Claimed()
_PLAIN_VALUE = re.compile(r"[A-Za-z0-9_./+-]+")
_SHORT = 60
"""Columns of a set that stays on one line, however far in it stands."""


def write_not_in(name: str, values: Sequence[str]) -> str:
    """The expression that a text is none of these; each on its own line, unless they are short."""
    literals = [literal(value) for value in values]
    joined = f"{name} not in {{{', '.join(literals)}}}"
    if len(joined) <= _SHORT:
        return joined
    return "\n".join([f"{name} not in {{", *(f"    {one}," for one in literals), "}"])


@dataclass(frozen=True, slots=True)
class ClaimedMembers:
    """What is said of the members of a package."""

    package: Package
    confirmed: frozenset[str] = frozenset()
    """Members as ``Structure.Member``."""
    left_out: frozenset[ShapeId] = frozenset()
    """Structures whose claims do not count."""

    def find(self, owner: ShapeId, member: Member) -> Claimed:
        """What is said of a member's value; nothing, for most."""
        if owner in self.left_out or takes_json(member) or member.values:
            return NOTHING
        given = self.package.claims.get((owner, member.name), ())
        if not given:
            return NOTHING
        service = self.package.service
        shape = service.shape(member.target)
        claims = [claim for claim in given if _can_be_checked(service, claim, shape)]
        return _join(claims, shape, f"{owner}.{member.name}" in self.confirmed)


def explain_unconfirmed(
    service: Service, claims: Iterable[Claim], confirmed: Collection[str]
) -> list[str]:
    """What of the confirmed fits no claim that can be checked, each as a sentence."""
    known = {
        str(claim.address)
        for claim in claims
        if claim.address.subject is Subject.MEMBER
        and (member := _find_member(service, claim)) is not None
        and _can_be_checked(service, claim, service.shape(member.target))
    }
    return [
        f"nothing that can be checked is claimed of {name!r}"
        for name in confirmed
        if name not in known
    ]


def _find_member(service: Service, claim: Claim) -> Member | None:
    found = (one for one in _members_of(service, claim) if one.name == claim.address.member)
    return next(found, None)


def _members_of(service: Service, claim: Claim) -> tuple[Member, ...]:
    shape = service.shapes.get(ShapeId(claim.address.owner))
    return shape.members if isinstance(shape, StructureShape | UnionShape) else ()


def _can_be_checked(service: Service, claim: Claim, shape: Shape) -> bool:
    if claim.standing is not Standing.SILENT or claim.address.subject is not Subject.MEMBER:
        return False
    if not isinstance(shape, _KINDS.get(claim.kind, ())):
        return False
    match claim.value:
        case Bounds(above_minimum=False, below_maximum=False):
            return True
        case (_, *_) as values:
            # What is the name of a member stands in the value, and what is spelled otherwise may
            # be the form of one: neither is a value.
            is_plain = all(map(_PLAIN_VALUE.fullmatch, values))
            return is_plain and not any(
                member.name in values for member in _members_of(service, claim)
            )
        case _:
            return False


def _join(claims: Iterable[Claim], shape: Shape, confirmed: bool) -> Claimed:  # noqa: FBT001
    """Claims of one member as one: the widest bounds and all the values that are named."""
    bounds = [claim.value for claim in claims if isinstance(claim.value, Bounds)]
    values = [claim.value for claim in claims if isinstance(claim.value, tuple)]
    least = [one.minimum for one in bounds if one.minimum is not None]
    most = [one.maximum for one in bounds if one.maximum is not None]
    minimum, maximum = bounds_of(shape)
    found = Claimed(
        # What the model bounds itself is not said again.
        minimum=_plain(min(least)) if least and minimum is None else None,
        maximum=_plain(max(most)) if most and maximum is None else None,
        is_size=isinstance(shape, ListShape | MapShape | StringShape),
        values=tuple(dict.fromkeys(value for some in values for value in some)),
    )
    if found == Claimed(is_size=found.is_size):
        return NOTHING
    return Claimed(found.minimum, found.maximum, found.is_size, found.values, confirmed)


def _plain(number: float) -> float:
    return int(number) if number == int(number) else number
