"""What every name in the modules of a package means.

Takes parts, gives for each the places that mean something global, and what: a thing that one part
defines, something of the standard library, a builtin, or another part as a whole. Names of
functions' own are left alone, but known, so that no global is given one of them.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from shapewright.vendor.single.parts import Part, Span
from shapewright.vendor.single.scopes import Import, Names, Use, read_names

SWITCH = "TYPE_CHECKING"
DROPPED = frozenset({SWITCH, "__all__", "__getattr__", "__dir__"})
"""Names that every module may have, and the one module has once or not at all."""
_KEYWORDS = {ast.ClassDef: "class ", ast.FunctionDef: "def ", ast.AsyncFunctionDef: "async def "}


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
    names: Names
    switched: frozenset[str]
    """Names that are one thing to type checkers and another at run time."""
    bindings: dict[str, Binding] = field(default_factory=dict[str, Binding])
    """Its global names."""
    places: dict[Span, Symbol] = field(default_factory=dict[Span, Symbol])
    """Where what is named is to be written as what it means."""
    members: list[tuple[ast.Attribute, Part]] = field(
        default_factory=list[tuple[ast.Attribute, Part]]
    )
    """Where something is named as a member of another part."""
    needed: set[str] = field(default_factory=set[str])
    """The parts that have to stand before it."""


def find_symbols(parts: Mapping[str, Part]) -> dict[str, Known]:
    """What is known of every part, by name."""
    finder = _Finder(parts)
    for one in finder.known.values():
        finder.refer(one)
    return finder.known


class _Finder:
    """Goes through the parts, once it is known what each of them binds."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self.known = {
            name: Known(part, read_names(part.tree), frozenset(_find_switched(part.tree)))
            for name, part in parts.items()
        }

    def refer(self, known: Known) -> None:
        """Find what the names of a part mean."""
        for name in known.names.bound:
            known.bindings[name] = self.resolve(known, name)
        for use in known.names.uses:
            meaning = self._find_meaning(known, use)
            if isinstance(meaning, Symbol):
                _note(known, use, meaning)
            elif meaning is not None and use.member is not None:
                known.members.append((use.member, meaning))
        for statement in known.part.tree.body:
            if isinstance(statement, ast.ImportFrom) and statement.level:
                known.needed.update(self._find_needed(known, statement))
        known.needed.discard(known.part.name)

    def resolve(self, known: Known, name: str) -> Binding:
        """What a global name of a part means."""
        found = self._find_imported(known, name, known.names.bound[name])
        return Symbol(known.part.name, name, is_own=True) if found is None else found

    def _find_meaning(self, known: Known, use: Use) -> Binding | None:
        """What a name means where it stands; nothing when that is not to be written otherwise."""
        if use.imports:
            relative = [one for one in use.imports if _is_relative(one)]
            return self._find_imported(known, use.name, relative)
        if use.name in known.bindings:
            return known.bindings[use.name]
        is_builtin = hasattr(builtins, use.name)
        return Symbol("builtins", use.name, is_own=False) if is_builtin else None

    def _find_imported(self, known: Known, bound: str, imports: Iterable[Import]) -> Binding | None:
        """What imports give a name; nothing when the module gives it another meaning too."""
        node = next(iter(imports), None)
        if node is None or bound in known.switched:
            return None
        if isinstance(node, ast.Import):
            return Symbol(bound, "", is_own=False)
        name = _find_imported_name(node, bound)
        alias = bound if bound != name else ""
        if not node.level:
            return Symbol(node.module or "", name, is_own=False, alias=alias)
        found = self._find_inside(known.part.find_module(node), name)
        return replace(found, alias=alias) if isinstance(found, Symbol) and alias else found

    def _find_inside(self, base: str, name: str) -> Binding:
        """What a part has under a name; of a part that was left out, a symbol nobody defines."""
        inner = f"{base}.{name}" if base else name
        if inner in self.known:
            return self.known[inner].part
        if base in self.known and name in self.known[base].names.bound:
            return self.resolve(self.known[base], name)
        return Symbol(base, name, is_own=True)

    def _find_needed(self, known: Known, node: ast.ImportFrom) -> Iterator[str]:
        """The parts whose names an import takes when the module runs."""
        for alias in node.names:
            found = self._find_inside(known.part.find_module(node), alias.name)
            if isinstance(found, Symbol) and found.is_own:
                yield found.origin


def _note(known: Known, use: Use, meaning: Symbol) -> None:
    """Keep what a name means, and that it has to be there when the module runs."""
    begin, end = known.part.find_span(use.node)
    if not isinstance(use.node, ast.Name):
        begin += len(_KEYWORDS[type(use.node)])
        end = begin + len(use.name.encode())
    known.places[begin, end] = meaning
    if use.is_run and meaning.is_own:
        known.needed.add(meaning.origin)


def _is_relative(node: Import) -> bool:
    return isinstance(node, ast.ImportFrom) and bool(node.level)


def _find_imported_name(node: ast.ImportFrom, bound: str) -> str:
    """The name in the other module of what is bound to this one here."""
    return next((one.name for one in node.names if bound == (one.asname or one.name)), bound)


def is_switch(statement: ast.stmt) -> bool:
    """Whether a statement tells type checkers from everybody else."""
    return (
        isinstance(statement, ast.If)
        and isinstance(statement.test, ast.Name)
        and statement.test.id == SWITCH
    )


def _find_switched(tree: ast.Module) -> Iterator[str]:
    """The names that the other branch of such a statement defines."""
    for statement in tree.body:
        if not (isinstance(statement, ast.If) and is_switch(statement)):
            continue
        for one in statement.orelse:
            match one:
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                    yield name
                case ast.Assign(targets=[ast.Name(id=name)]):
                    yield name
                case _:
                    continue
