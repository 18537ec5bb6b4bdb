"""Between a request with every member and boto3's dictionary, in a warm process.

Takes the folder that ``import_package`` left behind, gives microseconds per call. The limit is a
plain copy of the same dictionary: no conversion can do without it.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench.generate_one import PACKAGE
from bench.process import Cost, run_well
from bench.row import Limit, Row, Setup

_CALLS = 200
_ROUNDS = 25


def measure_convert(setup: Setup) -> list[Row]:
    """``to_dict`` and ``from_dict`` of the request with every member."""
    place = setup.folder / PACKAGE
    command = [sys.executable, "-m", "bench.convert", str(place.parent)]
    finished = run_well(command, folder=Path.cwd())
    costs = {
        name: Cost(cpu=seconds, wall=seconds, peak=finished.cost.peak)
        for name, seconds in json.loads(finished.out).items()
    }
    limit = Limit(name="copy the dict by recursion", cost=costs["copy"])
    return [
        Row(work="to_dict of the request with every member", cost=costs["to_dict"], limit=limit),
        Row(work="from_dict of the same", cost=costs["from_dict"], limit=limit),
    ]


def time_calls(place: Path) -> dict[str, float]:
    """CPU seconds per call, the median of several rounds."""
    sys.path.insert(0, str(place))
    request: Any = importlib.import_module("rich").REQUEST
    wire = request.to_dict()
    if request.__class__.from_dict(wire) != request:
        raise SystemExit("the request does not survive its dictionary")
    works: dict[str, Callable[[], object]] = {
        "copy": lambda: _copy(wire),
        "from_dict": lambda: request.__class__.from_dict(wire),
        "to_dict": request.to_dict,
    }
    return {name: _time(work) for name, work in works.items()}


def _time(work: Callable[[], object]) -> float:
    rounds: list[float] = []
    for _ in range(_ROUNDS):
        begin = time.process_time()
        for _ in range(_CALLS):
            work()
        rounds.append((time.process_time() - begin) / _CALLS)
    return median(rounds)


def _copy(value: Any) -> Any:
    kind = value.__class__
    if kind is dict:
        return {key: _copy(item) for key, item in value.items()}
    if kind is list:
        return [_copy(item) for item in value]
    return value


if __name__ == "__main__":
    sys.stdout.write(json.dumps(time_calls(Path(sys.argv[1]))))
