"""What changed between two editions, from the words of a command to the changes.

Takes the texts of both sides and what is wanted of them, gives the changes of every service in
order. Services whose files are the same are not read; of several, some are compared at once. How
severe a change is, is the room ``changes``'s to say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from shapewright.changes import Change, add_service, compare_services, remove_service
from shapewright.changes.formats.api_changes import Updates, find_updates
from shapewright.changes.order import read_order
from shapewright.changes.silence import NOTHING_SILENT, Silence, silence_of
from shapewright.ir.graph import select_operations
from shapewright.ir.service import Service
from shapewright.pipeline.batch import Progress
from shapewright.pipeline.edition import Edition, align_operations, open_edition
from shapewright.pipeline.spot import COMMAND_LINE
from shapewright.pipeline.workers import run_all
from shapewright.problem import CannotContinueError, Problem
from shapewright.specs.find import SPECS_FOLDER, find_targets
from shapewright.specs.select import select_names
from shapewright.specs.target import read_targets

_NAMELESS = "service"
"""What the service of two pages is called, when neither says it."""

Slices = dict[str, tuple[str, ...]]
"""Services, and of each the names or patterns of the operations that are wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What of two editions is to be compared."""

    services: tuple[str, ...] = ()
    """Names or patterns; none for all that there are."""
    operations: tuple[str, ...] = ()
    """The same; of every service."""
    targets: tuple[str, ...] = ()
    """Files of specs, by name or path: their services, and of those their operations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff:
    """Two editions, and what changed from one to the other."""

    old: str
    """A title: ``botocore 1.42.92``, or the name of a file."""
    new: str
    services: tuple[str, ...]
    """Those that were compared, sorted."""
    changes: tuple[Change, ...]
    """By service, path and kind."""


@dataclass(frozen=True, slots=True)
class Task:
    """One service to be compared."""

    old: str
    new: str
    service: str
    """What the new edition calls it."""
    old_service: str
    """What the old edition calls it."""
    operations: tuple[str, ...] = ("*",)


def diff(old: str, new: str, wanted: Wanted, progress: Progress, *, workers: int = 1) -> Diff:
    """What changed from one edition to another.

    Args:
        old: what names the old edition: a release, ``installed``, a path.
        new: what names the new one.
        wanted: what of them is compared.
        progress: told of every service that was compared.
        workers: how many processes may work at once.

    Raises:
        CannotContinueError: a side cannot be opened, or holds nothing of what is wanted.
    """
    before, after = open_at(old), open_at(new)
    tasks = plan_tasks(before, after, wanted)
    changes: list[Change] = []
    with closing(run_all(compare_at, tasks, workers=workers)) as results:
        for done, (task, found) in enumerate(zip(tasks, results, strict=True), 1):
            changes += found
            progress(task.service, done, len(tasks))
    _check_operations(tasks, wanted, before, after)
    return Diff(
        old=before.label,
        new=after.label,
        services=tuple(task.service for task in tasks),
        changes=tuple(changes),
    )


def list_updates(old: str, new: str, wanted: Wanted) -> Iterator[Updates]:
    """What a page of API changes tells of each service that the new edition has.

    Raises:
        CannotContinueError: as for ``diff``.
    """
    before, after = open_at(old), open_at(new)
    for task in plan_tasks(before, after, wanted):
        if not _lacks(after, task.service):
            raw = after.find(task.service).read(task.service)
            known, service = _build_both(before, after, task)
            yield find_updates(known, service, read_order(raw.model))


def _build_both(old: Edition, new: Edition, task: Task) -> tuple[Service | None, Service]:
    """A service of the new edition, and what it was in the old one."""
    after = new.build(task.service)
    if _lacks(old, task.old_service):
        return None, _cut(after, task)
    before = old.build(task.old_service)
    if old.page is not None:
        before = align_operations(before, after)
    elif new.page is not None:
        after = align_operations(after, before)
    return _cut(before, task), _cut(after, task)


@cache
def open_at(text: str) -> Edition:
    """An edition, opened once a process."""
    return open_edition(text)


def plan_tasks(old: Edition, new: Edition, wanted: Wanted) -> list[Task]:
    """The services to be compared, in order.

    Raises:
        CannotContinueError: neither edition has what is wanted.
    """
    slices = _read_slices(old, new, wanted)
    names = _choose_services(old, new, wanted, slices)
    if old.is_single and new.is_single and not wanted.services:
        # Two files of one service each are of the same, whatever they are called.
        before, after = (next(iter(one.services), _NAMELESS) for one in (old, new))
        return [_plan(old, new, after, before, slices)]
    return [_plan(old, new, name, name, slices) for name in names]


def _plan(old: Edition, new: Edition, name: str, old_name: str, slices: Slices) -> Task:
    return Task(old.text, new.text, name, old_name, slices.get(name, ("*",)))


