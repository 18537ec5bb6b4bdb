"""The table of rules, read: for every kind of change how severe it is, whom it hits, and why.

Gives the rules of ``rules.toml`` by kind. No other module knows a severity.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from .change import Hit, Severity

TABLE = "rules.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What one kind of change means."""

    what: str
    """The kind as a phrase: ``member removed``."""
    request: Severity
    """What it does to those who send requests."""
    response: Severity
    """What it does to those who read responses and errors."""
    hits: frozenset[Hit]
    reason: str
    """Why it is so severe, as a sentence."""
    folded: bool
    """Whether many of them are said in one line: each by itself tells nobody anything."""


@cache
def read_rules() -> Mapping[str, Rule]:
    """The rules by kind, in the order of the table."""
    table = files("shapewright.changes").joinpath(TABLE).read_text(encoding="utf-8")
    return {
        kind: Rule(
            what=facts["what"],
            request=Severity(facts["request"]),
            response=Severity(facts["response"]),
            hits=frozenset(map(Hit, facts["hits"])),
            reason=facts["reason"],
            folded=facts.get("folded", False),
        )
        for kind, facts in tomllib.loads(table).items()
    }
