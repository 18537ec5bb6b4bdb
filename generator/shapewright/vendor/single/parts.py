"""The modules of a package, read for folding.

Takes texts by path, gives parts by dotted name: those that run with the standard library alone,
which leaves out what is made for tests. What a relative import leads to is told here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import libcst as cst

LEFT_OUT = frozenset({"fake", "fixtures", "lifecycles", "strategies", "texts"})
"""Modules of the root that tests use: some need Hypothesis, botocore or pytest to be imported."""
RUNTIME = "_runtime"


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One module."""

    name: str
    """Dotted, below the package; empty for the package itself."""
    is_package: bool
    text: str
    tree: cst.Module

    @property
    def is_runtime(self) -> bool:
        """Whether it was written by hand."""
        return self.name.partition(".")[0] == RUNTIME

    @property
    def path(self) -> str:
        """Where it stood."""
        return self.name.replace(".", "/") + ("/__init__.py" if self.is_package else ".py")

    def find_module(self, relative: int, module: str) -> str:
        """The dotted name that a relative import begins with."""
        parts = self.name.split(".") if self.name else []
        up = relative - (1 if self.is_package else 0)
        base = parts[: len(parts) - up]
        return ".".join([*base, *([module] if module else [])])


def read_parts(texts: Mapping[str, str]) -> dict[str, Part]:
    """The parts by name: those of the root that count, and what they need of the runtime."""
    known = {_name_of(path): path for path in texts if path.endswith(".py")}
    parts: dict[str, Part] = {}
    waiting = [name for name in known if name.partition(".")[0] not in {*LEFT_OUT, RUNTIME}]
    while waiting:
        name = waiting.pop()
        if name in parts or name not in known:
            continue
        text = texts[known[name]]
        part = Part(
            name=name,
            is_package=known[name].endswith("__init__.py"),
            text=text,
            tree=cst.parse_module(text),
        )
        parts[name] = part
        waiting += sorted(_find_imported(part) - parts.keys())
    return dict(sorted(parts.items()))


def _name_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("__init__").rstrip("/").replace("/", ".")


def _find_imported(part: Part) -> set[str]:
    """The modules of the package that a part imports anywhere."""
    finder = _Imports(part)
    part.tree.visit(finder)
    return {name for name in finder.found if name.partition(".")[0] not in LEFT_OUT}


class _Imports(cst.CSTVisitor):
    """Collects relative imports, as modules and as what could be one."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part
        self.found: set[str] = set()

    def visit_ImportFrom(self, node: cst.ImportFrom) -> None:  # noqa: N802 - LibCST's name for it
        if not node.relative or isinstance(node.names, cst.ImportStar):
            return
        base = self.part.find_module(len(node.relative), dotted(node.module))
        self.found.add(base)
        prefix = f"{base}." if base else ""
        self.found.update(f"{prefix}{alias.evaluated_name}" for alias in node.names)


def dotted(node: cst.BaseExpression | None) -> str:
    """A dotted name as text."""
    match node:
        case cst.Name(value=value):
            return value
        case cst.Attribute(value=left, attr=cst.Name(value=right)):
            return f"{dotted(left)}.{right}"
        case _:
            return ""
