"""What was found in a sentence, held against the model.

Takes a finding and its place, gives its standing and what the model says in a few words. The model
is not judged: where the two differ, that is all that is said.
"""

from __future__ import annotations

import re

from shapewright.claims.compare_bounds import compare_bounds
from shapewright.claims.compare_words import compare_default, compare_values
from shapewright.claims.finding import Finding
from shapewright.claims.place import Place
from shapewright.claims.verdict import INCOMPARABLE, SILENT, Verdict
from shapewright.ir.claim import NUMERIC_KINDS, Bounds, ClaimKind, Standing
from shapewright.ir.shape import (
    Deprecation,
    DocumentShape,
    TimestampShape,
    UnionShape,
)

_ALONE = re.compile(r"\b(?:only|optional)\b", re.IGNORECASE)
_TIMESTAMPS = {"ISO 8601": "iso8601", "Unix timestamp": "unixTimestamp"}


def compare_finding(finding: Finding, place: Place, sentence: str) -> Verdict:
    """How a finding in a sentence stands to what the model says at its place."""
    if not finding.plain:
        return INCOMPARABLE
    value = finding.value
    match finding.kind:
        case kind if kind in NUMERIC_KINDS and isinstance(value, Bounds):
            return compare_bounds(kind, value, place)
        case ClaimKind.VALUES if isinstance(value, tuple):
            return compare_values(value, place)
        case ClaimKind.DEFAULT if isinstance(value, str):
            return compare_default(value, place)
        case ClaimKind.REQUIREMENT:
            return _compare_requirement(finding, place, sentence)
        case ClaimKind.EXCLUSION if isinstance(value, tuple):
            return _compare_exclusion(value, place)
        case ClaimKind.FORMAT if isinstance(value, str):
            return _compare_format(value, place)
        case ClaimKind.DEPRECATION:
            return _compare_deprecation(place)
        case _:
            return SILENT


def _compare_requirement(finding: Finding, place: Place, sentence: str) -> Verdict:
    """A member that is always required is so under the condition, too, but not under it alone."""
    named = finding.about or place.name
    if place.owner is None or named not in {item.name for item in place.siblings if item.required}:
        return SILENT
    alone = _ALONE.search(sentence) is not None
    return Verdict(Standing.CONTRADICTS if alone else Standing.AGREES, "always required")


def _compare_exclusion(names: tuple[str, ...], place: Place) -> Verdict:
    if isinstance(place.owner or place.target, UnionShape) or isinstance(place.target, UnionShape):
        return Verdict(Standing.AGREES, "a union")
    required = {member.name for member in place.siblings if member.required}
    both = [name for name in (*names, place.name) if name in required]
    if len(both) > 1 and (place.owner is None or place.name in both):
        return Verdict(Standing.CONTRADICTS, f"all required: {', '.join(sorted(both))}")
    return SILENT


def _compare_format(value: str, place: Place) -> Verdict:
    target = place.target
    if isinstance(target, TimestampShape) and target.format and value in _TIMESTAMPS:
        same = _TIMESTAMPS[value] == target.format
        return Verdict(Standing.AGREES if same else Standing.CONTRADICTS, target.format)
    holds_json = isinstance(target, DocumentShape) or (place.member and place.member.json_value)
    return Verdict(Standing.AGREES, "holds JSON") if value == "JSON" and holds_json else SILENT


def _compare_deprecation(place: Place) -> Verdict:
    holders = (place.member, place.operation, None if place.operation else place.target)
    deprecations = [holder.deprecation for holder in holders if holder is not None]
    stated: list[Deprecation] = [item for item in deprecations if item is not None]
    return Verdict(Standing.AGREES, "deprecated") if stated else SILENT