def _read_slices(old: Edition, new: Edition, wanted: Wanted) -> Slices:
    """The operations that are wanted of each service, where not all are."""
    if wanted.operations:
        return dict.fromkeys({*old.services, *new.services, *wanted.services}, wanted.operations)
    slices: Slices = {}
    paths = find_targets(wanted.targets, folder=Path(SPECS_FOLDER)) if wanted.targets else []
    for target in read_targets(paths):
        slices[target.service] = (*slices.get(target.service, ()), *target.operations)
    return slices or {**old.slices, **new.slices}


def _choose_services(old: Edition, new: Edition, wanted: Wanted, slices: Slices) -> Sequence[str]:
    known = {*old.services, *new.services}
    pages = [one for one in (old, new) if one.page is not None]
    if wanted.services and pages and len(wanted.services) == 1:
        return wanted.services
    if wanted.services:
        return select_names(wanted.services, known, kind="service", where=COMMAND_LINE)
    if wanted.targets:
        return select_names(sorted(slices), known, kind="service", where=COMMAND_LINE)
    for one, other in ((old, new), (new, old)):
        # A lock or a file is compared in what it has: the rest of a release is not its business.
        if one.slices or (one.is_single and not other.is_single):
            return _match_single(one, other)
    return sorted(known)


def _match_single(one: Edition, other: Edition) -> Sequence[str]:
    """The services of a lock, of a file or of a page, by the names that the other edition has."""
    if not one.services:
        what = f"{one.text} does not say which service it is of"
        raise CannotContinueError([Problem(COMMAND_LINE, what, "Say which: --service NAME.")])
    if one.page is None or one.services[0] in other.services:
        return one.services
    from shapewright.reconcile.identify import find_by_name  # noqa: PLC0415 - for pages alone

    found = find_by_name(one.services[0], other.services)
    if len(found) != 1:
        what = f"no service is called {one.services[0]!r}, as {one.text} has it"
        hint = "Say which it is: --service NAME; `shapewright services` lists them."
        raise CannotContinueError([Problem(COMMAND_LINE, what, hint)])
    return found


def compare_at(task: Task) -> tuple[Change, ...]:
    """The changes of one service.

    Raises:
        CannotContinueError: the service cannot be read.
    """
    old, new = open_at(task.old), open_at(task.new)
    missing = [_lacks(old, task.old_service), _lacks(new, task.service)]
    if all(missing):
        return ()
    if any(missing):
        only = new if missing[0] else old
        service = _cut(only.build(task.service if missing[0] else task.old_service), task)
        return (add_service(service) if missing[0] else remove_service(service),)
    if _is_same(old, new, task):
        return ()
    before, after = _build_both(old, new, task)
    return () if before is None else compare_services(before, after, _find_silence(old, new))


def find_counterpart(edition: Edition, service: str) -> str:
    """What an edition calls a service: a file of one service is of it, whatever that is called."""
    return next(iter(edition.services), service) if edition.is_single else service


def compare_with(old: Edition, service: Service, operations: tuple[str, ...]) -> tuple[Change, ...]:
    """The changes from an edition to a service that is built already, and cut to some operations.

    Raises:
        CannotContinueError: the edition's own cannot be built.
    """
    name = find_counterpart(old, service.name)
    if _lacks(old, name):
        return (add_service(service),)
    task = Task(old.text, "", service.name, name, operations)
    before = old.build(name)
    if old.page is not None:
        before = align_operations(before, service)
    return compare_services(_cut(before, task), service, _find_silence(old))


def _lacks(edition: Edition, service: str) -> bool:
    return edition.page is None and service not in edition.services


def _is_same(old: Edition, new: Edition, task: Task) -> bool:
    """Whether both editions have the very same files of a service."""
    before, after = old.digests(task.old_service), new.digests(task.service)
    return [one.sha256 for one in before] == [one.sha256 for one in after]


def _find_silence(*editions: Edition) -> Silence:
    pages = [one.page for one in editions if one.page is not None]
    return silence_of(pages) if pages else NOTHING_SILENT


def _cut(service: Service, task: Task) -> Service:
    """A service with the operations that are wanted of it."""
    if task.operations == ("*",):
        return service
    names = [operation.name for operation in service.operations]
    return select_operations(service, set(_select(task.operations, names)))


def _select(patterns: Sequence[str], names: Collection[str]) -> list[str]:
    """The names that fit; that a pattern fits none here is no mistake, as it may fit elsewhere."""
    return [name for name in names if any(fnmatchcase(name, pattern) for pattern in patterns)]


def _check_operations(tasks: Sequence[Task], wanted: Wanted, old: Edition, new: Edition) -> None:
    """Refuse patterns of operations that fit nothing in any service that was compared."""
    if not wanted.operations:
        return
    names: set[str] = set()
    sides = [(old, task.old_service) for task in tasks]
    sides += [(new, task.service) for task in tasks]
    for edition, service in sides:
        if not _lacks(edition, service):
            names |= {one.name for one in edition.build(service).operations}
        if all(_select([pattern], names) for pattern in wanted.operations):
            return
    select_names(wanted.operations, names, kind="operation", where=COMMAND_LINE)
