"""Targets: which service, from which release or model, which operations, into which folder.

Takes a TOML file, gives a ``Target``. It checks the form of what was written, and that targets do
not get in each other's way; whether such a service or release exists is for others to find out.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from shapewright.lower.naming import package_name
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.sources.open import RELEASE
from shapewright.specs.select import suggest_names

if TYPE_CHECKING:
    from shapewright.ir.claim import Confirmation
    from shapewright.ir.relief import Relief
    from shapewright.lifecycles.correction import Correction

INSTALLED = "installed"
OUTPUT_FOLDER = "generated"

_KEYS = {
    "service": str,
    "release": str,
    "model": str,
    "operations": list,
    "overrides": list,
    "confirmed": list,
    "resources": list,
}
_EXAMPLE = 'A target needs at least one line: service = "sagemaker".'
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One package to be made."""

    where: Where
    """What stated it: a file, or the command line."""
    service: str
    source: str = INSTALLED
    """What ``open_source`` takes."""
    operations: tuple[str, ...] = ("*",)
    """Names or glob patterns."""
    reliefs: tuple[Relief, ...] = ()
    """Rules of single shapes that do not count, as the target states them."""
    confirmed: tuple[Confirmation, ...] = ()
    """Members of which the documentation is taken at its word."""
    resources: tuple[Correction, ...] = ()
    """What the target says about resources and their lifecycles."""
    out: Path
    """The folder that becomes the package."""
    spec: Path | None = None
    """Its file, if it has one; beside it stands the lock."""

    def __str__(self) -> str:
        return f"{self.service} for {self.out}"


def read_targets(paths: Sequence[Path]) -> list[Target]:
    """The targets in these files.

    Raises:
        CannotContinueError: a file cannot be read or is not a target; the problems of all files.
    """
    targets: list[Target] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            targets.append(read_target(path))
        except CannotContinueError as error:
            problems += error.problems
    if problems:
        raise CannotContinueError(problems)
    return targets


def read_target(path: Path) -> Target:
    """The target in a TOML file; its package goes beside the folder that holds the file.

    Raises:
        CannotContinueError: the file cannot be read or is not a target.
    """
    where = Where(str(path))
    table = _read_toml(path, where)
    reliefs, misstated = _read_overrides(table, str(path))
    confirmed, unsaid = _read_confirmed(table, str(path))
    resources, misread = _read_resources(table, str(path))
    problems = [
        *_find_form_problems(path, table),
        *_find_source_problems(path, table),
        *misstated,
        *unsaid,
        *misread,
    ]
    if problems:
        raise CannotContinueError(problems)
    model = table.get("model")
    return Target(
        where=where,
        service=table["service"],
        source=str(path.parent / model) if model else table.get("release", INSTALLED),
        operations=tuple(table.get("operations", ["*"])),
        reliefs=tuple(reliefs),
        confirmed=tuple(confirmed),
        resources=tuple(resources),
        out=_find_out(path),
        spec=path,
    )


def check_release(text: str, where: Where) -> None:
    """Refuse a text that is not a release.

    Raises:
        CannotContinueError: it is not.
    """
    if text != INSTALLED and not RELEASE.fullmatch(text):
        hint = f"A release is three numbers, such as 1.42.93, or {INSTALLED!r}."
        raise CannotContinueError([Problem(where, f"{text!r} is not a release", hint)])


def check_distinct(targets: Sequence[Target]) -> None:
    """Refuse targets that would write into the same folder, or into one another's.

    Raises:
        CannotContinueError: two would.
    """
    # Sorted by their parts, a folder stands right before what lies in it.
    placed = sorted((Path(os.path.abspath(target.out)).parts, target.where) for target in targets)  # noqa: PTH100 - resolve() would follow a link that the write refuses
    problems = [
        Problem(where, *_explain_overlap(Path(*parts), other))
        for (before, other), (parts, where) in pairwise(placed)
        if parts[: len(before)] == before
    ]
    if problems:
        raise CannotContinueError(problems)


def _explain_overlap(out: Path, other: Where) -> tuple[str, str]:
    return f"goes into {out}, as does {other}", "Name it once, or give it another name."


def _find_form_problems(path: Path, table: dict[str, Any]) -> list[Problem]:
    problems = [
        Problem(
            Where(str(path), key),
            f"unknown key {key!r}",
            suggest_names(key, _KEYS) or f"The keys are {', '.join(_KEYS)}.",
        )
        for key in sorted(table.keys() - _KEYS.keys())
    ]
    problems += [
        Problem(Where(str(path), key), f"expected {_NAMES[kind]}, found {table[key]!r}")
        for key, kind in _KEYS.items()
        if key in table and (type(table[key]) is not kind or not table[key])
    ]
    operations = cast("list[object]", table.get("operations"))
    if type(operations) is list and not all(map(_is_text, operations)):
        what = "expected a list of operation names or patterns"
        problems.append(Problem(Where(str(path), "operations"), what))
    if "service" not in table:
        problems.append(Problem(Where(str(path)), "'service' is missing", _EXAMPLE))
    if not _NAME.fullmatch(path.stem):
        what = f"the name {path.stem!r} cannot become that of a package"
        hint = "Use letters, digits, hyphens, underscores and dots."
        problems.append(Problem(Where(str(path)), what, hint))
    return problems


def _read_overrides(table: dict[str, Any], source: str) -> tuple[list[Relief], list[Problem]]:
    if "overrides" not in table:
        return [], []
    from shapewright.specs.override import read_overrides  # noqa: PLC0415 - few have any

    return read_overrides(table["overrides"], source)


def _read_confirmed(table: dict[str, Any], source: str) -> tuple[list[Confirmation], list[Problem]]:
    if "confirmed" not in table:
        return [], []
    from shapewright.specs.override import read_confirmed  # noqa: PLC0415 - as above

    return read_confirmed(table["confirmed"], source)


def _read_resources(table: dict[str, Any], source: str) -> tuple[list[Correction], list[Problem]]:
    if "resources" not in table:
        return [], []
    from shapewright.lifecycles.read import read_corrections  # noqa: PLC0415 - as above

    return read_corrections(table["resources"], source)


def _find_source_problems(path: Path, table: dict[str, Any]) -> list[Problem]:
    release: Any = table.get("release")
    if "model" in table and "release" in table:
        what = "names a release and a model, which are two sources"
        return [Problem(Where(str(path), "model"), what, "Keep one of the two keys.")]
    if type(release) is str and release:
        try:
            check_release(release, Where(str(path), "release"))
        except CannotContinueError as error:
            return list(error.problems)
    return []


def _find_out(path: Path) -> Path:
    """The folder beside that of the specs, as short as it can be said."""
    here = Path.cwd()
    out = (here / path).parent.parent / OUTPUT_FOLDER / package_name(path.stem)
    out = Path(os.path.normpath(out))
    return out.relative_to(here) if out.is_relative_to(here) else out


_NAMES = {str: "a string", list: "a list"}


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _read_toml(path: Path, where: Where) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise CannotContinueError([Problem(where, what, "Name a file you can read.")]) from error
    except UnicodeDecodeError as error:
        what = f"is not UTF-8: byte {error.start} cannot be read"
        raise CannotContinueError([Problem(where, what, "Save the file as UTF-8.")]) from error
    except tomllib.TOMLDecodeError as error:
        raise CannotContinueError([Problem(where, f"is not TOML: {error}", _EXAMPLE)]) from error
