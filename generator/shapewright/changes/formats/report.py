"""What a diff is told from: the changes that are left, and the words that all formats share.

Gives the frozen value that every format takes, and phrases for a change: what it is, what was and
what is, whom it hits, how far it reaches. A phrase is one line without control characters; how it
is escaped is each format's own care.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from shapewright.changes.change import Change, Hit, Severity
from shapewright.changes.fold import Fold
from shapewright.changes.rules import read_rules

FIRST = 3
"""How many operations, or places, are named where there are many."""
LONGEST = 160
"""How many characters of what was or is are told where space is short."""

_DOTS = "\N{HORIZONTAL ELLIPSIS}"
_NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What there is to tell."""

    old: str
    """A title of the old edition: ``botocore 1.42.92``, or the name of a file."""
    new: str
    services: tuple[str, ...]
    """Those that were compared, changed or not."""
    changes: tuple[Change, ...]
    """By service, path and kind, without those that are ignored."""
    ignored: int = 0

    def by_service(self) -> Iterator[tuple[str, tuple[Change, ...]]]:
        """The services that changed, each with its changes."""
        for service, changes in groupby(self.changes, key=lambda change: change.service):
            yield service, tuple(changes)


def count_severities(changes: Iterable[Change]) -> dict[Severity, int]:
    """How many changes there are of each severity, the worst first."""
    counts = Counter(change.severity for change in changes)
    return {severity: counts[severity] for severity in Severity}


def say_title(report: Report) -> str:
    """What was compared: ``sagemaker: botocore 1.42.92 to botocore 1.42.93``."""
    number = len(report.services)
    what = report.services[0] if number == 1 else f"{number} services"
    return clean(f"{what}: {report.old} to {report.new}")


def say_counts(changes: Iterable[Change]) -> str:
    """``2 breaking, 1 risky, 90 additive, 0 cosmetic``."""
    return ", ".join([f"{count} {word}" for word, count in count_severities(changes).items()])


def say_ignored(report: Report) -> str:
    """How many changes the ignore file took out; empty for none."""
    number = report.ignored
    return f"{number} change{'s' * (number != 1)} ignored" if number else ""


def say_kind(change: Change) -> str:
    """What happened: ``member removed``."""
    return read_rules()[change.kind].what


def say_values(change: Change, longest: int = LONGEST) -> str:
    """What was and what is: ``string to long``; only what there is, where the other is nothing."""
    before, after = cut(clean(change.before), longest), cut(clean(change.after), longest)
    if before and after:
        return f"{before} to {after}"
    return before or after


def say_severities(change: Change) -> str:
    """``request breaking, response additive``: the sides that it is on."""
    sides = (("request", change.request), ("response", change.response))
    return ", ".join([f"{side} {severity.value}" for side, severity in sides if severity])


def say_hits(change: Change) -> str:
    """Whom it hits, in words."""
    return ", ".join([hit.value for hit in Hit if hit in change.hits])


def say_reach(change: Change) -> str:
    """``in 7 operations: A, B, C ...``; empty where the path names all that it reaches."""
    number = len(change.operations)
    if number < 2:
        return ""
    return f"in {number} operations: {say_first(change.operations)}"


def say_first(names: Iterable[str]) -> str:
    """The first few of many names, and that there are more."""
    known = [clean(name) for name in names]
    said = ", ".join(known[:FIRST])
    return f"{said} {_DOTS}" if len(known) > FIRST else said


def say_fold(fold: Fold) -> str:
    """How many changes of a kind there are, and what they have in common."""
    number = len(fold.changes)
    what = read_rules()[fold.kind].what
    note = f" ({clean(fold.note)})" if fold.note else ""
    return f"{what}{note}" if number == 1 else f"{number} times {what}{note}"


def say_all(change: Change) -> str:
    """Everything about a change, as one sentence without an end."""
    values = say_values(change) or _NOTHING
    parts = (f"{say_kind(change)}: {values}", clean(change.note), say_reach(change))
    return "; ".join(filter(None, parts))


def clean(text: str) -> str:
    """Text on one line, without what could change how a terminal works."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join([char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line])


def cut(text: str, longest: int) -> str:
    """The text, or its beginning when it is longer."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}{_DOTS}"
