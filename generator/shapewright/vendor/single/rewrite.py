"""One part rewritten for one module: its names are those of the whole, its imports are gone.

Takes what is known of all parts and the names, gives the code of one without head and imports, and
what it imports of the standard library. Handwritten code keeps its layout: what is removed takes
its blank lines along, and what another module has under its name gets one of the same length.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import libcst as cst

from shapewright.vendor.single.parts import dotted
from shapewright.vendor.single.symbols import DROPPED, SWITCH, Known, Symbol, is_switch

StatementT = TypeVar("StatementT", bound=cst.BaseStatement)
Kept = cst.BaseStatement | cst.FlattenSentinel[cst.BaseStatement] | cst.RemovalSentinel


@dataclass(slots=True)
class Rewritten:
    """The code of a part, and what goes with it."""

    code: str = ""
    imported: set[Symbol] = field(default_factory=set[Symbol])
    """Of the standard library, needed when it runs."""
    typing_imported: set[Symbol] = field(default_factory=set[Symbol])
    """Of the standard library, needed by type checkers."""
    aliases: set[tuple[str, Symbol]] = field(default_factory=set[tuple[str, Symbol]])
    """Second names that it has for things of other parts."""


def rewrite_part(name: str, known: Mapping[str, Known], names: Mapping[Symbol, str]) -> Rewritten:
    """The code of a part."""
    rewritten = Rewritten()
    part = known[name].part
    tree = part.tree.visit(_Writer(name, known, names, rewritten))
    body = list(tree.body)
    if body and _is_text(part.tree.body[0]):
        del body[0]
    if body:
        body[0] = _lighten(body[0])
    rewritten.code = tree.with_changes(body=body, header=[]).code.strip("\n")
    return rewritten


class _Writer(cst.CSTTransformer):
    """Writes names, and drops what one module has no use for."""

    def __init__(
        self,
        name: str,
        known: Mapping[str, Known],
        names: Mapping[Symbol, str],
        rewritten: Rewritten,
    ) -> None:
        super().__init__()
        self.known = known
        self.own = known[name]
        self.names = names
        self.rewritten = rewritten
        self.used = {*self.own.nodes.values()}
        self.removed: set[cst.CSTNode] = set()
        self.around: list[str] = []
        """What stands around: functions, classes, branches for type checkers, aliases of types."""

    def on_visit(self, node: cst.CSTNode) -> bool:
        """Remember what is gone into."""
        if kind := _kind_of(node):
            self.around.append(kind)
        return super().on_visit(node)

    def on_leave(  # type: ignore[override]  # any node may become any other
        self, original_node: cst.CSTNode, updated_node: cst.CSTNode
    ) -> object:
        """And what is left again."""
        if _kind_of(original_node):
            self.around.pop()
        return super().on_leave(original_node, updated_node)

    @property
    def is_inside(self) -> bool:
        """Whether a function or a class stands around."""
        return "definition" in self.around

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.Name:  # noqa: N802 - LibCST's name, as those below
        symbol = self.own.nodes.get(original_node)
        return (
            updated_node if symbol is None else updated_node.with_changes(value=self._name(symbol))
        )

    def leave_Attribute(  # noqa: N802
        self, original_node: cst.Attribute, updated_node: cst.Attribute
    ) -> cst.BaseExpression:
        part = self.own.modules.get(original_node.value)
        if part is None:
            return updated_node
        symbol = self.known[part.name].bindings[original_node.attr.value]
        if not isinstance(symbol, Symbol):
            return updated_node
        name = self._name(symbol)
        if self.own.part.is_runtime:
            alias = f"{dotted(original_node.value)}_{original_node.attr.value}"
            if alias != name:
                self.rewritten.aliases.add((alias, symbol))
            name = alias
        return cst.Name(name)

    def leave_ImportFrom(  # noqa: N802
        self, original_node: cst.ImportFrom, updated_node: cst.ImportFrom
    ) -> cst.ImportFrom | cst.RemovalSentinel:
        module = dotted(original_node.module)
        if original_node.relative or module == "__future__":
            return cst.RemoveFromParent()
        if self.is_inside or isinstance(original_node.names, cst.ImportStar):
            return updated_node
        kept: list[cst.ImportAlias] = []
        for alias in original_node.names:
            bound = str(alias.evaluated_alias or alias.evaluated_name)
            if bound in self.own.switched:
                kept.append(self._keep(alias, bound))
            else:
                name = str(alias.evaluated_name)
                alias_name = bound if bound != name else ""
                self._import(Symbol(module, name, is_own=False, alias=alias_name))
        if not kept:
            return cst.RemoveFromParent()
        return updated_node.with_changes(names=kept, lpar=None, rpar=None)

    def leave_Import(  # noqa: N802
        self, original_node: cst.Import, updated_node: cst.Import
    ) -> cst.Import | cst.RemovalSentinel:
        if self.is_inside:
            return updated_node
        for alias in original_node.names:
            self._import(Symbol(str(alias.evaluated_name), "", is_own=False))
        return cst.RemoveFromParent()

    def leave_SimpleStatementLine(  # noqa: N802
        self, original_node: cst.SimpleStatementLine, updated_node: cst.SimpleStatementLine
    ) -> Kept:
        match original_node.body:
            case [cst.Assign(targets=[cst.AssignTarget(target=cst.Name(value=name))])]:
                is_dropped = name in DROPPED and not self.is_inside
            case _:
                is_dropped = False
        if updated_node.body and not is_dropped:
            return updated_node
        self.removed.add(original_node)
        return cst.RemoveFromParent()

    def leave_IndentedBlock(  # noqa: N802
        self, original_node: cst.IndentedBlock, updated_node: cst.IndentedBlock
    ) -> cst.BaseSuite:
        if original_node.body[0] not in self.removed or not updated_node.body:
            return updated_node
        first, *rest = updated_node.body
        return updated_node.with_changes(body=[_lighten(first), *rest])

    def leave_If(self, original_node: cst.If, updated_node: cst.If) -> Kept:  # noqa: N802
        if not is_switch(original_node) or self.is_inside:
            return updated_node
        if self.own.part.is_package:
            return cst.RemoveFromParent()  # what names there are, which is known by now
        if updated_node.body.body:
            return updated_node
        if updated_node.orelse is None:
            return cst.RemoveFromParent()
        block = cst.IndentedBlock([cst.SimpleStatementLine([cst.Pass()])])
        return updated_node.with_changes(body=block)

    def leave_Assign(  # noqa: N802
        self, original_node: cst.Assign, updated_node: cst.Assign
    ) -> cst.Assign:
        """A type variable says its own name."""
        match original_node.targets[0].target, updated_node.targets[0].target, updated_node.value:
            case (
                cst.Name(value=old),
                cst.Name(value=new),
                cst.Call(args=[cst.Arg(value=cst.SimpleString() as said), *rest]) as call,
            ) if said.evaluated_value == old:
                first = cst.Arg(cst.SimpleString(f'"{new}"'), comma=call.args[0].comma)
                return updated_node.with_changes(value=call.with_changes(args=[first, *rest]))
            case _:
                return updated_node

    def leave_SimpleString(  # noqa: N802
        self, original_node: cst.SimpleString, updated_node: cst.SimpleString
    ) -> cst.SimpleString:
        """A type may be named before it is defined."""
        if "alias" not in self.around:
            return updated_node
        symbol = self.own.bindings.get(str(original_node.evaluated_value))
        if not isinstance(symbol, Symbol):
            return updated_node
        return updated_node.with_changes(value=f'"{self._name(symbol)}"')

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> cst.Arg:  # noqa: N802
        """The name of the module, for those who look for others beside it."""
        match original_node.value:
            case cst.Name(value="__name__"):
                name = cst.parse_expression(f'f"{{__name__}}.{self.own.part.name}"')
                return updated_node.with_changes(value=name)
            case _:
                return updated_node

    def leave_Subscript(  # noqa: N802
        self, original_node: cst.Subscript, updated_node: cst.Subscript
    ) -> cst.BaseExpression:
        """The package in which a class was generated is now the module it stands in."""
        match original_node.value:
            case cst.Call(
                func=cst.Attribute(
                    value=cst.Attribute(attr=cst.Name(value="__module__")),
                    attr=cst.Name(value="rsplit"),
                )
            ):
                return cst.Name("__name__")
            case _:
                return updated_node

    def _name(self, symbol: Symbol) -> str:
        return self.names.get(symbol, symbol.wanted)

    def _keep(self, alias: cst.ImportAlias, bound: str) -> cst.ImportAlias:
        """An import that stays where it is, under its new name."""
        name = self._name(Symbol(self.own.part.name, bound, is_own=True))
        if name == alias.evaluated_name:
            return cst.ImportAlias(alias.name)
        return cst.ImportAlias(alias.name, cst.AsName(cst.Name(name)))

    def _import(self, symbol: Symbol) -> None:
        if symbol in self.used:
            for_types = SWITCH in self.around
            kind = self.rewritten.typing_imported if for_types else self.rewritten.imported
            kind.add(symbol)


def _kind_of(node: cst.CSTNode) -> str:
    match node:
        case cst.FunctionDef() | cst.ClassDef():
            return "definition"
        case cst.AnnAssign(annotation=cst.Annotation(annotation=cst.Name(value="TypeAlias"))):
            return "alias"
        case _:
            return SWITCH if is_switch(node) else ""


def _is_text(statement: cst.CSTNode) -> bool:
    match statement:
        case cst.SimpleStatementLine(body=[cst.Expr(value=cst.SimpleString())]):
            return True
        case _:
            return False


def _lighten(statement: StatementT) -> StatementT:
    """A statement without the blank lines before it."""
    lines: Sequence[cst.EmptyLine] = getattr(statement, "leading_lines", ())
    count = next((at for at, line in enumerate(lines) if line.comment), len(lines))
    return statement.with_changes(leading_lines=lines[count:]) if lines else statement
