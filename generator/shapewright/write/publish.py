"""Trees onto disk, one or several, all or none.

Takes roots with their trees, gives what became of each. The first thing that is wrong with any of
them leaves every root as it was. How one root changes is the stage's work, not done here.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.write.place import locate
from shapewright.write.stage import Stage, Written, staged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from shapewright.write.manifest import JSON
    from shapewright.write.tree import Tree


@dataclass(frozen=True, slots=True)
class Target:
    """A directory to be, and all that it owns."""

    root: Path
    tree: Tree
    made_from: Mapping[str, JSON]


def write_tree(
    root: Path,
    tree: Tree,
    made_from: Mapping[str, JSON],
    *,
    force: bool = False,
) -> Written:
    """Make a directory what a tree says; nothing is touched when it already is.

    Raises:
        CannotContinueError: Without force, edited or foreign files would be lost; or another run
            is at work, or the system refused. Nothing was changed.
    """
    return write_trees([Target(root, tree, made_from)], force=force)[0]


def write_trees(targets: Sequence[Target], *, force: bool = False) -> tuple[Written, ...]:
    """Make several directories what their trees say: all are made ready, then all are swapped.

    Raises:
        CannotContinueError: As for one, with the problems of every target. Nothing was changed.
    """
    problems = list(_find_overlaps(targets))
    stages: list[Stage] = []
    with ExitStack() as stack:
        for target in targets if not problems else ():
            try:
                one = staged(target.root, target.tree, target.made_from, force=force)
                stages.append(stack.enter_context(one))
            except CannotContinueError as error:
                problems.extend(error.problems)
        if problems:
            raise CannotContinueError(problems)
        for stage in stages:
            stage.swap()
    return tuple(stage.outcome for stage in stages)


def _find_overlaps(targets: Sequence[Target]) -> Iterator[Problem]:
    """Roots that lie in one another: a swap of the outer would undo one of the inner."""
    paths = [locate(target.root).path for target in targets]
    for index, path in enumerate(paths):
        for other in paths[:index]:
            if path.is_relative_to(other) or other.is_relative_to(path):
                what = f"lies in the same directory as another target: {other}"
                hint = "Give each target a directory of its own."
                yield Problem(Where(str(targets[index].root)), what, hint)
