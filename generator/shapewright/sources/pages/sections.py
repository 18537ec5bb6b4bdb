"""The sections of a boto3 page: what stands between its titles.

Takes the lines of a page and what its layout writes as titles, gives the span of each section in
the one order they can have; a title out of order is text. It reads no section.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, auto

from .page_text import PageText
from .syntax import TOO_LARGE, Block, Value


class Title(IntEnum):
    """The sections of an operation, in their order."""

    INTRODUCTION = auto()
    REQUEST_SYNTAX = auto()
    PARAMETERS = auto()
    RETURNS = auto()
    RESPONSE_SYNTAX = auto()
    RESPONSE_STRUCTURE = auto()
    ERRORS = auto()
    EXAMPLES = auto()


_AFTER_RETURNS = (Title.ERRORS, Title.EXAMPLES)
_FOLLOWING = {
    Title.INTRODUCTION: (Title.REQUEST_SYNTAX,),
    Title.REQUEST_SYNTAX: (Title.PARAMETERS, Title.RETURNS),
    Title.PARAMETERS: (Title.RETURNS,),
    Title.RETURNS: (Title.RESPONSE_SYNTAX, *_AFTER_RETURNS),
    Title.RESPONSE_SYNTAX: (Title.RESPONSE_STRUCTURE,),
    Title.RESPONSE_STRUCTURE: _AFTER_RETURNS,
    Title.ERRORS: (Title.EXAMPLES,),
}
"""The titles that may come after each; the same words anywhere else are prose."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines in which the members of a request or a response are described."""

    start: int
    end: int
    value: Value | None
    """The syntax block of the same request or response; None where it is left out."""
    request: bool


class Sections:
    """Where each section stands. Lines count from 0; the end is the line after the last."""

    def __init__(
        self,
        page: PageText,
        start: int,
        find_title: Callable[[str], Title | None],
        end: int | None = None,
    ) -> None:
        self._page = page
        self._end = len(page.lines) if end is None else end
        self._starts: dict[Title, int] = {Title.INTRODUCTION: start}
        last = Title.INTRODUCTION
        for at in range(start, self._end):
            title = find_title(page.lines[at].rstrip())
            if title is not None and title in _FOLLOWING.get(last, ()):
                self._starts[title] = at
                last = title

    def __contains__(self, title: Title) -> bool:
        return title in self._starts

    def start(self, title: Title) -> int:
        """The line of the title; for the introduction its first line."""
        return self._starts[title]

    def end(self, title: Title) -> int:
        """The line of the next title on the page."""
        later = [at for other, at in self._starts.items() if other > title]
        return min(later, default=self._end)

    def end_of_request(self) -> int:
        """The line after everything about the request."""
        return self._starts.get(Title.RETURNS, self._end)

    def lines(self, title: Title) -> list[str]:
        """The lines after the title; none where there is no such section."""
        if title not in self._starts:
            return []
        first = self._starts[title] + (title is not Title.INTRODUCTION)
        return self._page.lines[first : self.end(title)]


def find_block(
    page: PageText,
    sections: Sections,
    title: Title,
    opening: str,
    read: Callable[[str, int], Block],
) -> Block | None:
    """The syntax block of a section; nothing, and a problem, where there is none.

    Args:
        page: the page, which gets the problems.
        sections: its sections.
        title: the section whose block is wanted.
        opening: a line that stands between the title and the block; empty if there is none.
        read: what reads such a block.
    """
    name = title.name.lower().replace("_", " ")
    if title not in sections:
        page.report(len(page.text), f"the page ends before its {name}")
        return None
    at, end = sections.start(title) + 1, sections.end(title)
    while at < end and page.lines[at].strip() in {"", opening}:
        at += 1
    if at >= end:
        page.report(page.offset(sections.start(title)), f"there is no block of {name} here")
        return None
    block = read(page.text, page.offset(at))
    if block.fault:
        page.report(*block.fault)
    return block


def is_too_large(line: str) -> bool:
    """Whether the page says that it leaves the section out."""
    return line.strip().startswith(TOO_LARGE)
