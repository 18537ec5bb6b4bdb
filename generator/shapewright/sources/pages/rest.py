"""A boto3 page as reStructuredText: what botocore's documentation generator writes.

Takes the text of one page, gives the `Page`. Indentation carries the nesting here, so that members
are read even where the syntax block is left out as too large. Enum values and the finer types come
from the syntax block alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .boto3 import Dialect, Introduction, read_operation
from .members import Entry
from .nesting import find_root
from .page import Layout, Page
from .page_text import PageText
from .rest_doc import read_rest_text
from .sections import Sections, Stretch, Title
from .silence import SILENT

_METHOD = re.compile(r"\.\. py:method:: ([\w.-]+)\.Client\.(\w+)\(")
_SEE_ALSO = re.compile(r" *See also: `AWS API Documentation <[^<>]*/([^<>/]+)>`_ *")
_TYPE = re.compile(r"  :type ([^\s:]{1,256}): (.*\S) *")
_PARAMETER = re.compile(r"  :param ([^\s:]{1,256}): *(\*\*\[REQUIRED\]\*\*)? *(.*)")
_MEMBER = re.compile(
    r"( *)- (?:\*\*([^\s*]{1,256})\*\* )?"
    r"(?:\*\(([^()*]+)\) --\*|\(([^()]+)\) --)(?: +(\*\*\[REQUIRED\]\*\*)?(.*))?"
)
_ROLE = re.compile(r":(?:class|ref):`\.?([^`<]+)(?:<[^`]*>)?`")
_ERROR = re.compile(r" *\* +:py:class:`[\w.-]+\.Client\.exceptions\.([\w.-]+)` *")
_DEPRECATED = "This operation is deprecated and may not function as expected."
_TOP = 2
"""The column of a top-level member of a request."""

_TITLES = {
    "  **Request Syntax**": Title.REQUEST_SYNTAX,
    "    **Request Syntax**": Title.REQUEST_SYNTAX,  # so where it is too large to be shown
    "  :rtype: dict": Title.RETURNS,
    "  :returns: None": Title.RETURNS,
    "    **Response Syntax**": Title.RESPONSE_SYNTAX,
    "    **Response Structure**": Title.RESPONSE_STRUCTURE,
    "  **Exceptions**": Title.ERRORS,
    "  **Examples**": Title.EXAMPLES,
}


def read_rest(page: PageText) -> Page:
    """The page.

    Raises:
        CannotContinueError: there is no method on the page, or more than one.
    """
    methods = [at for at, line in enumerate(page.lines) if _METHOD.match(line)]
    if not methods:
        raise page.refuse(0, "no line `.. py:method::` names a method of a client")
    if len(methods) > 1:
        what = "a second page begins here"
        hint = "Split the text, and read one page at a time."
        raise page.refuse(page.offset(methods[1]), what, hint)
    service, method = _METHOD.findall(page.lines[methods[0]])[0]
    operation = read_operation(page, Sections(page, methods[0] + 1, _TITLES.get), method, _DIALECT)
    return Page(
        source=page.source,
        layout=Layout.REST,
        service=service,
        operations=(operation,),
        silent=SILENT[Layout.REST],
        problems=tuple(page.problems),
    )


def _read_introduction(lines: list[str]) -> Introduction:
    name = ""
    deprecated = False
    kept: list[str] = []
    for line in lines:
        if match := _SEE_ALSO.fullmatch(line):
            name = match[1]
        elif _DEPRECATED in line:
            deprecated = True
        elif line.strip() != ".. danger::":
            kept.append(line)
    return Introduction(name, read_rest_text(kept).doc, deprecated)


def _describe(page: PageText, stretch: Stretch) -> Entry | None:
    return find_root(page, stretch, _read_entries(page, stretch.start, stretch.end))


def _read_entries(page: PageText, start: int, end: int) -> Iterator[tuple[int, Entry]]:
    """The described members in these lines, each with its column."""
    lines = page.lines
    at = start
    while at < end:
        header = _read_header(page, at)
        at += 1
        if header is None:
            continue
        column, entry, first = header
        at = body = at if column > _TOP else at + 1
        while at < end and not _is_header(lines[at]):
            at += 1
        text = read_rest_text([first, *lines[body:at]])
        entry.doc, entry.union, entry.auto_filled = text.doc, text.union, text.auto_filled
        yield column, entry


def _is_header(line: str) -> bool:
    """Whether a member's description may begin with this line."""
    return (line.startswith("  :type ") and _TYPE.fullmatch(line) is not None) or (
        line.lstrip(" ").startswith("- ") and _MEMBER.fullmatch(line) is not None
    )


def _read_header(page: PageText, at: int) -> tuple[int, Entry, str] | None:
    """The column, the entry and the text on its own line, if a header stands here.

    At the top level a header takes two lines.
    """
    line = page.lines[at]
    if match := _TYPE.fullmatch(line):
        entry = Entry(page.offset(at, _TOP), match[1], _plain_type(match[2]))
        following = page.lines[at + 1] if at + 1 < len(page.lines) else ""
        parameter = _PARAMETER.fullmatch(following)
        if parameter is None or parameter[1] != entry.name:
            page.report(entry.offset, f"`{entry.name}` has a type here, but no `:param` after it")
            return _TOP, entry, ""
        entry.required = parameter[2] is not None
        return _TOP, entry, parameter[3]
    if match := _MEMBER.fullmatch(line):
        column = len(match[1])
        entry = Entry(
            offset=page.offset(at, column),
            name=match[2] or "",
            type=_plain_type(match[3] or match[4]),
            required=match[5] is not None,
        )
        return column, entry, match[6] or ""
    return None


def _plain_type(words: str) -> str:
    match = _ROLE.fullmatch(words)
    return match[1] if match else words


_DIALECT = Dialect(
    opening="::",
    says_none=frozenset({":returns: None"}),
    error=_ERROR,
    introduce=_read_introduction,
    describe=_describe,
)
