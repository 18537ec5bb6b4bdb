"""A page of the AWS API Reference: one operation, its top-level members with all their facts.

Takes the text of one page, gives the `Page`. Below the top level such a page has names and JSON
kinds alone, from its syntax block; the types, texts and constraints are those of top-level members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from .members import Side
from .page import Constraints, Kind, Layout, Page, PageError, PageMember, PageOperation, Part
from .page_text import PageText
from .plain_doc import read_flat_text
from .reference_facts import ReferenceFacts, read_bounds, read_facts
from .silence import SILENT
from .syntax import read_value

_TITLES = (
    *("Request Syntax", "URI Request Parameters", "Request Parameters", "Request Body"),
    *("Response Syntax", "Response Elements", "Errors", "Examples", "See Also"),
)
"""The sections, in their order."""
_ENTRY = re.compile(r"- ([A-Za-z_][\w.:-]{0,255})")
_REQUEST_ENTRIES = ("URI Request Parameters", "Request Parameters", "Request Body")


def read_api_reference(page: PageText) -> Page:
    """The page.

    Raises:
        CannotContinueError: a second page begins in the text.
    """
    sections = _find_sections(page)
    name_at = next(at for at, line in enumerate(page.lines) if line.strip())
    first = min((start - 1 for start, _ in sections.values()), default=len(page.lines))
    description = [line for line in page.lines[name_at + 1 : first] if line.strip() != "-"]
    request = _read_side(page, sections, "Request Syntax", _REQUEST_ENTRIES)
    response = _read_side(page, sections, "Response Syntax", ("Response Elements",))
    if "Response Elements" not in sections:
        page.report(len(page.text), "the page ends before it says what the operation returns")
    left_out: set[Part] = set()
    if "Request Syntax" not in sections:
        left_out.add(Part.REQUEST_SYNTAX)
    operation = PageOperation(
        name=page.lines[name_at].strip(),
        doc=read_flat_text("\n".join(description)).doc,
        request=request or PageMember(path="", kind=Kind.STRUCTURE),
        response=response,
        left_out=frozenset(left_out),
        errors=tuple(_read_errors(page, sections)),
    )
    return Page(
        source=page.source,
        layout=Layout.API_REFERENCE,
        operations=(operation,),
        silent=SILENT[Layout.API_REFERENCE],
        problems=tuple(page.problems),
    )


def _find_sections(page: PageText) -> dict[str, tuple[int, int]]:
    """Each section's first line after the title, and the line after its last."""
    starts: list[tuple[str, int]] = []
    seen: set[str] = set()
    rank = -1
    for at, line in enumerate(page.lines):
        title = line.strip()
        if title not in _TITLES:
            continue
        if title in seen and title in {"Request Syntax", "Response Elements", "Errors"}:
            hint = "Split the text, and read one page at a time."
            raise page.refuse(page.offset(at), "a second page begins before this line", hint)
        seen.add(title)
        if _TITLES.index(title) > rank:
            rank = _TITLES.index(title)
            starts.append((title, at))
        else:
            page.report(page.offset(at), f"`{title}` stands here out of order")
    ends = [at for _, at in starts[1:]] + [len(page.lines)]
    return {title: (at + 1, end) for (title, at), end in zip(starts, ends, strict=True)}


def _read_side(
    page: PageText,
    sections: dict[str, tuple[int, int]],
    syntax: str,
    described: tuple[str, ...],
) -> PageMember | None:
    """The request or the response, top-level members with what is said of them."""
    root = _read_syntax(page, sections.get(syntax))
    facts: dict[str, ReferenceFacts] = {}
    for title in described:
        for at, name, lines in _read_entries(page, sections.get(title)):
            if name in facts:
                page.warn(page.offset(at), f"`{name}` is described a second time")
            else:
                facts[name] = read_facts(lines)
    if root is None and not facts:
        return None
    members = {one.name: one for one in root.members} if root else {}
    for name in members:
        if (name not in facts and described != _REQUEST_ENTRIES) or name not in facts:
            page.warn(page.offset(sections[syntax][0]), f"`{name}` is not described")
    names = [*members, *(name for name in facts if name not in members)]
    base = root or PageMember(path="", kind=Kind.STRUCTURE)
    return replace(
        base,
        members=tuple(
            _describe(members.get(name, PageMember(path=name, name=name)), facts.get(name))
            for name in names
        ),
    )


