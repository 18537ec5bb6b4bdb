"""Reading a pattern in the dialect that AWS writes.

Takes the text of a pattern, gives its syntax tree in normal form: Java's dialect, matched in full,
with the slips AWS makes read as they were meant (a quantified anchor, a quantifier on a quantifier,
surrogates in each other's place). Says where a text makes no sense. Judges no pattern's purpose.
"""

from __future__ import annotations

from functools import lru_cache

from shapewright.patterns.anchors import settle_anchors
from shapewright.patterns.charset import DOT, EVERYTHING, CharSet
from shapewright.patterns.groups import drop_groups
from shapewright.patterns.normal import (
    drop_laziness,
    make_choice,
    make_group,
    make_look,
    make_repeat,
    make_sequence,
)
from shapewright.patterns.parse_class import add_other_case, read_class
from shapewright.patterns.parse_escape import read_escape
from shapewright.patterns.parse_group import GroupKind, read_flags, read_group_kind
from shapewright.patterns.parse_look import make_lookbehind
from shapewright.patterns.parse_repeat import Quantifier, read_quantifier
from shapewright.patterns.scan import Scanner
from shapewright.patterns.syntax import (
    EMPTY,
    Assert,
    Assertion,
    Chars,
    Greed,
    Node,
    Reference,
)

_DIGITS = frozenset("0123456789")
_LINE_END = Chars(~DOT)
_PLACES = {
    "A": Assertion.START,
    "b": Assertion.BOUNDARY,
    "B": Assertion.NOT_BOUNDARY,
    "G": Assertion.START,
    "z": Assertion.END,
    "Z": Assertion.END,
}
"""Escapes that are places. Java's ``\\Z`` would allow the end of a line after it, which a full
match does not reach."""


@lru_cache(maxsize=1024)
def parse_pattern(text: str) -> Node:
    """The tree of a pattern; those of one service are read once.

    Raises:
        PatternError: the text has no meaning in the dialect.
    """
    parser = _Parser(text)
    tree = parser.read_choice()
    if parser.scanner.peek():
        raise parser.scanner.fail("')' closes nothing")
    while (settled := settle_anchors(drop_laziness(drop_groups(tree)))) != tree:
        tree = settled
    return tree


