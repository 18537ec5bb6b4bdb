"""The verbs of vendoring: what a command makes of slices, all of them or none.

Takes what was typed, gives what became of each folder, or would. What an edit becomes is the room
``vendor``'s to decide, how a folder changes is ``write``'s; here the two are brought together.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from shapewright.pipeline.batch import Progress
from shapewright.pipeline.interrupt import holding_interrupts
from shapewright.pipeline.package import Sources
from shapewright.pipeline.slices import (
    MadeSlice,
    describe_origin,
    find_target,
    make_slice,
    read_new_target,
    remake_base,
)
from shapewright.pipeline.spot import Spot
from shapewright.pipeline.works import Done, Manner, Work, carry_out
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.vendor import (
    BASE_NAME,
    Resolved,
    Side,
    Slice,
    State,
    Update,
    check_committed,
    read_state,
    resolve_files,
)
from shapewright.write import (
    MANIFEST_NAME,
    Edits,
    Tree,
    is_current,
    preview,
    preview_removal,
    recover,
    staged,
    staged_removal,
)


def add(spot: Spot, into: Path, manner: Manner, *, single_file: bool) -> Done:
    """Make a slice where there is none.

    Raises:
        CannotContinueError: there is one already, or something in its way; nothing was changed.
    """
    target = read_new_target(spot, into)
    recover_all([target.out])
    if (target.out / MANIFEST_NAME).exists():
        what = "there is a generated package already"
        hint = "`shapewright vendor update` brings a slice up to date, `remove` takes it away."
        raise CannotContinueError([Problem(Where(str(target.out)), what, hint)])
    made = make_slice(target, Sources(), single_file=single_file)
    done = Done(service=target.service, root=target.out, after=made.release, warnings=made.warnings)
    work = Work(
        done=done,
        tree=made.tree,
        preview=partial(preview, target.out, made.tree, made.made_from),
        stage=partial(staged, target.out, made.tree, made.made_from),
    )
    return carry_out([work], manner)[0]


def update(
    slices: Sequence[Slice],
    spot: Spot,
    sides: Mapping[Path, Side],
    manner: Manner,
    progress: Progress,
) -> list[Done]:
    """Make slices anew from another release, and merge what was edited.

    Args:
        slices: those that are there.
        spot: the release or model, if one is asked for.
        sides: files of which one version is to be taken, by absolute path.
        manner: how to go about it.
        progress: told of each slice that was made.

    Raises:
        CannotContinueError: with the problems of every slice; nothing was changed.
    """
    sources = Sources()
    works: list[Work | Done] = []
    problems: list[Problem] = []
    for index, one in enumerate(slices):
        try:
            works.append(plan_update(one, spot, _choose_sides(one, sides), manner, sources))
        except CannotContinueError as error:
            problems += error.problems
        progress(one.stated.service, index + 1, len(slices))
    problems += _find_unused(sides, slices)
    if problems:
        raise CannotContinueError(problems)
    planned = [work if isinstance(work, Done) else work.done for work in works]
    if any(done.conflicts for done in planned):
        return planned
    return carry_out(works, manner)


def remove(slices: Sequence[Slice], manner: Manner) -> list[Done]:
    """Take slices away, and nothing that is not theirs.

    Raises:
        CannotContinueError: with the problems of every slice; nothing was changed.
    """
    return carry_out(
        [
            Work(
                done=Done(service=one.stated.service, root=one.root, before=one.release),
                tree=Tree({}),
                preview=partial(preview_removal, one.root, force=manner.force),
                stage=partial(staged_removal, one.root, force=manner.force),
            )
            for one in slices
        ],
        manner,
    )


def plan_update(
    one: Slice, spot: Spot, sides: Mapping[str, Side], manner: Manner, sources: Sources
) -> Work | Done:
    """What an update makes of one slice, or that it leaves it as it is.

    Raises:
        CannotContinueError: it cannot be made, or edits are not committed.
    """
    target = find_target(one, spot, sources)
    recover_all([one.root])
    single_file = one.stated.single_file
    origin = describe_origin(target, sources, single_file=single_file)
    release = str(origin["release"])
    done = Done(service=target.service, root=one.root, before=one.release, after=release)
    if is_current(one.root, origin):
        return replace(done, current=True)
    made = make_slice(target, sources, single_file=single_file)
    state = read_state(one)
    resolved = resolve_made(one, state, made, sides, sources)
    touched = [*resolved.merged, *resolved.dropped]
    is_open = resolved.conflicts or manner.allow_dirty or not manner.writes
    if not is_open and (problems := check_committed(one.root, touched)):
        raise CannotContinueError(problems)
    done = replace(done, resolved=resolved, warnings=made.warnings)
    tree = Tree({**resolved.texts, BASE_NAME: made.base})
    edits = Edits(
        seen={**resolved.seen, **({BASE_NAME: state.base_digest} if state.base_digest else {})},
        owned=made.tree.digests,
    )
    return Work(
        done=done,
        tree=tree,
        preview=partial(preview, one.root, tree, made.made_from, edits=edits),
        stage=partial(staged, one.root, tree, made.made_from, edits=edits),
    )


def resolve_made(
    one: Slice, state: State, made: MadeSlice, sides: Mapping[str, Side], sources: Sources
) -> Resolved:
    """What becomes of the files of a slice that was made anew."""
    return resolve_files(
        Update(
            slice=one,
            state=state,
            texts=made.texts,
            sides=sides,
            find_base=base_finder(one, state, sources),
        )
    )


def base_finder(one: Slice, state: State, sources: Sources) -> Callable[[str], str | None]:
    """What finds a file as it was generated: kept beside the slice, or else made again."""

    @cache
    def remake() -> dict[str, str]:
        try:
            return remake_base(one, sources)
        except CannotContinueError:
            return {}  # the old release cannot be had; whoever asks says that it is not known

    def find(path: str) -> str | None:
        kept = state.base.get(path)
        return remake().get(path) if kept is None else kept

    return find


def recover_all(roots: Sequence[Path]) -> None:
    """Put right what killed runs left behind.

    Raises:
        CannotContinueError: something that was moved cannot be moved back.
    """
    with holding_interrupts():
        for root in roots:
            recover(root)


def _choose_sides(one: Slice, sides: Mapping[Path, Side]) -> dict[str, Side]:
    """What was chosen for the files of a slice, by their paths in it."""
    root = one.root.absolute()
    return {
        path.relative_to(root).as_posix(): side
        for path, side in sides.items()
        if path.is_relative_to(root)
    }


def _find_unused(sides: Mapping[Path, Side], slices: Sequence[Slice]) -> list[Problem]:
    """A problem for each choice that is about no file of any slice."""
    files = {one.root.absolute() / path for one in slices for path in one.manifest.files}
    return [
        Problem(Where(str(path)), f"--{side} names no file of a slice", "Name one by its path.")
        for path, side in sides.items()
        if path not in files
    ]