def _read_syntax(page: PageText, span: tuple[int, int] | None) -> PageMember | None:
    """The tree of the syntax block; nothing where there is no body."""
    if span is None:
        return None
    brace = next((at for at in range(*span) if page.lines[at].lstrip().startswith("{")), None)
    if brace is None:
        return None
    block = read_value(page.text, page.offset(brace))
    if block.fault:
        page.report(*block.fault)
    return Side(block.root, None).build(page, request=False)


def _read_entries(
    page: PageText, span: tuple[int, int] | None
) -> Iterator[tuple[int, str, list[str]]]:
    """Each entry of a section: its line, its name and the lines below its header."""
    if span is None:
        return
    lines = page.lines
    heads = [
        at
        for at in range(*span)
        if _ENTRY.fullmatch(lines[at].strip()) and at + 1 < span[1] and lines[at + 1].strip() == "-"
    ]
    for at, end in zip(heads, [*heads[1:], span[1]], strict=False):
        yield at, lines[at].strip()[2:], lines[at + 2 : end]


def _read_errors(page: PageText, sections: dict[str, tuple[int, int]]) -> Iterator[PageError]:
    for _, name, lines in _read_entries(page, sections.get("Errors")):
        found = read_facts(lines)
        status = found.facts.get("HTTP Status Code", "")
        yield PageError(
            name=name,
            doc=read_flat_text("\n".join(found.text)).doc,
            status=int(status)
            if status.isascii() and status.isdigit() and len(status) < 4
            else None,
        )


def _describe(member: PageMember, found: ReferenceFacts | None) -> PageMember:
    """A top-level member with what its entry says."""
    if found is None:
        return member
    facts = found.facts
    inner = found.kind in {Kind.LIST, Kind.MAP}
    values = tuple(word.strip() for word in facts.get("Valid Values", "").split(" | ") if word)
    own = _constraints(facts, "", count=True)
    members = member.members
    if inner and members:
        held = replace(members[-1], values=values, constraints=_constraints(facts, "", count=False))
        members = (*members[:-1], held)
        own = replace(own, min_length=None, max_length=None, pattern="")
        own = replace(own, min_value=None, max_value=None)
    if found.kind is Kind.MAP and len(members) > 1:
        key = replace(members[0], constraints=_constraints(facts, "Key ", count=False))
        value_rules = _constraints(facts, "Value ", count=False)
        members = (key, replace(members[-1], constraints=value_rules))
    required = facts.get("Required")
    return replace(
        member,
        kind=found.kind if found.kind is not Kind.UNKNOWN else member.kind,
        doc=read_flat_text("\n".join(found.text)).doc,
        required=None if required is None else required == "Yes",
        values=() if inner and members else values,
        shape=found.shape,
        constraints=own,
        members=members,
    )


def _constraints(facts: dict[str, str], prefix: str, *, count: bool) -> Constraints:
    """The bounds and the pattern whose words begin with a prefix."""
    least, most = read_bounds(facts.get(f"{prefix}Length Constraints", ""))
    low, high = read_bounds(facts.get("Valid Range", "")) if not prefix else (None, None)
    counts = facts.get("Array Members", facts.get("Map Entries", "")) if count else ""
    fewest, greatest = read_bounds(counts)
    return Constraints(
        min_length=_whole(least),
        max_length=_whole(most),
        min_value=low,
        max_value=high,
        min_count=_whole(fewest),
        max_count=_whole(greatest),
        pattern=facts.get(f"{prefix}Pattern", ""),
    )


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
