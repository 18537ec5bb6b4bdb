"""The summary of what is new in an operation, as a page of changes prints it.

Takes a text and the place where a summary begins, gives the changes in it, with their paths found
again in the operation's own request and response. The summary leaves out lists and maps that were
there before, and does not say on which side a change is: both are looked up, and said to be unknown
where the page leaves that side out. It is read as data, never run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .page import ChangeSide, Kind, PageChange, PageMember, PageOperation, Part
from .syntax import DEEPEST, Fault

_TOKEN = re.compile(
    r"\s*+(?:'(?P<string>[^'\n]*+)'|\"(?P<other>[^\"\n]*+)\"|(?P<mark>[{}\[\]():,]))"
)


@dataclass(slots=True)
class Delta:
    """One value of a summary."""

    opening: str = ""
    """The bracket it begins with; empty for a string."""
    members: dict[str, Delta] = field(default_factory=dict[str, "Delta"])
    words: list[str] = field(default_factory=list[str])
    """The strings of a set or of a type."""


@dataclass(slots=True)
class Summary:
    """A summary that was read."""

    root: Delta
    end: int
    fault: Fault | None = None


def read_summary(text: str, start: int) -> Summary:
    """The summary that begins at a place; up to the fault if there is one."""
    reader = _Reader(text, start)
    root = Delta()
    fault = reader.read(root, 0)
    return Summary(root, reader.at, fault)


def find_changes(summary: Summary, operation: PageOperation) -> Iterator[PageChange]:
    """What is new, each with its path and its side."""
    sides = (operation.request, operation.response)
    hidden = {Part.REQUEST_SYNTAX, Part.RESPONSE_SYNTAX} & operation.left_out
    for name, delta in summary.root.members.items():
        found = [(side, _child(side, name)) for side in sides if side]
        nodes = [(side, node) for side, node in found if node is not None]
        side = ChangeSide.UNKNOWN
        if len(nodes) == 2:
            side = ChangeSide.BOTH
        elif nodes and not hidden:
            is_request = nodes[0][0] is operation.request
            side = ChangeSide.REQUEST if is_request else ChangeSide.RESPONSE
        elif not nodes and operation.request and operation.response is None:
            side = ChangeSide.RESPONSE
        node = nodes[0][1] if nodes else None
        yield from _walk(operation.method, side, delta, node, name)


def _walk(
    method: str, side: ChangeSide, delta: Delta, node: PageMember | None, path: str
) -> Iterator[PageChange]:
    """The changes at one member and below it."""
    path = node.path if node else path
    if delta.opening == "{" and delta.words:
        node = _inside(node)
        path = node.path if node else path
        yield PageChange(method=method, path=path, side=side, new_values=tuple(delta.words))
    elif delta.opening != "{" or (node is not None and _is_whole(delta, node)):
        yield PageChange(method=method, path=path, side=side)
    else:
        for name, below in delta.members.items():
            yield from _walk(method, side, below, _child(node, name), f"{path}.{name}")


def _inside(node: PageMember | None) -> PageMember | None:
    """What a list or a map, or a list of lists, holds at last."""
    while node is not None and node.kind in {Kind.LIST, Kind.MAP} and node.members:
        node = node.members[-1]
    return node


def _child(node: PageMember | None, name: str) -> PageMember | None:
    """The member of this name, through the lists and maps that the summary leaves out."""
    node = _inside(node)
    return next((one for one in node.members if one.name == name), None) if node else None


def _is_whole(delta: Delta, node: PageMember) -> bool:
    """Whether the summary shows the whole of a member, as it does if the member is new."""
    if node.kind is Kind.MAP:
        return len(delta.members) == 1 and not _child(node, next(iter(delta.members)))
    if node.kind not in {Kind.STRUCTURE, Kind.EVENT_STREAM} or node.recursive:
        return False
    if [*delta.members] != sorted(one.name for one in node.members):
        return False
    return all(_shows(delta.members[one.name], one) for one in node.members)


def _shows(delta: Delta, node: PageMember) -> bool:
    """Whether this may be the type of a member, written out."""
    if node.kind in {Kind.STRUCTURE, Kind.EVENT_STREAM} and not node.recursive:
        return _is_whole(delta, node)
    if node.kind is Kind.LIST and not node.recursive:
        return delta.opening == "["
    if node.kind is Kind.MAP and not node.recursive:
        return delta.opening == "{" and len(delta.members) == 1
    if node.kind is Kind.DOCUMENT:
        return not delta.members  # a structure without members, as far as a summary goes
    return delta.opening in {"", "("}


class _Reader:
    """Reads one literal: dictionaries, sets, lists, and strings in several pieces."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.at = start

    def read(self, delta: Delta, depth: int) -> Fault | None:
        """The value that stands here, into a delta; what is wrong with it, if anything."""
        if depth > DEEPEST:
            return Fault(self.at, f"the summary is nested more than {DEEPEST} levels deep")
        token = self._next()
        if token is None:
            return self._fault("a value")
        if token in _CLOSING:
            delta.opening = token
            return self._read_inside(delta, _CLOSING[token], depth)
        if token.startswith("'"):
            delta.words.append(self._whole(token))
            return None
        return self._fault("a value")

    def _read_inside(self, delta: Delta, closing: str, depth: int) -> Fault | None:
        while not self._skip(closing):
            name = self._next()
            if name is None or not name.startswith("'"):
                if name not in _CLOSING:
                    return self._fault("a name")
                self.at -= 1
                if fault := self.read(Delta(), depth + 1):
                    return fault
            else:
                words = self._whole(name)
                if self._skip(":"):
                    below = delta.members[words] = Delta()
                    if fault := self.read(below, depth + 1):
                        return fault
                else:
                    delta.words.append(words)
            if not self._skip(",") and not self._text_has(closing):
                return self._fault(f"`{closing}`")
        return None

    def _whole(self, token: str) -> str:
        """A string with the pieces that follow it."""
        pieces = [token[1:]]
        while self._text_has("'") or self._text_has('"'):
            following = self._next()
            if following is None:
                break
            pieces.append(following[1:])
        return "".join(pieces)

    def _next(self) -> str | None:
        """The next token, a string with a quote before it."""
        match = _TOKEN.match(self._text, self.at)
        if match is None:
            return None
        self.at = match.end()
        if match["mark"]:
            return match["mark"]
        return "'" + (match["string"] or match["other"] or "")

    def _skip(self, mark: str) -> bool:
        match = _TOKEN.match(self._text, self.at)
        if match is None or match["mark"] != mark:
            return False
        self.at = match.end()
        return True

    def _text_has(self, start: str) -> bool:
        match = _BLANKS.match(self._text, self.at)
        return self._text.startswith(start, match.end() if match else self.at)

    def _fault(self, expected: str) -> Fault:
        return Fault(min(self.at, len(self._text)), f"expected {expected} in this summary")


_CLOSING = {"{": "}", "[": "]", "(": ")"}
_BLANKS = re.compile(r"\s*+")
