"""Planning the validators: predicates by module, shapes by module, and the functions over them.

Takes a lowered package and its reliefs, gives planned files. Which conditions a predicate has, and
what is known of a shape, is decided beside; here is what stands in which file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from shapewright.ir.graph import cycles_of, reachable_from
from shapewright.ir.relief import Relief
from shapewright.ir.service import Operation
from shapewright.ir.shape import EnumShape, Member, Ref, Shape, ShapeId, StructureShape, UnionShape
from shapewright.ir.stated import pattern_of
from shapewright.lower.docstring import lower_docstring
from shapewright.lower.imports import ImportLine, Imports, plan_imports
from shapewright.lower.lazy import plan_lazy_package
from shapewright.lower.literal import literal
from shapewright.lower.naming import (
    Identifier,
    constant_shape_names,
    member_names,
    predicate_names,
    sort_as_imports,
)
from shapewright.lower.package import Package
from shapewright.lower.planned import Planned
from shapewright.patterns.safe import find_safe_text
from shapewright.validators.claimed import ClaimedMembers
from shapewright.validators.condition import Conditions
from shapewright.validators.relief import Reliefs
from shapewright.validators.table import build_shape
from shapewright.validators.views import (
    ConstantView,
    IndexView,
    MemberView,
    OperationView,
    PartView,
    PredicatesView,
    PredicateView,
    TableView,
    ValidationView,
    ValuesView,
    WriterPartView,
    WriterView,
    WrittenView,
)
from shapewright.validators.writing import Writing

MOST_LINES = 350
"""As many lines ask for members in one function; pyright gives up on half as many more."""
MOST_LINES_WRITTEN = 170
"""The same where each member may also be converted on the way."""
LINES_AROUND = 3
"""What there is of a member beside its conditions."""


def plan_validators(
    package: Package, reliefs: Iterable[Relief], confirmed: Iterable[str] = ()
) -> list[Planned]:
    """The files of the validators, of the shapes' data, and of the functions that people call.

    Args:
        package: the lowered package.
        reliefs: the rules that do not count.
        confirmed: the members of which the documentation is taken at its word, as ``Shape.Member``.
    """
    known = Reliefs.of(reliefs)
    names = _name_predicates(package)
    left_out = frozenset(id_ for id_ in known.by_shape if "claim" in known.off(id_))
    claimed = ClaimedMembers(package, frozenset(confirmed), left_out)
    return [
        *_plan_predicates(claimed, known, names),
        *_plan_shapes(claimed, known),
        _plan_validation(package, names),
    ]


def _name_predicates(package: Package) -> dict[ShapeId, Identifier]:
    """The predicate of every structure and union of the whole service."""
    names = predicate_names(map(str, package.classes.values()))
    return {
        id_: names[class_]
        for id_, class_ in package.classes.items()
        if isinstance(package.service.shapes.get(id_), StructureShape | UnionShape)
    }


def _name_writers(
    package: Package, names: Mapping[ShapeId, Identifier]
) -> dict[ShapeId, Identifier]:
    """The writer of every structure and union that a request can hold."""
    sent = reachable_from(package.service.shapes, package.inputs)
    # Different from one another as the predicates are, and from all that is called otherwise.
    return {id_: Identifier(f"wire{name[2:]}") for id_, name in names.items() if id_ in sent}


def _plan_predicates(
    claimed: ClaimedMembers, reliefs: Reliefs, names: Mapping[ShapeId, Identifier]
) -> list[Planned]:
    package = claimed.package
    modules: defaultdict[str, list[ShapeId]] = defaultdict(list)
    for id_, home in package.homes.structures.items():
        if id_ in names:
            modules[home].append(id_)
    if not modules:
        return []
    writers = _name_writers(package, names)
    planner = _Predicates(package, claimed, reliefs, names, writers, _settle(package))
    files = [planner.plan(home, ids) for home, ids in sorted(modules.items())]
    files.append(planner.plan_values())
    title = f"Predicates of {package.service.identity.full_name}: yes, or a rule is broken."
    homes = {
        str(given[id_]): home
        for home, ids in modules.items()
        for given in (names, writers)
        for id_ in ids
        if id_ in given
    }
    return [plan_lazy_package("validators", [title], homes), *files]


@dataclass(frozen=True, slots=True)
class _Settled:
    """What is decided for all predicates of a package at once."""

    values: Mapping[ShapeId, Identifier]
    matchers: Mapping[ShapeId, Identifier]
    recursive: frozenset[ShapeId]
    sites: Mapping[tuple[ShapeId, str], int]


def _settle(package: Package) -> _Settled:
    shapes = package.service.shapes
    values = [str(id_) for id_, shape in shapes.items() if isinstance(shape, EnumShape)]
    value_names = constant_shape_names(values, ())
    matchers = [str(id_) for id_, shape in shapes.items() if pattern_of(shape)]
    matcher_names = constant_shape_names(matchers, value_names.values())
    groups = [frozenset(group) for group in cycles_of(shapes)]
    sites = [
        (id_, member.name)
        for group in groups
        for id_ in sorted(group)
        for member in getattr(shapes[id_], "members", ())
        if member.target in group
    ]
    return _Settled(
        values={ShapeId(name): constant for name, constant in value_names.items()},
        matchers={ShapeId(name): constant for name, constant in matcher_names.items()},
        recursive=frozenset[ShapeId]().union(*groups),
        sites={site: number for number, site in enumerate(sites)},
    )


@dataclass(frozen=True, slots=True)
class _Predicates:
    """Plans modules of predicates."""

    package: Package
    claimed: ClaimedMembers
    reliefs: Reliefs
    names: Mapping[ShapeId, Identifier]
    writers: Mapping[ShapeId, Identifier]
    settled: _Settled

    def plan(self, home: str, ids: Sequence[ShapeId]) -> Planned:
        """One module."""
        conditions = Conditions(
            service=self.package.service,
            reliefs=self.reliefs,
            claimed=self.claimed,
            predicates=self.names,
            recursive=self.settled.recursive,
            local=frozenset(ids),
            values=self.settled.values,
            matchers=self.settled.matchers,
            sites=self.settled.sites,
            symbols={"Any", "OBJECT"},
        )
        predicates = [
            self._predicate(conditions, id_) for id_ in sorted(ids, key=self.names.__getitem__)
        ]
        writing = Writing.beside(conditions, self.writers, self.package.classes)
        writers = [
            self._writer(writing, id_)
            for id_ in sorted(ids, key=self.names.__getitem__)
            if id_ in self.writers
        ]
        if writers:
            conditions.symbols.add("RefusedError")
        service = self.package.service
        title = f"Predicates of {service.identity.full_name}: {home.replace('_', ' ')}."
        view = PredicatesView(
            docstring=lower_docstring([title], indent=0),
            imports=self._import(conditions),
            patterns=tuple(
                _pattern(self.settled.matchers[id_], service.shape(id_))
                for id_ in sorted(conditions.patterns, key=self.settled.matchers.__getitem__)
            ),
            predicates=tuple(predicates),
            writers=tuple(writers),
        )
        return Planned(f"validators/{home}.py", "validators/predicates.py.j2", view)

    def plan_values(self) -> Planned:
        """The module of known values."""
        service = self.package.service
        enums = {
            self.settled.values[id_]: shape
            for id_, shape in service.shapes.items()
            if isinstance(shape, EnumShape)
        }
        title = f"Known values of {service.identity.full_name}."
        view = ValuesView(
            docstring=lower_docstring([title], indent=0),
            values=tuple(
                ConstantView(name, tuple(map(literal, shape.values)))
                for name, shape in sorted(enums.items())
            ),
        )
        return Planned("validators/_values.py", "validators/values.py.j2", view)

    def _import(self, conditions: Conditions) -> Imports:
        imports = plan_imports(conditions.symbols, {})
        if not conditions.enums:
            return imports
        names = sort_as_imports(str(self.settled.values[id_]) for id_ in conditions.enums)
        return replace(imports, local=(*imports.local, ImportLine("._values", tuple(names))))

    def _predicate(self, conditions: Conditions, id_: ShapeId) -> PredicateView:
        is_union, needed, others = self._members(id_)
        views = [
            MemberView(
                word="elif" if is_union and member is not others[0] else "if",
                wire_name=literal(member.name),
                required=member in needed,
                lines=tuple(conditions.write_member(member, id_)),
            )
            for member in [*needed, *others]
        ]
        seen = ", seen" if id_ in self.settled.recursive else ""
        name, arguments = self.names[id_], f"value{seen}"
        parts = () if is_union else _build_parts(name, views, arguments)
        return PredicateView(
            name=name,
            docstring=lower_docstring([f"Whether a value keeps every rule of `{id_}`."], indent=4),
            parameters="value: Any, seen: Any" if seen else "value: Any",
            is_union=is_union,
            required=len(needed),
            members=tuple(views),
            parts=parts,
            rest=f"{parts[0].name}({arguments})" if parts else "True",
        )

    def _members(self, id_: ShapeId) -> tuple[bool, list[Member], list[Member]]:
        """Whether exactly one is present, those that have to be, and the others."""
        shape = self.package.service.shape(id_)
        if not isinstance(shape, StructureShape | UnionShape):
            raise TypeError(f"{id_} has no members")
        off = self.reliefs.off(id_)
        if isinstance(shape, UnionShape) and "union" not in off:
            return True, [], list(shape.members)
        needed = [] if "required" in off else [one for one in shape.members if one.required]
        return False, needed, [one for one in shape.members if one not in needed]

    def _writer(self, writing: Writing, id_: ShapeId) -> WriterView:
        is_union, needed, others = self._members(id_)
        attributes = member_names(member.name for member in (*needed, *others))
        views = [
            WrittenView(
                attribute=attributes[member.name],
                wire_name=literal(member.name),
                required=member in needed,
                lines=tuple(writing.write_member(member, id_, required=member in needed)),
            )
            for member in [*needed, *others]
        ]
        name = self.writers[id_]
        divided = _divide(views, MOST_LINES_WRITTEN)
        title = f"The dictionary of a `{id_}` that keeps every rule."
        return WriterView(
            name=name,
            docstring=lower_docstring([title], indent=4),
            is_union=is_union,
            members=tuple(views),
            parts=tuple(
                WriterPartView(f"_{name}_{number}", tuple(part))
                for number, part in enumerate(divided, start=1)
                if len(divided) > 1
            ),
        )


MemberT = TypeVar("MemberT", MemberView, WrittenView)


def _divide(members: Sequence[MemberT], most: int) -> list[list[MemberT]]:
    """The members by the functions that ask for them."""
    parts: list[list[MemberT]] = [[]]
    room = most
    for member in members:
        lines = len(member.lines) + LINES_AROUND
        if lines > room and parts[-1]:
            parts.append([])
            room = most
        parts[-1].append(member)
        room -= lines
    return parts


def _build_parts(
    name: Identifier, members: Sequence[MemberView], arguments: str
) -> tuple[PartView, ...]:
    """The parts of a structure that asks too much for one function, each asking the next."""
    divided = _divide(members, MOST_LINES)
    if len(divided) == 1:
        return ()
    calls = [f"_{name}_{number}" for number in range(1, len(divided) + 1)]
    rests = [*(f"{call}({arguments})" for call in calls[1:]), "True"]
    return tuple(
        PartView(call, tuple(part), rest)
        for call, part, rest in zip(calls, divided, rests, strict=True)
    )


def _pattern(name: str, shape: Shape) -> ConstantView:
    return ConstantView(name, (literal(find_safe_text(pattern_of(shape))),))


def _plan_shapes(claimed: ClaimedMembers, reliefs: Reliefs) -> list[Planned]:
    package = claimed.package
    modules: defaultdict[str, list[ShapeId]] = defaultdict(list)
    for id_, home in sorted(package.homes.shapes.items()):
        modules[home].append(id_)
    service = package.service.identity.full_name
    index = IndexView(
        docstring=lower_docstring([f"Shapes of {service} as data: where each stands."], indent=0),
        homes={
            literal(str(id_)): literal(home) for id_, home in sorted(package.homes.shapes.items())
        },
    )
    files = [Planned("shapes/__init__.py", "validators/index.py.j2", index)]
    for home, ids in sorted(modules.items()):
        title = f"Shapes of {service} as data: {home.replace('_', ' ')}."
        view = TableView(
            docstring=lower_docstring([title], indent=0),
            imports=plan_imports({"shape"}, {}),
            shapes=tuple(build_shape(claimed, reliefs, id_) for id_ in ids),
        )
        files.append(Planned(f"shapes/{home}.py", "validators/table.py.j2", view))
    return files


def _plan_validation(package: Package, names: Mapping[ShapeId, Identifier]) -> Planned:
    service = package.service
    title = f"Checks of requests, responses and shapes of {service.identity.full_name}."
    view = ValidationView(
        docstring=lower_docstring([title], indent=0),
        operations=tuple(map(_operation, service.operations)),
        predicates=tuple(
            (literal(str(id_)), literal(str(names[id_])))
            for id_ in package.homes.structures
            if id_ in names
        ),
    )
    return Planned("validation.py", "validators/validation.py.j2", view)


def _operation(operation: Operation) -> OperationView:
    return OperationView(
        literal(operation.name), _target(operation.input), _target(operation.output)
    )


def _target(ref: Ref | None) -> str:
    return literal(None if ref is None else str(ref.target))
