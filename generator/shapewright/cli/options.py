"""The options that several commands share.

Gives decorators. What the options mean is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, TypeVar

import click

CommandT = TypeVar("CommandT", bound=Callable[..., Any])


def json_option(command: CommandT) -> CommandT:
    """``--json``, for a program that reads the answer."""
    return click.option("--json", "as_data", is_flag=True, help="Print JSON.")(command)


def source_options(command: CommandT) -> CommandT:
    """Where models come from."""
    release = click.option(
        "--release", metavar="X.Y.Z", help="The botocore release; default: the installed one."
    )
    model = click.option(
        "--model",
        metavar="PATH",
        help="A service-2.json, a botocore wheel, or a folder with botocore's data.",
    )
    return release(model(command))


def target_options(command: CommandT) -> CommandT:
    """The arguments and options by which a command names its targets, and where one goes."""
    out = click.option(
        "--out",
        metavar="DIR",
        help="The folder that becomes the package; of several services, the folder of packages.",
    )
    return page_options(out(command))


def page_options(command: CommandT) -> CommandT:
    """The arguments and options by which a command names its targets."""
    targets = click.argument("targets", nargs=-1, metavar="[TARGET]...")
    service = click.option(
        "--service",
        "services",
        multiple=True,
        metavar="NAME",
        help="A service by boto3's name, or a pattern such as 'bedrock*'.",
    )
    operations = click.option(
        "--operations",
        multiple=True,
        metavar="GLOB",
        help="Operations to keep, by name or pattern; default: all.",
    )
    page = click.option(
        "--page", metavar="PATH", help="The text of a documentation page, in place of a model."
    )
    return targets(service(source_options(page(operations(command)))))


def check_words(option: str, given: Collection[str], known: Collection[str]) -> None:
    """Refuse a word that an option does not know; the words are known only once it is called.

    Raises:
        click.BadParameter: a word is none of them.
    """
    for word in given:
        if word not in known:
            raise click.BadParameter(f"{word!r} is none of {', '.join(known)}", param_hint=option)
