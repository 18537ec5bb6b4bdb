"""What every name in the modules of a package means.

Takes parts, gives for each the nodes that mean something global, and what: a thing that one part
defines, something of the standard library, a builtin, or another part as a whole. Names of
functions' own are left alone, but known, so that no global is given one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import libcst as cst
from libcst.metadata import (
    Access,
    Assignment,
    BaseAssignment,
    BuiltinAssignment,
    ClassScope,
    GlobalScope,
    ImportAssignment,
    MetadataWrapper,
    Scope,
    ScopeProvider,
)

from shapewright.vendor.single.parts import Part, dotted

SWITCH = "TYPE_CHECKING"
DROPPED = frozenset({SWITCH, "__all__", "__getattr__", "__dir__"})
"""Names that every module may have, and the one module has once or not at all."""


@dataclass(frozen=True, slots=True, order=True)
class Symbol:
    """Something with one meaning wherever it is named."""

    origin: str
    """A part, a module of the standard library, or ``builtins``."""
    name: str
    """In that module; of an imported module, nothing."""
    is_own: bool
    """Whether a part of the package defines it."""
    alias: str = ""
    """The name it goes by where its own is something else, as that of a member."""

    @property
    def wanted(self) -> str:
        """The name it has, if it can have it."""
        return self.alias or self.name or self.origin


Binding = Symbol | Part


@dataclass(slots=True)
class Known:
    """What is known of one part."""

    part: Part
    bindings: dict[str, Binding] = field(default_factory=dict[str, Binding])
    """Its global names."""
    nodes: dict[cst.CSTNode, Symbol] = field(default_factory=dict[cst.CSTNode, Symbol])
    """The names that are to be written as what they mean."""
    modules: dict[cst.CSTNode, Part] = field(default_factory=dict[cst.CSTNode, Part])
    """The names that mean another part."""
    locals: set[str] = field(default_factory=set[str])
    needed: set[str] = field(default_factory=set[str])
    """The parts that have to stand before it."""
    switched: set[str] = field(default_factory=set[str])
    """Names that are one thing to type checkers and another at run time."""


def find_symbols(parts: Mapping[str, Part]) -> dict[str, Known]:
    """What is known of every part, by name."""
    finder = _Finder(parts)
    for part in parts.values():
        finder.bind(part)
    for part in parts.values():
        finder.refer(part)
    return finder.known


class _Finder:
    """Goes through the parts, first for what they define, then for what they name."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self.parts = parts
        self.known = {name: Known(part) for name, part in parts.items()}
        self.scopes: dict[str, list[Scope]] = {}

    def bind(self, part: Part) -> None:
        """Find the scopes of a part, and what is local to its functions and classes."""
        known = self.known[part.name]
        known.switched.update(_find_switched(part.tree))
        found = MetadataWrapper(part.tree, unsafe_skip_copy=True).resolve(ScopeProvider)
        scopes = [*dict.fromkeys(scope for scope in found.values() if scope is not None)]
        self.scopes[part.name] = scopes
        for scope in scopes:
            if not isinstance(scope, GlobalScope):
                known.locals.update(one.name for one in scope.assignments)

    def refer(self, part: Part) -> None:
        """Find what the names of a part mean."""
        known = self.known[part.name]
        for name in dict.fromkeys(one.name for one in self._globals(part)):
            known.bindings[name] = self.resolve(part, name)
        for scope in self.scopes[part.name]:
            for one in scope.assignments:
                self._refer_to(known, scope, one)
            for access in scope.accesses:
                for one in access.referents:
                    if isinstance(one, BuiltinAssignment):
                        _note(known, access, Symbol("builtins", one.name, is_own=False))
        for statement in part.tree.body:
            known.needed.update(self._find_needed(part, statement))
        known.needed.discard(part.name)

    def resolve(self, part: Part, name: str) -> Binding:
        """What a global name of a part means."""
        for one in self._globals(part):
            if one.name == name and isinstance(one, ImportAssignment):
                found = self._find_imported(part, one)
                if found is not None:
                    return found
        return Symbol(part.name, name, is_own=True)

    def _globals(self, part: Part) -> Iterator[BaseAssignment]:
        for scope in self.scopes[part.name]:
            if isinstance(scope, GlobalScope):
                yield from scope.assignments

    def _refer_to(self, known: Known, scope: Scope, one: BaseAssignment) -> None:
        is_global = isinstance(scope, GlobalScope)
        meaning: Binding | None = None
        if isinstance(one, ImportAssignment) and (is_global or _is_relative(one)):
            meaning = self._find_imported(known.part, one)
        if meaning is None and is_global:
            meaning = Symbol(known.part.name, one.name, is_own=True)
        if meaning is None:
            return
        for access in one.references:
            _note(known, access, meaning)
        if isinstance(one, ImportAssignment) or not isinstance(meaning, Symbol):
            return
        if isinstance(one, Assignment):
            known.nodes[_name_node(one)] = meaning

    def _find_imported(self, part: Part, one: ImportAssignment) -> Binding | None:
        """What an import gives its name; nothing when the module gives it another meaning too."""
        node = one.node
        if one.name in self.known[part.name].switched:
            return None
        if not isinstance(node, cst.ImportFrom):
            return Symbol(one.name, "", is_own=False)
        name = _find_imported_name(node, one.name)
        alias = one.name if one.name != name else ""
        if not node.relative:
            return Symbol(dotted(node.module), name, is_own=False, alias=alias)
        base = part.find_module(len(node.relative), dotted(node.module))
        found = self._find_inside(base, name)
        return replace(found, alias=alias) if isinstance(found, Symbol) and alias else found

    def _find_inside(self, base: str, name: str) -> Binding:
        """What a part has under a name; of a part that was left out, a symbol nobody defines."""
        inner = f"{base}.{name}" if base else name
        if inner in self.parts:
            return self.parts[inner]
        if base in self.parts:
            return self.resolve(self.parts[base], name)
        return Symbol(base, name, is_own=True)

    def _find_needed(self, part: Part, statement: cst.CSTNode) -> Iterator[str]:
        """The parts whose names a statement imports when the module runs."""
        match statement:
            case cst.SimpleStatementLine(body=[cst.ImportFrom(relative=[_, *_]) as node]):
                base = part.find_module(len(node.relative), dotted(node.module))
                for alias in () if isinstance(node.names, cst.ImportStar) else node.names:
                    found = self._find_inside(base, str(alias.evaluated_name))
                    if isinstance(found, Symbol) and found.is_own:
                        yield found.origin
            case _:
                return


