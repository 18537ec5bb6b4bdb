"""A boto3 page as flattened text: a page of boto3's site without its indentation.

Takes the text of one page, gives the `Page`. The whole syntax block stands on one line, and is the
only thing that carries the nesting; the descriptions follow in its order.
"""

from __future__ import annotations

import re

from .alignment import align_request, align_response
from .boto3 import Dialect, Introduction, read_operation
from .members import Entry
from .page import Layout, Page
from .page_text import PageText
from .plain_doc import cut_deprecation, read_flat_text
from .sections import Sections, Stretch, Title
from .silence import SILENT

_METHOD = re.compile(r"(?:- )?([\w.-]+)\.Client\.(\w+)\((?:\*\*kwargs)?\)[#¶]?")
_SEE_ALSO = "See also: AWS API Documentation"

_TITLES = {
    "Request Syntax": Title.REQUEST_SYNTAX,
    "- Parameters:": Title.PARAMETERS,
    "- Return type:": Title.RETURNS,
    "- Returns:": Title.RETURNS,
    "Response Syntax": Title.RESPONSE_SYNTAX,
    "Response Structure": Title.RESPONSE_STRUCTURE,
    "Exceptions": Title.ERRORS,
    "Examples": Title.EXAMPLES,
}


def read_flattened(page: PageText) -> Page:
    """The page.

    Raises:
        CannotContinueError: there is no method on the page, or more than one.
    """
    methods = [at for at, line in enumerate(page.lines) if _METHOD.fullmatch(line.rstrip())]
    if not methods:
        raise page.refuse(0, "no line like `- SageMaker.Client.search(**kwargs)#` names a method")
    if len(methods) > 1:
        what = "a second page begins here"
        hint = "Split the text, and read one page at a time."
        raise page.refuse(page.offset(methods[1]), what, hint)
    service, method = _METHOD.findall(page.lines[methods[0]])[0]
    operation = read_operation(page, Sections(page, methods[0] + 1, _TITLES.get), method, _DIALECT)
    return Page(
        source=page.source,
        layout=Layout.FLATTENED,
        service=service,
        operations=(operation,),
        silent=SILENT[Layout.FLATTENED],
        problems=tuple(page.problems),
    )


def _read_introduction(lines: list[str]) -> Introduction:
    kept = "\n".join(line for line in lines if line.strip() != _SEE_ALSO)
    text, deprecated = cut_deprecation(kept)
    return Introduction("", read_flat_text(text.replace(_SEE_ALSO, "")).doc, deprecated)


def describe_flat(page: PageText, stretch: Stretch) -> Entry | None:
    """The described members in these lines, if the syntax block tells where they belong."""
    if stretch.value is None:
        what = "without the syntax block nobody can tell which member belongs to which"
        page.warn(page.offset(max(0, stretch.start - 1)), what)
        return None
    start = page.offset(stretch.start) if stretch.start < len(page.lines) else len(page.text)
    end = page.offset(stretch.end) if stretch.end < len(page.lines) else len(page.text)
    align = align_request if stretch.request else align_response
    return align(page, start, max(start, end), stretch.value)


_DIALECT = Dialect(
    opening="",
    says_none=frozenset({"- Returns: None"}),
    error=re.compile(r"(?:- )?[\w.-]+\.Client\.exceptions\.([\w.-]+) *"),
    introduce=_read_introduction,
    describe=describe_flat,
)
