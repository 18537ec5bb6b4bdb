"""Many targets at once: made and written, or compared with what is there.

Takes targets, gives what became of each or how it differs, in the order of the targets. All are
written or none: whatever goes wrong with one leaves every folder as it was. Packages are made in
several processes and let go as soon as they are on disk, or compared.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from functools import partial

from shapewright.pipeline.interrupt import holding_interrupts, interruptible
from shapewright.pipeline.package import Made, Origin, Sources, make_package, read_origin
from shapewright.pipeline.workers import run_all
from shapewright.problem import CannotContinueError, Problem
from shapewright.specs.locks import Locks
from shapewright.specs.target import Target, check_distinct
from shapewright.write import (
    Comparison,
    Stage,
    Written,
    compare_tree,
    recover,
    render_diff,
    staged,
    write_file,
)

Progress = Callable[[str, int, int], None]
"""Told what was just finished, how many are, and how many there will be."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """How a target's folder differs from what would be generated."""

    target: Target
    exists: bool
    """Whether there is such a folder at all."""
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    different: tuple[str, ...]
    edited: tuple[str, ...]
    foreign: tuple[str, ...]
    diff: tuple[str, ...]
    lock: str
    """What the lock says that is no longer so; empty when it is right."""
    warnings: tuple[Problem, ...]

    @property
    def is_none(self) -> bool:
        """Whether nothing differs."""
        return not (self.lock or any(self.counts.values()))

    @property
    def counts(self) -> dict[str, int]:
        """How many files differ, by how they do."""
        names = ("missing", "stale", "different", "edited", "foreign")
        return {name: len(getattr(self, name)) for name in names}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How everything that was checked differs."""

    drifts: tuple[Drift, ...]
    orphans: tuple[str, ...]
    """Entries of locks whose targets are gone, each as a sentence."""

    @property
    def is_same(self) -> bool:
        """Whether nothing differs, so that generating would change nothing."""
        return not self.orphans and all(drift.is_none for drift in self.drifts)


def generate(
    targets: Sequence[Target], *, force: bool, workers: int, progress: Progress
) -> list[Outcome]:
    """Make every target's folder what it should be, all or none.

    Raises:
        CannotContinueError: with the problems of every target; nothing was changed.
        KeyboardInterrupt: nothing was changed.
    """
    check_distinct(targets)
    # Also beside what is up to date: a run can be killed when all is in place but not tidied up.
    with holding_interrupts():
        recovered = {target: recover(target.out) for target in targets}
    locks = Locks.read(targets)
    origins = _read_origins(targets, locks)
    stale = [origin.target for origin in origins if force or not origin.is_current]
    for origin in origins:
        locks.update(origin.target, origin.locked)
    done = _write_all(_make_all(stale, workers, progress), locks, force=force)
    outcomes: list[Outcome] = []
    for origin in origins:
        target = origin.target
        untouched = Outcome(target=target, release=origin.release, current=True)
        outcome = done.get(target, untouched)
        warnings = (*recovered[target], *outcome.warnings)
        outcomes.append(replace(outcome, warnings=tuple(dict.fromkeys(warnings))))
    return outcomes


def check(targets: Sequence[Target], *, workers: int, progress: Progress) -> Checked:
    """How each target's folder differs from what would be generated; nothing is written.

    Raises:
        CannotContinueError: a target cannot be made.
    """
    check_distinct(targets)
    locks = Locks.read(targets)
    origins = {origin.target: origin for origin in _read_origins(targets, None)}
    drifts: list[Drift] = []
    problems: list[Problem] = []
    with closing(_make_all(targets, workers, progress)) as packages:
        for made in packages:
            if isinstance(made, CannotContinueError):
                problems += made.problems
                continue
            comparison = compare_tree(made.target.out, made.tree)
            lock = locks.find_drift(made.target, origins[made.target].locked)
            drifts.append(_build_drift(made, comparison, lock))
    if problems:
        raise CannotContinueError(problems)
    return Checked(drifts=tuple(drifts), orphans=tuple(locks.find_orphans()))


def _read_origins(targets: Sequence[Target], locks: Locks | None) -> list[Origin]:
    """What each target would be made from, held against the locks where they count."""
    sources = Sources()
    origins: list[Origin] = []
    problems: list[Problem] = []
    for target in targets:
        try:
            origin = read_origin(target, sources)
            if locks is not None:
                locks.hold(target, origin.locked)
            origins.append(origin)
        except CannotContinueError as error:
            problems += error.problems
    if problems:
        raise CannotContinueError(problems)
    return origins


def _make_all(
    targets: Sequence[Target], workers: int, progress: Progress
) -> Generator[Made | CannotContinueError]:
    """Every package or what is wrong with it, in order."""
    results = run_all(partial(_attempt, Sources()), targets, workers=workers)
    with closing(results):
        for index, result in enumerate(results):
            progress(targets[index].service, index + 1, len(targets))
            yield result


def _attempt(sources: Sources, target: Target) -> Made | CannotContinueError:
    try:
        return make_package(target, sources)
    except CannotContinueError as error:
        return error


def _write_all(
    packages: Generator[Made | CannotContinueError], locks: Locks, *, force: bool
) -> dict[Target, Outcome]:
    """Put every package in its place, and then the locks; an error takes all of it back."""
    with interruptible() as stand_firm:
        with ExitStack() as stack, closing(packages):
            try:
                waiting = _stage_all(packages, stack, force=force)
            finally:
                # What follows, forwards or backwards, must not be left half done.
                stand_firm()
            for _, stage in waiting:
                stage.swap()
            for path, text in locks.render().items():
                write_file(path, text)
        return {
            outcome.target: replace(
                outcome,
                files=stage.outcome,
                warnings=(*outcome.warnings, *stage.outcome.problems),
            )
            for outcome, stage in waiting
        }


def _stage_all(
    packages: Generator[Made | CannotContinueError], stack: ExitStack, *, force: bool
) -> list[tuple[Outcome, Stage]]:
    """Write every package beside its place, where it waits until the last one is there."""
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
            # The bytes are on disk by now; those of all services together are 250 MB.
            stage.plan = replace(stage.plan, written=dict.fromkeys(stage.plan.written, b""))
            release = str(made.made_from["release"])
            outcome = Outcome(target=target, release=release, current=False, warnings=made.warnings)
            waiting.append((outcome, stage))
    if problems:
        raise CannotContinueError(problems)
    return waiting


def _build_drift(made: Made, comparison: Comparison, lock: str) -> Drift:
    exists = comparison.snapshot.exists
    return Drift(
        target=made.target,
        exists=exists,
        missing=comparison.missing,
        stale=comparison.extra,
        different=comparison.different,
        edited=comparison.edited,
        foreign=comparison.foreign,
        # Of a folder that is not there, its name says it all.
        diff=tuple(render_diff(comparison)) if exists else (),
        lock=lock,
        warnings=made.warnings,
    )
