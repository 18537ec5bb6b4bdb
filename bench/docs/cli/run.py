"""One service: its commands, asked and judged.

Takes a service's name and a Python that has the AWS CLI, gives counts and what is wrong.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from bench.docs.cli.ask import ask_cli, read_questions
from bench.docs.cli.judge import RIGHT, Outcome, judge
from shapewright.problem import CannotContinueError


@dataclass(slots=True)
class Held:
    """Counts, and what is wrong."""

    services: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter[Outcome])
    releases: set[str] = field(default_factory=set[str])
    failures: list[str] = field(default_factory=list[str])

    def add(self, other: Held) -> None:
        """Count what came of others too."""
        self.services += other.services
        self.outcomes += other.outcomes
        self.releases |= other.releases
        self.failures += other.failures


def hold_service(name: str, *, python: str) -> Held:
    """The commands of one service."""
    try:
        questions = read_questions(name)
        told = ask_cli(python, questions)
    except CannotContinueError as error:
        return Held(services=1, failures=list(map(str, error.problems)))
    held = Held(services=1, releases={f"awscli {told.release}, botocore {told.botocore}"})
    for question, answer in zip(questions, told.answers, strict=True):
        outcome, said = judge(question, answer)
        held.outcomes[outcome] += 1
        if outcome not in RIGHT:
            shown = question.command or "no command"
            held.failures.append(f"{name} {question.operation} ({shown}) {outcome}: {said}")
    return held
