"""One documentation text at one place of a service made for it.

Takes markup and the shape of the value that it documents, gives the claims that are found. The
member stands in a structure named Thing, beside members named First and Second; its own name is
Name unless told.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.claims import find_claims
from shapewright.ir.claim import Claim, ClaimKind
from shapewright.ir.doc import Doc
from shapewright.ir.rule import Length, Range, Rule
from shapewright.ir.service import Identity, ProtocolFacts, Service
from shapewright.ir.shape import (
    Deprecation,
    EnumShape,
    FloatShape,
    IntegerShape,
    ListShape,
    MapShape,
    Member,
    Ref,
    Shape,
    ShapeId,
    StringShape,
    StructureShape,
    UnionShape,
)
from shapewright.sources.html import read_html

TEXT = ShapeId("Text")
TARGET = ShapeId("Target")
THING = ShapeId("Thing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Where a text stands."""

    target: Shape
    name: str = "Name"
    required: frozenset[str] = frozenset()
    deprecation: Deprecation | None = None
    union: bool = False

    def claims(self, html: str) -> tuple[Claim, ...]:
        """All claims of the text."""
        return find_claims(self.service(html))

    def service(self, html: str) -> Service:
        """The service around a text."""
        return self.service_of(read_html(html))

    def service_of(self, doc: Doc) -> Service:
        """The service around a text that was read."""
        members = (
            self._member("First"),
            Member(
                name=self.name,
                target=TARGET,
                doc=doc,
                required=self.name in self.required,
                deprecation=self.deprecation,
            ),
            self._member("Second"),
        )
        thing: Shape = (
            UnionShape(id=THING, members=members)
            if self.union
            else StructureShape(id=THING, members=members)
        )
        shapes: dict[ShapeId, Shape] = {
            TARGET: self.target,
            TEXT: StringShape(id=TEXT, rules=(Length(maximum=64),)),
            THING: thing,
        }
        return Service(
            name="case",
            api_version="2020-01-01",
            identity=Identity(full_name="Case", service_id="case", uid="case", endpoint_prefix="x"),
            protocol=ProtocolFacts(names=("json",)),
            shapes=shapes,
        )

    def _member(self, name: str) -> Member:
        return Member(name=name, target=TEXT, required=name in self.required)

    def one(self, html: str, kind: ClaimKind) -> Claim:
        """The only claim of this kind."""
        (claim,) = (claim for claim in self.claims(html) if claim.kind is kind)
        return claim

    def kinds(self, html: str) -> list[ClaimKind]:
        """The kinds of all claims of the text."""
        return [claim.kind for claim in self.claims(html)]


def text(*rules: Rule) -> StringShape:
    return StringShape(id=TARGET, rules=rules)


def number(minimum: int | None = None, maximum: int | None = None) -> IntegerShape:
    rules = (Range(minimum=minimum, maximum=maximum),)
    return IntegerShape(id=TARGET, rules=rules if rules != (Range(),) else ())


def fraction(minimum: float | None = None, maximum: float | None = None) -> FloatShape:
    return FloatShape(id=TARGET, rules=(Range(minimum=minimum, maximum=maximum),))


def entries(minimum: int | None = None, maximum: int | None = None) -> ListShape:
    rules = (Length(minimum=minimum, maximum=maximum),)
    return ListShape(id=TARGET, element=Ref(target=TEXT), rules=rules)


def pairs(maximum: int | None = None) -> MapShape:
    rules = (Length(maximum=maximum),)
    return MapShape(id=TARGET, key=Ref(target=TEXT), value=Ref(target=TEXT), rules=rules)


def enum(*values: str) -> EnumShape:
    return EnumShape(id=TARGET, values=tuple(sorted(values)))


def union(*names: str) -> UnionShape:
    return UnionShape(id=TARGET, members=tuple(Member(name=name, target=TEXT) for name in names))
