"""``read``: what a documentation page says, as a table or for a program.

Takes a page, gives 0. For a program it prints an object: ``layout``, ``service`` (in the page's
words), ``date`` and ``summary`` of a page of changes, ``operations``, ``changes`` (each with
``method``, ``path``, ``side``, ``new_values``), ``silent`` (what no page of this layout says) and
``problems``. An operation has ``name`` and ``method``, either of which may be empty, ``request``
and ``response`` (lists of members, null where there is none), ``left_out`` (parts that the page
leaves out) and ``errors`` (objects with ``name`` and ``status``). A member has ``path``, ``type``,
``required`` (null where the page does not say), ``enum``, ``recursive``, ``union`` and
``constraints``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from shapewright.cli.outline import Line, render_members
from shapewright.cli.terminal import (
    BOLD,
    DIM,
    as_json,
    find_width,
    print_json,
    print_line,
    print_problems,
)
from shapewright.lower.prose import wrap
from shapewright.pipeline.page import read_page_at
from shapewright.sources.pages import Kind, Page, PageChange, PageMember, PageOperation


def run_read(path: str, *, partial: bool, as_data: bool) -> int:
    """Show it."""
    page = read_page_at(path, partial=partial)
    if as_data:
        print_json(_describe(page))
        return 0
    print_problems(page.problems)
    for line in _render(page, find_width()):
        print_line(line.text, style=line.style)
    return 0


def _describe(page: Page) -> dict[str, Any]:
    return {
        "layout": page.layout.value,
        "service": page.service,
        "date": page.date,
        "summary": page.summary,
        "operations": [_describe_operation(operation) for operation in page.operations],
        "changes": [_describe_change(change) for change in page.changes],
        "silent": sorted(fact.value for fact in page.silent),
        "problems": as_json(page.problems),
    }


def _describe_operation(operation: PageOperation) -> dict[str, Any]:
    return {
        "name": operation.name,
        "method": operation.method,
        "request": _describe_side(operation.request),
        "response": _describe_side(operation.response),
        "left_out": sorted(part.value for part in operation.left_out),
        "errors": [{"name": error.name, "status": error.status} for error in operation.errors],
    }


def _describe_side(root: PageMember | None) -> list[dict[str, Any]] | None:
    return None if root is None else [_describe_member(member) for member in _below(root)]


def _describe_member(member: PageMember) -> dict[str, Any]:
    stated = asdict(member.constraints)
    return {
        "path": member.path,
        "type": member.kind.value,
        "required": member.required,
        "enum": list(member.values),
        "recursive": member.recursive,
        "union": member.union,
        "constraints": {key: value for key, value in stated.items() if value not in (None, "")},
    }


def _describe_change(change: PageChange) -> dict[str, Any]:
    return {
        "method": change.method,
        "path": change.path,
        "side": change.side.value,
        "new_values": list(change.new_values),
    }


def _below(root: PageMember) -> Iterator[PageMember]:
    """Every member of a side, the side itself left out."""
    yield from (member for member in root.walk() if member.path)


def _render(page: Page, width: int) -> Iterator[Line]:
    count = len(page.operations)
    said = f"{count} operations" if count != 1 else "one operation"
    of = f" of {page.service}" if page.service else ""
    yield Line(f"{page.layout.value}: {said}{of}", BOLD)
    for text in (page.date, page.summary):
        yield from (Line(line) for line in wrap(text, width=width) if text)
    for operation in page.operations:
        yield Line()
        yield from _render_operation(operation, width)
    if page.changes:
        yield Line()
        yield Line("Changes", BOLD)
        yield from map(_render_change, page.changes)
    if page.silent:
        yield Line()
        silent = "; ".join(sorted(fact.value for fact in page.silent))
        lines = wrap(f"A page of this layout does not say: {silent}.", width=width)
        yield from (Line(line, DIM) for line in lines)


def _render_operation(operation: PageOperation, width: int) -> Iterator[Line]:
    names = [name for name in (operation.name, operation.method) if name]
    yield Line(", ".join(names), BOLD)
    for title, root in (("Request", operation.request), ("Response", operation.response)):
        yield Line(title, BOLD)
        members = [_outline(member) for member in _below(root)] if root is not None else []
        yield from render_members(members, width)
    if operation.errors:
        yield Line("Errors", BOLD)
        yield Line(f"  {', '.join(error.name for error in operation.errors)}")
    if operation.left_out:
        left_out = ", ".join(sorted(part.value for part in operation.left_out))
        yield Line(f"The page leaves out: {left_out}.", DIM)


def _outline(member: PageMember) -> dict[str, Any]:
    """A member in the form in which any is laid out."""
    stated = member.constraints
    said = (
        _say_bounds("length", stated.min_length, stated.max_length),
        _say_bounds("entries", stated.min_count, stated.max_count),
        _say_bounds("range", stated.min_value, stated.max_value),
        f"Pattern: `{stated.pattern}`" if stated.pattern else "",
    )
    return {
        "path": member.path,
        "type": _say_type(member),
        "required": member.required,
        "rest": "recursive" if member.recursive else "",
        "constraints": [text for text in said if text],
        "values": list(member.values),
        "remarks": ["only one member may be set"] if member.union else [],
    }


def _say_type(member: PageMember) -> str:
    """The type, and that of what is in a list or a map."""
    inner = [one.kind.value for one in member.members if not one.name and one.path[-1:] in "]}"]
    match member.kind:
        case Kind.LIST if inner:
            return f"list of {inner[0]}"
        case Kind.MAP if len(inner) > 1:
            return f"map of {inner[1]}"
        case _:
            return member.kind.value


def _say_bounds(what: str, least: float | None, most: float | None) -> str:
    if least is not None and most is not None:
        return f"{what}: {least:g} to {most:g}"
    if least is not None:
        return f"{what}: at least {least:g}"
    return f"{what}: at most {most:g}" if most is not None else ""


def _render_change(change: PageChange) -> Line:
    grown = f" gains {', '.join(change.new_values)}" if change.new_values else " is new"
    return Line(f"  {change.method} {change.side.value}: {change.path}{grown}")
