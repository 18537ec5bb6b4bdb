"""Which layout a page is in, from its text alone; or what it is instead.

Takes the bytes or the text of a file, gives a `PageText` and its `Layout`. What is no page of the
five layouts is refused with the place and the reason: binary, not UTF-8, HTML, another site's page,
two pages in one text. It reads no facts.
"""

from __future__ import annotations

import re
from typing import Final

from shapewright.problem import CannotContinueError, Problem, Where

from .page import Layout
from .page_text import PageText

_MARKS: Final[dict[Layout, re.Pattern[str]]] = {
    Layout.REST: re.compile(r"^\.\. py:method:: [\w.-]+\.Client\.\w+\(", re.MULTILINE),
    Layout.INDENTED: re.compile(
        r"^[\w-]+\.Client\.\w+\((?:\*\*kwargs)?\)[#¶]?[ \t]*$", re.MULTILINE
    ),
    Layout.FLATTENED: re.compile(
        r"^- [\w-]+\.Client\.\w+\((?:\*\*kwargs)?\)[#¶]?[ \t]*$", re.MULTILINE
    ),
    Layout.API_CHANGES: re.compile(
        r"^\d{4}/\d{2}/\d{2} - [^\n]* (?:new|updated) ?(?:\d+ updated )?api methods?", re.MULTILINE
    ),
    Layout.API_REFERENCE: re.compile(
        r"^Response Elements[ \t]*\nIf the action is successful, ", re.MULTILINE
    ),
}
"""Words that only this layout has, once on every whole page."""

_REFERENCE_NAME = re.compile(r"\s*([A-Z][A-Za-z0-9]{1,127})[ \t]*\n")
_REFERENCE_SECTION = re.compile(
    r"^(?:Request Syntax|Request Parameters|URI Request Parameters|Response Syntax|"
    r"Response Elements|Errors)[ \t]*$",
    re.MULTILINE,
)
_HTML = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml)\b", re.IGNORECASE)
_WRONG_ENCODING = re.compile("\u00e2\u20ac[\u201c\u201d\u2122\u00a2]|\ufffd")
_HINT = "Give a boto3 page (reST or text), an AWS API Reference page or an API changes page."


def read_text(source: str, data: bytes | str) -> PageText:
    """The text of a page, with one kind of line end.

    Raises:
        CannotContinueError: the data is not text, or not in UTF-8.
    """
    text = data if isinstance(data, str) else _decode(source, data)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    page = PageText(source, text)
    if "\0" in text:
        raise page.refuse(text.index("\0"), "this is not text: it holds a null character")
    if not text.strip():
        raise page.refuse(0, "there is no text here", _HINT)
    if match := _WRONG_ENCODING.search(text):
        what = "the text was decoded with the wrong encoding"
        raise page.refuse(match.start(), what, "Save the page again, as UTF-8.")
    return page


def detect_layout(page: PageText) -> Layout:
    """The layout of a page.

    Raises:
        CannotContinueError: it is in none, or in several.
    """
    found = sorted(
        (match.start(), layout)
        for layout, mark in _MARKS.items()
        if (match := mark.search(page.text))
    )
    if len(found) > 1:
        offset, layout = found[1]
        what = f"a second page begins here, a {layout}"
        raise page.refuse(offset, what, "Split the text, and read one page at a time.")
    if found:
        return found[0][1]
    if _HTML.match(page.text):
        raise page.refuse(0, "this is HTML, not the text of a page", _HINT)
    if _REFERENCE_NAME.match(page.text) and _REFERENCE_SECTION.search(page.text):
        return Layout.API_REFERENCE
    raise page.refuse(0, "this is no documentation page in a layout that is known", _HINT)


def _decode(source: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refuse(source, data, 0, "this is UTF-16, not UTF-8")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        what = "this is not text: it holds a null character"
        if b"\0" not in data:
            what = f"this is not UTF-8: byte 0x{data[error.start]:02x}"
        raise _refuse(source, data, error.start, what) from None


def _refuse(source: str, data: bytes, at: int, what: str) -> CannotContinueError:
    before = data[:at].decode("utf-8", errors="replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    where = Where(source, f"{line}:{column}")
    return CannotContinueError([Problem(where, what, "Save the page as text in UTF-8.")])
