"""``generate``: one line for each target, or JSON.

Takes what names the targets, gives the exit code 0; problems are raised. A list of objects is
printed for a program, in the order of the targets: ``service``, ``release``, ``out``, ``current``
(nothing had to be made), ``written``, ``unchanged`` and ``removed`` files, ``problems`` (warnings).
"""

from __future__ import annotations

from shapewright.cli.cores import count_cores
from shapewright.cli.program import STOPPED
from shapewright.cli.target import Named
from shapewright.cli.terminal import (
    DIM,
    as_json,
    print_json,
    print_line,
    print_problems,
    showing_progress,
)
from shapewright.pipeline import Outcome, generate


def run_generate(named: Named, *, force: bool, as_data: bool) -> int:
    """Make the packages, and say what became of each."""
    targets = named.read()
    with showing_progress("Generating") as progress:
        outcomes = generate(targets, force=force, workers=count_cores(), progress=progress)
    try:
        _print_outcomes(outcomes, as_data=as_data)
    except KeyboardInterrupt:
        print_line("Stopped; everything had been written.", err=True)
        return STOPPED
    return 0


def _print_outcomes(outcomes: list[Outcome], *, as_data: bool) -> None:
    if as_data:
        print_json([describe_outcome(outcome) for outcome in outcomes])
        return
    for outcome in outcomes:
        print_problems(outcome.warnings)
        print_outcome(outcome)


def print_outcome(outcome: Outcome) -> None:
    """Say what became of one target, in a line."""
    made = f"{outcome.target.service} {outcome.release}".strip()
    if outcome.current:
        print_line(f"{made}: up to date in {outcome.target.out}", style=DIM)
        return
    files = outcome.files
    counts = {"written": files.written, "unchanged": files.unchanged, "removed": files.removed}
    said = ", ".join(f"{count} {word}" for word, count in counts.items() if count)
    print_line(f"{made}: {said} in {outcome.target.out}")


def describe_outcome(outcome: Outcome) -> dict[str, object]:
    """What became of one target, for a program."""
    return {
        "service": outcome.target.service,
        "release": outcome.release,
        "out": str(outcome.target.out),
        "current": outcome.current,
        "written": outcome.files.written,
        "unchanged": outcome.files.unchanged,
        "removed": outcome.files.removed,
        "problems": as_json(outcome.warnings),
    }
