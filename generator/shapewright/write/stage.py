"""Staging and swapping: a new directory made complete, then put in place in one step.

Takes a root and a tree, gives a stage whose ``swap`` changes the root from the old tree to the new
one. Until the stage is left the old tree is kept, and an error takes the swap back, so that several
stages entered together are swapped all or none. Compares and fills through the other modules.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from shapewright.problem import CannotContinueError, Level, Problem, Where
from shapewright.write.exchange import swap_back, swap_in
from shapewright.write.failure import build_failure, reporting
from shapewright.write.fill import sync_directory, write_new_directory
from shapewright.write.leftover import (
    ASIDE,
    TREE,
    recover_place,
    remove_stage,
    restore_aside,
    write_stage,
)
from shapewright.write.lock import locked
from shapewright.write.manifest import MANIFEST_NAME
from shapewright.write.place import Place, locate
from shapewright.write.plan import Edits, Plan, check_mounts, read_plan, read_removal
from shapewright.write.snapshot import read_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from pathlib import Path

    from shapewright.write.manifest import JSON
    from shapewright.write.tree import Tree


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the files of one tree; the manifest is not counted."""

    written: int
    """Files whose text is new on disk."""
    unchanged: int
    """Files left as they were, times included."""
    removed: int
    """Owned files that are no longer generated."""
    problems: tuple[Problem, ...] = ()
    """Warnings: directories of this or an earlier run that could not be removed."""


@dataclass(slots=True)
class Stage:
    """A new directory waiting beside the root it is for."""

    place: Place
    plan: Plan
    problems: list[Problem]
    folder: Path | None = None
    """Where it waits; nothing when the root already is what it should be."""
    is_swapped: bool = field(default=False, init=False)

    @property
    def outcome(self) -> Written:
        """What the swap does, or has done."""
        return _count(self.plan, self.problems)

    def swap(self) -> None:
        """Put the new directory in place of the old one, in one step; nothing when it is there.

        Raises:
            CannotContinueError: The old one changed while the new one was made, or the system
                refused. The root is as it was.
        """
        if self.folder is None or self.is_swapped:
            return
        with reporting(self.place.shown):
            self._check_unchanged()
            if self.plan.snapshot.exists:
                swap_in(self.place.path, self.folder / TREE, self.folder / ASIDE)
            else:
                (self.folder / TREE).rename(self.place.path)
            self.is_swapped = True
            sync_directory(self.place.path.parent)

    def _check_unchanged(self) -> None:
        if not self.plan.snapshot.is_same(read_snapshot(self.place.path)):
            what = "was changed while its new version was being made"
            hint = "Nothing was written; run it again."
            raise CannotContinueError([Problem(Where(str(self.place.shown)), what, hint)])

    def leave(self, error: type[BaseException] | None, *_: object) -> None:
        """Take the swap back after an error, and remove whichever tree is not in place."""
        if self.folder is None:
            return
        with reporting(self.place.shown):
            if error is not None and self.is_swapped:
                self._swap_back(self.folder)
            restore_aside(self.place, self.folder)
        try:
            remove_stage(self.folder)
        except OSError as failure:
            # The root is whole, and the next run tries again.
            self.problems.append(build_failure(self.place.shown, failure, level=Level.WARNING))

    def _swap_back(self, folder: Path) -> None:
        if self.plan.snapshot.exists:
            swap_back(self.place.path, folder / TREE, folder / ASIDE)
        else:
            self.place.path.rename(folder / TREE)


def preview(
    root: Path,
    tree: Tree,
    made_from: Mapping[str, JSON],
    *,
    edits: Edits | None = None,
) -> Written:
    """What ``staged`` would do; nothing is written.

    Raises:
        CannotContinueError: Files would be lost, or the directory cannot be read.
    """
    with reporting(root):
        return _count(read_plan(root, tree, made_from, force=None, edits=edits))


def preview_removal(root: Path, *, force: bool = False) -> Written:
    """What ``staged_removal`` would do; nothing is written.

    Raises:
        CannotContinueError: Files would be lost, or the directory cannot be read.
    """
    with reporting(root):
        return _count(read_removal(root, force=force))


def _count(plan: Plan, problems: Sequence[Problem] = ()) -> Written:
    return Written(
        written=len(plan.written.keys() - {MANIFEST_NAME}),
        unchanged=plan.unchanged,
        removed=plan.removed,
        problems=tuple(problems),
    )


@contextmanager
def staged(
    root: Path,
    tree: Tree,
    made_from: Mapping[str, JSON],
    *,
    force: bool | None = None,
    edits: Edits | None = None,
) -> Generator[Stage]:
    """Make the new directory, ready to be swapped in; leaving the block removes what is left over.

    Args:
        root: The directory to be, whose parents are made where they are missing.
        tree: All that it owns from now on.
        made_from: What the tree was made from, kept in the manifest.
        force: Replace edited and foreign files, and a manifest that is broken; nothing where nobody
            can say so, and no hint is to speak of it.
        edits: The edited files that the tree has taken into account.

    Raises:
        CannotContinueError: Files would be lost, another run is at work, or the system refused.
            Nothing was changed.
    """
    with ExitStack() as stack:
        with reporting(root):
            read = partial(read_plan, tree=tree, made_from=made_from, force=force, edits=edits)
            stage = _enter(stack, locate(root), read)
        del tree, read  # what is staged stands on disk; many stages wait at a time
        yield stage


@contextmanager
def staged_removal(root: Path, *, force: bool = False) -> Generator[Stage]:
    """Make the directory without all that is owned in it, ready to be swapped in.

    Leaving the block removes the directory when nothing is left in it.

    Args:
        root: The directory.
        force: Remove edited files too.

    Raises:
        CannotContinueError: Files would be lost, another run is at work, or the system refused.
            Nothing was changed.
    """
    with ExitStack() as stack:
        with reporting(root):
            stage = _enter(stack, locate(root), partial(read_removal, force=force))
        yield stage
    # Not before the stage is gone: an old tree beside a missing root would be moved back.
    if stage.is_swapped:
        _remove_if_empty(stage.place.path)


def _enter(stack: ExitStack, place: Place, read: Callable[[Path], Plan]) -> Stage:
    plan = None
    problems: list[Problem] = []
    if not place.find_ours():
        plan = read(place.shown)
        if not plan.is_needed:
            return Stage(place, plan, problems)
    _make_parents(stack, place.path.parent)
    stack.enter_context(locked(place))
    if plan is None:
        problems.extend(recover_place(place))
        plan = read(place.shown)
    stage = Stage(place, plan, problems)
    if plan.is_needed:
        check_mounts(plan.snapshot, place.path.parent)
        stage.folder = write_stage(place)
        stack.push(stage.leave)
        write_new_directory(stage.folder / TREE, plan)
    return stage


def _make_parents(stack: ExitStack, parent: Path) -> None:
    """Make the directories above a root, to be removed again if nothing comes to stand in them."""
    if os.path.lexists(parent) or parent == parent.parent:
        return
    _make_parents(stack, parent.parent)
    parent.mkdir()
    stack.callback(_remove_if_empty, parent)


def _remove_if_empty(directory: Path) -> None:
    with suppress(OSError):
        directory.rmdir()
