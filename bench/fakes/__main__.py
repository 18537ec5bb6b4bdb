"""``python -m bench.fakes``: every operation and every resource of every service, played.

Exit codes: 0 every answer was right, 1 some were not, 2 it could not run.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from functools import partial

from bench.fakes.played import Played
from bench.fakes.run import play_service
from shapewright.pipeline.workers import run_all
from shapewright.problem import CannotContinueError, Where
from shapewright.sources.open import open_source
from shapewright.specs.select import select_names


def main() -> int:
    """Play, print, and say whether it held."""
    parser = argparse.ArgumentParser(prog="bench.fakes", description="Play all fakes.")
    parser.add_argument("--services", nargs="+", default=["*"], metavar="GLOB")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="services at a time")
    parser.add_argument("--show", type=int, default=40, metavar="N", help="failures to list")
    options = parser.parse_args()
    total = Played()
    try:
        known = open_source("installed").services()
        names = select_names(options.services, known, kind="service", where=Where("--services"))
        results = run_all(partial(play_service, seed=options.seed), names, workers=options.jobs)
        for done, (name, played) in enumerate(zip(names, results, strict=True), start=1):
            total.add(played)
            count = f"{played.cycles} of {played.resources} resources, {played.seconds:.1f} s"
            faults = f", {len(played.failures)} failures" if played.failures else ""
            sys.stderr.write(f"[{done}/{len(names)}] {name}: {count}{faults}\n")
    except CannotContinueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    sys.stdout.write("\n".join([*_render(total, options.show), ""]))
    return 1 if total.failures else 0


def _render(total: Played, most: int) -> list[str]:
    rows = [
        ("services", total.services),
        ("operations", total.operations),
        ("right answers", total.answers),
        ("refusals", total.refusals.total()),
        ("resources", total.resources),
        ("resources that went the whole way", total.cycles),
        *((f"  {verb}", count) for verb, count in sorted(total.verbs.items())),
        ("failures", len(total.failures)),
    ]
    width = max(len(name) for name, _ in rows)
    kinds = Counter(failure.fault.partition("(")[0][:40] for failure in total.failures)
    return [
        *(f"{name.ljust(width)}  {count:>9,}" for name, count in rows),
        f"{'CPU seconds'.ljust(width)}  {total.seconds:>9.1f}",
        *(f"{count:>5} {kind}" for kind, count in kinds.most_common(12)),
        *map(str, total.failures[:most]),
    ]


if __name__ == "__main__":
    sys.exit(main())
