"""What an update of a slice would break for those who use it.

Takes a slice and its target, gives the breaking changes between the two editions of what the slice
holds, or why they are not known. What is breaking is for the room that compares services to say.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.changes import Severity, compare_services
from shapewright.ir.graph import select_operations
from shapewright.ir.service import Service
from shapewright.pipeline.package import Sources, read_built, read_origin
from shapewright.pipeline.slices import find_old_target
from shapewright.problem import CannotContinueError, Where
from shapewright.specs.select import select_names
from shapewright.specs.target import Target
from shapewright.vendor import Slice


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """One breaking change."""

    path: str
    """As in a problem: ``Operation.request.A.B[].C``."""
    kind: str
    before: str
    after: str

    def __str__(self) -> str:
        change = " to ".join(filter(None, (self.before, self.after)))
        return f"{self.path}: {self.kind}" + (f" ({change})" if change else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaks:
    """What is known of what breaks."""

    found: tuple[Break, ...] = ()
    unknown: str = ""
    """Why nothing is known; empty when it is."""


def find_breaks(one: Slice, target: Target, sources: Sources) -> Breaks:
    """What changes for the worse between what a slice was made from and what it would be.

    Raises:
        CannotContinueError: the new edition cannot be read.
    """
    try:
        before = find_old_target(one)
        if read_origin(before, sources).made_from["models"] != one.models:
            return Breaks(unknown="the model that it was made from is not there any more")
        old = _read_part(before, sources)
    except CannotContinueError as error:
        return Breaks(unknown=error.problems[0].what)
    return Breaks(found=compare_editions(old, _read_part(target, sources)))


def compare_editions(old: Service, new: Service) -> tuple[Break, ...]:
    """The breaking changes from one edition to the next."""
    return tuple(
        Break(path=change.path, kind=change.kind, before=change.before, after=change.after)
        for change in compare_services(old, new)
        if change.severity is Severity.BREAKING
    )


def _read_part(target: Target, sources: Sources) -> Service:
    """What a target takes of its service."""
    service = read_built(sources.open(target.source), target.service)
    names = [operation.name for operation in service.operations]
    where = Where(str(target.out))
    chosen = select_names(target.operations, names, kind="operation", where=where)
    return select_operations(service, chosen) if len(chosen) < len(names) else service
