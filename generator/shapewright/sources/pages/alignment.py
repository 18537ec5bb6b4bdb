"""Described members found in text without nesting, by what the syntax block says comes next.

Takes the tree of the syntax block and the text of the descriptions, gives the tree of the described
members. The block's members, in their order, are what the headers must be, in theirs; a header may
stand anywhere in a line, and what looks like one but is not expected is prose. The work is linear
in the text and the block together: a header that is missing costs a look at a few that follow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .members import ANY_TYPE, DASH, KINDS_OF_TYPES, Entry
from .page import Kind
from .page_text import PageText
from .plain_doc import read_flat_text
from .rest_doc import AUTO_FILLED_TOO
from .syntax import Value

_HEADER = re.compile(rf"\((?P<type>{ANY_TYPE})\) ?{DASH}(?P<required>\s?\[REQUIRED\])?")
_LOOK_AHEAD = 8
"""So many headers may stand in the text of one member without being one."""


@dataclass(slots=True)
class Expected:
    """A member whose header comes next."""

    name: str
    value: Value
    is_key: bool
    into: Entry | None
    """What it belongs to; nothing for the root."""


def align_request(page: PageText, start: int, end: int, root: Value) -> Entry:
    """The described members of a request, which has no header of its own.

    Args:
        page: the page, which gets the problems.
        start: where in the text the descriptions begin.
        end: where they end.
        root: the syntax block.
    """
    aligner = _Aligner(page, start, end)
    top = Entry(start, "", "dict")
    aligner.read_inside(root, top)
    aligner.finish()
    return top


def align_response(page: PageText, start: int, end: int, root: Value) -> Entry:
    """The described members of a response; for the arguments see `align_request`."""
    aligner = _Aligner(page, start, end)
    top = aligner.read(Expected("", root, is_key=False, into=None))
    aligner.finish()
    return top


def align_parameter(page: PageText, end: int, value: Value, entry: Entry, start: int) -> None:
    """Give a parameter, whose header was read already, its text and what is described in it."""
    aligner = _Aligner(page, start, end, entry)
    aligner.read_inside(value, entry)
    aligner.finish()


class _Aligner:
    """Goes through the headers once, and gives each the text up to the next."""

    def __init__(self, page: PageText, start: int, end: int, last: Entry | None = None) -> None:
        self._page = page
        self._headers = list(_HEADER.finditer(page.text, start, end))
        self._next = 0
        self._end = end
        self._last = last
        self._body = start
        self._missing = 0

    def read(self, expected: Expected) -> Entry:
        """This member and everything in it, in the order of the block."""
        entry = self._find(expected)
        if expected.into is not None:
            expected.into.entries.append(entry)
        if not expected.is_key:
            self.read_inside(expected.value, entry)
        return entry

    def read_inside(self, value: Value, entry: Entry) -> None:
        """Everything in a member."""
        if value.recursive:
            return
        if value.kind is Kind.LIST and value.item is not None:
            self.read(Expected("", value.item, is_key=False, into=entry))
        elif value.kind is Kind.MAP and value.item is not None:
            key = self.read(Expected("", value, is_key=True, into=entry))
            self.read(Expected("", value.item, is_key=False, into=key))
        else:
            for name, member in value.members.items():
                self.read(Expected(name, member, is_key=False, into=entry))

    def finish(self) -> None:
        """The last member's text ends here."""
        self._end_text(self._end)
        if self._missing > 1:
            what = f"{self._missing} members of the syntax block are not described"
            self._page.warn(self._body, what)

    def _find(self, expected: Expected) -> Entry:
        for at in range(self._next, min(self._next + _LOOK_AHEAD, len(self._headers))):
            header = self._headers[at]
            if self._is(expected, header):
                self._next = at + 1
                begin = header.start() - (len(expected.name) + 1 if expected.name else 0)
                self._end_text(begin)
                entry = Entry(begin, expected.name, header["type"])
                entry.required = header["required"] is not None
                self._last, self._body = entry, header.end()
                return entry
        self._missing += 1
        if self._missing == 1:
            name = f"`{expected.name}`" if expected.name else "a member without a name"
            self._page.warn(expected.value.offset, f"{name} of the syntax block is not described")
        return Entry(expected.value.offset, expected.name, "")

    def _is(self, expected: Expected, header: re.Match[str]) -> bool:
        text, at = self._page.text, header.start()
        if expected.name:
            return text.endswith(f"{expected.name} ", self._body, at)
        if text.endswith(" ", self._body, at):
            return False
        kinds = KINDS_OF_TYPES[header["type"]]
        kind = Kind.STRING if expected.is_key else expected.value.kind
        return kind in kinds or expected.value.recursive or kinds[0] is Kind.JSON_VALUE

    def _end_text(self, end: int) -> None:
        """Give the last member the text up to here."""
        if self._last is None:
            return
        words = self._page.text[self._body : end]
        if AUTO_FILLED_TOO in words and (extra := _HEADER.search(words)):
            what = "a member that boto3 fills in is described here, but is not in the syntax block"
            self._page.warn(self._body + extra.start(), what, "It was left in the text before it.")
        text = read_flat_text(words)
        entry = self._last
        entry.doc, entry.union, entry.auto_filled = text.doc, text.union, text.auto_filled
