"""Work on every service: chosen by name, some at a time, with progress, added up.

Takes what is done with one service, gives the sum over all; what is done, and how the sum is told,
is for each proof to say.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Protocol, Self, TypeVar

from shapewright.pipeline.workers import run_all
from shapewright.problem import CannotContinueError, Where
from shapewright.sources.open import open_source
from shapewright.specs.select import select_names


class Sum(Protocol):
    """What came of one service, or of several."""

    def add(self, other: Self) -> None:
        """Count what came of others too."""
        ...


SumT = TypeVar("SumT", bound=Sum)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that every such proof has."""
    parser.add_argument("--services", nargs="+", default=["*"], metavar="GLOB")
    parser.add_argument(
        "--jobs", type=at_least_one, default=2, metavar="N", help="services at a time"
    )
    parser.add_argument(
        "--show", type=at_least_one, default=40, metavar="N", help="failures to list"
    )


def at_least_one(text: str) -> int:
    """The number of an option.

    Raises:
        argparse.ArgumentTypeError: it is less than one.
        ValueError: it is no number.
    """
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def add_up(
    total: SumT,
    work: Callable[[str], SumT],
    options: argparse.Namespace,
    describe: Callable[[SumT], str],
) -> int:
    """Do the work for each service that the options name, and add to the total.

    Args:
        total: what is added to.
        work: what is done with a service, which other processes must be able to import.
        options: those of ``add_options``.
        describe: what the line of progress says of a service.

    Returns:
        An exit code: 0 when all was done, 2 when it could not be, 130 when somebody stopped it.
    """
    try:
        known = open_source("installed").services()
        names = select_names(options.services, known, kind="service", where=Where("--services"))
        results = run_all(work, names, workers=options.jobs)
        for done, (name, one) in enumerate(zip(names, results, strict=True), start=1):
            total.add(one)
            sys.stderr.write(f"[{done}/{len(names)}] {name}: {describe(one)}\n")
    except CannotContinueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def count_failures(failures: int) -> str:
    """What the line of progress says of them; nothing when there are none."""
    return f", {failures} failures" if failures else ""
