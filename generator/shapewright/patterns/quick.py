"""Patterns in which one character always decides: the cheap test that most of them pass.

Takes a tree, says whether a matcher that tries one way after another never has two ways left after
it has read a character. Such a pattern takes linear time. Says nothing about the others: they may
be harmless too.
"""

from __future__ import annotations

from shapewright.patterns.alphabet import Alphabet
from shapewright.patterns.syntax import (
    Assert,
    Chars,
    Choice,
    Group,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)

MOST_OPTIONS = 300
"""How many options may be tried one after the other for one character."""


def is_decided_by_one(node: Node, alphabet: Alphabet) -> bool:
    """Whether one character decides every choice in a tree; False for one that looks or refers."""
    # A bit of its own stands for the end of the text.
    return Decided(alphabet).holds(node, alphabet.every + 1)


class Decided:
    """Walks one tree; what a part starts with is found once."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        # By identity, which is quick; a node is kept, so that no other takes its place.
        self._starts: dict[int, tuple[Node, tuple[int, bool]]] = {}

    def start(self, node: Node) -> tuple[int, bool]:
        """What a part may start with, and whether it may be empty."""
        kept = self._starts.get(id(node))
        if kept is None:
            kept = self._starts[id(node)] = (node, self._find_start(node))
        return kept[1]

    def _find_start(self, node: Node) -> tuple[int, bool]:
        match node:
            case Chars(chars=chars):
                return self._alphabet.mask(chars), False
            case Sequence(parts=parts):
                mask = 0
                for part in parts:
                    first, empty = self.start(part)
                    mask |= first
                    if not empty:
                        return mask, False
                return mask, True
            case Choice(options=options):
                starts = [self.start(option) for option in options]
                mask = 0
                for first, _ in starts:
                    mask |= first
                return mask, any(empty for _, empty in starts)
            case Repeat(body=body, low=low):
                first, empty = self.start(body)
                return first, empty or low == 0
            case Group(body=body):
                return self.start(body)
            case Assert() | Look() | Reference():
                return 0, True

    def holds(self, node: Node, after: int) -> bool:
        """Whether one character decides, given what may follow the part."""
        match node:
            case Chars() | Assert():
                return True
            case Sequence(parts=parts):
                for part in reversed(parts):
                    if not self.holds(part, after):
                        return False
                    first, empty = self.start(part)
                    after = first | after if empty else first
                return True
            case Choice(options=options):
                return self._is_exclusive(options, after)
            case Repeat(body=body, low=low, high=high):
                first, empty = self.start(body)
                if empty or (low != high and first & after):
                    return False
                return self.holds(body, after if high == 1 else first | after)
            case Group(body=body):
                return self.holds(body, after)
            case Look() | Reference():
                return False

    def _is_exclusive(self, options: tuple[Node, ...], after: int) -> bool:
        """Whether no two options can start with the same character."""
        taken = 0
        for option in options:
            first, empty = self.start(option)
            first |= after if empty else 0
            if first & taken or not self.holds(option, after):
                return False
            taken |= first
        return len(options) <= MOST_OPTIONS
