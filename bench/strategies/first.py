"""The first example of a process: of the largest requests, with the package yet to be loaded.

``python -m bench.strategies.first`` prints the table. What counts is CPU time of making the
strategy and drawing one example, all that is loaded for it included. Hypothesis has been imported
and used before, and the module of the strategies has been imported; a row in front says what that
took. The package is compiled first, as what is installed is.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

from bench.every_service import at_least_one
from bench.process import run_well
from bench.strategies.run import STYLES
from bench.sweep.package import Generated, generate
from shapewright.ir.graph import reachable_from
from shapewright.ir.service import Operation
from shapewright.problem import CannotContinueError

_BUDGET = 50
"""Milliseconds that one example of the largest request may take."""
_SERVICES = ("sagemaker", "quicksight", "mediaconvert", "medialive", "rds")
"""Those with the largest requests, and one that is as large as most."""
_DRAW = """
import json, sys
from importlib import import_module
from time import process_time
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

def draw(strategy):
    @settings(
        max_examples=1,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=[*HealthCheck],
    )
    @given(strategy)
    def take(value): pass
    take()

draw(st.tuples(st.integers(0, 9), st.floats(0, 1), st.booleans(), st.binary(max_size=9)))
name, operation, style = sys.argv[1:]
times = [process_time()]
strategies = import_module(f"{name}.strategies")
times.append(process_time())
for _ in range(2):
    draw(strategies.requests(operation, **json.loads(style)))
    times.append(process_time())
print(json.dumps([1000 * (end - begin) for begin, end in zip(times, times[1:])]))
"""


def main() -> int:
    """Measure and print.

    Exit codes: 0 measured, whatever the numbers say; 2 it could not run.
    """
    parser = argparse.ArgumentParser(prog="bench.strategies.first", description="Draw once.")
    parser.add_argument("--services", nargs="+", default=_SERVICES, metavar="NAME")
    parser.add_argument("--largest", type=at_least_one, default=3, metavar="N", help="requests")
    parser.add_argument("--runs", type=at_least_one, default=5, metavar="N", help="processes a row")
    options = parser.parse_args()
    sys.stdout.write("CPU ms                                     import   first  second\n")
    try:
        for service in options.services:
            with generate(service) as package:
                lines = _measure(package, options.largest, options.runs)
                sys.stdout.writelines(f"{line}\n" for line in lines)
    except CannotContinueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _measure(package: Generated, largest: int, runs: int) -> Iterator[str]:
    """A line for each of the largest requests in each style."""
    place = package.folder.parent
    run_well([sys.executable, "-m", "compileall", "-q", package.folder.name], folder=place)
    for operation in _list_largest(package)[:largest]:
        for style in STYLES:
            times = [_draw(package, place, operation, style) for _ in range(runs)]
            imported, first, second = (median(column) for column in zip(*times, strict=True))
            verdict = "kept" if first <= _BUDGET else "MISSED"
            what = f"{package.name} {operation} {' '.join(style)}".strip()
            yield f"{what:42} {imported:6.1f}  {first:6.1f}  {second:6.1f}  {_BUDGET}: {verdict}"


def _list_largest(package: Generated) -> list[str]:
    """The operations, those first from whose request the most shapes can be reached."""
    shapes = package.service.shapes

    def count(operation: Operation) -> int:
        roots = () if operation.input is None else (operation.input.target,)
        return len(reachable_from(shapes, roots))

    every = sorted(package.service.operations, key=count, reverse=True)
    return [operation.name for operation in every]


def _draw(
    package: Generated, place: Path, operation: str, style: Mapping[str, bool]
) -> list[float]:
    """Milliseconds of the import, the first example and the second, in a process of its own."""
    arguments = [package.folder.name, operation, json.dumps(style)]
    read: list[float] = json.loads(
        run_well([sys.executable, "-c", _DRAW, *arguments], folder=place).out
    )
    return read


if __name__ == "__main__":
    sys.exit(main())