class _Parser:
    """What has been read so far, and under which flags."""

    def __init__(self, text: str) -> None:
        self.scanner = Scanner(text)
        self.flags: frozenset[str] = frozenset()
        self.opened = 0
        self.closed: set[int] = set()
        self.names: dict[str, int] = {}

    def read_choice(self) -> Node:
        """Everything up to a closing parenthesis or the end, neither of which is read."""
        options = [self._read_sequence()]
        while self.scanner.skip("|"):
            options.append(self._read_sequence())
        return make_choice(options)

    def _read_sequence(self) -> Node:
        parts: list[Node] = []
        while self.scanner.peek() not in {"", "|", ")"}:
            if self.scanner.skip("\\Q"):
                *before, last = self._read_quotation()
                parts.extend(before)
                atom: Node | None = last
            else:
                atom = self._read_atom()
            if atom is not None:
                parts.append(self._read_repeats(atom))
        return make_sequence(parts)

    def _read_quotation(self) -> list[Node]:
        text = self.scanner.text
        end = text.find("\\E", self.scanner.at)
        end = len(text) if end < 0 else end
        quoted = text[self.scanner.at : end]
        self.scanner.at = min(len(text), end + 2)
        return [self._letter(ord(character)) for character in quoted] or [EMPTY]

    def _read_repeats(self, atom: Node) -> Node:
        """The atom with the quantifiers after it; one more on top may only be in braces."""
        quantifier = read_quantifier(self.scanner)
        if quantifier is None:
            return atom
        repeated = _repeat(atom, quantifier)
        if self.scanner.peek() == "{" and (second := read_quantifier(self.scanner)):
            repeated = _repeat(repeated, second)
        return repeated

    def _read_atom(self) -> Node | None:
        """One character, set, place or group; None for flags, which are no part."""
        start = self.scanner.at
        match self.scanner.take():
            case "(":
                return self._read_group(start)
            case "[":
                return Chars(read_class(self.scanner, ignore_case="i" in self.flags))
            case ".":
                return Chars(EVERYTHING if "s" in self.flags else DOT)
            case "^":
                return self._place(Assertion.START)
            case "$":
                return self._place(Assertion.END)
            case "\\":
                return self._read_escape(start)
            case "*" | "+" | "?":
                raise self.scanner.fail("there is nothing to repeat", start)
            case "{":
                self.scanner.at = start
                if read_quantifier(self.scanner):
                    raise self.scanner.fail("there is nothing to repeat", start)
                self.scanner.at = start + 1
                return self._letter(ord("{"))
            case character:
                return self._letter(ord(character))

    def _letter(self, point: int) -> Node:
        return self._set(CharSet(((point, point),)))

    def _set(self, chars: CharSet) -> Node:
        return Chars(add_other_case(chars) if "i" in self.flags else chars)

    def _place(self, what: Assertion) -> Node:
        """An anchor; of any line under the flag that makes it so."""
        if "m" not in self.flags:
            return Assert(what)
        return make_look(_LINE_END, ahead=what is Assertion.END, negative=True)

    def _read_escape(self, start: int) -> Node:
        letter = self.scanner.peek()
        if letter in _PLACES:
            self.scanner.take()
            return Assert(_PLACES[letter])
        if letter == "k":
            self.scanner.take()
            return self._read_named_reference(start)
        if letter in _DIGITS - {"0"}:
            return self._read_reference(start)
        found = read_escape(self.scanner)
        return self._set(found) if isinstance(found, CharSet) else self._letter(found)

    def _read_reference(self, start: int) -> Node:
        """A reference by number: as many digits as name a group that has been opened."""
        number = int(self.scanner.take())
        while (digit := self.scanner.peek()) in _DIGITS and digit:
            if number * 10 + int(digit) > self.opened:
                break
            number = number * 10 + int(self.scanner.take())
        return self._refer(number, start)

    def _read_named_reference(self, start: int) -> Node:
        name = self.scanner.take_until(">", start) if self.scanner.skip("<") else ""
        if name not in self.names:
            raise self.scanner.fail(f"no group is called {name[:40]!r}", start)
        return self._refer(self.names[name], start)

    def _refer(self, number: int, start: int) -> Node:
        if number not in self.closed:
            raise self.scanner.fail(f"group {number} is not complete before this", start)
        if "i" in self.flags:
            raise self.scanner.fail("a reference that ignores case cannot be kept", start)
        return Reference(number)

    def _read_group(self, opened: int) -> Node | None:
        scanner = self.scanner
        scanner.enter(opened)
        kind, name = read_group_kind(scanner, opened)
        outer = self.flags
        if kind is GroupKind.FLAGS:
            self.flags = read_flags(scanner, self.flags, opened)
            if scanner.skip(")"):
                scanner.leave()
                return None
            scanner.take()  # the colon, which read_flags has seen
        number = self._open(name, opened) if kind is GroupKind.CAPTURING else 0
        body = self.read_choice()
        if not scanner.skip(")"):
            raise scanner.fail("')' is missing", opened)
        scanner.leave()
        self.flags = outer
        match kind:
            case GroupKind.CAPTURING:
                self.closed.add(number)
                return make_group(number, body)
            case GroupKind.AHEAD | GroupKind.NOT_AHEAD:
                return make_look(body, ahead=True, negative=kind is GroupKind.NOT_AHEAD)
            case GroupKind.BEHIND | GroupKind.NOT_BEHIND:
                negative = kind is GroupKind.NOT_BEHIND
                return make_lookbehind(scanner, opened, body, negative=negative)
            case GroupKind.ATOMIC:
                return make_repeat(body, 1, 1, Greed.POSSESSIVE)
            case GroupKind.PLAIN | GroupKind.FLAGS:
                return body

    def _open(self, name: str, opened: int) -> int:
        self.opened += 1
        if name in self.names:
            raise self.scanner.fail(f"two groups are called {name[:40]!r}", opened)
        if name:
            self.names[name] = self.opened
        return self.opened


def _repeat(atom: Node, quantifier: Quantifier) -> Node:
    return make_repeat(atom, quantifier.low, quantifier.high, quantifier.greed)
