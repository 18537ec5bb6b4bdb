"""The modules of a package, read for folding.

Takes texts by path, gives parts by dotted name: those that run with the standard library alone,
which leaves out what is made for tests. What a relative import leads to is told here, and where in
the text of a part something stands.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

LEFT_OUT = frozenset({"fake", "fixtures", "lifecycles", "strategies", "texts"})
"""Modules of the root that tests use: some need Hypothesis, botocore or pytest to be imported."""
RUNTIME = "_runtime"

Span = tuple[int, int]
"""Where something begins and ends, in bytes of the text."""
Placed = ast.expr | ast.stmt
"""What has a place in a text."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One module."""

    name: str
    """Dotted, below the package; empty for the package itself."""
    is_package: bool
    text: str
    tree: ast.Module
    code: bytes
    """The text as the tree counts its columns."""
    lines: tuple[int, ...]
    """Where each line begins, and at last where the text ends."""

    @property
    def is_runtime(self) -> bool:
        """Whether it was written by hand."""
        return self.name.partition(".")[0] == RUNTIME

    @property
    def path(self) -> str:
        """Where it stood."""
        return self.name.replace(".", "/") + ("/__init__.py" if self.is_package else ".py")

    def find_module(self, node: ast.ImportFrom) -> str:
        """The dotted name that a relative import begins with."""
        parts = self.name.split(".") if self.name else []
        up = node.level - (1 if self.is_package else 0)
        base = parts[: len(parts) - up]
        return ".".join([*base, *([node.module] if node.module else [])])

    def find_span(self, node: Placed) -> Span:
        """Where a node begins and ends."""
        begin = self.lines[node.lineno - 1] + node.col_offset
        return begin, self.lines[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)


def read_parts(texts: Mapping[str, str]) -> dict[str, Part]:
    """The parts by name: those of the root that count, and what they need of the runtime."""
    known = {_name_of(path): path for path in texts if path.endswith(".py")}
    parts: dict[str, Part] = {}
    waiting = [name for name in known if name.partition(".")[0] not in {*LEFT_OUT, RUNTIME}]
    while waiting:
        name = waiting.pop()
        if name in parts or name not in known:
            continue
        parts[name] = _read_part(name, known[name], texts[known[name]])
        waiting += sorted(set(_find_imported(parts[name])) - parts.keys())
    return dict(sorted(parts.items()))


def _read_part(name: str, path: str, text: str) -> Part:
    code = text.encode()
    return Part(
        name=name,
        is_package=path.endswith("__init__.py"),
        text=text,
        tree=ast.parse(code),
        code=code,
        lines=tuple(accumulate(map(len, code.splitlines(keepends=True)), initial=0)),
    )


def _name_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("__init__").rstrip("/").replace("/", ".")


def _find_imported(part: Part) -> Iterator[str]:
    """The modules of the package that a part imports anywhere, and what could be one."""
    for statement in find_statements(part.tree.body):
        if not isinstance(statement, ast.ImportFrom) or not statement.level:
            continue
        base = part.find_module(statement)
        prefix = f"{base}." if base else ""
        found = [base, *(f"{prefix}{alias.name}" for alias in statement.names)]
        yield from (name for name in found if name.partition(".")[0] not in LEFT_OUT)


def find_statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Statements, and those inside them."""
    for statement in body:
        yield statement
        for block in find_blocks(statement):
            yield from find_statements(block)


def find_blocks(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The blocks of statements that stand directly in a statement."""
    for name in ("body", "orelse", "finalbody"):
        if block := getattr(statement, name, None):
            yield block
    for inner in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
        yield inner.body
