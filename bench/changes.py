"""``python -m bench.changes OLD NEW``: what changed between two releases, counted and timed.

Takes two releases, which are fetched if they are not in the cache; prints how long a fresh process
takes for SageMaker and for all services, how many changes there are of each kind, and how the
changed patterns stand to each other. Exit codes: 0 counted, 2 it could not run.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.process import Cost, find_median, run_well
from shapewright.problem import CannotContinueError

_ONE = "sagemaker"
_PATTERNS = "pattern-"
_ENDS = {"pattern-added", "pattern-dropped"}


def main() -> int:
    """Measure, count, and print."""
    parser = argparse.ArgumentParser(prog="bench.changes", description="Count and time changes.")
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="fresh processes")
    options = parser.parse_args()
    command = [sys.executable, "-m", "shapewright", "diff", options.old, options.new]
    command += ["--json", "--fail-on", "never"]
    try:
        everything = run_well(command, folder=Path.cwd(), watch=True)
        one = [*command, "--service", _ONE]
        costs = [run_well(one, folder=Path.cwd()).cost for _ in range(options.runs)]
    except CannotContinueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    document: dict[str, Any] = json.loads(everything.out)
    lines = [
        *render_costs(find_median(costs), everything.cost, len(document["services"])),
        *render_counts(document["changes"]),
        *render_patterns(document["changes"]),
    ]
    sys.stdout.write("\n".join([*lines, ""]))
    return 0


def render_costs(one: Cost, everything: Cost, services: int) -> Iterator[str]:
    """How long it took."""
    yield f"{_ONE}: {one.cpu:.2f} s CPU, {one.wall:.2f} s"
    total = f"{everything.cpu:.1f} s CPU, {everything.wall:.1f} s"
    yield f"{services} services: {total}, {everything.together / 1e6:.0f} MB"


def render_counts(changes: list[dict[str, Any]]) -> Iterator[str]:
    """How many changes there are of each severity and kind, the most frequent first."""
    severities = Counter(change["severity"] for change in changes)
    yield ", ".join([f"{count} {severity}" for severity, count in severities.most_common()])
    for kind, count in Counter(change["kind"] for change in changes).most_common():
        yield f"{count:>7}  {kind}"


def render_patterns(changes: list[dict[str, Any]]) -> Iterator[str]:
    """How many of the changed patterns are what, and how many can break a request."""
    patterns = [
        change
        for change in changes
        if change["kind"].startswith(_PATTERNS) and change["kind"] not in _ENDS
    ]
    if not patterns:
        return
    yield f"{len(patterns)} patterns changed"
    relations = Counter(change["kind"].removeprefix(_PATTERNS) for change in patterns)
    breaking = sum(change["request"] == "breaking" for change in patterns)
    for word, count in [*relations.most_common(), ("breaking a request", breaking)]:
        yield f"{count:>7}  {count / len(patterns):>4.0%}  {word}"


if __name__ == "__main__":
    sys.exit(main())
