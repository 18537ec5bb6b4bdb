"""Problems: what is wrong with a value, and where.

A problem is a plain value, made only after a check has failed. How it is worded for
people stands in it; how AWS would word it stands in the module for that.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias


class Key(str):
    """A step into a map: the key of the entry."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Key({str(self)!r})"


LEFT_OUT = "..."
"""What stands in the path of a value that is nested absurdly deep, for its middle."""

if TYPE_CHECKING:
    Step: TypeAlias = str | int
    """Into a structure by name, into a list by number, into a map by ``Key``."""


def printable(text: str) -> str:
    """Text on one line that any terminal takes: what cannot be printed is escaped."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in text)


class Facts:
    """What there is to know of a problem beside what is printed."""

    __slots__ = ("advisory", "aspect", "constraint", "of_key", "steps")

    def __init__(
        self,
        *,
        advisory: bool = False,
        steps: tuple[Step, ...] = (),
        aspect: str = "",
        of_key: bool = False,
        constraint: str = "",
    ) -> None:
        self.advisory = advisory
        """The policy reports it and does not refuse the value for it."""
        self.steps = steps
        """The path as data."""
        self.aspect = aspect
        """The rule, or one of its aspects: ``length.max``."""
        self.of_key = of_key
        """It is the key of the map entry that is wrong, not its value."""
        self.constraint = constraint
        """AWS's own words for the rule; empty when it has none."""


class Problem:
    """One rule that a value breaks."""

    __slots__ = ("expected", "facts", "got", "message", "path", "rule")
    __match_args__ = ("path", "rule", "message", "expected", "got")

    def __init__(
        self,
        path: str,
        rule: str,
        message: str,
        expected: str,
        got: str,
    ) -> None:
        self.path = path
        """``A.B[0].C{key}.D``; empty for the whole value."""
        self.rule = rule
        """``required``, ``unknown``, ``type``, ``enum``, ``length``, ``range``,
        ``count``, ``pattern``, ``union``, ``json`` or ``label``."""
        self.message = message
        """What is wrong, without the path."""
        self.expected = expected
        self.got = got
        """What was found, cut where it is long; never a value of a sensitive member."""
        self.facts = Facts(aspect=rule)

    @property
    def advisory(self) -> bool:
        """The policy reports it and does not refuse the value for it."""
        return self.facts.advisory

    @property
    def of_key(self) -> bool:
        """It is the key of the map entry that is wrong, not its value."""
        return self.facts.of_key

    @property
    def steps(self) -> tuple[Step, ...]:
        """The path as data: member names, list indices, map keys as ``Key``."""
        return self.facts.steps

    def __str__(self) -> str:
        where = self.path or "the value"
        key = "key " if self.of_key else ""
        note = " (advisory)" if self.advisory else ""
        return printable(f"{where}: {key}{self.message}{note}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return self._as_tuple() == other._as_tuple()

    def __hash__(self) -> int:
        return hash(self._as_tuple())

    def _as_tuple(self) -> tuple[object, ...]:
        printed = (self.path, self.rule, self.message, self.expected, self.got)
        return (*printed, self.advisory, self.of_key, self.steps)

    def __repr__(self) -> str:
        shown = [f"{name}={getattr(self, name)!r}" for name in self.__match_args__]
        return f"Problem({', '.join(shown)})"
