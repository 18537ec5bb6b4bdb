"""What is to be done to the folders of slices: all of it, or shown and none of it.

Takes works, each with what is to stand in one folder, gives what became of each, or would. The
first thing that is wrong with any of them leaves every folder as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from shapewright.pipeline.interrupt import holding_interrupts, interruptible
from shapewright.problem import CannotContinueError, Problem
from shapewright.vendor import BASE_NAME, Conflict, Resolved
from shapewright.write import Stage, Tree, Written, compare_tree, render_diff


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a verb is to go about it."""

    dry: bool = False
    """Nothing is written."""
    diff: bool = False
    """Nothing is written, and the difference is shown."""
    force: bool = False
    """Edited files are no reason to stop."""
    allow_dirty: bool = False
    """Nor are edits that git does not have."""

    @property
    def writes(self) -> bool:
        """Whether anything is written."""
        return not (self.dry or self.diff)


_UNTOUCHED = Written(written=0, unchanged=0, removed=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of one slice, or would."""

    service: str
    root: Path
    before: str = ""
    """The release that it was made from."""
    after: str = ""
    """The release that it is made from now."""
    current: bool = False
    """Nothing had to be made."""
    files: Written = _UNTOUCHED
    resolved: Resolved | None = None
    diff: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def conflicts(self) -> Sequence[Conflict]:
        """What stands against it."""
        return self.resolved.conflicts if self.resolved else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be done to one folder."""

    done: Done
    tree: Tree
    """What is to stand there of what is owned, and of what was edited."""
    preview: Callable[[], Written]
    stage: Callable[[], AbstractContextManager[Stage]]


def carry_out(works: Sequence[Work | Done], manner: Manner) -> list[Done]:
    """Do all of it, or only say what it would be.

    Raises:
        CannotContinueError: with the problems of every folder; nothing was changed.
    """
    if not manner.writes:
        return [work if isinstance(work, Done) else _foresee(work, manner) for work in works]
    stages: dict[Path, Stage] = {}
    with interruptible() as stand_firm, ExitStack() as stack:
        try:
            _stage_all(works, stages, stack)
        finally:
            # What follows, forwards or backwards, must not be left half done.
            stand_firm()
        for stage in stages.values():
            stage.swap()
    return [
        work if isinstance(work, Done) else _conclude(work.done, stages[work.done.root].outcome)
        for work in works
    ]


def _stage_all(works: Sequence[Work | Done], stages: dict[Path, Stage], stack: ExitStack) -> None:
    """Make every new folder beside the old one, where it waits until the last one is there."""
    problems: list[Problem] = []
    for work in works:
        if isinstance(work, Done):
            continue
        try:
            with holding_interrupts():
                stages[work.done.root] = stack.enter_context(work.stage())
        except CannotContinueError as error:
            problems += error.problems
    if problems:
        raise CannotContinueError(problems)


def _conclude(done: Done, files: Written) -> Done:
    return replace(done, files=files, warnings=(*done.warnings, *files.problems))


def _foresee(work: Work, manner: Manner) -> Done:
    diff = tuple(_render_difference(work)) if manner.diff else ()
    return replace(work.done, files=work.preview(), diff=diff)


def _render_difference(work: Work) -> Iterator[str]:
    """The difference, without the packed base, which says nothing to a person."""
    found = compare_tree(work.done.root, work.tree)
    shown = replace(
        found,
        missing=_drop_base(found.missing),
        extra=_drop_base(found.extra),
        different=_drop_base(found.different),
        edited=_drop_base(found.edited),
    )
    return render_diff(shown)


def _drop_base(paths: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(path for path in paths if path != BASE_NAME)
