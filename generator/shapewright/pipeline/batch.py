"""Many trees at once: made in several processes, and all written or none.

Takes what makes the tree of one target, and targets; gives what became of each. Whatever goes
wrong with one leaves every folder as it was. A tree is let go as soon as it is on disk, or
compared: those of all services together are 250 MB and more. What they hold is not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from functools import partial

from shapewright.pipeline.interrupt import holding_interrupts, interruptible
from shapewright.pipeline.package import Made
from shapewright.pipeline.workers import run_all
from shapewright.problem import CannotContinueError, Problem
from shapewright.specs.target import Target
from shapewright.write import Stage, Written, staged

Progress = Callable[[str, int, int], None]
"""Told what was just finished, how many are, and how many there will be."""

Result = Made | CannotContinueError
_UNTOUCHED = Written(written=0, unchanged=0, removed=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one target."""

    target: Target
    release: str
    current: bool
    """Nothing had to be made: neither what it is made from nor what was made has changed."""
    files: Written = _UNTOUCHED
    warnings: tuple[Problem, ...] = ()


def make_all(
    make: Callable[[Target], Made], targets: Sequence[Target], workers: int, progress: Progress
) -> Generator[Result]:
    """Every tree or what is wrong with it, in order.

    Args:
        make: makes one; other processes must be able to import it.
        targets: what is made.
        workers: how many processes may work at once.
        progress: told of every target that was made.
    """
    results = run_all(partial(_attempt, make), targets, workers=workers)
    with closing(results):
        for index, result in enumerate(results):
            progress(targets[index].service, index + 1, len(targets))
            yield result


def _attempt(make: Callable[[Target], Made], target: Target) -> Result:
    try:
        return make(target)
    except CannotContinueError as error:
        return error


def write_all(
    packages: Generator[Result], finish: Callable[[], None], *, force: bool
) -> dict[Target, Outcome]:
    """Put every tree in its place, and finish; an error takes all of it back.

    Raises:
        CannotContinueError: with the problems of every target; nothing was changed.
        KeyboardInterrupt: the same.
    """
    with interruptible() as stand_firm:
        with ExitStack() as stack, closing(packages):
            try:
                waiting = _stage_all(packages, stack, force=force)
            finally:
                # What follows, forwards or backwards, must not be left half done.
                stand_firm()
            for _, stage in waiting:
                stage.swap()
            finish()
        return {
            outcome.target: replace(
                outcome,
                files=stage.outcome,
                warnings=(*outcome.warnings, *stage.outcome.problems),
            )
            for outcome, stage in waiting
        }


def _stage_all(
    packages: Generator[Result], stack: ExitStack, *, force: bool
) -> list[tuple[Outcome, Stage]]:
    """Write every tree beside its place, where it waits until the last one is there."""
    waiting: list[tuple[Outcome, Stage]] = []
    problems: list[Problem] = []
    for made in packages:
        if isinstance(made, CannotContinueError):
            problems += made.problems
        elif not problems:
            target = made.target
            try:
                one = staged(target.out, made.tree, made.made_from, force=force)
                with holding_interrupts():
                    stage = stack.enter_context(one)
            except CannotContinueError as error:
                problems += error.problems
                continue
            # The bytes are on disk by now.
            stage.plan = replace(stage.plan, written=dict.fromkeys(stage.plan.written, b""))
            release = str(made.made_from["release"])
            outcome = Outcome(target=target, release=release, current=False, warnings=made.warnings)
            waiting.append((outcome, stage))
    if problems:
        raise CannotContinueError(problems)
    return waiting
