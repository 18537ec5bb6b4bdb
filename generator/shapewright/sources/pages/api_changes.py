"""A page of API changes: what one release made new or different in a service.

Takes the text of one page, gives the `Page`: every operation as it is after the change, and the
changes. The page names neither the parameters of a request, which are counted off against its
syntax block, nor the operation outside that block. Where a member's text ends and the introduction
of the next operation begins is not marked: a text in several paragraphs there gets a warning.
"""

from __future__ import annotations

import re
from dataclasses import replace

from shapewright.ir.doc import Doc

from .alignment import align_parameter, align_response
from .change_summary import Summary, find_changes, read_summary
from .members import ANY_TYPE, DASH, Entry, Side, find_left_out
from .page import Layout, Page, PageChange, PageOperation
from .page_text import PageText
from .plain_doc import cut_deprecation, read_flat_text
from .sections import is_too_large
from .silence import SILENT
from .syntax import Block, Value, read_call, read_value

_HEADING = re.compile(
    r"(\d{4}/\d{2}/\d{2}) - (.*) - (?:(\d+) new)? ?(?:(\d+) updated)? ?api methods?"
)
_CALL = re.compile(r"(?:response = )?client\.\w+\(")
_TYPE_ALONE = re.compile(rf"(?:{ANY_TYPE})")
_MEMBER = re.compile(rf"(?:\S+ )?\((?:{ANY_TYPE})\) {DASH}(?: \[REQUIRED\])?(?P<text> .*)?")
_SEE_ALSO = "See also: AWS API Documentation"
_NO_TEXT = {
    _SEE_ALSO,
    "# Please see the AWS API Documentation linked below.",  # after what is too large
    "AWS API Documentation",
}
_REQUIRED = "[REQUIRED]"


def read_api_changes(page: PageText) -> Page:
    """The page.

    Raises:
        CannotContinueError: there is no heading, or more than one.
    """
    headings = [
        (at, match)
        for at, line in enumerate(page.lines)
        if (match := _HEADING.fullmatch(line.strip()))
    ]
    if not headings:
        raise page.refuse(0, "no heading tells the date, the service and what is new")
    if len(headings) > 1:
        hint = "Split the text, and read one page at a time."
        raise page.refuse(page.offset(headings[1][0]), "a second page begins here", hint)
    at, heading = headings[0]
    second = page.lines[at + 1] if at + 1 < len(page.lines) else ""
    has_summary = second.startswith("Changes ")
    operations, changes = _read_operations(page, at + 1 + has_summary)
    counted = [sum(one.updated is updated for one in operations) for updated in (False, True)]
    if counted != [int(heading[3] or 0), int(heading[4] or 0)]:
        what = f"{counted[0]} new and {counted[1]} updated operations follow this heading"
        page.warn(page.offset(at), what, "The page may have been cut short.")
    return Page(
        source=page.source,
        layout=Layout.API_CHANGES,
        service=heading[2],
        date=heading[1],
        summary=second.removeprefix("Changes ") if has_summary else "",
        operations=tuple(operations),
        changes=tuple(changes),
        silent=SILENT[Layout.API_CHANGES],
        problems=tuple(page.problems),
    )


def _read_operations(page: PageText, first: int) -> tuple[list[PageOperation], list[PageChange]]:
    operations: list[PageOperation] = []
    changes: list[PageChange] = []
    begin = first
    calls = [at for at in range(first, len(page.lines)) if _begins_request(page, at)]
    for at, end in zip(calls, [*calls[1:], len(page.lines)], strict=False):
        summary, doc, deprecated = _read_introduction(page, begin, at)
        operation, begin = _read_operation(page, at, end)
        operation = replace(operation, doc=doc, deprecated=deprecated, updated=summary is not None)
        operations.append(operation)
        if summary:
            changes.extend(find_changes(summary, operation))
    return operations, changes


def _begins_request(page: PageText, at: int) -> bool:
    lines = page.lines
    if lines[at].strip() != "Request Syntax" or at + 1 >= len(lines):
        return False
    return _CALL.match(lines[at + 1]) is not None or is_too_large(lines[at + 1])


def _read_introduction(page: PageText, start: int, end: int) -> tuple[Summary | None, Doc, bool]:
    """The summary of changes, what the operation does, and whether it is deprecated."""
    summary: Summary | None = None
    if start < end and page.lines[start].startswith("{"):
        summary = read_summary(page.text, page.offset(start))
        if summary.fault:
            page.report(*summary.fault)
        start = page.line_at(min(summary.end, page.offset(end))) + 1
    lines = [line for line in page.lines[start:end] if line.strip() not in _NO_TEXT]
    text, deprecated = cut_deprecation("\n".join(lines))
    return summary, read_flat_text(text).doc, deprecated


