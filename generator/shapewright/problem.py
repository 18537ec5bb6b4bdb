"""Problems: what is wrong with an input, where it stands, and what to do about it.

Takes nothing, gives the values every room reports with. A room collects problems and goes on
while it can; ``CannotContinueError`` carries them when it cannot. Printing them, and choosing an
exit code from them, is the command line's work, not done here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a problem matters to the run it appears in."""

    ERROR = "error"
    """Nothing is written."""
    WARNING = "warning"
    """The run goes on; something in the input deserves a look."""


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """The address of a fact."""

    source: str
    """A file path, a service, a release: the outermost thing a person would open."""
    pointer: str = ""
    """A JSON pointer (RFC 6901) inside the source, or ``line:column``, or nothing."""

    def __str__(self) -> str:
        return f"{self.source}#{self.pointer}" if self.pointer else self.source


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong."""

    where: Where
    what: str
    """What was found, as a clause: ``shape 'Foo' is not defined``."""
    hint: str = ""
    """What to do about it, as a sentence; empty when there is nothing sensible to say."""
    level: Level = Level.ERROR

    def __str__(self) -> str:
        text = f"{self.level}: {self.where}: {self.what}"
        return f"{text}\n  {self.hint}" if self.hint else text


class CannotContinueError(Exception):
    """Raised with at least one problem when a room has nothing to hand on."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[CannotContinueError], tuple[tuple[Problem, ...]]]:
        """Travel between processes with the problems, not with their text."""
        return type(self), (self.problems,)


def pointer_to(*keys: str | int) -> str:
    """The JSON pointer (RFC 6901) through these keys: ``/shapes/Foo/members/a~1b``."""
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in keys)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of these stops a run."""
    return any(problem.level is Level.ERROR for problem in problems)
