"""A boto3 page as indented text: a page of boto3's site, saved with its indentation.

Takes the text of one page, gives the `Page`. Indentation and bullets carry the nesting; a bullet is
a member if a name and one of boto3's types follow it, and text otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .boto3 import Dialect, Introduction, read_operation
from .members import ANY_TYPE, DASH, Entry
from .nesting import find_root
from .page import Layout, Page
from .page_text import PageText
from .plain_doc import cut_deprecation, read_indented_text
from .sections import Sections, Stretch, Title
from .silence import SILENT

_METHOD = re.compile(r"([\w.-]+)\.Client\.(\w+)\((?:\*\*kwargs)?\)[#¶]?")
_SEE_ALSO = "See also: AWS API Documentation"
_PARAMETER = re.compile(rf"([^\s:()]{{1,256}}) \(({ANY_TYPE})\) {DASH}(?: (.*))?")
_MEMBER = re.compile(
    rf"( *)• (?:([^\s()]{{1,256}}) )?\(({ANY_TYPE})\) {DASH}( \[REQUIRED\])?(?: (.*))?"
)
_REQUIRED = "[REQUIRED]"

_TITLES = {
    "Request Syntax": Title.REQUEST_SYNTAX,
    "Parameters:": Title.PARAMETERS,
    "Return type:": Title.RETURNS,
    "Returns:": Title.RETURNS,
    "Response Syntax": Title.RESPONSE_SYNTAX,
    "Response Structure": Title.RESPONSE_STRUCTURE,
    "Exceptions": Title.ERRORS,
    "Examples": Title.EXAMPLES,
}


def read_indented(page: PageText) -> Page:
    """The page.

    Raises:
        CannotContinueError: there is no method on the page, or more than one.
    """
    methods = [at for at, line in enumerate(page.lines) if _METHOD.fullmatch(line.rstrip())]
    if not methods:
        raise page.refuse(0, "no line like `SageMaker.Client.search(**kwargs)` names a method")
    if len(methods) > 1:
        what = "a second page begins here"
        hint = "Split the text, and read one page at a time."
        raise page.refuse(page.offset(methods[1]), what, hint)
    service, method = _METHOD.findall(page.lines[methods[0]])[0]
    operation = read_operation(page, Sections(page, methods[0] + 1, _TITLES.get), method, _DIALECT)
    return Page(
        source=page.source,
        layout=Layout.INDENTED,
        service=service,
        operations=(operation,),
        silent=SILENT[Layout.INDENTED],
        problems=tuple(page.problems),
    )


def _read_introduction(lines: list[str]) -> Introduction:
    kept = "\n".join(line for line in lines if line.strip() != _SEE_ALSO)
    text, deprecated = cut_deprecation(kept)
    return Introduction("", read_indented_text(text.split("\n")).doc, deprecated)


def _describe(page: PageText, stretch: Stretch) -> Entry | None:
    return find_root(page, stretch, _read_entries(page, stretch))


def _read_entries(page: PageText, stretch: Stretch) -> Iterator[tuple[int, Entry]]:
    """The described members in these lines, each with its column; -1 at the top of a request."""
    at, end = stretch.start, stretch.end
    while at < end:
        header = _read_header(page, at, request=stretch.request)
        at += 1
        if header is None:
            continue
        column, entry, first = header
        body = at
        while at < end and _read_header(page, at, request=stretch.request) is None:
            at += 1
        lines = [first, *page.lines[body:at]]
        if column < 0:
            entry.required = _cut_required(lines)
        text = read_indented_text(lines)
        entry.doc, entry.union, entry.auto_filled = text.doc, text.union, text.auto_filled
        yield column, entry


def _read_header(page: PageText, at: int, *, request: bool) -> tuple[int, Entry, str] | None:
    """The column, the entry and the text on its own line, if a header stands here."""
    line = page.lines[at].rstrip()
    if not line.startswith(" "):
        match = _PARAMETER.fullmatch(line) if request else None
        if match:
            return -1, Entry(page.offset(at), match[1], match[2]), match[3] or ""
    elif "•" in line and (match := _MEMBER.fullmatch(line)):
        column = len(match[1])
        offset = page.offset(at, column)
        entry = Entry(offset, match[2] or "", match[3], match[4] is not None)
        return column, entry, match[5] or ""
    return None


def _cut_required(lines: list[str]) -> bool:
    """Whether the text begins with the word for it; it is taken out."""
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None or not lines[first].strip().startswith(_REQUIRED):
        return False
    lines[first] = lines[first].strip().removeprefix(_REQUIRED)
    return True


_DIALECT = Dialect(
    opening="",
    says_none=frozenset({"Returns: None"}),
    error=re.compile(r" *(?:• )?[\w.-]+\.Client\.exceptions\.([\w.-]+) *"),
    introduce=_read_introduction,
    describe=_describe,
)
