"""Changes that are known and need not be told: an ignore file, and what it takes out.

Takes the text of a TOML file, gives its entries; takes changes and entries, gives those that are
left, and the entries that matched nothing. An entry says what it is about and why it may be
ignored; without a reason it is refused.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, cast

from shapewright.problem import CannotContinueError, Level, Problem, Where, pointer_to

from .change import FINGERPRINT, Change
from .rules import read_rules

_TABLE = "ignore"
_MATCHERS = ("fingerprint", "service", "kind", "path")
_EXAMPLE = (
    'An entry reads: [[ignore]], then path = "DescribeThing.response.*", then reason = "...".'
)
_STEPS = str.maketrans({"[": "[[]"})
"""In a path, brackets are steps and not sets of characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """One entry: a change is ignored when all that the entry states fits it."""

    where: Where
    reason: str
    fingerprint: str = ""
    service: str = ""
    kind: str = ""
    path: str = ""
    """A glob: ``*`` and ``?`` stand for any characters, brackets for themselves."""

    def fits(self, change: Change) -> bool:
        """Whether a change is what the entry is about."""
        return (
            self.fingerprint in {"", change.fingerprint}
            and fnmatchcase(change.service, self.service or "*")
            and fnmatchcase(change.kind, self.kind or "*")
            and (not self.path or fnmatchcase(change.path, self.path.translate(_STEPS)))
        )


@dataclass(frozen=True, slots=True)
class Sifted:
    """Changes without the ignored ones."""

    kept: tuple[Change, ...]
    ignored: int
    unused: tuple[Problem, ...]
    """A warning for each entry that matched nothing."""


def sift(changes: Iterable[Change], ignores: Sequence[Ignore]) -> Sifted:
    """Take out what is to be ignored."""
    used: set[int] = set()
    kept: list[Change] = []
    ignored = 0
    for change in changes:
        fitting = [at for at, entry in enumerate(ignores) if entry.fits(change)]
        used.update(fitting)
        ignored += bool(fitting)
        if not fitting:
            kept.append(change)
    unused = [_explain_unused(one) for at, one in enumerate(ignores) if at not in used]
    return Sifted(tuple(kept), ignored, tuple(unused))


def _explain_unused(entry: Ignore) -> Problem:
    hint = "Remove it, unless the change is yet to come."
    return Problem(entry.where, "ignores nothing", hint, Level.WARNING)


def read_ignores(path: Path) -> tuple[Ignore, ...]:
    """The entries of an ignore file.

    Raises:
        CannotContinueError: it cannot be read, or an entry is wrong; all the problems there are.
    """
    tables = _read_tables(path)
    ignores: list[Ignore] = []
    problems: list[Problem] = []
    for at, table in enumerate(tables):
        where = Where(str(path), pointer_to(_TABLE, at))
        flaws = [*_find_flaws(table)]
        problems += [Problem(where, flaw, _EXAMPLE) for flaw in flaws]
        if not flaws:
            ignores.append(Ignore(where=where, **cast("dict[str, str]", table)))
    if problems:
        raise CannotContinueError(problems)
    return tuple(ignores)


def _read_tables(path: Path) -> Sequence[Any]:
    where = Where(str(path))
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise CannotContinueError([Problem(where, what, "Name a file you can read.")]) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CannotContinueError([Problem(where, f"is not TOML: {error}", _EXAMPLE)]) from error
    tables: object = table.get(_TABLE, [])
    if table.keys() - {_TABLE} or not isinstance(tables, list):
        raise CannotContinueError([Problem(where, "holds something else than entries", _EXAMPLE)])
    return cast("Sequence[Any]", tables)


def _find_flaws(table: object) -> Iterable[str]:
    """What is wrong with an entry, each as a clause."""
    if not isinstance(table, dict):
        yield "is no table"
        return
    facts = cast("dict[str, object]", table)
    if unknown := sorted(facts.keys() - {*_MATCHERS, "reason"}):
        yield f"unknown key {unknown[0]!r}"
    if not all(isinstance(value, str) and value.strip() for value in facts.values()):
        yield "expected a text for each key"
        return
    if not facts.keys() & {*_MATCHERS}:
        yield "says nothing of what it ignores"
    if "reason" not in facts:
        yield "gives no reason"
    kind, fingerprint = str(facts.get("kind", "*")), str(facts.get("fingerprint", ""))
    if not any(fnmatchcase(known, kind) for known in read_rules()):
        yield f"no kind of change is called {kind!r}"
    if fingerprint and len(fingerprint) != FINGERPRINT:
        yield f"a fingerprint has {FINGERPRINT} characters, {fingerprint!r} has not"
