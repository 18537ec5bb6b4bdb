"""The text of a page, by lines and by places, with the problems found in it.

Takes the text, gives its lines, the ``line:column`` of any character, and a place to report to. One
reader's whole work goes over one `PageText`. It reads nothing itself and judges nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from shapewright.problem import CannotContinueError, Level, Problem, Where

MOST_PROBLEMS = 100
"""A text that is wrong all over says so a hundred times, not a million."""


class PageText:
    """A text with addresses."""

    __slots__ = ("_starts", "lines", "problems", "source", "text")

    def __init__(self, source: str, text: str) -> None:
        self.source = source
        self.text = text
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self._starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def offset(self, line: int, column: int = 0) -> int:
        """The place of a line's character in the text; both count from 0."""
        return self._starts[line] + column

    def line_at(self, offset: int) -> int:
        """The number of the line, from 0, that a place stands in."""
        return min(bisect_right(self._starts, offset), len(self.lines)) - 1

    def where(self, offset: int) -> Where:
        """The address of a place, as people count: from 1."""
        line = self.line_at(offset)
        return Where(self.source, f"{line + 1}:{offset - self._starts[line] + 1}")

    def warn(self, offset: int, what: str, hint: str = "") -> None:
        """Note something that makes the result less than the page."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.where(offset), what, hint, Level.WARNING))

    def report(self, offset: int, what: str, hint: str = "") -> None:
        """Note something that makes a part of the page unreadable."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.where(offset), what, hint))

    def refuse(self, offset: int, what: str, hint: str = "") -> CannotContinueError:
        """The error to raise when nothing can be read: with this problem and those before it."""
        return CannotContinueError([*self.problems, Problem(self.where(offset), what, hint)])
