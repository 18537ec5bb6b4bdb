"""AWS's own words for problems, as its services print them.

Takes problems, gives one message. Rules that AWS does not check by itself (a type, an
unknown member) are worded in its manner.
"""

from __future__ import annotations

from .problem import Key, printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .problem import Problem


def word_as_aws(problems: Sequence[Problem]) -> str:
    """``1 validation error detected: Value 'x' at 'aB' failed to satisfy ...``."""
    enforced = [problem for problem in problems if not problem.advisory]
    noun = "error" if len(enforced) == 1 else "errors"
    said = "; ".join(_word(problem) for problem in enforced)
    return printable(f"{len(enforced)} validation {noun} detected: {said}")


def _word(problem: Problem) -> str:
    constraint = problem.facts.constraint or f"Member {problem.message}"
    steps = problem.steps
    if problem.of_key:
        constraint = f"Map keys must satisfy constraint: [{constraint}]"
        steps = steps[:-1]
    elif steps and isinstance(steps[-1], Key):
        constraint = f"Map value must satisfy constraint: [{constraint}]"
        steps = steps[:-1]
    elif steps and isinstance(steps[-1], int):
        constraint = f"Member must satisfy constraint: [{constraint}]"
        steps = steps[:-1]
    got = "null" if problem.rule == "required" else f"'{problem.got.strip(chr(39))}'"
    return (
        f"Value {got} at '{_place(steps)}' failed to satisfy constraint: {constraint}"
    )


def _place(steps: Sequence[str | int]) -> str:
    parts: list[str] = []
    for step in steps:
        if isinstance(step, int):
            parts += [str(step + 1), "member"]
        elif isinstance(step, Key):
            parts += [str(step), "member"]
        else:
            parts.append(step[:1].lower() + step[1:])
    return ".".join(parts)
