"""``python -m bench.fakes``: every operation and every resource of every service, played.

Exit codes: 0 every answer was right, 1 some were not, 2 it could not run.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from functools import partial

from bench.every_service import add_options, add_up, count_failures
from bench.fakes.played import Played
from bench.fakes.run import play_service


def main() -> int:
    """Play, print, and say whether it held."""
    parser = argparse.ArgumentParser(prog="bench.fakes", description="Play all fakes.")
    add_options(parser)
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    options = parser.parse_args()
    total = Played()
    if code := add_up(total, partial(play_service, seed=options.seed), options, _describe):
        return code
    sys.stdout.write("\n".join([*_render(total, options.show), ""]))
    return 1 if total.failures else 0


def _describe(played: Played) -> str:
    faults = count_failures(len(played.failures))
    return f"{played.cycles} of {played.resources} resources, {played.seconds:.1f} s{faults}"


def _render(total: Played, most: int) -> list[str]:
    rows = [
        ("services", total.services),
        ("operations", total.operations),
        ("right answers", total.answers),
        ("answers that botocore parsed", total.parsed),
        ("streams of events left out", total.streams),
        ("answers with texts that no client could send", total.repeated),
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
