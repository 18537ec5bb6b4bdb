"""A description laid out for a terminal.

Takes what ``shapewright.show`` gives and a width, gives lines with their styles. Members are
indented by their depth and named by what they add to the path of the one above, so that the labels
from the margin inwards, joined by dots, are the path. Bounded: long lists of values and uses are
cut, and how much is left out is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from shapewright.cli.terminal import BOLD, DIM, Style
from shapewright.lower.prose import wrap

VALUES = 12
"""How many values of a member's enum are shown."""
OWN_VALUES = 200
"""How many are, of an enum shown by itself."""
USES = 15
"""How many uses of a shape are shown."""

_INDENT = 2
_NARROWEST = 24
_UNBROKEN = "Pattern: "
_REST = {"deeper": " ...", "recursive": " (recursive)", "": ""}

Described = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A line, and how it is to look."""

    text: str = ""
    style: Style = field(default_factory=dict[str, Any])


def render_outline(description: Described, *, width: int) -> Iterator[Line]:
    """The lines of a description."""
    yield from _render_head(description, width)
    for part in ("request", "response", "members"):
        if part in description and (description[part] or part != "members"):
            yield from _render_section(part.capitalize())
            yield from render_members(description[part], width)
    if values := description.get("values"):
        yield from _render_section(f"Values ({len(values)})")
        yield from _render_words(_bound(values, OWN_VALUES), width)
    if description["kind"] == "operation":
        yield from _render_calls(description, width)
    elif used := description["used_by"]:
        yield from _render_uses(used, width)


def _render_head(description: Described, width: int) -> Iterator[Line]:
    kind, name, service = (description[key] for key in ("kind", "name", "service"))
    yield Line(f"{name}: {kind} of {service}", BOLD)
    if method := description.get("method"):
        yield Line(f'boto3.client("{service}").{method}(...)')
    if description.get("type", kind) not in {kind, f"{kind} {name}"}:
        yield Line(description["type"])
    for text in [*description.get("constraints", ()), *description["remarks"]]:
        yield from _render_text(text, width)
    if paragraphs := description["documentation"]:
        yield Line()
        yield from _render_text(" ".join(paragraphs[0].split()), width)
    if page := description["page"]:
        yield Line()
        yield Line(page, {"fg": "blue", "underline": True})


def _render_section(title: str) -> Iterator[Line]:
    yield Line()
    yield Line(title, BOLD)


def render_members(members: list[Described], width: int) -> Iterator[Line]:
    """The lines of members, each under what it is in."""
    if not members:
        yield Line("  nothing", DIM)
    rests = {member["path"]: member["rest"] for member in members}
    above: list[str] = []
    for member in members:
        path = member["path"]
        if _is_plain_part(member):
            continue
        while above and not _is_below(path, above[-1]):
            above.pop()
        label = path.removeprefix(above[-1] if above else "").removeprefix(".")
        rest = member["rest"] or rests.get(f"{path}[]") or rests.get(f"{path}{{}}") or ""
        margin = (len(above) + 1) * _INDENT
        yield from _render_member(member | {"rest": rest}, label, margin, width)
        above.append(path)


def _is_plain_part(member: Described) -> bool:
    """Whether this is an element or a key that says nothing its list or map does not say."""
    is_part = member["path"].endswith(("[]", "{}", "{key}"))
    return is_part and not (member["constraints"] or member["values"])


def _is_below(path: str, above: str) -> bool:
    return path.startswith((f"{above}.", f"{above}[", f"{above}{{"))


def _render_member(member: Described, label: str, indent: int, width: int) -> Iterator[Line]:
    required = ", required" if member["required"] else ""
    margin, inner = " " * indent, " " * (indent + 2 * _INDENT)
    head = f"{label}  {member['type']}{required}{_REST[member['rest']]}"
    words = [line for line in member["constraints"] if not line.startswith(_UNBROKEN)]
    said = "; ".join([line[:1].lower() + line[1:] for line in words])
    if said and indent + len(head) + 2 + len(said) <= width:
        head, said = f"{head}; {said}", ""
    yield Line(margin + head, BOLD if member["required"] else {})
    patterns = [line for line in member["constraints"] if line.startswith(_UNBROKEN)]
    values = ", ".join(_bound(member["values"], VALUES))
    room = max(width - len(inner), _NARROWEST)
    for text in filter(None, [said, *(member["remarks"]), values and f"one of {values}"]):
        yield from (Line(inner + line, DIM) for line in wrap(text, width=room))
    yield from (Line(inner + line, DIM) for line in patterns)


def _render_calls(description: Described, width: int) -> Iterator[Line]:
    if errors := description["errors"]:
        yield from _render_section("Errors")
        yield from (Line(f"  {_name_error(error)}") for error in errors)
    if paginator := description["paginator"]:
        yield from _render_section("Paginator")
        yield Line(f"  {paginator['call']}")
        yield from _render_text(f"pages of {', '.join(paginator['result_keys'])}", width, 4)
    if waiters := description["waiters"]:
        yield from _render_section("Waiters")
        for waiter in waiters:
            yield Line(f"  {waiter['call']}")
            often = f"every {waiter['delay']} s, at most {waiter['max_attempts']} times"
            text = "; ".join([often, *(f"until {rule}" for rule in waiter["success"])])
            yield from _render_text(text, width, 4)


def _name_error(error: Described) -> str:
    code = f", code {error['code']}" if error["code"] != error["name"] else ""
    status = f", HTTP {error['status']}" if error["status"] else ""
    return f"{error['name']}{code}{status}"


def _render_uses(used: dict[str, list[str]], width: int) -> Iterator[Line]:
    if not any(used.values()):
        return
    yield from _render_section("Used by")
    for uses in (used["shapes"], used["operations"]):
        yield from _render_words(_bound(uses, USES), width)


def _render_words(words: Iterable[str], width: int) -> Iterator[Line]:
    if text := ", ".join(words):
        yield from _render_text(text, width)


def _render_text(text: str, width: int, indent: int = 2) -> Iterator[Line]:
    margin = " " * indent
    lines = [text] if text.startswith(_UNBROKEN) else wrap(text, width=width - indent)
    yield from (Line(margin + line) for line in lines)


def _bound(words: list[str], most: int) -> list[str]:
    left = len(words) - most
    return [*words[:most], f"and {left} more"] if left > 0 else words
