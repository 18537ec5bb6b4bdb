"""The way from one service's raw facts to the text of its package, through every room.

Takes raw facts and a target, gives text by path and the warnings met on the way. Nothing is read
from a source here and nothing written.
"""

from __future__ import annotations

import gc
from collections.abc import Generator, Sequence
from contextlib import contextmanager

from shapewright import __version__
from shapewright.build.service import build_service
from shapewright.claims import find_claims
from shapewright.client.facts import find_unreadable
from shapewright.client.plan import plan_client
from shapewright.enums.plan import plan_enums
from shapewright.fakes.plan import plan_fakes
from shapewright.ir.claim import Claim
from shapewright.ir.relief import Relief
from shapewright.ir.service import Service
from shapewright.lifecycles import settle_lifecycles
from shapewright.lower.package import lower_package
from shapewright.models.plan import plan_models
from shapewright.package.plan import plan_root, read_runtime
from shapewright.problem import CannotContinueError, Level, Problem, Where, pointer_to
from shapewright.render.render import render_files
from shapewright.samples.plan import plan_samples
from shapewright.sources.raw import RawService
from shapewright.specs.select import select_names
from shapewright.specs.target import Target
from shapewright.strategies.plan import plan_strategies
from shapewright.validators.claimed import explain_unconfirmed
from shapewright.validators.plan import plan_validators
from shapewright.validators.relief import explain_misfit, find_reliefs

GENERATOR = f"Shapewright {__version__}"


def build_texts(
    raw: RawService, target: Target, *, folded: bool = True
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The files of a target's package, as they are or with their long lines not yet folded.

    Raises:
        CannotContinueError: the model is wrong, or has no operation that the target asks for.
    """
    with _keeping_everything():
        return _build_texts(raw, target, folded=folded)


@contextmanager
def _keeping_everything() -> Generator[None]:
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


def _build_texts(
    raw: RawService, target: Target, *, folded: bool
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    built = build_service(raw)
    names = [operation.name for operation in built.service.operations]
    chosen = select_names(target.operations, names, kind="operation", where=target.where)
    claims = find_claims(built.service)
    package = lower_package(built.service, chosen, claims)
    _check_confirmed(package.service, claims, target)
    lifecycles, unfit = settle_lifecycles(built.service, target.resources)
    reliefs, warnings = _settle_reliefs(package.service, target)
    source = f"botocore {raw.release}" if raw.release else raw.origin
    plan = [
        *plan_models(package),
        *plan_enums(package),
        *plan_validators(package, reliefs, [one.member for one in target.confirmed]),
        *plan_samples(package, reliefs),
        *plan_client(package),
        *plan_fakes(package, lifecycles),
        *plan_strategies(package),
        *plan_root(package, source=source, generator=GENERATOR),
    ]
    warnings += [*_warn_of_unreadable(package.service), *_warn_of_unfit(built.service, unfit)]
    return render_files(plan, folded=folded) | read_runtime(), (*built.warnings, *warnings)


def _check_confirmed(service: Service, claims: Sequence[Claim], target: Target) -> None:
    """Refuse what a target confirms though nothing is claimed.

    Raises:
        CannotContinueError: a confirmed member has no claim that can be checked.
    """
    names = [one.member for one in target.confirmed]
    problems = [
        Problem(target.where, reason, "See `shapewright claims`; mend it, or remove it.")
        for reason in explain_unconfirmed(service, claims, names)
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
    return [*target.reliefs, *found], warnings
