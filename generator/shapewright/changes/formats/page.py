"""A diff as one HTML page that needs nothing else: planned here, rendered as generated files are.

Takes a report, gives the planned file with its view. Every text in the view is escaped here, since
templates escape nothing; what comes from models is never markup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from shapewright.changes.change import Change, Severity
from shapewright.changes.fold import Fold, Section, fold_changes
from shapewright.changes.rules import read_rules
from shapewright.lower.planned import Planned

from .report import (
    Report,
    clean,
    count_severities,
    cut,
    say_first,
    say_fold,
    say_hits,
    say_ignored,
    say_severities,
    say_title,
)

_TEMPLATE = "changes/page.html.j2"
_PATH = "diff.html"
_OPEN = {Severity.BREAKING, Severity.RISKY}
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class ChangeView:
    """One change."""

    anchor: str
    path: str
    before: str
    after: str
    note: str
    operations: str


@dataclass(frozen=True, slots=True)
class KindView:
    """Changes of one kind on the same sides."""

    what: str
    sides: str
    hits: str
    reason: str
    changes: tuple[ChangeView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """What there is of one severity."""

    severity: str
    count: int
    is_open: bool
    kinds: tuple[KindView, ...]
    folds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A service that changed."""

    name: str
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """The page."""

    title: str
    counts: tuple[tuple[str, int], ...]
    ignored: str
    services: tuple[ServiceView, ...]


def plan_page(report: Report) -> Planned:
    """The page of a report."""
    counts = count_severities(report.changes)
    view = PageView(
        title=_text(say_title(report)),
        counts=tuple((severity.value, count) for severity, count in counts.items()),
        ignored=say_ignored(report),
        services=tuple(_view_service(*one) for one in report.by_service()),
    )
    return Planned(_PATH, _TEMPLATE, view)


def _view_service(name: str, changes: tuple[Change, ...]) -> ServiceView:
    sections = tuple(_view_section(section) for section in fold_changes(changes))
    return ServiceView(_text(name), sections)


def _view_section(section: Section) -> SectionView:
    kinds = list(read_rules())
    ordered = sorted(
        section.single, key=lambda change: (kinds.index(change.kind), say_severities(change))
    )
    groups = groupby(ordered, key=lambda change: (change.kind, say_severities(change)))
    return SectionView(
        severity=section.severity.value,
        count=section.count,
        is_open=section.severity in _OPEN,
        kinds=tuple(_view_kind(list(group)) for _, group in groups),
        folds=tuple(_view_folds(section.folds)),
    )


def _view_kind(changes: Sequence[Change]) -> KindView:
    rule = read_rules()[changes[0].kind]
    return KindView(
        what=_text(rule.what),
        sides=say_severities(changes[0]),
        hits=say_hits(changes[0]),
        reason=_text(rule.reason),
        changes=tuple(map(_view_change, changes)),
    )


def _view_change(change: Change) -> ChangeView:
    names = change.operations if len(change.operations) > 1 else ()
    return ChangeView(
        anchor=change.fingerprint,
        path=_text(change.path),
        before=_text(change.before),
        after=_text(change.after),
        note=_text(change.note),
        operations=_text(", ".join(names)),
    )


def _view_folds(folds: Sequence[Fold]) -> Iterator[str]:
    for fold in folds:
        first = say_first(change.path for change in fold.changes)
        yield _text(f"{say_fold(fold)}: {first}")


def _text(text: str) -> str:
    """Text for between tags or in an attribute."""
    return escape(cut(clean(text), _LONGEST))
