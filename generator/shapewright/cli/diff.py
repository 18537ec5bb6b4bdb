"""``diff``: what changed between two editions, how severe it is, and whom it hits.

Takes what names both, gives 1 when something is as severe as ``--fail-on`` says, or worse, and else
0. It prints in one of the formats of the room ``changes``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from shapewright.changes import Change, Severity, is_at_least
from shapewright.changes.formats import FORMATS, Report
from shapewright.changes.formats.api_changes import Updates, render_page
from shapewright.changes.formats.page import plan_page
from shapewright.changes.ignore import Ignore, read_ignores, sift
from shapewright.cli.cores import count_cores
from shapewright.cli.delta import render_delta
from shapewright.cli.terminal import (
    find_width,
    print_line,
    print_problems,
    showing_progress,
)
from shapewright.pipeline.changes import Diff, Wanted, diff, list_updates
from shapewright.render.render import render_files

FAIL_ON = {
    "breaking": Severity.BREAKING,
    "risky": Severity.RISKY,
    "any": Severity.COSMETIC,
    "never": None,
}
TEXT, HTML, API_CHANGES = "text", "html", "api-changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How the answer is to be given."""

    format: str
    fail_on: str
    ignore: Path | None
    every: bool
    """Whether changes without meaning are told one by one."""
    date: str
    """What the heading of a page of API changes says."""


def run_diff(old: str, new: str, wanted: Wanted, asked: Asked) -> int:
    """Compare, leave out what is ignored, and say what is left."""
    ignores: tuple[Ignore, ...] = read_ignores(asked.ignore) if asked.ignore else ()
    with showing_progress("Comparing") as progress:
        found = diff(old, new, wanted, progress, workers=count_cores())
    sifted = sift(found.changes, ignores)
    report = _build_report(found, sifted.kept, sifted.ignored)
    if asked.format == TEXT:
        for line in render_delta(report, width=find_width(), every=asked.every):
            print_line(line.text, style=line.style)
    elif asked.format == HTML:
        print_line("".join(render_files([plan_page(report)]).values()).rstrip("\n"))
    elif asked.format == API_CHANGES:
        _print_pages(report, list_updates(old, new, wanted), asked.date)
    else:
        print_line(FORMATS[asked.format](report))
    print_problems(sifted.unused)
    return find_code(sifted.kept, FAIL_ON[asked.fail_on])


def _print_pages(report: Report, pages: Iterable[Updates], date: str) -> None:
    """The page of each service that changed; one that is gone has changes alone."""
    changes = dict(report.by_service())
    updates = {page.service: page for page in pages if page.service in changes}
    for at, (service, of_service) in enumerate(changes.items()):
        page = updates.get(service) or Updates(service, service, ())
        if at:
            print_line()
        print_line(render_page(page, of_service, date))


def find_code(changes: Sequence[Change], limit: Severity | None) -> int:
    """The exit code for these changes; without a limit it is always 0."""
    if limit is None:
        return 0
    return int(any(is_at_least(change.severity, limit) for change in changes))


def _build_report(found: Diff, kept: tuple[Change, ...], ignored: int) -> Report:
    return Report(
        old=found.old, new=found.new, services=found.services, changes=kept, ignored=ignored
    )
