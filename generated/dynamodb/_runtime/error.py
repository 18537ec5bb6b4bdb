"""The error that a value with problems is refused with."""

from __future__ import annotations

from .wording import word_as_aws

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from .problem import Problem


class ValidationError(ValueError):
    """Raised for a value with problems that count."""

    problems: tuple[Problem, ...]
    """All of them, advisory ones included, in the order of the value."""

    def __init__(self, problems: Sequence[Problem], subject: str = "") -> None:
        super().__init__(tuple(problems), subject)
        self.problems = tuple(problems)
        self.subject = subject
        """What was checked: the name of a shape."""

    def __str__(self) -> str:
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        head = (
            f"{count} {noun} in {self.subject}" if self.subject else f"{count} {noun}"
        )
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        return f"{head}:\n{lines}"

    def as_aws(self) -> str:
        """The message in the words that AWS would use."""
        return word_as_aws(self.problems)