def _read_operation(page: PageText, at: int, end: int) -> tuple[PageOperation, int]:
    """One operation, and the line where the introduction of the next begins."""
    block = read_call(page.text, page.offset(at + 1))
    if block.fault:
        page.report(*block.fault)
    start = min(page.line_at(block.end) + 1, end)
    response_at = _find(page, "Response Syntax", start, end)
    returns = end if response_at is None else response_at
    none_at = _find(page, "None", start, end) if response_at is None else None
    if none_at is not None:
        returns = none_at
    value = None if block.left_out else block.root
    request = Side(value, _read_parameters(page, start, returns, value))
    response: Side | None = None
    begin = returns + 1
    if response_at is not None:
        response, begin = _read_response(page, response_at, end)
    elif none_at is None:
        page.report(page.offset(at), "the page does not say what this operation returns")
        response, begin = Side(None, None), end
    operation = PageOperation(
        method=block.method,
        request=request.build(page, request=True),
        response=response.build(page, request=False) if response else None,
        left_out=find_left_out(request, response),
    )
    return operation, min(begin, end)


def _find(page: PageText, words: str, start: int, end: int) -> int | None:
    return next((at for at in range(start, end) if page.lines[at].strip() == words), None)


def _read_parameters(page: PageText, start: int, end: int, root: Value | None) -> Entry | None:
    """The parameters, counted off against the syntax block."""
    if root is None or any(is_too_large(page.lines[at]) for at in range(start, end)):
        return None
    types = [at for at in range(start, end) if _TYPE_ALONE.fullmatch(page.lines[at].strip())]
    top = Entry(page.offset(start) if start < len(page.lines) else len(page.text), "", "dict")
    if len(types) > len(root.members) and page.lines[types[-1]].strip() == "dict":
        end = types.pop()  # the type of the response
    if len(types) != len(root.members):
        what = f"{len(types)} parameters are described, of {len(root.members)}"
        page.warn(root.offset, what)
    for at, after, (name, value) in zip(
        types, [*types[1:], end], root.members.items(), strict=False
    ):
        required = at + 1 < after and page.lines[at + 1].strip() == _REQUIRED
        entry = Entry(page.offset(at), name, page.lines[at].strip(), required=required)
        body = page.offset(min(at + 1 + required, after, len(page.lines) - 1))
        stop = page.offset(after) if after < len(page.lines) else len(page.text)
        align_parameter(page, max(body, stop), value, entry, body)
        top.entries.append(entry)
    return top


def _read_response(page: PageText, at: int, end: int) -> tuple[Side, int]:
    """The response, and the line where the introduction of the next operation begins."""
    block: Block = read_value(page.text, page.offset(min(at + 1, len(page.lines) - 1)))
    if block.fault:
        page.report(*block.fault)
    structure_at = _find(page, "Response Structure", at, end)
    value = None if block.left_out else block.root
    if structure_at is None:
        page.report(page.offset(at), "the response is not described here")
        return Side(value, None), end
    start = structure_at + 1
    if start < end and is_too_large(page.lines[start]):
        return Side(value, None), start + 1
    own_end = _find_end(page, start, end)
    if value is None or start >= len(page.lines):
        return Side(value, None), own_end
    stop = page.offset(own_end) if own_end < len(page.lines) else len(page.text)
    return Side(value, align_response(page, page.offset(start), stop, value)), own_end


def _find_end(page: PageText, start: int, end: int) -> int:
    """Where the members' text ends and the next introduction begins, as far as can be told."""
    if end >= len(page.lines):
        return end
    last, has_text = start, False
    for at in range(start, end):
        if match := _MEMBER.fullmatch(page.lines[at].strip()):
            last, has_text = at + 1, match["text"] is not None
    for at in range(last, end):
        if page.lines[at].startswith("{'"):
            return at
    paragraphs = [at for at in range(last, end) if page.lines[at].strip() not in {"", *_NO_TEXT}]
    if has_text:
        return last
    if len(paragraphs) > 2:
        what = "nothing marks where this text ends and the next operation begins"
        page.warn(page.offset(last), what)
    return paragraphs[1] if len(paragraphs) > 1 else last
