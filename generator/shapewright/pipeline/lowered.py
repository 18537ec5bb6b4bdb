"""One target's service, understood: built, cut to its operations, named, and all that is known.

Takes raw facts and a target, gives what every output is planned from and the warnings met on the
way. Nothing is read from a source here and nothing planned.
"""

from __future__ import annotations

import gc
from collections.abc import Container, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from shapewright import __version__
from shapewright.build.service import build_service
from shapewright.claims import ClaimsByPlace
from shapewright.client.facts import find_unreadable
from shapewright.ir.relief import Relief
from shapewright.ir.resource import Lifecycles
from shapewright.ir.service import Service
from shapewright.ir.shape import ShapeId
from shapewright.lifecycles import settle_lifecycles
from shapewright.lower.package import Package, lower_package
from shapewright.problem import CannotContinueError, Level, Problem, Where, pointer_to
from shapewright.sources.raw import RawService
from shapewright.specs.select import select_names
from shapewright.specs.target import Target
from shapewright.validators.claimed import explain_unconfirmed
from shapewright.validators.relief import explain_misfit, find_reliefs, find_slow

GENERATOR = f"Shapewright {__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowered:
    """A target's service, ready to be planned."""

    package: Package
    lifecycles: Lifecycles
    reliefs: tuple[Relief, ...]
    confirmed: tuple[str, ...]
    """Members of which the documentation is taken at its word."""
    source: str
    """What it was made from, for a person: ``botocore 1.44.5``."""
    warnings: tuple[Problem, ...]


@contextmanager
def keeping_everything() -> Generator[None]:
    """Hold the collector off: what is made on the way is needed to its end, and none of it cycles.

    Looking through it all again and again costs a tenth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def lower_target(raw: RawService, target: Target) -> Lowered:
    """All that is known of a target's service.

    Raises:
        CannotContinueError: the model is wrong, or has no operation that the target asks for.
    """
    built = build_service(raw)
    names = [operation.name for operation in built.service.operations]
    chosen = select_names(target.operations, names, kind="operation", where=target.where)
    package = lower_package(built.service, chosen, ClaimsByPlace(built.service))
    _check_confirmed(package, target)
    lifecycles, unfit = settle_lifecycles(built.service, target.resources)
    reliefs, warnings = _settle_reliefs(package.service, target)
    warnings += _warn_of_unreadable(package.service)
    if raw.is_whole:
        warnings += _warn_of_unfit(built.service, unfit)
    return Lowered(
        package=package,
        lifecycles=lifecycles,
        reliefs=tuple(reliefs),
        confirmed=tuple(one.member for one in target.confirmed),
        source=f"botocore {raw.release}" if raw.release else raw.origin,
        warnings=(*built.warnings, *warnings),
    )


def _check_confirmed(package: Package, target: Target) -> None:
    """Refuse what a target confirms though nothing is claimed.

    Raises:
        CannotContinueError: a confirmed member has no claim that can be checked.
    """
    if not target.confirmed:
        return
    names = [one.member for one in target.confirmed]
    claims = chain.from_iterable(package.claims.values())
    problems = [
        Problem(target.where, reason, "See `shapewright claims`; mend it, or remove it.")
        for reason in explain_unconfirmed(package.service, claims, names)
    ]
    if problems:
        raise CannotContinueError(problems)


def _warn_of_unreadable(service: Service) -> list[Problem]:
    """A warning for each paginator and waiter that the client does without."""
    return [
        Problem(
            Where(service.name, pointer_to(kind, name)),
            reason,
            "The client does without it.",
            Level.WARNING,
        )
        for kind, name, reason in find_unreadable(service)
    ]


def _warn_of_unfit(service: Service, nouns: Sequence[str]) -> list[Problem]:
    """A warning for each resource that is played as inferred, though that is known to be wrong."""
    return [
        Problem(
            Where(service.name, pointer_to("resources", noun)),
            "the correction that is kept for it does not fit this edition of the service",
            "The fake plays what was inferred; state [[resources]] in the target to correct it.",
            Level.WARNING,
        )
        for noun in nouns
    ]


def _settle_reliefs(service: Service, target: Target) -> tuple[list[Relief], list[Problem]]:
    """What does not count, stated or found; and a warning for each that nobody has stated.

    What may take long to check is warned of too.

    Raises:
        CannotContinueError: the target relieves a shape of a rule that it does not have.
    """
    misfits = [
        Problem(target.where, f"an override fits nothing: {reason}", "Mend it, or remove it.")
        for relief in target.reliefs
        if (reason := explain_misfit(service, relief))
    ]
    if misfits:
        raise CannotContinueError(misfits)
    stated = {(relief.shape, relief.rule) for relief in target.reliefs}
    found = [one for one in find_reliefs(service) if (one.shape, one.rule) not in stated]
    warnings = [
        Problem(
            Where(service.name, pointer_to("shapes", one.shape, one.rule)),
            f"is {one.level}, for it cannot be right",
            one.reason,
            Level.WARNING,
        )
        for one in found
    ]
    return [*target.reliefs, *found], [*warnings, *_warn_of_slow(service, stated)]


def _warn_of_slow(service: Service, stated: Container[tuple[ShapeId, str]]) -> list[Problem]:
    """A warning for each pattern that may take long on a text that its shape allows."""
    return [
        Problem(
            Where(service.name, pointer_to("shapes", id_, "pattern")),
            f"may take longer than 50 ms to check on a text of {longest:,} characters",
            "Even one pass may take that long; an override may turn the rule off.",
            Level.WARNING,
        )
        for id_, longest in find_slow(service)
        if (id_, "pattern") not in stated
    ]
