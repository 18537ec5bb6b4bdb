"""The benchmark's rows, for a person and for a program.

Takes rows, gives lines of text or plain data. A budget that is missed says so in capitals.
"""

from __future__ import annotations

from collections.abc import Sequence

from bench.row import Row, find_memory, find_misses, find_seconds

_HEAD = ("work", "CPU", "wall", "peak", "limit (CPU)", "times", "budget", "")


def render_table(rows: Sequence[Row]) -> list[str]:
    """The table, its notes below it."""
    cells = [_HEAD, *map(_render_row, rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEAD))]
    lines = [
        "  ".join(
            cell.ljust(width) if column in {0, 4, 6, 7} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    ]
    lines.insert(1, "-" * max(map(len, lines)))
    missed = [row.work for row in rows if find_misses(row)]
    notes = [f"{row.work}: {row.note}" for row in rows if row.note]
    summary = f"Budgets missed: {'; '.join(missed)}." if missed else "Every budget is kept."
    return [*lines, "", *notes, "", summary]


def build_data(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The same for a program: seconds and bytes."""
    return [
        {
            "work": row.work,
            "cpu": row.cost.cpu,
            "wall": row.cost.wall,
            "peak": row.cost.peak,
            "together": row.cost.together,
            "limit": None
            if row.limit is None
            else {"name": row.limit.name, "cpu": row.limit.cost.cpu, "wall": row.limit.cost.wall},
            "budget": None
            if row.budget is None
            else {"seconds": row.budget.seconds, "memory": row.budget.memory},
            "seconds": find_seconds(row),
            "memory": find_memory(row),
            "missed": find_misses(row),
            "note": row.note,
        }
        for row in rows
    ]


def _render_row(row: Row) -> tuple[str, ...]:
    limit, times = "", ""
    if row.limit is not None:
        limit = f"{_seconds(row.limit.cost.cpu)} {row.limit.name}"
        times = f"{row.cost.cpu / row.limit.cost.cpu:.1f}"
    return (
        row.work,
        _seconds(row.cost.cpu),
        _seconds(row.cost.wall),
        _bytes(find_memory(row)),
        limit,
        times,
        _render_budget(row),
        _render_verdict(row),
    )


def _render_budget(row: Row) -> str:
    if row.budget is None:
        return ""
    kind = "wall" if row.budget.by_wall else "CPU"
    above = " over the limit" if row.budget.over_limit else ""
    memory = f", {_bytes(row.budget.memory)}" if row.budget.memory else ""
    return f"{_seconds(row.budget.seconds)} {kind}{above}{memory}"


def _render_verdict(row: Row) -> str:
    if row.budget is None:
        return ""
    misses = find_misses(row)
    found = f" ({_seconds(find_seconds(row))})" if row.budget.over_limit else ""
    return f"MISSED: {' and '.join(misses)}{found}" if misses else f"kept{found}"


def _seconds(value: float) -> str:
    if value >= 1:
        return f"{value:.2f} s"
    return f"{value * 1e3:.1f} ms" if value >= 1e-3 else f"{value * 1e6:.0f} µs"


def _bytes(value: int) -> str:
    return f"{value / 2**20:.0f} MiB" if value else ""
