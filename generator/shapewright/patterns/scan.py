"""A place in a pattern's text, moving to the right.

Takes the text, gives the characters that come next and the error that points at them. Knows nothing
of what they mean.
"""

from __future__ import annotations

from shapewright.patterns.error import PatternError

HEX = frozenset("0123456789abcdefABCDEF")
DEEPEST = 32
"""How many groups or classes may stand in one another; AWS writes 8 at most. Every walk
over a tree recurses, so that this also keeps walks within Python's stack."""


class Scanner:
    """The text, and how much of it has been read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0

    def peek(self, ahead: int = 0) -> str:
        """The character so many after the next; the empty string past the end."""
        return self.text[self.at + ahead : self.at + ahead + 1]

    def take(self) -> str:
        """The next character, read."""
        character = self.text[self.at : self.at + 1]
        self.at += 1
        return character

    def skip(self, prefix: str) -> bool:
        """Whether this comes next; if so it has been read."""
        if not self.text.startswith(prefix, self.at):
            return False
        self.at += len(prefix)
        return True

    def take_while(self, wanted: frozenset[str], most: int | None = None) -> str:
        """As many of these characters as come next, and no more than so many."""
        end = len(self.text) if most is None else min(len(self.text), self.at + most)
        start = self.at
        while self.at < end and self.text[self.at] in wanted:
            self.at += 1
        return self.text[start : self.at]

    def take_until(self, mark: str, opened: int) -> str:
        """The text up to a mark, which is read too.

        Raises:
            PatternError: the mark does not come; the error points at what was opened.
        """
        end = self.text.find(mark, self.at)
        if end < 0:
            raise self.fail(f"'{mark}' is missing", opened)
        found = self.text[self.at : end]
        self.at = end + len(mark)
        return found

    def enter(self, opened: int) -> None:
        """Count one level of nesting.

        Raises:
            PatternError: that is one too many.
        """
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fail(f"more than {DEEPEST} parts stand in one another", opened)

    def leave(self) -> None:
        """Count the level as closed."""
        self.depth -= 1

    def fail(self, what: str, at: int | None = None) -> PatternError:
        """The error that something is wrong at a place: here, unless told."""
        return PatternError(self.text, self.at if at is None else at, what)
