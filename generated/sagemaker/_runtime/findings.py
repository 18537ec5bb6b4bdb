"""Findings: the problems of one value so far, under one policy.

Takes faults, each with the place where it is, and keeps those that the policy and the
shape do not turn off, worded for people. Which faults there are is not decided here.
"""

from __future__ import annotations

from .accept import kind_of
from .problem import LEFT_OUT, Facts, Key, Problem
from .shape import Float, Integer, Long, Timestamp
from .show import HIDDEN, name_type, show

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from .place import Place
    from .policy import Policy
    from .problem import Step


class Fault:
    """One rule that a value breaks."""

    __slots__ = ("aspect", "constraint", "expected", "got", "message")

    def __init__(
        self,
        aspect: str,
        message: str,
        expected: str,
        *,
        constraint: str = "",
        got: str = "",
    ) -> None:
        self.aspect = aspect
        """The rule, or an aspect of it."""
        self.message = message
        self.expected = expected
        self.constraint = constraint
        """AWS's words for the rule."""
        self.got = got
        """What was found, where that is not the value itself."""


class Findings:
    """The problems found so far."""

    def __init__(self, policy: Policy, find_values: Callable[[str], Any]) -> None:
        self.policy = policy
        self.find_values = find_values
        """From the name of an enum to its known values."""
        self.problems: list[Problem] = []

    def add(
        self, place: Place, fault: Fault, *inner: Step, advisory: bool = False
    ) -> bool:
        """Note a fault; whether it is one under the policy.

        Args:
            place: where it is.
            fault: what is wrong.
            inner: the step from the place to what is missing or unknown.
            advisory: it refuses nothing, whatever the policy.
        """
        rule, _, _ = fault.aspect.partition(".")
        level = self.policy.level(rule, fault.aspect)
        if level == "off" or rule in place.shape.off:
            return False
        steps = (*place.steps, *inner)
        got = HIDDEN if place.hidden else fault.got or show(place.value)
        problem = Problem(render_path(steps), rule, fault.message, fault.expected, got)
        problem.facts = Facts(
            advisory=advisory or level == "advisory" or rule in place.shape.advisory,
            steps=steps,
            aspect=fault.aspect,
            of_key=place.is_key,
            constraint=fault.constraint,
        )
        self.problems.append(problem)
        return True

    def add_type(self, place: Place, expected: str) -> bool:
        """Note that a value has the wrong type."""
        kind = kind_of(place.value)
        is_number = isinstance(place.shape, (Integer, Long, Float, Timestamp))
        aspect = "type.bool" if kind is bool and is_number else "type"
        message = f"must be {expected}, not {name_type(kind)}"
        return self.add(place, Fault(aspect, message, expected))


def render_path(steps: Sequence[Step]) -> str:
    """``A.B[0].C{key}.D``."""
    path = ""
    for step in steps:
        if isinstance(step, int):
            path += f"[{step}]"
        elif isinstance(step, Key):
            path += f"{{{step}}}"
        else:
            path += f".{step}" if path and step != LEFT_OUT else step
    return path
