"""One part rewritten for one module: its names are those of the whole, its imports are gone.

Takes what is known of all parts and the names, gives the code of one without head and imports, and
what it imports of the standard library. Everything else keeps its layout: what is removed takes its
blank lines along, and what another module has under its name gets one of the same length.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from shapewright.vendor.single.parts import find_blocks
from shapewright.vendor.single.splice import Splice
from shapewright.vendor.single.symbols import DROPPED, Known, Symbol, is_switch


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
    writer = _Writer(known[name], known, names)
    writer.write_names()
    writer.write_members()
    body = known[name].part.tree.body
    writer.write_block(body)
    writer.write_package_names()
    _drop_head(writer.splice, body)
    writer.rewritten.code = writer.splice.render().strip("\n")
    return writer.rewritten


class _Writer:
    """Writes names, and drops what one module has no use for."""

    def __init__(self, own: Known, known: Mapping[str, Known], names: Mapping[Symbol, str]) -> None:
        self.own = own
        self.known = known
        self.names = names
        self.rewritten = Rewritten()
        self.splice = Splice(own.part)
        self.used = {*own.places.values()}

    def write_names(self) -> None:
        """The name of everything that has another one now."""
        changed = {one: name for one in self.used if (name := self._name(one)) != one.name}
        for span, symbol in self.own.places.items():
            if symbol in changed:
                self.splice.put(span, changed[symbol])

    def write_members(self) -> None:
        """The name of what was a member of another part."""
        for node, part in self.own.members:
            symbol = self.known[part.name].bindings.get(node.attr)
            if not isinstance(symbol, Symbol):
                continue
            name = self._name(symbol)
            if self.own.part.is_runtime:
                alias = ast.unparse(node).replace(".", "_")
                if alias != name:
                    self.rewritten.aliases.add((alias, symbol))
                name = alias
            self.splice.replace(node, name)

    def write_block(
        self, body: list[ast.stmt], *, is_inside: bool = False, for_types: bool = False
    ) -> bool:
        """What is left of the statements of a block; whether anything is.

        Args:
            body: the statements.
            is_inside: whether a function or a class stands around them.
            for_types: whether only type checkers read them.
        """
        gone = 0
        for at, statement in enumerate(body):
            if self._is_gone(statement, is_inside=is_inside, for_types=for_types):
                self.splice.remove(statement, is_first=gone == at)
                gone += 1
        return gone < len(body)

    def write_package_names(self) -> None:
        """What code says of the package or module that it stands in."""
        if b"__name__" not in self.own.part.code and b"__module__" not in self.own.part.code:
            return
        for node in ast.walk(self.own.part.tree):
            match node:
                case ast.Call():
                    self._write_module_name(node)
                case ast.Subscript(
                    value=ast.Call(
                        func=ast.Attribute(value=ast.Attribute(attr="__module__"), attr="rsplit")
                    )
                ):
                    # The package in which a class was generated is now the module it stands in.
                    self.splice.replace(node, "__name__")
                case _:
                    continue

    def _write_module_name(self, node: ast.Call) -> None:
        """The name of the module, for those who look for others beside it."""
        for one in (*node.args, *(keyword.value for keyword in node.keywords)):
            if isinstance(one, ast.Name) and one.id == "__name__":
                self.splice.replace(one, f'f"{{__name__}}.{self.own.part.name}"')

    def _is_gone(self, statement: ast.stmt, *, is_inside: bool, for_types: bool) -> bool:
        """Whether nothing is left of a statement; what is, is written."""
        match statement:
            case ast.ImportFrom():
                return self._drop_members(statement, is_inside=is_inside, for_types=for_types)
            case ast.Import() if not is_inside:
                for alias in statement.names:
                    self._import(Symbol(alias.name, "", is_own=False), for_types=for_types)
                return True
            case ast.Assign(targets=[ast.Name(id=name)]) if not is_inside and name in DROPPED:
                return True
            case ast.If() if not is_inside and is_switch(statement):
                return self._drop_switch(statement)
            case ast.Assign():
                self._write_own_name(statement)
            case ast.AnnAssign(annotation=ast.Name(id="TypeAlias"), value=ast.expr() as value):
                self._write_forward(value)
            case _:
                is_inside |= isinstance(
                    statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
                )
                for block in find_blocks(statement):
                    self.write_block(block, is_inside=is_inside, for_types=for_types)
        return False

    def _drop_members(self, node: ast.ImportFrom, *, is_inside: bool, for_types: bool) -> bool:
        """Take an import out of its module; whether nothing is left of it."""
        module = node.module or ""
        if node.level or module == "__future__":
            return True
        if is_inside:
            return False
        kept: list[str] = []
        for alias in node.names:
            bound = alias.asname or alias.name
            if bound in self.own.switched:
                name = self._name(Symbol(self.own.part.name, bound, is_own=True))
                kept.append(alias.name if name == alias.name else f"{alias.name} as {name}")
            else:
                other = bound if bound != alias.name else ""
                symbol = Symbol(module, alias.name, is_own=False, alias=other)
                self._import(symbol, for_types=for_types)
        if kept:
            self.splice.replace(node, f"from {module} import {', '.join(kept)}")
        return not kept

    def _drop_switch(self, node: ast.If) -> bool:
        """Take what is for type checkers out; whether nothing is left of the statement."""
        if self.own.part.is_package:
            return True  # what names there are, which is known by now
        is_left = self.write_block(node.body, for_types=True)
        self.write_block(node.orelse)
        if is_left or not node.orelse:
            return not is_left
        self.splice.fill(node.test, node.body[-1], "    pass\n")
        return False

    def _write_own_name(self, node: ast.Assign) -> None:
        """A type variable says its own name."""
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name) as target],
                value=ast.Call(args=[ast.Constant(value=str(said)) as first, *_]),
            ) if said == name:
                symbol = self.own.places.get(self.own.part.find_span(target))
                if symbol is not None and self._name(symbol) != name:
                    self.splice.replace(first, f'"{self._name(symbol)}"')
            case _:
                return

    def _write_forward(self, value: ast.expr) -> None:
        """A type may be named before it is defined."""
        for node in _find_texts(value):
            symbol = self.own.bindings.get(str(node.value))
            if isinstance(symbol, Symbol):
                self.splice.replace(node, f'"{self._name(symbol)}"')

    def _name(self, symbol: Symbol) -> str:
        return self.names.get(symbol, symbol.wanted)

    def _import(self, symbol: Symbol, *, for_types: bool) -> None:
        if symbol in self.used:
            kind = self.rewritten.typing_imported if for_types else self.rewritten.imported
            kind.add(symbol)


def _find_texts(value: ast.expr) -> Iterator[ast.Constant]:
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node


def _drop_head(splice: Splice, body: list[ast.stmt]) -> None:
    """Leave out the docstring of a module and what stands before it."""
    match body:
        case [ast.Expr(value=ast.Constant(value=str())) as text, *_]:
            splice.put((0, splice.part.lines[text.end_lineno or 1]), "")
        case _:
            return