def _note(known: Known, access: Access, meaning: Binding) -> None:
    """Keep what a name means, and that it has to be there when the module runs."""
    if isinstance(meaning, Part):
        known.modules[access.node] = meaning
        return
    known.nodes[access.node] = meaning
    is_run = isinstance(access.scope, GlobalScope | ClassScope) and not access.is_annotation
    if is_run and meaning.is_own:
        known.needed.add(meaning.origin)


def _is_relative(one: ImportAssignment) -> bool:
    return isinstance(one.node, cst.ImportFrom) and bool(one.node.relative)


def _find_imported_name(node: cst.ImportFrom, bound: str) -> str:
    """The name in the other module of what is bound to this one here."""
    for alias in () if isinstance(node.names, cst.ImportStar) else node.names:
        if bound == (alias.evaluated_alias or alias.evaluated_name):
            return str(alias.evaluated_name)
    return bound


def _name_node(one: Assignment) -> cst.CSTNode:
    node: cst.CSTNode = one.node
    return node.name if isinstance(node, cst.FunctionDef | cst.ClassDef) else node


def is_switch(statement: cst.CSTNode) -> bool:
    """Whether a statement tells type checkers from everybody else."""
    return (
        isinstance(statement, cst.If)
        and isinstance(statement.test, cst.Name)
        and statement.test.value == SWITCH
    )


def _find_switched(tree: cst.Module) -> Iterator[str]:
    """The names that the other branch of such a statement defines."""
    for statement in tree.body:
        if not (isinstance(statement, cst.If) and is_switch(statement) and statement.orelse):
            continue
        for one in statement.orelse.body.body:
            match one:
                case cst.FunctionDef(name=name) | cst.ClassDef(name=name):
                    yield name.value
                case cst.SimpleStatementLine(
                    body=[cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=value))])]
                ):
                    yield value
                case _:
                    continue
