"""Targets named on the spot, without a file.

Takes a source, services by name or pattern, and a folder; gives one target for each service. Looks
only at the names a source has.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shapewright.lower.naming import package_name
from shapewright.pipeline.package import Sources
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.sources.open import Source, open_source
from shapewright.specs.select import is_pattern, select_names
from shapewright.specs.target import INSTALLED, Target, check_release

COMMAND_LINE = Where("command line")
_MODELS = "Name a service-2.json, a botocore wheel, or a folder with botocore's data."
_PAGES = "Name the text of a documentation page."


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What was said about where models come from, and which of them are wanted."""

    release: str | None = None
    model: str | None = None
    page: str | None = None
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
    for text, hint in ((spot.model, _MODELS), (spot.page, _PAGES)):
        if text is not None and not Path(text).exists():
            raise CannotContinueError([Problem(Where(text), "there is no such path", hint)])
        if text is not None:
            # Absolute: a file by the name of "installed" or of a release is still a file.
            return str(Path(text).absolute())
    return spot.release or INSTALLED


def read_spot_targets(spot: Spot, out: Path, *, is_shared: bool = False) -> list[Target]:
    """The targets: a single service goes into ``out`` itself, several into folders in it.

    Args:
        spot: what was said.
        out: the folder.
        is_shared: a single service goes into a folder in it too.

    Raises:
        CannotContinueError: the source cannot be opened, or has no such service.
    """
    source = find_source(spot)
    opened = Sources().open(source)
    names = _choose_services(spot, opened)
    into_folders = is_shared or len(spot.services) > 1 or any(map(is_pattern, spot.services))
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
    if spot.page is not None:
        return _choose_of_page(spot, known)
    if spot.services:
        return select_names(spot.services, known, kind="service", where=COMMAND_LINE)
    if len(known) > 1:
        what = f"{spot.model or 'the source'} holds {len(known)} services"
        hint = "Choose with --service, by name or pattern; --service '*' takes all."
        raise CannotContinueError([Problem(COMMAND_LINE, what, hint)])
    return list(known)


def _choose_of_page(spot: Spot, known: tuple[str, ...]) -> list[str]:
    """The one service of a page, which may be told its name."""
    if len(spot.services) > 1 or any(map(is_pattern, spot.services)):
        what = "a page is of one service"
        raise CannotContinueError([Problem(COMMAND_LINE, what, "Give --service one name.")])
    if spot.services:
        return list(spot.services)
    if not known:
        what = f"{spot.page} does not say which service it is of"
        raise CannotContinueError([Problem(COMMAND_LINE, what, "Give its name: --service NAME.")])
    from shapewright.reconcile.identify import find_by_name  # noqa: PLC0415 - for pages alone

    # A page has the name that boto3 gives a client's class: BedrockRuntime, not bedrock-runtime.
    found = find_by_name(known[0], open_source(INSTALLED).services())
    return found if len(found) == 1 else [known[0]]
