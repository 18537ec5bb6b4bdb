"""The program around its commands: how a run ends.

Takes arguments, runs the command they name, and turns whatever comes of it into an exit code and a
message: a problem or a usage error is 2, Ctrl-C is 130. A traceback is a defect of ours.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from shapewright.cli.terminal import (
    prepare_streams,
    print_line,
    print_problems,
    print_problems_json,
)
from shapewright.problem import CannotContinueError, Problem, Where

COULD_NOT_RUN = 2
STOPPED = 130
"""128 and the number of the signal, as shells have it."""

_HELP: tuple[type[click.ClickException], ...] = tuple(
    kind for kind in (getattr(click.exceptions, "NoArgsIsHelpError", None),) if kind is not None
)
"""What click raises where nothing was said; its versions before 8.2 print the help themselves."""


class Program(click.Group):
    """Commands that answer with an exit code, and whose problems are printed, not raised."""

    def main(self, *args: Any, **named: Any) -> Any:
        """Run, and end the process; the first argument, or ``args``, is what was typed."""
        given: Sequence[str] | None = args[0] if args else named.get("args")
        arguments = [*(sys.argv[1:] if given is None else given)]
        prepare_streams()
        try:
            code = super().main(arguments, "shapewright", standalone_mode=False)
        except CannotContinueError as error:
            code = self._report(error.problems, arguments)
        except _HELP as error:
            print_line(error.format_message(), err=True)
            code = COULD_NOT_RUN
        except click.ClickException as error:
            code = self._report([_explain_usage(error)], arguments)
        except click.Abort:
            code = STOPPED
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            print_line("Stopped; nothing was changed.", err=True)
            return STOPPED

    def _report(self, problems: Sequence[Problem], arguments: Sequence[str]) -> int:
        # Asked of the words themselves: a usage error comes before they are understood.
        if "--json" in arguments:
            print_problems_json(problems)
        else:
            print_problems(problems)
        return COULD_NOT_RUN


def _explain_usage(error: click.ClickException) -> Problem:
    context = getattr(error, "ctx", None)
    command = context.command_path if isinstance(context, click.Context) else "shapewright"
    what = error.format_message().rstrip(".")
    return Problem(Where("command line"), what[:1].lower() + what[1:], f"See {command} --help.")
