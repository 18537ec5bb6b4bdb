"""A diff laid out for a terminal.

Takes a report and a width, gives lines with their styles: a title with the counts, then by service,
severity and kind every change with its fingerprint, its path and what was and is. Changes that mean
nothing one by one are one line. Bounded: long values are cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from shapewright.changes import Change, Severity
from shapewright.changes.fold import Fold, Section, fold_changes
from shapewright.changes.formats.report import (
    Report,
    clean,
    say_counts,
    say_first,
    say_fold,
    say_hits,
    say_ignored,
    say_reach,
    say_severities,
    say_title,
    say_values,
)
from shapewright.changes.rules import read_rules
from shapewright.cli.outline import Line
from shapewright.cli.terminal import BOLD, DIM, Style
from shapewright.lower.prose import wrap

_STYLES: dict[Severity, Style] = {
    Severity.BREAKING: {"bold": True, "fg": "red"},
    Severity.RISKY: {"bold": True, "fg": "yellow"},
    Severity.ADDITIVE: {"bold": True, "fg": "green"},
    Severity.COSMETIC: BOLD,
}
_ROW = 4
_GAP = 2
_INNER = 18
"""Under the path, which stands after a fingerprint."""


def render_delta(report: Report, *, width: int, every: bool) -> Iterator[Line]:
    """The lines of a report.

    Args:
        report: what there is to tell.
        width: the columns there are.
        every: whether changes that mean nothing one by one are told one by one.
    """
    yield Line(say_title(report), BOLD)
    yield Line("; ".join(filter(None, (say_counts(report.changes), say_ignored(report)))))
    for service, changes in report.by_service():
        if len(report.services) > 1:
            yield Line()
            yield Line(f"{clean(service)}: {say_counts(changes)}", BOLD)
        for section in fold_changes(changes, every=every):
            yield Line()
            yield Line(f"{section.severity.value} ({section.count})", _STYLES[section.severity])
            yield from _render_section(section, width)


def _render_section(section: Section, width: int) -> Iterator[Line]:
    changes = sorted(section.single, key=_find_group)
    for _, group in groupby(changes, key=_find_group):
        of_kind = list(group)
        yield from _render_kind(of_kind, width)
    for fold in section.folds:
        yield from _render_fold(fold, width)


def _find_group(change: Change) -> tuple[int, str]:
    return list(read_rules()).index(change.kind), say_severities(change)


def _render_kind(changes: Sequence[Change], width: int) -> Iterator[Line]:
    first = changes[0]
    rule = read_rules()[first.kind]
    head = f"{rule.what} ({say_severities(first)}; hits {say_hits(first)}): {rule.reason}"
    yield from _render_words(head, 2, width)
    for change in changes:
        row = f"{' ' * _ROW}{change.fingerprint}  {clean(change.path)}"
        values = say_values(change)
        if values and len(row) + _GAP + len(values) <= width:
            row, values = f"{row}{' ' * _GAP}{values}", ""
        yield Line(row)
        for words in (values, clean(change.note), say_reach(change)):
            yield from _render_words(words, _INNER, width, DIM)


def _render_fold(fold: Fold, width: int) -> Iterator[Line]:
    first = say_first(change.path for change in fold.changes)
    yield from _render_words(f"{say_fold(fold)}: {first}", 2, width)


def _render_words(
    words: str, margin: int, width: int, style: Style | None = None
) -> Iterator[Line]:
    for line in wrap(words, width=width - margin):
        yield Line(f"{' ' * margin}{line}", style or {})
