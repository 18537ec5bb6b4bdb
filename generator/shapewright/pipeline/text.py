"""The way from one service's raw facts to the text of its package, through every room.

Takes raw facts and a target, gives text by path and the warnings met on the way. Nothing is read
from a source here and nothing written.
"""

from __future__ import annotations

from shapewright.client.plan import plan_client
from shapewright.enums.plan import plan_enums
from shapewright.fakes.plan import plan_fakes
from shapewright.models.plan import plan_models
from shapewright.package.plan import plan_root, read_runtime
from shapewright.pipeline.lowered import GENERATOR, keeping_everything, lower_target
from shapewright.problem import Problem
from shapewright.render.render import render_files
from shapewright.samples.plan import plan_samples
from shapewright.sources.raw import RawService
from shapewright.specs.target import Target
from shapewright.strategies.plan import plan_strategies
from shapewright.validators.plan import plan_validators


def build_texts(
    raw: RawService, target: Target, *, folded: bool = True
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The files of a target's package, as they are or with their long lines not yet folded.

    Raises:
        CannotContinueError: the model is wrong, or has no operation that the target asks for.
    """
    with keeping_everything():
        lowered = lower_target(raw, target)
        package = lowered.package
        plan = [
            *plan_models(package),
            *plan_enums(package),
            *plan_validators(package, lowered.reliefs, lowered.confirmed),
            *plan_samples(package, lowered.reliefs),
            *plan_client(package),
            *plan_fakes(package, lowered.lifecycles),
            *plan_strategies(package),
            *plan_root(package, source=lowered.source, generator=GENERATOR),
        ]
        return render_files(plan, folded=folded) | read_runtime(), lowered.warnings
