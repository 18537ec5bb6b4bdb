"""A diff for a program: JSON, as ``diff.schema.json`` describes it.

Takes a report, gives text. Nothing is folded or cut: a program can do that better.
"""

from __future__ import annotations

import json
from importlib.resources import files

from shapewright.changes.change import Change, Hit
from shapewright.changes.rules import read_rules

from .report import Report, count_severities

VERSION = 1
"""Goes up when a reader of an older form would misunderstand a newer one."""
SCHEMA = "diff.schema.json"


def render_json(report: Report) -> str:
    """The report as a JSON document, in ASCII."""
    document = {
        "version": VERSION,
        "old": report.old,
        "new": report.new,
        "services": list(report.services),
        "counts": {severity.value: n for severity, n in count_severities(report.changes).items()},
        "ignored": report.ignored,
        "changes": [_describe(change) for change in report.changes],
    }
    return json.dumps(document, indent=2, sort_keys=True)


def read_schema() -> str:
    """The schema of the document, a JSON Schema of 2020-12."""
    return files("shapewright.changes.formats").joinpath(SCHEMA).read_text(encoding="utf-8")


def _describe(change: Change) -> dict[str, object]:
    return {
        "fingerprint": change.fingerprint,
        "kind": change.kind,
        "service": change.service,
        "path": change.path,
        "before": change.before,
        "after": change.after,
        "severity": change.severity.value,
        "request": change.request.value if change.request else None,
        "response": change.response.value if change.response else None,
        "hits": [hit.value for hit in Hit if hit in change.hits],
        "reason": read_rules()[change.kind].reason,
        "note": change.note,
        "operations": list(change.operations),
    }
