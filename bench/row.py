"""One line of the benchmark: what was measured, against what.

Takes costs, gives whether a budget is kept. How it looks is the table's affair.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench.process import Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What every measurement is told."""

    folder: Path
    """Where it may write."""
    runs: int
    """Fresh processes, of which the median counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most that something may cost; 0 where nothing is said."""

    seconds: float = 0
    by_wall: bool = False
    """Whether the clock is meant: several processes share the work. Otherwise CPU seconds count,
    which other work on the machine does not change."""
    over_limit: bool = False
    """Whether the seconds are those above the limit."""
    memory: int = 0
    """Bytes, of all processes together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The least that the same work could cost, measured in the same run."""

    name: str
    cost: Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measurement."""

    work: str
    cost: Cost
    limit: Limit | None = None
    budget: Budget | None = None
    note: str = ""


def find_seconds(row: Row) -> float:
    """The seconds that a budget speaks about."""
    by_wall = row.budget is not None and row.budget.by_wall
    seconds = row.cost.wall if by_wall else row.cost.cpu
    if row.budget is not None and row.budget.over_limit and row.limit is not None:
        seconds -= row.limit.cost.wall if by_wall else row.limit.cost.cpu
    return seconds


def find_memory(row: Row) -> int:
    """The bytes that a budget speaks about."""
    return row.cost.together or row.cost.peak


def find_misses(row: Row) -> list[str]:
    """The parts of its budget that a row does not keep: ``time``, ``memory``."""
    if row.budget is None:
        return []
    misses: list[str] = []
    if row.budget.seconds and find_seconds(row) > row.budget.seconds:
        misses.append("time")
    if row.budget.memory and find_memory(row) > row.budget.memory:
        misses.append("memory")
    return misses
