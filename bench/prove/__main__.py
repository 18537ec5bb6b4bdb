"""``python -m bench.prove``: generate services, and hold them against every tool.

Exit codes: 0 proved, 1 a tool found something, 2 it could not run.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.prove.check import TOOLS, select_checks
from bench.prove.package import generate_packages, read_packages
from bench.prove.report import render_report
from bench.prove.run import Plan, Proof, prove_packages
from shapewright.problem import CannotContinueError


def main() -> int:
    """Prove, print, and say whether it held."""
    options = _read_options()
    try:
        with TemporaryDirectory(prefix="shapewright-prove-") as scratch:
            proofs = prove(options, Path(scratch))
    except CannotContinueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    sys.stdout.write("\n".join([*render_report(proofs), ""]))
    return 1 if any(proof.findings for proof in proofs) else 0


def prove(options: argparse.Namespace, scratch: Path) -> list[Proof]:
    """The proofs that the options ask for."""
    checks = select_checks(options.tools.split(","))
    folder = options.tree
    if folder is None:
        folder = scratch / "packages"
        folder.mkdir()
        generate_packages(options.services, folder)
    plan = Plan(folder=folder, scratch=scratch, jobs=options.jobs, black_every=options.black_every)
    return prove_packages(read_packages(folder), checks, plan, _report_progress)


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.prove", description="Prove generated packages.")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--services", nargs="+", default=["*"], metavar="GLOB")
    what.add_argument("--tree", type=Path, metavar="DIR", help="packages that are there already")
    parser.add_argument("--tools", default=",".join(TOOLS), metavar="NAME,NAME")
    parser.add_argument("--jobs", type=_count, default=2, metavar="N", help="runs at a time")
    parser.add_argument("--black-every", type=_count, default=1, metavar="N", help="sample files")
    return parser.parse_args()


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _report_progress(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
