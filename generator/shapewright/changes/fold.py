"""Changes put in order for those who read them: by severity, the meaningless ones in one line.

Takes changes, gives for each severity those that are to be told one by one and, for the kinds of
which a single one tells nobody anything, how many there are and where the first few stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .change import Change, Severity
from .rules import read_rules


@dataclass(frozen=True, slots=True)
class Fold:
    """Changes of one kind that are told in one line."""

    kind: str
    changes: tuple[Change, ...]
    note: str = ""
    """What they have in common beside their kind."""


@dataclass(frozen=True, slots=True)
class Section:
    """What there is of one severity."""

    severity: Severity
    single: tuple[Change, ...]
    folds: tuple[Fold, ...]

    @property
    def count(self) -> int:
        """How many changes there are, folded ones counted one by one."""
        return len(self.single) + sum(len(fold.changes) for fold in self.folds)


def fold_changes(changes: Iterable[Change], *, every: bool = False) -> list[Section]:
    """The changes by severity, the worst first; a severity of which there are none is left out.

    Args:
        changes: in the order in which they are to be told.
        every: whether to fold nothing.
    """
    rules = read_rules()
    single: defaultdict[Severity, list[Change]] = defaultdict(list)
    folded: defaultdict[tuple[Severity, str, str], list[Change]] = defaultdict(list)
    for change in changes:
        if rules[change.kind].folded and not every:
            folded[change.severity, change.kind, change.note].append(change)
        else:
            single[change.severity].append(change)
    sections: list[Section] = []
    for severity in Severity:
        folds = [
            Fold(kind, tuple(many), note)
            for (of, kind, note), many in folded.items()
            if of is severity
        ]
        if single[severity] or folds:
            folds.sort(key=lambda fold: (-len(fold.changes), fold.kind, fold.note))
            sections.append(Section(severity, tuple(single[severity]), tuple(folds)))
    return sections
