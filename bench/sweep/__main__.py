"""``python -m bench.sweep``: every rule of every service, broken once, and values that break none.

Exit codes: 0 every answer was right, 1 some were not, 2 it could not run.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial

from bench.sweep.report import render_report
from bench.sweep.run import Swept, sweep_service
from shapewright.pipeline.workers import run_all
from shapewright.problem import CannotContinueError, Where
from shapewright.sources.open import open_source
from shapewright.specs.select import select_names


def main() -> int:
    """Sweep, print, and say whether it held."""
    options = _read_options()
    total = Swept()
    try:
        known = open_source("installed").services()
        names = select_names(options.services, known, kind="service", where=Where("--services"))
        sweep = partial(sweep_service, seed=options.seed, per_operation=options.per_operation)
        results = run_all(sweep, names, workers=options.jobs)
        for done, (name, swept) in enumerate(zip(names, results, strict=True), start=1):
            total.add(swept)
            faults = f", {len(swept.failures)} failures" if swept.failures else ""
            count = f"{swept.sites.total()} sites, {swept.seconds:.1f} s"
            sys.stderr.write(f"[{done}/{len(names)}] {name}: {count}{faults}\n")
    except CannotContinueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    sys.stdout.write("\n".join([*render_report(total, options.show), ""]))
    return 1 if total.failures else 0


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.sweep", description="Prove the validators.")
    parser.add_argument("--services", nargs="+", default=["*"], metavar="GLOB")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument(
        "--per-operation", type=_count, default=3, metavar="N", help="right values of each"
    )
    parser.add_argument("--jobs", type=_count, default=2, metavar="N", help="services at a time")
    parser.add_argument("--show", type=_count, default=40, metavar="N", help="failures to list")
    return parser.parse_args()


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
