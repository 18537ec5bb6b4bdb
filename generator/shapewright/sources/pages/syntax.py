"""The syntax block of a page: the tree of a request or a response as it is printed there.

Takes a text and the place where a block begins, gives the tree of values, each with its place, and
where the block ends. It reads the notation of boto3's pages and that of the AWS API Reference;
white space and line ends mean nothing to it, so that a block on one line reads the same. It is data
from the first character to the last, and never run. A block that is cut short or wrong gives what
stands before the fault, and the fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from .page import Kind

DEEPEST = 64
"""Twice what the deepest of all services needs."""
LONGEST_NAME = 256

_TOKEN = re.compile(
    r"""\s*+(?:(?P<bytes>b'[^'\n]*+')
    |(?P<string>'[^'\n]*+'|"[^"]*+")
    |(?P<number>[0-9]++(?:\.[0-9]++)?)
    |(?P<dots>\.\.\.)
    |(?P<word>[A-Za-z_][\w-]*+)
    |(?P<mark>[{}\[\]():,=|])
    |(?P<comment>\#))""",
    re.VERBOSE,
)
_LITERALS = {
    "string": Kind.STRING,
    "bytes": Kind.BLOB,
    "number": Kind.INTEGER,
    "dots": Kind.FLOAT,
}
_RECURSIVE = "... recursive ..."
TOO_LARGE = "# This section is too large to render."
_LEFT_OUT = re.compile(r"\s*+" + re.escape(TOO_LARGE))
_WORDS = {
    "True": Kind.BOOLEAN,
    "False": Kind.BOOLEAN,
    "boolean": Kind.BOOLEAN,
    "number": Kind.NUMBER,
    "blob": Kind.BLOB,
    "datetime": Kind.TIMESTAMP,
    "StreamingBody": Kind.STREAM,
    "file": Kind.STREAM,
    "JSON": Kind.DOCUMENT,  # and then `value`
}


@dataclass(slots=True)
class Value:
    """A value of the block."""

    offset: int
    kind: Kind = Kind.UNKNOWN
    values: tuple[str, ...] = ()
    recursive: bool = False
    shape: str = ""
    """Of a recursive value in the API Reference, the name of what it repeats."""
    members: dict[str, Value] = field(default_factory=dict[str, "Value"])
    """Of a structure or an event stream."""
    item: Value | None = None
    """Of a list, or of a map its values."""


@dataclass(slots=True)
class Block:
    """A block that was read."""

    root: Value
    end: int
    """Where the text goes on after the block."""
    method: str = ""
    """Of a request, the name of the method that is called."""
    left_out: bool = False
    """The page says that the block is too large for it."""
    fault: Fault | None = None


class Fault(NamedTuple):
    """What is wrong with a block, and where."""

    offset: int
    what: str


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int


class _FaultError(Exception):
    def __init__(self, offset: int, what: str) -> None:
        super().__init__(what)
        self.fault = Fault(offset, what)


def read_call(text: str, start: int) -> Block:
    """The block of a request, ``client.method(Name=value, ...)``, that begins at a place."""
    reader = _Reader(text, start)
    block = Block(Value(start, Kind.STRUCTURE), start)
    block.left_out = _LEFT_OUT.match(text, start) is not None
    try:
        if not block.left_out:
            block.method = reader.read_call(block.root)
    except _FaultError as error:
        block.fault = error.fault
    block.end = reader.at
    return block


def read_value(text: str, start: int) -> Block:
    """The block of a response, ``{'Name': value, ...}``, that begins at a place."""
    reader = _Reader(text, start)
    block = Block(Value(start, Kind.STRUCTURE), start)
    block.left_out = _LEFT_OUT.match(text, start) is not None
    try:
        if not block.left_out:
            reader.read_mark("{")
            reader.read_braces(block.root, 1)
    except _FaultError as error:
        block.fault = error.fault
    block.end = reader.at
    return block


class _Reader:
    """Reads tokens, and trees of them; a tree grows as it is read, so that a fault leaves it."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self.at = start
        self._peeked: _Token | None = None

    def read_call(self, root: Value) -> str:
        """Everything up to the closing parenthesis, into the root; the name of the method."""
        words = [self._read("word").text]
        if words == ["response"] and self._skip("="):
            words = [self._read("word").text]
        if not self._skip_dot():
            raise _FaultError(self.at, "the request does not begin with `client.`")
        method = self._read("word").text
        self.read_mark("(")
        while not self._skip(")"):
            name = self._read("word")
            self.read_mark("=")
            self._add(root, name, 1)
            if not self._skip(","):
                self.read_mark(")")
                break
        return method

    def read_mark(self, mark: str) -> _Token:
        token = self._peek()
        if token.text != mark or token.kind != "mark":
            raise _FaultError(token.offset, f"expected `{mark}`, found {_describe(token)}")
        return self._next()

    def read_braces(self, value: Value, depth: int) -> None:
        """A structure, a map or a recursion, after its opening brace."""
        value.kind = Kind.STRUCTURE
        if depth > DEEPEST:
            raise _FaultError(value.offset, f"the block is nested more than {DEEPEST} levels deep")
        if self._skip("..."):
            value.kind = Kind.DICT
            self.read_mark("}")
            return
        while not self._skip("}"):
            name = self._read("string")
            if name.text == _RECURSIVE and self._skip("}"):
                value.kind, value.recursive = Kind.DICT, True
                return
            self.read_mark(":")
            if name.text == "string" and not value.members and value.kind is Kind.STRUCTURE:
                value.kind, value.item = Kind.MAP, Value(name.offset)
                self._read_alternatives(value.item, depth + 1)
            else:
                if value.kind is Kind.MAP:
                    raise _FaultError(name.offset, "a map has more than one key")
                self._add(value, name, depth + 1)
            if not self._skip(","):
                self.read_mark("}")
                return

    def _add(self, structure: Value, name: _Token, depth: int) -> None:
        if len(name.text) > LONGEST_NAME or not name.text:
            raise _FaultError(name.offset, "this is not the name of a member")
        if name.text in structure.members:
            raise _FaultError(name.offset, f"`{name.text}` stands here for the second time")
        member = structure.members[name.text] = Value(name.offset)
        self._read_alternatives(member, depth)

    def _read_brackets(self, value: Value, depth: int) -> None:
        """A list, after its opening bracket."""
        value.kind = Kind.LIST
        if depth > DEEPEST:
            raise _FaultError(value.offset, f"the block is nested more than {DEEPEST} levels deep")
        dots = self._peek()
        if not self._skip("..."):
            value.item = Value(self._peek().offset)
            self._read_alternatives(value.item, depth + 1)
            self._skip(",")
        elif self._skip(","):  # not any list, but one of floats
            value.item = Value(dots.offset, Kind.FLOAT)
        self.read_mark("]")

    def _read_alternatives(self, value: Value, depth: int) -> None:
        """One value, or several with bars between them: an enum, a boolean, a document."""
        words = [self._read_one(value, depth)]
        all_strings = value.kind is Kind.STRING
        while self._skip("|") or self._skip("or"):
            other = Value(self._peek().offset)
            words.append(self._read_one(other, depth))
            all_strings = all_strings and other.kind is Kind.STRING
            if other.kind is Kind.STREAM or (value.kind is Kind.DICT and words[-1] == "None"):
                value.kind = Kind.STREAM if other.kind is Kind.STREAM else Kind.DOCUMENT
        if all_strings and words != ["string"]:
            value.values = tuple(words)

    def _read_one(self, value: Value, depth: int) -> str:
        """One value; gives the words of a string or a name."""
        token = self._next()
        if token.kind in _LITERALS:
            self._set_literal(value, token)
        elif token.text == "{":
            self.read_braces(value, depth)
        elif token.text == "[":
            self._read_brackets(value, depth)
        elif token.text == "EventStream":
            self._read_event_stream(value, depth)
        elif token.kind == "word":
            value.kind = _WORDS.get(token.text, Kind.UNKNOWN)
            if value.kind is Kind.DOCUMENT:
                self._skip("value")
            self._skip_arguments()
        else:
            raise _FaultError(token.offset, f"expected a value, found {_describe(token)}")
        return token.text

    def _set_literal(self, value: Value, token: _Token) -> None:
        """A string or a number; in double quotes, any other name is that of what it repeats."""
        if token.kind == "number":
            value.kind = Kind.DOUBLE if "." in token.text else Kind.INTEGER
        elif token.kind != "string":
            value.kind = _LITERALS[token.kind]
        elif token.text == "string" or self._text[token.offset] == "'":
            value.kind = Kind.STRING
        else:
            value.recursive, value.shape = True, token.text

    def _read_event_stream(self, value: Value, depth: int) -> None:
        self.read_mark("(")
        if not self._skip(")"):
            self.read_mark("{")
            self.read_braces(value, depth)
            self.read_mark(")")
        value.kind = Kind.EVENT_STREAM

    def _skip_arguments(self) -> None:
        if self._skip("("):
            while not self._skip(")"):
                token = self._next()
                if token.kind != "number" and token.text != ",":
                    raise _FaultError(token.offset, f"expected `)`, found {_describe(token)}")

    def _skip(self, text: str) -> bool:
        token = self._peek()
        if token.text != text or token.kind == "string":
            return False
        self._next()
        return True

    def _skip_dot(self) -> bool:
        if self._peeked is None and self._text.startswith(".", self.at):
            self.at += 1
            return True
        return False

    def _read(self, kind: str) -> _Token:
        token = self._peek()
        if token.kind != kind:
            raise _FaultError(token.offset, f"expected a {kind}, found {_describe(token)}")
        return self._next()

    def _next(self) -> _Token:
        token = self._peek()
        self._peeked = None
        self.at = max(self.at, self._end)
        return token

    def _peek(self) -> _Token:
        if self._peeked is None:
            match = _TOKEN.match(self._text, self.at)
            if match is None or match.lastgroup is None:
                offset = self.at + _blanks(self._text, self.at)
                raise _FaultError(offset, _describe_rest(self._text, offset))
            kind = match.lastgroup
            text = match[kind]
            if kind in {"string", "bytes"}:
                text = " ".join(text[text.index(text[-1]) + 1 : -1].split())
            self._peeked = _Token(kind, text, match.start(kind))
            self._end = match.end()
        return self._peeked

    _end = 0


def _blanks(text: str, at: int) -> int:
    end = at
    while end < len(text) and text[end].isspace():
        end += 1
    return end - at


def _describe(token: _Token) -> str:
    return f"`{token.text[:40]}`"


def _describe_rest(text: str, at: int) -> str:
    if at >= len(text):
        return "the page ends inside this block"
    return f"`{text[at : at + 20].splitlines()[0]}` does not belong into this block"
