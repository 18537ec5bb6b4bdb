"""``python -m bench.lifecycles``: the lifecycles of services, found, checked and counted.

Takes patterns of services, all by default; prints for each how many resources it has, how many of
its operations are answered from state, by echo or by neither, and the time it took. Exit codes: 0
every table fits its service and reads back the same, 1 one does not, 2 it could not run.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shapewright.ir.service import Service
from shapewright.lifecycles import (
    check_lifecycles,
    find_lifecycles,
    read_corrections,
    render_lifecycles,
)
from shapewright.lifecycles.report import STANDINGS, find_standings
from shapewright.pipeline import Sources, read_built
from shapewright.problem import CannotContinueError, Where
from shapewright.sources.open import Source
from shapewright.specs.select import select_names
from shapewright.specs.target import INSTALLED


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of one service."""

    service: str
    resources: int
    operations: Counter[str]
    """How many there are of each standing."""
    seconds: float
    """CPU seconds for the table alone, which do not include building the service."""
    wrong: tuple[str, ...]


def main() -> int:
    """Find, print, and say whether all of it fits."""
    parser = argparse.ArgumentParser(prog="bench.lifecycles", description="Count lifecycles.")
    parser.add_argument("services", nargs="*", default=["*"], metavar="GLOB")
    options = parser.parse_args()
    try:
        source = Sources().open(INSTALLED)
        where = Where("command line")
        names = select_names(options.services, source.services(), kind="service", where=where)
        found = [find(source, name) for name in names]
    except CannotContinueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    sys.stdout.write("\n".join([*render(found), ""]))
    return 1 if any(one.wrong for one in found) else 0


def find(source: Source, name: str) -> Found:
    """The lifecycles of one service."""
    service = read_built(source, name)
    start = time.process_time()
    table = find_lifecycles(service)
    seconds = time.process_time() - start
    standings = find_standings(service, table)
    return Found(
        service=name,
        resources=len(table.resources),
        operations=Counter(one["standing"] for one in standings.values()),
        seconds=seconds,
        wrong=tuple(find_wrong(service)),
    )


def find_wrong(service: Service) -> Iterator[str]:
    """What does not fit the service, or is not the same when it is read back."""
    table = find_lifecycles(service)
    yield from map(str, check_lifecycles(service, table))
    text = render_lifecycles(table)
    stated = tomllib.loads(text).get("resources", [])
    corrections, problems = read_corrections(stated, service.name)
    yield from map(str, problems)
    if find_lifecycles(service, corrections) != table:
        yield f"{service.name}: is another table when it is read back"


def render(found: Sequence[Found]) -> Iterator[str]:
    """A line a service, what is wrong below it, and the sums."""
    head = "".join(f"{name:>10}" for name in STANDINGS)
    yield f"{'service':<40}{'resources':>10}{head}{'ms':>8}"
    for one in found:
        cells = "".join(f"{one.operations[name]:>10}" for name in STANDINGS)
        yield f"{one.service:<40}{one.resources:>10}{cells}{one.seconds * 1e3:>8.0f}"
        yield from (f"  {line}" for line in one.wrong)
    sums = sum((one.operations for one in found), Counter[str]())
    cells = "".join(f"{sums[name]:>10}" for name in STANDINGS)
    resources = sum(one.resources for one in found)
    seconds = sum(one.seconds for one in found)
    yield f"{f'{len(found)} services':<40}{resources:>10}{cells}{seconds * 1e3:>8.0f}"
    wrong = sum(bool(one.wrong) for one in found)
    yield f"{wrong} tables do not fit." if wrong else "Every table fits its service."


if __name__ == "__main__":
    sys.exit(main())
