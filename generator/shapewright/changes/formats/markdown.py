"""A diff for a release note or a pull request: Markdown as GitHub has it.

Takes a report, gives text. What comes from models stands in code spans alone, so that nothing in it
is markup. What matters is open; what is merely new or means nothing is behind a click.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shapewright.changes.change import Change, Severity
from shapewright.changes.fold import Fold, Section, fold_changes
from shapewright.changes.rules import read_rules

from .report import (
    FIRST,
    Report,
    clean,
    count_severities,
    cut,
    say_fold,
    say_hits,
    say_ignored,
    say_severities,
    say_title,
)

_OPEN = {Severity.BREAKING, Severity.RISKY}
_BACKTICKS = re.compile("`+")
_LONGEST = 200
_MOST = 200
"""How many changes of one severity of one service are told."""


def render_markdown(report: Report) -> str:
    """The report as Markdown, without a line end after its last line."""
    return "\n".join(_render(report))


def _render(report: Report) -> Iterator[str]:
    yield f"# {_code(say_title(report))}"
    yield ""
    counts = count_severities(report.changes)
    yield f"| {' | '.join(counts)} |"
    yield f"|{' ---: |' * len(counts)}"
    yield f"| {' | '.join(map(str, counts.values()))} |"
    if ignored := say_ignored(report):
        yield from ("", f"{ignored}.")
    if not report.changes:
        yield from ("", "Nothing changed.")
    for service, changes in report.by_service():
        if len(report.services) > 1:
            yield from ("", f"## {_code(service)}")
        for section in fold_changes(changes):
            yield from _render_section(section)


def _render_section(section: Section) -> Iterator[str]:
    title = f"{section.severity.value.capitalize()} ({section.count})"
    is_open = section.severity in _OPEN
    yield ""
    yield f"### {title}" if is_open else f"<details><summary>{title}</summary>"
    yield ""
    yield from _render_kinds(section.single[:_MOST])
    if (left := len(section.single) - _MOST) > 0:
        yield f"- and {left} more"
    yield from map(_render_fold, section.folds)
    if not is_open:
        yield from ("", "</details>")


def _render_kinds(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        said = filter(
            None,
            (
                _say_values(change),
                f"{say_severities(change)}; hits {say_hits(change)}",
                _code(change.note) if change.note else "",
                _say_reach(change),
            ),
        )
        yield f"- {_code(change.path)}: {read_rules()[change.kind].what}. {'. '.join(said)}."


def _say_values(change: Change) -> str:
    before, after = change.before, change.after
    if before and after:
        return f"{_code(before)} → {_code(after)}"
    return _code(before or after) if before or after else ""


def _say_reach(change: Change) -> str:
    number = len(change.operations)
    if number < 2:
        return ""
    first = ", ".join(map(_code, change.operations[:FIRST]))
    return f"In {number} operations: {first}{' …' if number > FIRST else ''}"


def _render_fold(fold: Fold) -> str:
    first = ", ".join(_code(change.path) for change in fold.changes[:FIRST])
    more = " …" if len(fold.changes) > FIRST else ""
    return f"- {say_fold(fold)}: {first}{more}"


def _code(text: str) -> str:
    """A code span, whatever the text is."""
    words = cut(clean(text), _LONGEST)
    fence = "`" * (1 + max(map(len, _BACKTICKS.findall(words)), default=0))
    pad = " " if words.startswith("`") or words.endswith("`") or not words else ""
    return f"{fence}{pad}{words}{pad}{fence}"
