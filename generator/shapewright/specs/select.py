"""Choosing by name: services and operations, by themselves or by pattern.

Takes patterns and the names there are, gives the names that match. A pattern that matches nothing
is a problem that suggests the nearest names.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase

from shapewright.problem import CannotContinueError, Problem, Where

_SERVICES = "`shapewright services` lists them."
_ALL = "Where none is named, all of them are taken."
_FIRST = 3
"""How many names are given as examples of those that there are."""


def is_pattern(text: str) -> bool:
    """Whether this can stand for several names."""
    return bool(set(text) & set("*?["))


def select_names(
    patterns: Sequence[str], names: Collection[str], *, kind: str, where: Where
) -> list[str]:
    """The names that match any of the patterns, sorted.

    Args:
        patterns: names, or globs with ``*``, ``?`` and ``[...]``; upper and lower case differ.
        names: those there are.
        kind: what they name, ``operation`` or ``service``, for the message.
        where: what stated the patterns.

    Raises:
        CannotContinueError: a pattern matches nothing; one problem for each such pattern.
    """
    chosen: set[str] = set()
    problems: list[Problem] = []
    for pattern in patterns:
        matches = {name for name in names if fnmatchcase(name, pattern)}
        if not matches:
            problems.append(
                Problem(
                    where,
                    f"no {kind} matches {pattern!r}",
                    suggest_names(pattern, names) or _say_names(names, kind),
                )
            )
        chosen |= matches
    if problems:
        raise CannotContinueError(problems)
    return sorted(chosen)


def _say_names(names: Collection[str], kind: str) -> str:
    """The hint where no name is near: what there is."""
    if kind == "service":
        return _SERVICES
    known = sorted(names)
    if not known:
        return f"There is no {kind} at all."
    more = len(known) - _FIRST
    listed = ", ".join(known[:_FIRST]) + (f" and {more} more" if more > 0 else "")
    return f"There {'are' if len(known) > 1 else 'is'} {listed}. {_ALL}"


def suggest_names(wanted: str, names: Collection[str]) -> str:
    """The hint that names those nearest to one that is not there; empty when none is near."""
    lowered = {name.lower().replace("_", ""): name for name in sorted(names)}
    word = "".join(char for char in wanted.lower() if char not in "*?[]!_")
    near = [lowered[name] for name in get_close_matches(word, lowered, n=3)]
    inside = [name for low, name in lowered.items() if len(word) > 2 and word in low]
    found = list(dict.fromkeys([*near, *inside]))[:3]
    return f"Did you mean {', '.join(found)}?" if found else ""
