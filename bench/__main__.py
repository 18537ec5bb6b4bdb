"""``python -m bench``: every measurement, in two tables.

Exit codes: 0 measured, whatever the numbers say; 2 it could not run.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.convert import measure_convert
from bench.documents import measure_documents
from bench.generate_all import measure_generate_all
from bench.generate_one import measure_generate_one
from bench.import_package import measure_import
from bench.row import Row, Setup
from bench.table import build_data, render_table
from bench.validate.measure import measure_validate
from bench.validate.score import Comparison
from bench.validate.table import build_validation, render_validation
from shapewright.problem import CannotContinueError

_QUICK = "leave out the run over all services, and the peers among the validators"


def main() -> int:
    """Measure, print, and say whether that worked."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure the generator.")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help=_QUICK)
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="fresh processes a row")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs: at least 1")
    try:
        with TemporaryDirectory(prefix="shapewright-bench-") as folder:
            setup = Setup(folder=Path(folder), runs=options.runs)
            rows, comparisons = measure(setup, quick=options.quick)
    except CannotContinueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    if options.json:
        data = {"rows": build_data(rows), "validation": build_validation(comparisons)}
        text = json.dumps(data, indent=2)
    else:
        text = "\n".join([*render_table(rows), "", *render_validation(comparisons)])
    sys.stdout.write(f"{text}\n")
    return 0


def measure(setup: Setup, *, quick: bool) -> tuple[list[Row], list[Comparison]]:
    """Every row and comparison; SageMaker first, for its package is what the later ones use."""
    steps = [measure_generate_one, measure_import, measure_convert, measure_documents]
    if not quick:
        steps.append(measure_generate_all)
    rows: list[Row] = []
    for done, step in enumerate(steps, start=1):
        rows += step(setup)
        sys.stderr.write(f"[{done}/{len(steps) + 1}] {rows[-1].work}\n")
    comparisons = measure_validate(setup, peers=not quick)
    sys.stderr.write(f"[{len(steps) + 1}/{len(steps) + 1}] validation of {comparisons[-1].case}\n")
    return rows, comparisons


if __name__ == "__main__":
    sys.exit(main())
