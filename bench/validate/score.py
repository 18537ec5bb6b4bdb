"""What the contest found, and which budgets ours keeps in it.

Takes times, gives ratios of times of the same run and verdicts on them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """One contestant on one request."""

    name: str
    valid: float
    """Seconds of CPU a call."""
    invalid: float
    """The same for the request with one violation."""
    refused: int | None
    """How many of the broken requests it refused; None where it was not asked."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All contestants on one request, ours first."""

    case: str
    sites: int
    """How many rules can be broken in it."""
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One budget on one request."""

    case: str
    budget: str
    found: float
    kept: bool


def find_verdicts(comparison: Comparison) -> list[Verdict]:
    """The budgets of a valid request, of those contestants that took part."""
    ours = comparison.scores[0].valid
    verdicts: list[Verdict] = []

    def add(budget: str, found: float, *, kept: bool) -> None:
        verdicts.append(Verdict(comparison.case, budget, found, kept))

    for score in comparison.scores:
        name = score.name.partition(" (")[0]
        if name in {"pydantic", "msgspec"}:
            ratio = ours / score.valid
            add(f"ours / {name} at most 1", ratio, kept=ratio <= 1)
        elif name == "botocore":
            ratio = score.valid / ours
            add("botocore / ours at least 4", ratio, kept=ratio >= 4)
        elif name == "ours typed":
            ratio = score.valid / ours
            add("typed / ours at most 1.5", ratio, kept=ratio <= 1.5)
    return verdicts
