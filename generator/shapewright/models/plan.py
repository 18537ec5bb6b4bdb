"""Planning the models package: one module per family of structures, and a lazy package.

Takes a lowered package, gives planned files. It decides what stands in each file and nothing about
its layout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from shapewright.ir.shape import (
    Aggregate,
    EventStreamShape,
    Member,
    ShapeId,
    StructureShape,
    UnionShape,
    is_stream,
)
from shapewright.lower.annotation import Annotator
from shapewright.lower.claimed import remark_on_claims
from shapewright.lower.conversion import convert_body, convert_member
from shapewright.lower.description import lower_description
from shapewright.lower.docstring import lower_docstring
from shapewright.lower.imports import plan_imports, spell_symbols
from shapewright.lower.lazy import plan_lazy_package
from shapewright.lower.literal import literal
from shapewright.lower.naming import member_names, sort_naturally
from shapewright.lower.package import Package
from shapewright.lower.planned import Planned
from shapewright.lower.remarks import (
    is_sensitive,
    link_to,
    remark_on_deprecation,
    remark_on_member,
)
from shapewright.models.views import FieldView, ModuleView, StructureView


def plan_models(package: Package) -> list[Planned]:
    """The files of the models package; none when there are no structures."""
    modules: defaultdict[str, list[ShapeId]] = defaultdict(list)
    for id_, home in package.homes.structures.items():
        modules[home].append(id_)
    if not modules:
        return []
    files = [_plan_module(package, home, ids) for home, ids in sorted(modules.items())]
    title = f"Structures of {package.service.identity.full_name}, imported when they are used."
    return [plan_lazy_package("models", [title], package.models), *files]


def _plan_module(package: Package, home: str, ids: Sequence[ShapeId]) -> Planned:
    names = {id_: member_names(_names_in(package, id_)) for id_ in ids}
    taken = {str(package.classes[id_]) for id_ in ids}
    taken.update(*(given.values() for given in names.values()))
    spelling = spell_symbols(taken)
    annotator = Annotator(package.service, package.classes, frozenset(ids), spelling)
    builder = _Builder(package, annotator)
    structures = [
        builder.structure(id_, names[id_]) for id_ in sorted(ids, key=package.classes.__getitem__)
    ]
    title = f"Structures of {package.service.identity.full_name}: {home.replace('_', ' ')}."
    view = ModuleView(
        docstring=lower_docstring([title], indent=0),
        imports=plan_imports(builder.symbols, spelling),
        spelling={symbol: spelling.get(symbol, symbol) for symbol in builder.symbols},
        structures=tuple(structures),
    )
    return Planned(f"models/{home}.py", "models/module.py.j2", view)


def _names_in(package: Package, id_: ShapeId) -> Iterable[str]:
    return [member.name for member in _aggregate(package, id_).members]


def _aggregate(package: Package, id_: ShapeId) -> Aggregate:
    shape = package.service.shape(id_)
    if not isinstance(shape, StructureShape | UnionShape | EventStreamShape):
        raise TypeError(f"{id_} has no members")
    return shape


class _Builder:
    """Builds the views of one module and notes the symbols they need."""

    def __init__(self, package: Package, annotator: Annotator) -> None:
        self.package = package
        self.annotator = annotator
        self.symbols: set[str] = {"structure"}

    def structure(self, id_: ShapeId, names: Mapping[str, str]) -> StructureView:
        """The view of one structure, required members first."""
        shape = _aggregate(self.package, id_)
        base = "Structure" if isinstance(shape, StructureShape) else "Union"
        self.symbols.add(base)
        if shape.members:
            self.symbols |= {"Any", "Mapping", "Self", "dict", "str"}
        received = id_ in self.package.outputs
        fields = {
            str(name): self._field(shape, member, name, received=received)
            for member in shape.members
            for name in (names[member.name],)
        }
        slots = tuple(fields[name] for name in sort_naturally(fields))
        return StructureView(
            name=self.package.classes[id_],
            base=self.annotator.spelling.get(base, base),
            docstring=self._docstring(shape),
            shape=literal(str(id_)),
            slots=slots,
            fields=tuple(sorted(slots, key=lambda field: bool(field.default))),
            sensitive=self._sensitive(shape, names),
        )

    def _sensitive(self, shape: Aggregate, names: Mapping[str, str]) -> tuple[str, ...]:
        hidden = [
            names[member.name]
            for member in shape.members
            if shape.sensitive or is_sensitive(self.package.service, member.target)
        ]
        return tuple(literal(str(name)) for name in sort_naturally(hidden))

    def _field(self, owner: Aggregate, member: Member, name: str, *, received: bool) -> FieldView:
        annotation = self.annotator.annotate(owner, member, received=received)
        if received and is_stream(owner, member, self.package.service.shape(member.target)):
            conversion = convert_body(self.annotator, member, name)
        else:
            conversion = convert_member(self.annotator, member, name)
        self.symbols |= annotation.symbols
        self.symbols |= conversion.to_wire.symbols | conversion.from_wire.symbols
        claims = self.package.claims.get((owner.id, member.name), ())
        remarks = [
            *remark_on_member(self.package.service, member),
            *remark_on_claims(claims),
        ]
        return FieldView(
            name=name,
            wire_name=literal(member.name),
            annotation=annotation.text if member.required else f"{annotation.text} | None",
            default="" if member.required else " = None",
            docstring=lower_description(member.doc, "", remarks),
            to_wire=conversion.to_wire.text,
            from_wire=conversion.from_wire.text,
        )

    def _docstring(self, shape: Aggregate) -> str:
        service = self.package.service
        remarks: list[str] = []
        fallback = f"The `{shape.id}` structure."
        if isinstance(shape, UnionShape):
            fallback = f"The `{shape.id}` union."
            remarks.append("Exactly one member is present")
        elif isinstance(shape, EventStreamShape):
            fallback = f"An event of the `{shape.id}` stream."
            remarks.append("Exactly one member is present in an event")
        elif (operation := self.package.inputs.get(shape.id)) is not None:
            fallback = f"The request of `{operation.name}`."
        elif (operation := self.package.outputs.get(shape.id)) is not None:
            fallback = f"The response of `{operation.name}`."
        if shape.sensitive:
            remarks.append("Sensitive: no member is ever shown")
        remarks += remark_on_deprecation(shape.deprecation)
        remarks += remark_on_claims(self.package.claims.get((shape.id, ""), ()))
        return lower_description(shape.doc, fallback, [*remarks, *link_to(service, shape.id)])
