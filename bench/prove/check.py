"""The tools, as strict as their users can set them, and deaf to every setting found around.

Takes a batch, gives the command to run and the reader of what it prints. The memory and the time
that decide a batch's size were measured; see each limit.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from bench.process import Finished
from bench.prove.output import (
    Reading,
    read_black,
    read_compileall,
    read_mypy,
    read_pyright,
    read_ruff_check,
    read_ruff_format,
)
from bench.prove.package import Batch
from shapewright.problem import CannotContinueError, Problem, Where

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question to one tool."""

    name: str
    tool: str
    limit: int
    """The most bytes of Python in a batch."""
    arguments: Callable[[Batch, Path], list[str]]
    """What follows ``python -m``, given a folder for what the tool must be told in a file."""
    read: Callable[[Finished], Reading]


def _ruff_format(batch: Batch, _: Path) -> list[str]:
    options = ["--isolated", "--no-cache", "--no-respect-gitignore", "--output-format", "concise"]
    return ["ruff", "format", "--check", *options, *batch.names]


def _ruff_check(batch: Batch, _: Path) -> list[str]:
    options = ["--isolated", "--no-cache", "--no-respect-gitignore", "--output-format", "json"]
    return ["ruff", "check", *options, *batch.names]


def _black(batch: Batch, scratch: Path) -> list[str]:
    settings = scratch / "black.toml"
    settings.touch()
    # Named one by one, files are never passed over for a .gitignore.
    return ["black", "--check", "--workers", "1", "--config", str(settings), *batch.files]


def _mypy(batch: Batch, _: Path) -> list[str]:
    options = ["--strict", "--config-file=", f"--cache-dir={os.devnull}"]
    return ["mypy", *options, *batch.names]


def _pyright(batch: Batch, scratch: Path) -> list[str]:
    settings = {
        # Pyright refuses absolute paths here.
        "include": [os.path.relpath(batch.folder / name, scratch) for name in batch.names],
        "exclude": [],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    text = json.dumps(settings)
    path = scratch / f"pyright-{sha256(text.encode()).hexdigest()[:16]}.json"
    path.write_text(text)
    return ["pyright", "--outputjson", "--project", str(path)]


def _compileall(batch: Batch, _: Path) -> list[str]:
    return ["compileall", "-q", "-f", *batch.names]


CHECKS = (
    # Both halves of ruff: 26,000 files in 7 CPU seconds.
    Check(
        name="ruff format",
        tool="ruff",
        limit=1000 * _MEGABYTE,
        arguments=_ruff_format,
        read=read_ruff_format,
    ),
    Check(
        name="ruff check",
        tool="ruff",
        limit=1000 * _MEGABYTE,
        arguments=_ruff_check,
        read=read_ruff_check,
    ),
    # 1.4 CPU seconds a megabyte, 765 MB for 26.
    Check(
        name="mypy --strict",
        tool="mypy",
        limit=26 * _MEGABYTE,
        arguments=_mypy,
        read=read_mypy,
    ),
    # 5 CPU seconds a megabyte, 1.5 GB for 12: two at a time stay under 4 GB.
    Check(
        name="pyright strict",
        tool="pyright",
        limit=12 * _MEGABYTE,
        arguments=_pyright,
        read=read_pyright,
    ),
    # 5 to 8 CPU seconds a megabyte; its memory does not grow.
    Check(
        name="black",
        tool="black",
        limit=12 * _MEGABYTE,
        arguments=_black,
        read=read_black,
    ),
    Check(
        name="compileall -W error",
        tool="compileall",
        limit=40 * _MEGABYTE,
        arguments=_compileall,
        read=read_compileall,
    ),
)
TOOLS = tuple(dict.fromkeys(check.tool for check in CHECKS))


def select_checks(tools: list[str]) -> list[Check]:
    """The checks of these tools.

    Raises:
        CannotContinueError: there is no such tool, or it is not installed.
    """
    known = f"The tools are {', '.join(TOOLS)}."
    problems = [
        Problem(Where("--tools"), f"no tool is called {tool!r}", known)
        for tool in tools
        if tool not in TOOLS
    ]
    problems += [
        Problem(Where(tool), "is not installed for this Python", "Install the group 'test'.")
        for tool in tools
        if tool in TOOLS and find_spec(tool) is None
    ]
    if problems:
        raise CannotContinueError(problems)
    return [check for check in CHECKS if check.tool in tools]


def build_command(check: Check, batch: Batch, scratch: Path) -> list[str]:
    """The whole command; a warning of the compiler is an error."""
    warnings = ["-W", "error"] if check.tool == "compileall" else []
    return [sys.executable, *warnings, "-m", *check.arguments(batch, scratch)]
