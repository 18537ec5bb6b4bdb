"""How slices stand: what was edited in them, and what an update would change and break.

Takes slices and the release or model to compare with, gives what is to be said of each. It makes
the new package of a slice that is outdated, and writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from shapewright.pipeline.batch import Progress
from shapewright.pipeline.breaks import Breaks, find_breaks
from shapewright.pipeline.package import Sources
from shapewright.pipeline.slices import MadeSlice, describe_origin, find_target, make_slice
from shapewright.pipeline.spot import Spot
from shapewright.pipeline.vendor import base_finder, recover_all, resolve_made
from shapewright.problem import CannotContinueError, Problem
from shapewright.vendor import (
    BASE_NAME,
    Condition,
    Conflict,
    Slice,
    State,
    read_state,
    read_text,
)
from shapewright.write import render_edit

_NOTHING = Breaks()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What an update would do."""

    release: str
    changed: tuple[str, ...] = ()
    """Files that would be generated otherwise, by path."""
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    breaks: Breaks = _NOTHING

    @property
    def is_nothing(self) -> bool:
        """Whether every file would be generated as it was."""
        return not (self.changed or self.added or self.removed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one slice stands."""

    slice: Slice
    edited: tuple[str, ...]
    deleted: tuple[str, ...]
    pending: Pending
    diff: tuple[str, ...]
    """The edits, from what was generated to what stands there."""

    @property
    def is_edited(self) -> bool:
        """Whether a file is not as it was generated."""
        return bool(self.edited or self.deleted)

    @property
    def is_outdated(self) -> bool:
        """Whether an update would change a file."""
        return not self.pending.is_nothing


def find_standings(
    slices: Sequence[Slice], spot: Spot, progress: Progress, *, diff: bool
) -> list[Standing]:
    """How each slice stands.

    Args:
        slices: those that are there.
        spot: the release or model to compare with, if one is asked for.
        progress: told of each slice that was looked at.
        diff: whether to give the edits line by line.

    Raises:
        CannotContinueError: with the problems of every slice.
    """
    sources = Sources()
    standings: list[Standing] = []
    problems: list[Problem] = []
    for index, one in enumerate(slices):
        try:
            standings.append(_find_standing(one, spot, sources, diff=diff))
        except CannotContinueError as error:
            problems += error.problems
        progress(one.stated.service, index + 1, len(slices))
    if problems:
        raise CannotContinueError(problems)
    return standings


def _find_standing(one: Slice, spot: Spot, sources: Sources, *, diff: bool) -> Standing:
    recover_all([one.root])
    state = read_state(one)
    return Standing(
        slice=one,
        edited=tuple(state.with_condition(Condition.EDITED)),
        deleted=tuple(state.with_condition(Condition.DELETED)),
        pending=_find_pending(one, state, spot, sources),
        diff=tuple(_render_edits(one, state, sources)) if diff else (),
    )


def _find_pending(one: Slice, state: State, spot: Spot, sources: Sources) -> Pending:
    target = find_target(one, spot, sources)
    single_file = one.stated.single_file
    origin = describe_origin(target, sources, single_file=single_file)
    if origin == one.manifest.made_from:
        return Pending(release=one.release)
    made = make_slice(target, sources, single_file=single_file)
    resolved = resolve_made(one, state, made, {}, sources)
    pending = _compare(one, made, tuple(resolved.conflicts))
    if pending.is_nothing or origin["models"] == one.models:
        return pending  # of another Shapewright at most
    return replace(pending, breaks=find_breaks(one, target, sources))


def _compare(one: Slice, made: MadeSlice, conflicts: tuple[Conflict, ...]) -> Pending:
    owned = {path: sha for path, sha in one.manifest.files.items() if path != BASE_NAME}
    new = {path: sha256(text.encode()).hexdigest() for path, text in made.texts.items()}
    return Pending(
        release=made.release,
        changed=tuple(sorted(path for path in owned.keys() & new if owned[path] != new[path])),
        added=tuple(sorted(new.keys() - owned)),
        removed=tuple(sorted(owned.keys() - new)),
        conflicts=conflicts,
    )


def _render_edits(one: Slice, state: State, sources: Sources) -> Iterator[str]:
    """The edits line by line; of a file whose beginnings are not known, that."""
    find_base = base_finder(one, state, sources)
    for path in state.digests:
        base, text = find_base(path), read_text(one.root / path)
        if base is None or text is None:
            yield f"# {path}: there is nothing to compare"
        else:
            yield from render_edit(path, base, text)
