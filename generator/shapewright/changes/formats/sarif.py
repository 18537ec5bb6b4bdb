"""A diff for tools that collect findings: SARIF 2.1.0.

Takes a report, gives text. Each kind is a rule with its reason, each change a result with its
fingerprint; changes that mean nothing one by one are one result for each kind and service.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from shapewright import __version__
from shapewright.changes.change import Change, Severity
from shapewright.changes.fold import Fold, fold_changes
from shapewright.changes.rules import read_rules

from .report import Report, clean, say_all, say_first, say_fold, say_hits, say_severities

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {
    Severity.BREAKING: "error",
    Severity.RISKY: "warning",
    Severity.ADDITIVE: "note",
    Severity.COSMETIC: "none",
}
_FINGERPRINTS = ("shapewright/v1", "primaryLocationLineHash")
"""Ours, and the only one that code scanning reads."""
_BEGIN = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2}
"""The first character of a file: code scanning wants a region with both ends."""


def render_sarif(report: Report) -> str:
    """The report as a SARIF log with one run."""
    results = [
        result for service, changes in report.by_service() for result in _render(service, changes)
    ]
    kinds = {result["ruleId"] for result in results}
    driver = {
        "name": "shapewright",
        "version": __version__,
        "rules": [
            {
                "id": kind,
                "shortDescription": {"text": rule.what},
                "fullDescription": {"text": rule.reason},
                "help": {"text": rule.reason},
                "properties": {
                    "request": rule.request.value,
                    "response": rule.response.value,
                    "hits": sorted(rule.hits),
                },
            }
            for kind, rule in read_rules().items()
            if kind in kinds
        ],
    }
    run = {
        "tool": {"driver": driver},
        "properties": {"old": report.old, "new": report.new},
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=2, sort_keys=True)


def _render(service: str, changes: tuple[Change, ...]) -> Iterator[dict[str, Any]]:
    for section in fold_changes(changes):
        level = _LEVELS[section.severity]
        for change in section.single:
            said = f"{say_all(change)} ({say_severities(change)}; hits {say_hits(change)})"
            yield _result(change, level, f"{change.path}: {said}")
        for fold in section.folds:
            yield _result(fold.changes[0], level, _say_fold(service, fold))


def _say_fold(service: str, fold: Fold) -> str:
    first = say_first(change.path for change in fold.changes)
    return f"{service}: {say_fold(fold)}: {first}"


def _result(change: Change, level: str, message: str) -> dict[str, Any]:
    name = clean(f"{change.service}/{change.path}")
    return {
        "ruleId": change.kind,
        "level": level,
        # A result that fails has a level; one without says that it is there to be known.
        "kind": "informational" if level == "none" else "fail",
        "message": {"text": clean(message)},
        "partialFingerprints": dict.fromkeys(_FINGERPRINTS, change.fingerprint),
        "locations": [
            {
                # Code scanning shows nothing without a file; a model is one, if not here.
                "physicalLocation": {
                    "artifactLocation": {"uri": f"{change.service}/service-2.json"},
                    "region": _BEGIN,
                },
                "logicalLocations": [{"fullyQualifiedName": name, "kind": "member"}],
            }
        ],
    }
