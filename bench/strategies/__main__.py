"""``python -m bench.strategies``: values of every strategy of every service.

Exit codes: 0 all were right, 1 some were not, 2 it could not run.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial

from bench.strategies.run import Drawn, draw_service
from shapewright.pipeline.workers import run_all
from shapewright.problem import CannotContinueError, Where
from shapewright.sources.open import open_source
from shapewright.specs.select import select_names


def main() -> int:
    """Draw, print, and say whether it held."""
    options = _read_options()
    total = Drawn()
    try:
        known = open_source("installed").services()
        names = select_names(options.services, known, kind="service", where=Where("--services"))
        draw = partial(draw_service, examples=options.examples)
        results = run_all(draw, names, workers=options.jobs)
        for done, (name, drawn) in enumerate(zip(names, results, strict=True), start=1):
            total.add(drawn)
            faults = f", {len(drawn.failures)} failures" if drawn.failures else ""
            count = f"{drawn.values.total()} values, {drawn.seconds:.1f} s"
            sys.stderr.write(f"[{done}/{len(names)}] {name}: {count}{faults}\n")
    except CannotContinueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    sys.stdout.write("\n".join([*_render(total, options.show), ""]))
    return 1 if total.failures else 0


def _render(drawn: Drawn, most: int) -> list[str]:
    rows = [
        ("services", f"{drawn.services:,}"),
        *((f"values: {kind}", f"{count:,}") for kind, count in sorted(drawn.values.items())),
        *((f"  {aspect}", f"{count:,}") for aspect, count in sorted(drawn.aspects.items())),
        ("that cannot be", f"{len(drawn.none):,}"),
        ("failures", f"{len(drawn.failures):,}"),
        ("slowest request, CPU ms", f"{1000 * drawn.slowest[0]:.1f}"),
        ("CPU seconds", f"{drawn.seconds:,.1f}"),
    ]
    width = max(len(name) for name, _ in rows)
    lines = [f"{name.ljust(width)}  {value:>9}" for name, value in rows]
    lines.append(f"slowest: {drawn.slowest[1]}")
    return [*lines, "", *drawn.none[:most], "", *drawn.failures[:most]]


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.strategies", description="Prove the strategies.")
    parser.add_argument("--services", nargs="+", default=["*"], metavar="GLOB")
    parser.add_argument("--examples", type=_count, default=3, metavar="N", help="of each strategy")
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
