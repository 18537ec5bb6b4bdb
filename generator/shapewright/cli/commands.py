"""The commands as they are typed: their arguments, options and help.

Takes what was typed and hands it to the module that does it. Those modules are imported when they
are called, so that help and version cost nothing more than themselves.
"""

# ruff: noqa: PLC0415 - see above

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from shapewright import __version__
from shapewright.cli.docs_commands import docs
from shapewright.cli.options import check_words, json_option, source_options, target_options
from shapewright.cli.program import Program
from shapewright.cli.vendor_commands import vendor


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="shapewright")
def program() -> None:
    """Typed Python for AWS services, generated from their specifications.

    A TARGET is a file in specs/, by name or path; without one, every file there. Exit codes:
    0 fine, 1 something differs, 2 could not run.
    """


program.add_command(vendor)
program.add_command(docs)


@program.command("generate")
@target_options
@click.option("--force", is_flag=True, help="Make everything anew, and replace edited files.")
@json_option
def generate(*, force: bool, as_data: bool, **named: Any) -> int:
    """Write packages, all or none.

    Files that were edited, and files of others, are never replaced without --force.
    """
    from shapewright.cli.generate import run_generate
    from shapewright.cli.target import Named

    return run_generate(Named(**named), force=force, as_data=as_data)


@program.command("check")
@target_options
@json_option
def check(*, as_data: bool, **named: Any) -> int:
    """Compare packages with what would be generated.

    Shows the difference and exits with 1 when there is any. Writes nothing.
    """
    from shapewright.cli.check import run_check
    from shapewright.cli.target import Named

    return run_check(Named(**named), as_data=as_data)


@program.command("services")
@click.argument("patterns", nargs=-1, metavar="[PATTERN]...")
@source_options
@json_option
def services(*, patterns: tuple[str, ...], as_data: bool, **source: Any) -> int:
    """List the services there are, by boto3's names."""
    from shapewright.cli.services import run_services
    from shapewright.pipeline import Spot

    spot = Spot(services=patterns or ("*",), **source)
    return run_services(spot, as_data=as_data)


@program.command("show")
@click.argument("service")
@click.argument("name")
@source_options
@click.option(
    "--depth",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="How many levels of members to show.",
)
@json_option
def show(*, service: str, name: str, depth: int, as_data: bool, **source: Any) -> int:
    """Show one operation or shape: members, types, constraints, where it is used.

    NAME is an operation, boto3's method for it, or a shape.
    """
    from shapewright.cli.show import run_show
    from shapewright.pipeline import Spot

    spot = Spot(services=(service,), **source)
    return run_show(spot, name, depth=depth, as_data=as_data)


@program.command("read")
@click.argument("page")
@click.option(
    "--partial", is_flag=True, help="Show what was understood of a page that is not whole."
)
@json_option
def read(*, page: str, partial: bool, as_data: bool) -> int:
    """Read a documentation page: operations, members, types, required, values.

    PAGE is the text of a boto3 page, an AWS API Reference page or a page of API changes; its layout
    is found in the text. - is standard input.
    """
    from shapewright.cli.read import run_read

    return run_read(page, partial=partial, as_data=as_data)


@program.command("claims")
@click.argument("service")
@source_options
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Show those of this kind.")
@click.option(
    "--standing",
    "standings",
    multiple=True,
    metavar="WORD",
    help="Show those that stand so to the model: silent, contradicts, agrees ...",
)
@json_option
def claims(
    *,
    service: str,
    kinds: tuple[str, ...],
    standings: tuple[str, ...],
    as_data: bool,
    **source: Any,
) -> int:
    """Report what a service's documentation says beyond its model.

    Shows how many claims there are, and those that contradict the model.
    """
    from shapewright.cli.claims import KINDS, STANDINGS, run_claims
    from shapewright.pipeline import Spot

    check_words("--kind", kinds, KINDS)
    check_words("--standing", standings, STANDINGS)
    spot = Spot(services=(service,), **source)
    return run_claims(spot, kinds, standings, as_data=as_data)


