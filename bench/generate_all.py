"""Generating every service there is, on all cores.

Takes a folder, gives one row. It runs once: what it says is long enough to be steady.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace

from bench.limits import measure_reading
from bench.process import run_well
from bench.row import Budget, Row, Setup


def measure_generate_all(setup: Setup) -> list[Row]:
    """Every output for all services, made anew."""
    out = setup.folder / "all"
    command = [sys.executable, "-m", "shapewright", "generate", "--service", "*", "--out", str(out)]
    cost = run_well(command, folder=setup.folder, watch=True).cost
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    count = sum(1 for folder in out.iterdir() if folder.is_dir())
    return [
        Row(
            work=f"generate all {count} services, {cores} cores",
            cost=cost,
            limit=measure_reading(replace(setup, runs=1), "*"),
            budget=Budget(seconds=90, by_wall=True, memory=1_500_000_000),
            note=f"largest process {cost.peak / 1e6:.0f} MB",
        )
    ]
