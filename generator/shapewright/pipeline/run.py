"""Many targets at once: made and written, or compared with what is there.

Takes targets, gives what became of each or how it differs, in the order of the targets. What is up
to date is not made again, and what was locked is held to.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial

from shapewright.pipeline.batch import Outcome, Progress, make_all, write_all
from shapewright.pipeline.interrupt import holding_interrupts
from shapewright.pipeline.package import Made, Origin, Sources, make_package, read_origin
from shapewright.problem import CannotContinueError, Problem
from shapewright.specs.locks import Locks
from shapewright.specs.target import Target, check_distinct
from shapewright.write import Comparison, compare_tree, recover, render_diff, write_file


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
    made = make_all(partial(make_package, sources=Sources()), stale, workers, progress)
    done = write_all(made, partial(_write_locks, locks), force=force)
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
    make = partial(make_package, sources=Sources())
    with closing(make_all(make, targets, workers, progress)) as packages:
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


def _write_locks(locks: Locks) -> None:
    for path, text in locks.render().items():
        write_file(path, text)


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
