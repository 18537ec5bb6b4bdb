"""Printing: answers on standard output, problems and progress on standard error.

Takes values and says them to a person, in colour where somebody is looking, or to a program as
JSON. A reader who has left, or was never there, changes nothing: the run goes on in silence.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TextIO

import click

from shapewright.problem import CannotContinueError, Level, Problem, Where

if TYPE_CHECKING:
    from shapewright.pipeline import Progress

Style = Mapping[str, Any]
"""What ``click.style`` takes."""

BOLD: Style = {"bold": True}
DIM: Style = {"dim": True}

_NARROWEST = 30
_STREAMS = {False: "standard output", True: "standard error"}


def prepare_streams() -> None:
    """Let every character be printed: one that the locale has no byte for is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def is_terminal(*, err: bool = False) -> bool:
    """Whether a person is looking."""
    stream = _stream(err=err)
    return stream is not None and stream.isatty()


def is_colourful(*, err: bool = False) -> bool:
    """Whether to use colours: asked for, or a person is looking and has not asked for none."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(err=err) and os.environ.get("TERM") != "dumb"


def find_width() -> int:
    """The columns there are for text."""
    return max(shutil.get_terminal_size((80, 24)).columns, _NARROWEST)


def print_line(text: str = "", *, err: bool = False, style: Style | None = None) -> None:
    """A line, styled where that is wanted.

    Raises:
        CannotContinueError: it cannot be written, for another reason than that nobody reads it.
    """
    stream = _stream(err=err)
    if stream is None:
        return
    colourful = is_colourful(err=err)
    styled = click.style(text, **style) if style and colourful else text
    try:
        click.echo(styled, file=stream, color=colourful)
    except OSError as error:
        _silence(stream)
        if not isinstance(error, BrokenPipeError):
            what = f"cannot be written: {error.strerror or error}"
            raise CannotContinueError([Problem(Where(_STREAMS[err]), what)]) from error


def print_json(value: object) -> None:
    """A value for a program; in ASCII, so that no locale can spoil it."""
    print_line(json.dumps(value, indent=2, sort_keys=True))


def print_problems(problems: Iterable[Problem]) -> None:
    """Every problem with its address and, indented, what to do about it."""
    for problem in problems:
        colour = "red" if problem.level is Level.ERROR else "yellow"
        head, rest = str(problem)[: len(problem.level)], str(problem)[len(problem.level) :]
        coloured = click.style(head, fg=colour, bold=True) if is_colourful(err=True) else head
        print_line(f"{coloured}{rest}", err=True)


def print_problems_json(problems: Iterable[Problem]) -> None:
    """Problems as the whole answer to a program."""
    print_json({"problems": as_json(problems)})


def as_json(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Problems for a program."""
    return [
        {
            "level": problem.level.value,
            "source": problem.where.source,
            "pointer": problem.where.pointer,
            "what": problem.what,
            "hint": problem.hint,
        }
        for problem in problems
    ]


@contextmanager
def showing_progress(verb: str) -> Generator[Progress]:
    """A bar on standard error while a person waits; nothing otherwise."""
    if not is_terminal(err=True) or os.environ.get("TERM") == "dumb":
        yield lambda _name, _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - 60 ms, for people only
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    console = Console(stderr=True, no_color=not is_colourful(err=True))
    columns = (TextColumn(f"{verb} {{task.description}}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=None)

        def progress(name: str, done: int, total: int) -> None:
            bar.update(task, description=name, completed=done, total=total)

        yield progress


def _stream(*, err: bool) -> TextIO | None:
    return sys.stderr if err else sys.stdout


def _silence(stream: TextIO) -> None:
    """Let what is still to be written, now and when the process ends, go nowhere."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
