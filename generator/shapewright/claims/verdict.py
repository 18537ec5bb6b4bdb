"""Verdicts: how a finding stands, and what the model says.

Gives one frozen value and the two that need no words.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.ir.claim import Standing


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one comparison."""

    standing: Standing
    model: str = ""
    """What the model says, as a phrase."""


SILENT = Verdict(Standing.SILENT)
INCOMPARABLE = Verdict(Standing.INCOMPARABLE)