@program.command("lifecycles")
@click.argument("service")
@source_options
@click.option(
    "--target", metavar="PATH", help="A file in specs/ whose [[resources]] correct the table."
)
@click.option(
    "--toml", "as_toml", is_flag=True, help="Print the table as a target states corrections."
)
@json_option
def lifecycles(
    *, service: str, target: str | None, as_toml: bool, as_data: bool, **source: Any
) -> int:
    """Show the resources of a service, and what operations do with them.

    The table is inferred from the model. Operations outside it are echo, if all that they must
    answer stands in the request, or unknown.
    """
    from shapewright.cli.lifecycles import run_lifecycles
    from shapewright.pipeline import Spot

    spot = Spot(services=(service,), **source)
    return run_lifecycles(spot, target, as_data=as_data, as_toml=as_toml)


@program.command("reconcile")
@click.argument("page")
@click.option(
    "--service", metavar="NAME", help="The service by boto3's name; default: what the page says."
)
@source_options
@click.option(
    "--find-release",
    is_flag=True,
    help="Find the published releases that the page fits best, and compare with the last of them.",
)
@json_option
def reconcile(
    *, page: str, service: str | None, find_release: bool, as_data: bool, **source: Any
) -> int:
    """Compare a documentation page with a model, member by member.

    PAGE is a file, or - for standard input: a boto3 page (reST or text), an AWS API Reference page
    or an API changes page. What such a page cannot say is no difference. Exits with 1 when there
    is any.
    """
    from shapewright.cli.reconcile import run_reconcile
    from shapewright.pipeline import Spot

    spot = Spot(services=(service,) if service else (), **source)
    return run_reconcile(page, spot, find_release=find_release, as_data=as_data)


def _print_schema(context: click.Context, _option: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    if wanted:
        from shapewright.changes.formats.data import read_schema
        from shapewright.cli.terminal import print_line

        print_line(read_schema().rstrip("\n"))
        context.exit()


@program.command("diff")
@click.argument("old")
@click.argument("new")
@click.option(
    "--service",
    "services",
    multiple=True,
    metavar="NAME",
    help="A service by boto3's name, or a pattern; default: all that both sides have.",
)
@click.option(
    "--operations",
    multiple=True,
    metavar="GLOB",
    help="Operations to compare, by name or pattern; default: all.",
)
@click.option(
    "--only",
    "targets",
    multiple=True,
    metavar="TARGET",
    help="Compare what concerns a target in specs/: its service, its operations.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json", "sarif", "github", "html", "api-changes"]),
    default="text",
    show_default=True,
    help="How to tell it.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "risky", "any", "never"]),
    default="breaking",
    show_default=True,
    help="From which severity on to exit with 1.",
)
@click.option(
    "--ignore",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="A TOML file of changes that are known, each with a reason.",
)
@click.option(
    "--date",
    metavar="YYYY/MM/DD",
    default="0000/00/00",
    help="The date in the heading of the api-changes format, since no model has one.",
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of --json, and do no more.",
)
@click.option("--every", is_flag=True, help="Tell changes without meaning one by one.")
@json_option
def diff(*, old: str, new: str, as_data: bool, **options: Any) -> int:
    """Tell what changed between two editions, how severe it is, and whom it hits.

    OLD and NEW are each a botocore release, 'installed', a wheel, a folder with botocore's data, a
    model file, a documentation page, a lock, or the folder of a vendored slice. A shape that many
    operations share is told of once. Exits with 1 when something breaks.
    """
    from shapewright.cli.diff import Asked, run_diff
    from shapewright.pipeline.changes import Wanted

    wanted = Wanted(
        services=options["services"],
        operations=options["operations"],
        targets=options["targets"],
    )
    asked = Asked(
        format="json" if as_data else options["format_"],
        fail_on=options["fail_on"],
        ignore=options["ignore"],
        every=options["every"],
        date=options["date"],
    )
    return run_diff(old, new, wanted, asked)
