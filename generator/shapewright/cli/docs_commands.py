"""The commands under ``docs`` as they are typed: their arguments, options and help.

Takes what was typed and hands it to the module that does it, which is imported when it is called.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from shapewright.cli.options import json_option, page_options

FORMATS = ("site", "markdown", "rest")
DEFAULT_FOLDER = "site"


@click.group("docs")
def docs() -> None:
    """Reference pages of services: a site to open, or pages for a builder of sites."""


@docs.command("build")
@page_options
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=DEFAULT_FOLDER,
    show_default=True,
    help="The folder of pages; each service has a folder in it.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="site",
    show_default=True,
    help="A site of HTML, or pages for MkDocs, Sphinx and the like.",
)
@click.option(
    "--since",
    metavar="EDITION",
    help="Tell on a page what changed since then: a botocore release, or as for diff.",
)
@click.option(
    "--full-text",
    is_flag=True,
    help="Have the prose searched too, by pagefind; names are found without it.",
)
@click.option("--force", is_flag=True, help="Make everything anew, and replace edited files.")
@json_option
def build(*, force: bool, as_data: bool, **options: Any) -> int:
    """Build the reference of targets, all or none.

    A TARGET is a file in specs/, by name or path; without one, and without --service, every file
    there. The folder holds what was asked for: pages of services that no longer are, are removed.
    """
    from shapewright.cli.docs import run_docs_build
    from shapewright.cli.target import Named
    from shapewright.pipeline.reference import Wish

    wish = Wish(
        folder=options.pop("out"),
        format=options.pop("format_"),
        since=options.pop("since") or "",
        full_text=options.pop("full_text"),
    )
    return run_docs_build(Named(**options, out=None), wish, force=force, as_data=as_data)


@docs.command("serve")
@click.argument("folder", type=click.Path(path_type=Path), default=DEFAULT_FOLDER, metavar="[DIR]")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def serve(*, folder: Path, port: int) -> int:
    """Serve a site that was built, to this machine alone, until Ctrl-C."""
    from shapewright.cli.serve import run_serve

    return run_serve(folder, port)
