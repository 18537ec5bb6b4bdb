"""``python -m bench.docs``: what the documentation of SageMaker and of all services costs.

Prints a table of builds with their budgets, what the checker finds in the links of the largest
site that was built, and how long a browser takes to show a page and to find a name. Exit codes: 0
measured, and every link is good; 1 one is not; 2 it could not run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.docs.build import measure_all, measure_formats, measure_site
from bench.docs.links import count_links
from bench.docs.look import measure_looking
from bench.row import Row, Setup
from bench.table import render_table
from shapewright.problem import CannotContinueError


def main() -> int:
    """Measure, print, and say whether every link is good."""
    parser = argparse.ArgumentParser(prog="bench.docs", description="Measure the documentation.")
    parser.add_argument("--quick", action="store_true", help="leave out the run over all services")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="fresh processes a row")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs: at least 1")
    try:
        with TemporaryDirectory(prefix="shapewright-bench-") as folder:
            setup = Setup(folder=Path(folder), runs=options.runs)
            lines, is_good = measure(setup, quick=options.quick)
    except CannotContinueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    sys.stdout.write("\n".join([*lines, ""]))
    return 0 if is_good else 1


def measure(setup: Setup, *, quick: bool) -> tuple[list[str], bool]:
    """Every line, and whether every link is good."""
    rows: list[Row] = [*measure_site(setup), *measure_formats(setup)]
    site = setup.folder / "site"
    looks = measure_looking(site)
    if not quick:
        rows += measure_all(setup)
        site = setup.folder / "all"
    links, is_good = count_links(site)
    return [*render_table(rows), "", *looks, "", *links], is_good


if __name__ == "__main__":
    sys.exit(main())
