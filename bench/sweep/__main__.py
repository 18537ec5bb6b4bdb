"""``python -m bench.sweep``: every rule of every service, broken once, and values that break none.

Exit codes: 0 every answer was right, 1 some were not, 2 it could not run.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial

from bench.every_service import add_options, add_up, at_least_one, count_failures
from bench.sweep.report import render_report
from bench.sweep.run import Swept, sweep_service


def main() -> int:
    """Sweep, print, and say whether it held."""
    parser = argparse.ArgumentParser(prog="bench.sweep", description="Prove the validators.")
    add_options(parser)
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument(
        "--per-operation", type=at_least_one, default=3, metavar="N", help="right values of each"
    )
    options = parser.parse_args()
    total = Swept()
    sweep = partial(sweep_service, seed=options.seed, per_operation=options.per_operation)
    if code := add_up(total, sweep, options, _describe):
        return code
    sys.stdout.write("\n".join([*render_report(total, options.show), ""]))
    return 1 if total.failures else 0


def _describe(swept: Swept) -> str:
    faults = count_failures(len(swept.failures))
    return f"{swept.sites.total()} sites, {swept.seconds:.1f} s{faults}"


if __name__ == "__main__":
    sys.exit(main())
