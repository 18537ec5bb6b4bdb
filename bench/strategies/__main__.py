"""``python -m bench.strategies``: values of every strategy of every service.

Exit codes: 0 all were right, 1 some were not, 2 it could not run.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial

from bench.every_service import add_options, add_up, at_least_one, count_failures
from bench.strategies.run import Drawn, draw_service


def main() -> int:
    """Draw, print, and say whether it held."""
    parser = argparse.ArgumentParser(prog="bench.strategies", description="Prove the strategies.")
    add_options(parser)
    parser.add_argument(
        "--examples", type=at_least_one, default=3, metavar="N", help="of each strategy"
    )
    options = parser.parse_args()
    total = Drawn()
    draw = partial(draw_service, examples=options.examples)
    if code := add_up(total, draw, options, _describe):
        return code
    sys.stdout.write("\n".join([*_render(total, options.show), ""]))
    return 1 if total.failures else 0


def _describe(drawn: Drawn) -> str:
    faults = count_failures(len(drawn.failures))
    return f"{drawn.values.total()} values, {drawn.seconds:.1f} s{faults}"


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


if __name__ == "__main__":
    sys.exit(main())
