"""Targets named on the spot, without a file.

Takes a source, services by name or pattern, and a folder; gives one target for each service. Looks
only at the names a source has.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shapewright.pipeline.package import Sources
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.sources.open import Source
from shapewright.specs.select import is_pattern, select_names
from shapewright.specs.target import INSTALLED, Target, check_release, package_name

COMMAND_LINE = Where("command line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What was said about where models come from, and which of them are wanted."""

    release: str | None = None
    model: str | None = None
    services: tuple[str, ...] = ()
    """Names or patterns; none for the only service there is."""
    operations: tuple[str, ...] = ()


def find_source(spot: Spot) -> str:
    """What ``open_source`` takes.

    Raises:
        CannotContinueError: the release is none, or no model stands at the path.
    """
    if spot.release is not None:
        check_release(spot.release, COMMAND_LINE)
    if spot.model is not None and not Path(spot.model).exists():
        hint = "Name a service-2.json, a botocore wheel, or a folder with botocore's data."
        raise CannotContinueError([Problem(Where(spot.model), "there is no such path", hint)])
    # Absolute: a file by the name of "installed" or of a release is still a file.
    path = str(Path(spot.model).absolute()) if spot.model is not None else None
    return path or spot.release or INSTALLED


def read_spot_targets(spot: Spot, out: Path) -> list[Target]:
    """The targets: a single service goes into ``out`` itself, several into folders in it.

    Raises:
        CannotContinueError: the source cannot be opened, or has no such service.
    """
    source = find_source(spot)
    opened = Sources().open(source)
    names = _choose_services(spot, opened)
    into_folders = len(spot.services) > 1 or any(map(is_pattern, spot.services))
    return [
        Target(
            where=COMMAND_LINE,
            service=name,
            source=source,
            operations=spot.operations or ("*",),
            out=out / package_name(name) if into_folders else out,
        )
        for name in names
    ]


def _choose_services(spot: Spot, source: Source) -> list[str]:
    known = source.services()
    if spot.services:
        return select_names(spot.services, known, kind="service", where=COMMAND_LINE)
    if len(known) > 1:
        what = f"{spot.model or 'the source'} holds {len(known)} services"
        hint = "Choose with --service, by name or pattern; --service '*' takes all."
        raise CannotContinueError([Problem(COMMAND_LINE, what, hint)])
    return list(known)
