"""What building costs: one large service in each format, one shape changed, all services.

Takes a folder, gives rows; leaves the sites in it for the other measurements.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
from typing import Any

from bench.limits import find_models, measure_reading
from bench.process import Cost, Finished, find_median, run_well
from bench.row import Budget, Row, Setup

SERVICE = "sagemaker"
SITE = "site"
ALL = "all"
_SHAPE = "EndpointName"


def measure_site(setup: Setup) -> list[Row]:
    """The site of one service: made anew, found to be current, and with one shape changed."""
    outs = [setup.folder / SITE, *(setup.folder / f"again{n}" for n in range(1, setup.runs))]
    named = ["--service", SERVICE]
    _build(setup, [*named, "--out", f"{setup.folder / 'compile'}"])
    cold = find_median([_build(setup, [*named, "--out", f"{out}"]) for out in outs])
    same = find_median([_build(setup, [*named, "--out", f"{outs[0]}"]) for _ in outs])
    return [
        Row(
            work="docs of SageMaker, cold",
            cost=cold,
            limit=measure_reading(setup, SERVICE),
            budget=Budget(seconds=5),
        ),
        Row(work="the same, nothing changed", cost=same),
        _measure_change(setup),
    ]


def _measure_change(setup: Setup) -> Row:
    """One shape of many is changed, in a model of our own."""
    model = setup.folder / f"{SERVICE}.json"
    (path,) = find_models(SERVICE)
    document: dict[str, Any] = json.loads(gzip.decompress(path.read_bytes()))
    options = ["--model", f"{model}", "--out", f"{setup.folder / 'changed'}"]
    costs: list[Cost] = []
    written = ""
    for turn in range(setup.runs + 1):
        document["shapes"][_SHAPE]["max"] = 63 + turn
        model.write_text(json.dumps(document), encoding="utf-8")
        finished = _run(setup, options)
        if turn:
            costs.append(finished.cost)
            written = finished.out.partition("\n")[0].partition(" in ")[0]
    note = f"{_SHAPE} has another maximum: {written}"
    return Row(work="the same, one shape changed", cost=find_median(costs), note=note)


def measure_formats(setup: Setup) -> list[Row]:
    """The pages of one service for builders of other people's sites."""
    rows: list[Row] = []
    for name in ("markdown", "rest"):
        options = ["--service", SERVICE, "--format", name, "--force"]
        options += ["--out", f"{setup.folder / name}"]
        costs = [_build(setup, options) for _ in range(setup.runs)]
        rows.append(Row(work=f"the same as {name}", cost=find_median(costs)))
    return rows


def measure_all(setup: Setup) -> list[Row]:
    """The site of every service there is, on all cores; once, since it is long enough."""
    out = setup.folder / ALL
    cost = _build(setup, ["--service", "*", "--out", f"{out}"], watch=True)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    pages = sum(1 for _ in out.rglob("*.html"))
    return [
        Row(
            work=f"docs of all services, {pages:,} pages, {cores} cores",
            cost=cost,
            budget=Budget(seconds=180, by_wall=True),
        ),
        Row(
            work="the same, nothing changed",
            cost=_build(setup, ["--service", "*", "--out", f"{out}"]),
        ),
    ]


def _build(setup: Setup, options: list[str], *, watch: bool = False) -> Cost:
    return _run(setup, options, watch=watch).cost


def _run(setup: Setup, options: list[str], *, watch: bool = False) -> Finished:
    command = [sys.executable, "-m", "shapewright", "docs", "build", *options]
    return run_well(command, folder=setup.folder, watch=watch)
