"""Requests as expressions: in dataclasses, or in dictionaries as boto3 takes them.

Takes a lowered package, gives the expression of a plain value and the names that it needs. One of
these serves all operations of a service, and remembers what its shapes are called.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from shapewright.docs.samples.layout import LIMIT, Atom, Expression, call, list_of, mapping_of
from shapewright.ir.shape import (
    EnumShape,
    ListShape,
    MapShape,
    Member,
    ShapeId,
    StructureShape,
    UnionShape,
)
from shapewright.lower.literal import literal
from shapewright.lower.naming import (
    Identifier,
    constant_names,
    member_names,
    package_name,
    sort_as_imports,
)
from shapewright.lower.package import Package

Plain = (
    None | bool | int | float | str | bytes | datetime | Sequence["Plain"] | Mapping[str, "Plain"]
)
"""A value as boto3 takes it."""

HOME = "acme.aws"
"""Where the packages of samples stand, if nobody says otherwise."""
_UTC = "UTC"


@dataclass(frozen=True, slots=True)
class Worded:
    """An expression, and what it needs to be run."""

    expression: Expression
    classes: frozenset[str]
    """Of the package."""
    has_times: bool
    """It needs what ``Wording.import_times`` imports."""


@dataclass(slots=True)
class _Needs:
    classes: set[str] = field(default_factory=set[str])
    has_times: bool = False


class Wording:
    """Writes the values of one package."""

    def __init__(self, package: Package, module: str = "") -> None:
        """Words for a package.

        Args:
            package: the lowered package.
            module: what it is imported as; below ``acme.aws`` if not given.
        """
        self.package = package
        self.module = module or f"{HOME}.{package_name(package.service.name)}"
        self._has_utc = _UTC in package.classes.values()
        self._attributes: dict[ShapeId, Mapping[str, Identifier]] = {}
        self._constants: dict[ShapeId, Mapping[str, Identifier]] = {}

    def write_typed(self, id_: ShapeId, value: Plain) -> Worded:
        """A value of a shape, its structures as dataclasses."""
        needs = _Needs()
        expression = self._build(id_, value, needs)
        return Worded(expression, frozenset(needs.classes), needs.has_times)

    def write_plain(self, value: Plain) -> Worded:
        """A value as boto3 takes it."""
        needs = _Needs()
        return Worded(self._write(value, needs), frozenset(), needs.has_times)

    def attributes_of(self, shape: StructureShape | UnionShape) -> Mapping[str, Identifier]:
        """The attribute of each member of a structure."""
        found = self._attributes.get(shape.id)
        if found is None:
            found = self._attributes[shape.id] = member_names(one.name for one in shape.members)
        return found

    def import_classes(self, classes: frozenset[str]) -> str:
        """The statement that imports these from the package."""
        names = sort_as_imports(classes)
        line = f"from {self.module} import {', '.join(names)}"
        if len(line) <= LIMIT:
            return line
        entries = [f"    {name}," for name in names]
        return "\n".join([f"from {self.module} import (", *entries, ")"])

    def import_times(self) -> str:
        """The statement that imports what times are made of."""
        names = "datetime, timezone" if self._has_utc else f"{_UTC}, datetime"
        return f"from datetime import {names}"

    def _build(self, id_: ShapeId, value: Plain, needs: _Needs) -> Expression:
        shape = self.package.service.shape(id_)
        match shape, value:
            case ((StructureShape() | UnionShape()), Mapping()):
                return self._build_structure(shape, value, needs)
            case EnumShape(), str() if value in shape.values:
                name = str(self.package.classes[id_])
                needs.classes.add(name)
                return Atom(f"{name}.{self._constants_of(shape)[value]}")
            case ListShape(), list():
                return list_of([self._build(shape.element.target, one, needs) for one in value])
            case MapShape(), Mapping():
                return mapping_of(
                    (literal(key), self._build(shape.value.target, one, needs))
                    for key, one in value.items()
                )
            case _:
                return self._write(value, needs)

    def _build_structure(
        self, shape: StructureShape | UnionShape, value: Mapping[str, Plain], needs: _Needs
    ) -> Expression:
        attributes = self.attributes_of(shape)
        members = {member.name: member for member in shape.members}
        name = str(self.package.classes[shape.id])
        needs.classes.add(name)
        return call(
            name,
            [
                (f"{attributes[key]}=", self._build_member(members[key], one, needs))
                for key, one in value.items()
            ],
        )

    def _build_member(self, member: Member, value: Plain, needs: _Needs) -> Expression:
        is_document = member.json_value and member.binding.location == "header"
        return (
            self._write(value, needs) if is_document else self._build(member.target, value, needs)
        )

    def _constants_of(self, shape: EnumShape) -> Mapping[str, Identifier]:
        found = self._constants.get(shape.id)
        if found is None:
            found = self._constants[shape.id] = constant_names(shape.values)
        return found

    def _write(self, value: Plain, needs: _Needs) -> Expression:
        """A plain value; what a literal cannot say is said by a call."""
        match value:
            case Mapping():
                return mapping_of(
                    (literal(key), self._write(one, needs)) for key, one in value.items()
                )
            case list() | tuple():
                return list_of([self._write(one, needs) for one in value])
            case datetime():
                needs.has_times = True
                return self._write_time(value.astimezone(UTC))
            case _:
                return Atom(literal(value))

    def _write_time(self, time: datetime) -> Expression:
        numbers = [time.year, time.month, time.day]
        rest = [time.hour, time.minute, time.second, time.microsecond]
        while rest and not rest[-1]:
            rest.pop()
        arguments: list[tuple[str, Expression]] = [
            ("", Atom(str(number))) for number in [*numbers, *rest]
        ]
        zone = "timezone.utc" if self._has_utc else _UTC
        return call("datetime", [*arguments, ("tzinfo=", Atom(zone))])
