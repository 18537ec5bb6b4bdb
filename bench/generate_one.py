"""Generating all of SageMaker, from nothing and when nothing has changed.

Takes a folder; leaves the package in it for the measurements of its use.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.limits import measure_hashing, measure_reading
from bench.process import find_median, run_well
from bench.row import Budget, Row, Setup

SERVICE = "sagemaker"
PACKAGE = "use/sagemaker"
"""Where the package stays, in the folder."""

_MEBIBYTE = 2**20


def measure_generate_one(setup: Setup) -> list[Row]:
    """Every output for SageMaker: made anew, and found to be current."""
    outs = [setup.folder / PACKAGE, *(setup.folder / f"again{n}" for n in range(1, setup.runs))]
    run_well(_command(setup.folder / "compile"), folder=setup.folder)
    cold = find_median([run_well(_command(out), folder=setup.folder).cost for out in outs])
    same = find_median([run_well(_command(outs[0]), folder=setup.folder).cost for _ in outs])
    return [
        Row(
            work="generate SageMaker, every output, cold",
            cost=cold,
            limit=measure_reading(setup, SERVICE),
            budget=Budget(seconds=3, memory=200 * _MEBIBYTE),
        ),
        Row(
            work="the same, nothing changed",
            cost=same,
            limit=measure_hashing(setup, SERVICE),
            budget=Budget(seconds=0.5),
        ),
    ]


def _command(out: Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "shapewright",
        "generate",
        "--service",
        SERVICE,
        "--out",
        f"{out}",
    ]
