"""One operation of a boto3 page, section by section, in whatever layout the page is.

Takes the sections of the operation and the dialect of its layout, gives the operation. What the
boto3 layouts share stands here: the order of the sections, the syntax blocks, what is left out as
too large and what is missing. How a header or a paragraph looks is the dialect's to know.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from shapewright.ir.doc import Doc

from .members import Entry, Side, find_left_out
from .page import PageError, PageOperation
from .page_text import PageText
from .sections import Sections, Stretch, Title, find_block
from .syntax import TOO_LARGE, read_call, read_value


@dataclass(frozen=True, slots=True)
class Introduction:
    """What stands before the request."""

    name: str
    """The operation's name as the service writes it; empty where the layout drops it."""
    doc: Doc
    deprecated: bool


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a layout writes the parts of an operation."""

    opening: str
    """A line between a title and a syntax block; empty if there is none."""
    says_none: frozenset[str]
    """What the section of the response says when there is no response."""
    error: re.Pattern[str]
    """A line that names an error, in its first group."""
    introduce: Callable[[list[str]], Introduction]
    describe: Callable[[PageText, Stretch], Entry | None]
    """Reads the described members; nothing if there are none to read."""


def read_operation(
    page: PageText, sections: Sections, method: str, dialect: Dialect
) -> PageOperation:
    """The operation.

    Args:
        page: the page, which gets the problems.
        sections: the sections of this operation.
        method: boto3's name for it.
        dialect: how the page is written.
    """
    introduction = dialect.introduce(sections.lines(Title.INTRODUCTION))
    request = _read_request(page, sections, method, dialect)
    response = _read_response(page, sections, dialect)
    errors = [dialect.error.fullmatch(line) for line in sections.lines(Title.ERRORS)]
    return PageOperation(
        name=introduction.name,
        method=method,
        doc=introduction.doc,
        deprecated=introduction.deprecated,
        request=request.build(page, request=True),
        response=response.build(page, request=False) if response else None,
        left_out=find_left_out(request, response),
        errors=tuple(PageError(name=error[1]) for error in errors if error),
    )


def _read_request(page: PageText, sections: Sections, method: str, dialect: Dialect) -> Side:
    block = find_block(page, sections, Title.REQUEST_SYNTAX, dialect.opening, read_call)
    if block is None:
        return Side(None, None)
    if block.method not in {"", method}:
        page.report(block.root.offset, f"the syntax block calls `{block.method}`, not `{method}`")
    value = None if block.left_out else block.root
    start, end = page.line_at(block.end) + 1, sections.end_of_request()
    # what is too large may be said inside the block, or after it
    if _is_left_out(page, block.end, end):
        return Side(value, None)
    return Side(value, dialect.describe(page, Stretch(start, end, value, request=True)))


def _read_response(page: PageText, sections: Sections, dialect: Dialect) -> Side | None:
    """The response; nothing if the page says that there is none."""
    if Title.RETURNS not in sections:
        page.report(len(page.text), "the page ends before it says what the operation returns")
        return Side(None, None)
    start, end = sections.start(Title.RETURNS), sections.end(Title.RETURNS)
    if " ".join(" ".join(page.lines[start:end]).split()) in dialect.says_none:
        return None
    block = find_block(page, sections, Title.RESPONSE_SYNTAX, dialect.opening, read_value)
    value = None if block is None or block.left_out else block.root
    if Title.RESPONSE_STRUCTURE not in sections:
        page.report(len(page.text), "the page ends before it describes the response")
        return Side(value, None)
    start = sections.start(Title.RESPONSE_STRUCTURE) + 1
    end = sections.end(Title.RESPONSE_STRUCTURE)
    if _is_left_out(page, page.offset(start - 1), end):
        return Side(value, None)
    entry = dialect.describe(page, Stretch(start, end, value, request=False))
    if entry is None:
        page.report(page.offset(start - 1), "the response is not described here")
    return Side(value, entry)


def _is_left_out(page: PageText, offset: int, end: int) -> bool:
    """Whether the page says, between a place and a line, that a section is too large for it."""
    stop = page.offset(end) if end < len(page.lines) else len(page.text)
    return page.text.find(TOO_LARGE, offset, stop) >= 0
