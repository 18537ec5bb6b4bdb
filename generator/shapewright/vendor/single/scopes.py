"""Where the names of a module are bound, by Python's own rules.

Takes a syntax tree; gives what its global scope binds, the names that functions and classes bind
for themselves, and every use of a name that is global, builtin or imported inside a function. What
an import leads to is not asked here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

Import = ast.Import | ast.ImportFrom
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
_Named = ast.ExceptHandler | ast.MatchAs | ast.MatchStar


@dataclass(slots=True, eq=False)
class Scope:
    """A module, a class, a function, or what else has names of its own."""

    outer: Scope | None = None
    is_class: bool = False
    names: dict[str, list[Import]] = field(default_factory=dict[str, list[Import]])
    """What it binds, and the imports among what binds it."""
    elsewhere: dict[str, bool] = field(default_factory=dict[str, bool])
    """Names it says are another scope's; whether that is the global one."""


@dataclass(frozen=True, slots=True)
class Use:
    """A name that means something outside the functions and classes around it."""

    node: ast.Name | Definition
    name: str
    imports: tuple[Import, ...]
    """Those inside a function that bind it; none for a name that is global or a builtin."""
    member: ast.Attribute | None
    """What is asked of it, if something is."""
    is_run: bool
    """Whether it has to be there when the module runs."""


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one module."""

    bound: dict[str, list[Import]]
    """The global ones, and the imports that bind them."""
    local: frozenset[str]
    """Those that classes, functions and what stands in them bind."""
    uses: tuple[Use, ...]


def read_names(tree: ast.Module) -> Names:
    """The names of a module."""
    reader = _Reader()
    reader.visit(tree)
    return Names(reader.root.names, frozenset(reader.local), tuple(reader.resolve()))


class _Reader(ast.NodeVisitor):
    """Collects what scopes bind, and which names stand in them."""

    def __init__(self) -> None:
        self.root = self.scope = Scope()
        self.local: set[str] = set()
        self.is_annotation = False
        self.found: list[tuple[Scope, ast.Name | Definition, str, bool]] = []
        self.members: dict[ast.expr, ast.Attribute] = {}

    def resolve(self) -> Iterator[Use]:
        """What the names mean, now that all is known that binds them."""
        for scope, node, name, is_annotation in self.found:
            home = _find_home(scope, name)
            if home is not None and home is not self.root and not home.names[name]:
                continue
            yield Use(
                node,
                name,
                () if home is None or home is self.root else tuple(home.names[name]),
                self.members.get(node) if isinstance(node, ast.Name) else None,
                is_run=(scope.outer is None or scope.is_class) and not is_annotation,
            )

    def bind(self, name: str, node: Import | None = None) -> None:
        """Note that the scope at hand binds a name."""
        scope = self.scope
        if name in scope.elsewhere:
            scope = self.root if scope.elsewhere[name] else scope.outer or scope
        imports = scope.names.setdefault(name, [])
        if node is not None:
            imports.append(node)
        if scope is not self.root:
            self.local.add(name)

    def visit_all(self, nodes: Iterable[ast.AST | None]) -> None:
        """Go into several nodes."""
        for node in nodes:
            if node is not None:
                self.visit(node)

    def visit_inside(self, nodes: Iterable[ast.AST | None], *, is_class: bool = False) -> None:
        """Go into nodes that have a scope of their own."""
        around = self.scope
        self.scope = Scope(around, is_class)
        self.visit_all(nodes)
        self.scope = around

    def visit_annotation(self, node: ast.expr | None) -> None:
        """Go into what only type checkers ask for."""
        around, self.is_annotation = self.is_annotation, True
        self.visit_all([node])
        self.is_annotation = around

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.bind(node.id)
        self.found.append((self.scope, node, node.id, self.is_annotation))

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self.members[node.value] = node
        self.visit(node.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Nothing is named in it."""

    def visit_Import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            self.bind(alias.asname or alias.name.partition(".")[0], node)

    visit_ImportFrom = visit_Import  # noqa: N815

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self._visit_head(node)
        self.visit_annotation(node.returns)
        self._visit_function(node.args, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._visit_function(node.args, [node.body])

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._visit_head(node)
        self.visit_all([*node.bases, *node.keywords])
        self.visit_inside(node.body, is_class=True)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.visit(node.target)
        self.visit_annotation(node.annotation)
        self.visit_all([node.value])

    def visit_ListComp(self, node: _Comprehension) -> None:
        first, *others = node.generators
        self.visit(first.iter)
        values = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        self.visit_inside([first.target, *first.ifs, *others, *values])

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp  # noqa: N815

    def visit_ExceptHandler(self, node: _Named) -> None:
        if node.name:
            self.bind(node.name)
        self.generic_visit(node)

    visit_MatchAs = visit_MatchStar = visit_ExceptHandler  # noqa: N815

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self.bind(node.rest)
        self.generic_visit(node)

    def visit_Global(self, node: ast.Global | ast.Nonlocal) -> None:
        for name in node.names:
            self.scope.elsewhere[name] = isinstance(node, ast.Global)

    visit_Nonlocal = visit_Global  # noqa: N815

    def _visit_head(self, node: Definition) -> None:
        self.bind(node.name)
        self.found.append((self.scope, node, node.name, True))
        self.visit_all(node.decorator_list)

    def _visit_function(self, arguments: ast.arguments, body: Iterable[ast.AST]) -> None:
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        every += [one for one in (arguments.vararg, arguments.kwarg) if one is not None]
        for one in every:
            self.visit_annotation(one.annotation)
        self.visit_all([*arguments.defaults, *arguments.kw_defaults])
        around = self.scope
        self.scope = Scope(around)
        for one in every:
            self.bind(one.arg)
        self.visit_all(body)
        self.scope = around


def _find_home(scope: Scope, name: str) -> Scope | None:
    """The scope whose name it is; nothing for a builtin, or for what nobody binds."""
    here: Scope | None = scope
    while here is not None:
        if here.elsewhere.get(name):
            while here.outer is not None:
                here = here.outer
        if name in here.names and (here is scope or not here.is_class):
            return here
        here = here.outer
    return None
