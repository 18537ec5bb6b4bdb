"""The lifecycles of a service: inferred, and corrected where the inference is known to be wrong.

Takes a built service, and corrections that someone states beside those kept here, gives the table
of its resources. What is kept here says what it can of a service as it is in the release at hand;
what others state must fit, word for word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache, partial
from importlib.resources import files

from shapewright.ir.resource import Lifecycles
from shapewright.ir.service import Service
from shapewright.lifecycles.apply import apply_corrections
from shapewright.lifecycles.check import check_lifecycles
from shapewright.lifecycles.correction import Correction
from shapewright.lifecycles.infer import infer_lifecycles
from shapewright.lifecycles.read import KEY, read_corrections
from shapewright.problem import CannotContinueError, Problem, Where, pointer_to

FOLDER = "corrections"


def find_lifecycles(service: Service, corrections: Sequence[Correction] = ()) -> Lifecycles:
    """The resources of a service, sorted by noun, and what its operations do with them.

    Raises:
        CannotContinueError: a correction matches nothing, or says what the service does not have.
    """
    return settle_lifecycles(service, corrections)[0]


def settle_lifecycles(
    service: Service, corrections: Sequence[Correction]
) -> tuple[Lifecycles, list[str]]:
    """The same, and the nouns of the corrections kept here that do not fit this edition of it.

    Raises:
        CannotContinueError: as ``find_lifecycles``.
    """
    table, unfit = _apply_kept(service, infer_lifecycles(service), read_kept(service.name))
    if not corrections:
        return table, unfit
    table, problems = _apply(service, table, corrections)
    if problems:
        raise CannotContinueError(_readdress(one, corrections) for one in problems)
    return table, unfit


def _apply(
    service: Service, table: Lifecycles, corrections: Sequence[Correction]
) -> tuple[Lifecycles, list[Problem]]:
    """A corrected table, and everything in it that does not fit."""
    corrected, problems = apply_corrections(table, corrections)
    return corrected, [*problems, *check_lifecycles(service, corrected)]


def _apply_kept(
    service: Service, table: Lifecycles, corrections: Sequence[Correction]
) -> tuple[Lifecycles, list[str]]:
    """A table with those corrections that fit the service, and the nouns of those that do not.

    Of another release, not all may.
    """
    left = [*corrections]
    while left:
        corrected, problems = _apply(service, table, left)
        blamed = [one for one in map(partial(_find_blamed, left), problems) if one]
        if not blamed:
            unfit = {one.noun for one in corrections if one not in left}
            return corrected, sorted(unfit)
        left = [one for one in left if one not in blamed]
    return table, sorted({one.noun for one in corrections})


@cache
def read_kept(name: str) -> tuple[Correction, ...]:
    """The corrections that are kept for a service; none for most.

    Raises:
        CannotContinueError: they are not stated as they should be.
    """
    file = files("shapewright.lifecycles").joinpath(FOLDER, f"{name}.toml")
    if not file.is_file():
        return ()
    given = tomllib.loads(file.read_text(encoding="utf-8"))
    corrections, problems = read_corrections(given.get(KEY, []), f"{FOLDER}/{name}.toml")
    if problems:
        raise CannotContinueError(problems)
    return tuple(corrections)


def _find_blamed(corrections: Sequence[Correction], problem: Problem) -> Correction | None:
    """The correction that brought a problem about; None if none did."""
    pointer = f"{problem.where.pointer}/"
    for one in corrections:
        stands = problem.where.source == one.where.source and f"{one.where.pointer}/"
        starts = (f"{pointer_to(KEY, one.noun)}/", *([stands] if stands else ()))
        if pointer.startswith(starts):
            return one
    return None


def _readdress(problem: Problem, corrections: Sequence[Correction]) -> Problem:
    """A problem of the table where the correction stands that brought it about."""
    blamed = _find_blamed(corrections, problem)
    start = pointer_to(KEY, blamed.noun) if blamed else ""
    if blamed is None or not problem.where.pointer.startswith(start):
        return problem
    where = Where(blamed.where.source, blamed.where.pointer + problem.where.pointer[len(start) :])
    return Problem(where, problem.what, problem.hint)
