"""The commands under ``vendor`` as they are typed: their arguments, options and help.

Takes what was typed and hands it to the module that does it, which is imported when it is called.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from shapewright.cli.options import check_words, json_option, source_options

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


def manner_options(command: CommandT) -> CommandT:
    """How a verb goes about it."""
    dry = click.option("--dry-run", "dry", is_flag=True, help="Say what would be done; do nothing.")
    diff = click.option(
        "--diff", is_flag=True, help="Show what would be done line by line; do nothing."
    )
    return dry(diff(command))


@click.group()
def vendor() -> None:
    """Keep parts of services in a repository of your own.

    A slice is a folder with what some operations of a service need and nothing else: it imports
    the standard library alone and can be moved. A SLICE is named by its folder, or by one above it.
    """


@vendor.command("add")
@click.argument("service")
@click.option(
    "--operations",
    multiple=True,
    metavar="GLOB",
    help="Operations to keep, by name or pattern; default: all.",
)
@click.option("--into", required=True, metavar="DIR", help="The folder in which the slice stands.")
@click.option("--single-file", is_flag=True, help="Make one module of it.")
@source_options
@manner_options
@json_option
def add(*, service: str, into: str, single_file: bool, as_data: bool, **named: Any) -> int:
    """Add a slice of a service.

    It goes into a folder of its own under the one that is named.
    """
    from shapewright.cli.vendor import run_add
    from shapewright.pipeline import Spot
    from shapewright.pipeline.works import Manner

    manner = Manner(dry=named.pop("dry"), diff=named.pop("diff"))
    spot = Spot(services=(service,), **named)
    return run_add(spot, into, manner, single_file=single_file, as_data=as_data)


@vendor.command("update")
@click.argument("slices", nargs=-1, metavar="[SLICE]...")
@source_options
@click.option("--ours", multiple=True, metavar="PATH", help="Keep this file as it stands here.")
@click.option("--theirs", multiple=True, metavar="PATH", help="Take this file as generated.")
@click.option("--allow-dirty", is_flag=True, help="Merge edits that are not committed too.")
@manner_options
@json_option
def update(
    *,
    slices: tuple[str, ...],
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    as_data: bool,
    **named: Any,
) -> int:
    """Make slices anew from another release, all or none.

    The release is the installed one unless another is named. Edits are merged with what is new; an
    edit that cannot be is reported, nothing is written, and the exit code is 1.
    """
    from shapewright.cli.vendor import Chosen, run_update
    from shapewright.pipeline import Spot
    from shapewright.pipeline.works import Manner

    manner = Manner(**{name: named.pop(name) for name in ("dry", "diff", "allow_dirty")})
    chosen = Chosen(ours=ours, theirs=theirs)
    return run_update(slices, Spot(**named), chosen, manner, as_data=as_data)


@vendor.command("status")
@click.argument("slices", nargs=-1, metavar="[SLICE]...")
@source_options
@click.option(
    "--allow",
    "allowed",
    multiple=True,
    metavar="WORD",
    help="What is no reason for exit code 1: edited, outdated.",
)
@manner_options
@json_option
def status(
    *,
    slices: tuple[str, ...],
    allowed: tuple[str, ...],
    diff: bool,
    as_data: bool,
    **named: Any,
) -> int:
    """Tell what was edited, and what an update would change and break.

    Exits with 1 when a slice is edited or outdated. Writes nothing, so that --dry-run changes
    nothing; --diff shows the edits.
    """
    from shapewright.cli.vendor import WORDS, run_status
    from shapewright.pipeline import Spot

    check_words("--allow", allowed, WORDS)
    del named["dry"]
    return run_status(slices, Spot(**named), allowed, diff=diff, as_data=as_data)


@vendor.command("remove")
@click.argument("slices", nargs=-1, required=True, metavar="SLICE...")
@click.option("--force", is_flag=True, help="Remove edited files too.")
@manner_options
@json_option
def remove(*, slices: tuple[str, ...], force: bool, dry: bool, diff: bool, as_data: bool) -> int:
    """Remove slices, and nothing that is not theirs.

    Files of others stay; edited files are a reason to stop unless --force is given.
    """
    from shapewright.cli.vendor import run_remove
    from shapewright.pipeline.works import Manner

    manner = Manner(dry=dry, diff=diff, force=force)
    return run_remove(slices, manner, as_data=as_data)
