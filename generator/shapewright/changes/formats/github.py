"""A diff as annotations of a GitHub workflow: one command a line.

Takes a report, gives text. GitHub shows ten of each level, so the worst come first, and what is
merely new or means nothing is counted in one line for each service.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.changes.change import Change, Severity

from .report import Report, say_all, say_counts, say_hits, say_severities, say_title

_LEVELS = {Severity.BREAKING: "error", Severity.RISKY: "warning"}


def render_github(report: Report) -> str:
    """The report as workflow commands, a line each."""
    return "\n".join(_render(report))


def _render(report: Report) -> Iterator[str]:
    for severity, level in _LEVELS.items():
        for change in report.changes:
            if change.severity is severity:
                yield _command(level, _title(change), _say(change))
    for service, changes in report.by_service():
        yield _command("notice", f"{service} changed", say_counts(changes))
    if not report.changes:
        yield _command("notice", say_title(report), "Nothing changed.")


def _title(change: Change) -> str:
    return f"{change.service} {change.path}"


def _say(change: Change) -> str:
    return f"{say_all(change)} ({say_severities(change)}; hits {say_hits(change)})"


def _command(level: str, title: str, message: str) -> str:
    return f"::{level} title={_escape_property(title)}::{_escape(message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
