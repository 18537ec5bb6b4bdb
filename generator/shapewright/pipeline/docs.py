"""A folder of documentation: the pages of every service, and those above them.

Takes targets and a folder, gives what became of each service. All services are written or none;
then the pages above them, and what belongs to services that are no longer wanted is removed. Pages
are made in several processes and let go as soon as they are on disk; a service of which nothing
changed is not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from shapewright.pipeline.batch import Outcome, Progress, make_all, write_all
from shapewright.pipeline.full_text import check_full_text, remove_index, tell_index
from shapewright.pipeline.interrupt import holding_interrupts, interruptible
from shapewright.pipeline.package import Sources
from shapewright.pipeline.reference import (
    FRONT_NAME,
    Wish,
    describe_pages,
    make_pages,
    read_front,
)
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.specs.target import Target, check_distinct
from shapewright.write import (
    JSON,
    Tree,
    find_interrupted,
    is_current,
    preview,
    preview_removal,
    read_manifest,
    recover,
    staged_removal,
    write_tree,
)

if TYPE_CHECKING:
    from shapewright.docs.front import FrontService

RESERVED = frozenset(["assets", "pagefind"])
"""Folders beside those of the services."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What became of a folder of documentation."""

    outcomes: tuple[Outcome, ...]
    """Of the services, in order."""
    removed: tuple[str, ...]
    """Folders of services that are no longer wanted."""


def build_docs(
    targets: Sequence[Target],
    wish: Wish,
    *,
    force: bool,
    workers: int,
    progress: Progress,
) -> Built:
    """Make a folder the documentation of these targets, each in a folder of its own there.

    An index of the prose that was there before is removed with the first change, since it would
    find what is no longer there, and where none is wished for any more.

    Raises:
        CannotContinueError: with the problems of every target; no service was changed.
        KeyboardInterrupt: nothing was changed.
    """
    folder = wish.folder
    check_distinct(targets)
    _check_names(targets)
    if wish.full_text:
        check_full_text(folder, wish.format)
    with holding_interrupts():
        places = dict.fromkeys([folder, *find_interrupted(folder), *(one.out for one in targets)])
        recovered = [warning for place in places for warning in recover(place)]
    wanted = {target.out.name for target in targets}
    gone = [folder / name for name in _read_services(folder) if name not in wanted]
    _check_kept(wish, gone, force=force)
    sources = Sources()
    releases = {target: sources.open(target.source).release for target in targets}
    stale = [one for one in targets if force or not _is_current(one, wish, sources)]
    make = partial(make_pages, replace(wish, anew=force), Sources())
    made = make_all(make, stale, workers, progress)
    done = write_all(made, _finish, force=force)
    outcomes = tuple(
        done.get(target) or Outcome(target=target, release=releases[target], current=True)
        for target in targets
    )
    with interruptible() as stand_firm:
        stand_firm()  # the services are written: what stands above them is not to stay behind
        removed = tuple(_remove(out, force=force) for out in gone)
        if _write_front(targets, wish, force=force) or done or removed:
            remove_index(folder)
    if outcomes and recovered:
        first = replace(outcomes[0], warnings=(*recovered, *outcomes[0].warnings))
        outcomes = (first, *outcomes[1:])
    return Built(outcomes=outcomes, removed=removed)


def _finish() -> None:
    """Nothing follows."""


def _check_names(targets: Sequence[Target]) -> None:
    problems = [
        Problem(target.where, f"{target.out.name!r} is kept for the site's own files", "Rename it.")
        for target in targets
        if target.out.name.lower() in RESERVED
    ]
    if problems:
        raise CannotContinueError(problems)


def _check_kept(wish: Wish, gone: Sequence[Path], *, force: bool) -> None:
    """Refuse, before anything is written, to lose edits above the services or of those that go.

    Raises:
        CannotContinueError: something was edited, or is not ours.
    """
    if not force:
        preview(wish.folder, _render_front((), wish), {})
    for out in gone:
        preview_removal(out, force=force)


def _read_services(folder: Path) -> tuple[str, ...]:
    """The folders of services that the pages above them know."""
    manifest = read_manifest(folder) if folder.is_dir() else None
    services = manifest.made_from.get("services") if manifest else None
    return tuple(map(str, services)) if isinstance(services, list) else ()


def _is_current(target: Target, wish: Wish, sources: Sources) -> bool:
    source = sources.open(target.source)
    files = source.digests(target.service)
    return is_current(target.out, describe_pages(target, wish, source.release, files))


def _write_front(targets: Sequence[Target], wish: Wish, *, force: bool) -> bool:
    """Write the pages above the services; tell whether any of them had to change."""
    tree = _render_front([_read_front(target) for target in targets], wish)
    services: list[JSON] = [target.out.name for target in targets]
    made_from: dict[str, JSON] = {"services": services, "format": wish.format}
    written = write_tree(wish.folder, tree, made_from, force=force)
    return bool(written.written or written.removed)


def _render_front(fronts: Sequence[FrontService], wish: Wish) -> Tree:
    """The pages above the services, and what all pages share."""
    from shapewright.docs.formats import FORMATS  # noqa: PLC0415 - the makers, when they are needed
    from shapewright.render.render import render_files  # noqa: PLC0415

    format_ = FORMATS[wish.format]
    planned = [*format_.plan_front(fronts), *tell_index(wish.format, indexed=wish.full_text)]
    return Tree({**render_files(planned), **format_.read_assets()})


def first_page(wish: Wish) -> str:
    """The file in the folder of all services that a person begins with."""
    from shapewright.docs.address import INDEX  # noqa: PLC0415 - as above
    from shapewright.docs.formats import FORMATS  # noqa: PLC0415

    return f"{INDEX.path}{FORMATS[wish.format].suffix}"


def _read_front(target: Target) -> FrontService:
    """What the pages above a service say of it.

    Raises:
        CannotContinueError: its file is gone or broken.
    """
    path = target.out / FRONT_NAME
    try:
        return read_front(path.read_bytes())
    except (OSError, ValueError, KeyError) as error:
        hint = "Build it again with --force."
        raise CannotContinueError([Problem(Where(str(path)), "cannot be read", hint)]) from error


def _remove(out: Path, *, force: bool) -> str:
    """Remove what is owned of a service that is no longer wanted."""
    with staged_removal(out, force=force) as stage:
        stage.swap()
    return out.name
