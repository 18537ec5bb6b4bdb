"""Expressions on lines: the layout that black and ruff both leave as it is.

Takes an expression as a tree of brackets, gives its text. What fits on a line stands on one; what
does not has each of its parts on a line of its own, with a comma behind it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shapewright.lower.columns import columns_of

LIMIT = 88
"""Columns; both formatters' default."""
_STEP = 4


@dataclass(frozen=True, slots=True)
class Atom:
    """What is never broken: a literal, a name."""

    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Parts in brackets: of a call, a list or a mapping."""

    opening: str
    """``Tag(``, ``[``."""
    parts: tuple[tuple[str, Expression], ...]
    """What stands before each part, ``key=``, and the part."""
    closing: str


Expression = Atom | Group


def call(name: str, parts: Iterable[tuple[str, Expression]]) -> Group:
    """A call with these arguments."""
    return Group(f"{name}(", tuple(parts), ")")


def list_of(parts: Iterable[Expression]) -> Group:
    """A list."""
    return Group("[", tuple(("", part) for part in parts), "]")


def mapping_of(entries: Iterable[tuple[str, Expression]]) -> Group:
    """A mapping; the keys are literals."""
    return Group("{", tuple((f"{key}: ", value) for key, value in entries), "}")


def lay_out(head: str, expression: Expression, *, indent: int = 0, tail: str = "") -> str:
    """The lines of a statement.

    Args:
        head: what stands before the expression, indentation apart: ``request = ``.
        expression: what is broken where it has to be.
        indent: columns before the statement.
        tail: what stands behind the expression on its last line.
    """
    margin = " " * indent
    line = f"{margin}{head}{_flatten(expression)}{tail}"
    if isinstance(expression, Atom) or columns_of(line) <= LIMIT:
        return line
    first = f"{margin}{head}{expression.opening}"
    helps = indent + _STEP + len(expression.opening) <= LIMIT
    if head.endswith(" = ") and helps and (columns_of(first) > LIMIT or not expression.parts):
        wrapped = lay_out("", expression, indent=indent + _STEP)
        return f"{margin}{head}(\n{wrapped}\n{margin}){tail}"
    if not expression.parts:
        return line
    inner = [
        lay_out(before, part, indent=indent + _STEP, tail=",") for before, part in expression.parts
    ]
    return "\n".join([first, *inner, f"{margin}{expression.closing}{tail}"])


def _flatten(expression: Expression) -> str:
    if isinstance(expression, Atom):
        return expression.text
    inner = ", ".join(f"{before}{_flatten(part)}" for before, part in expression.parts)
    return f"{expression.opening}{inner}{expression.closing}"
