"""Places: where in a value one part of it stands.

Takes a part, its shape and the place before, gives the way that led there, and whether
what stands there may be shown.
"""

from __future__ import annotations

from .accept import is_a, plain_text
from .problem import LEFT_OUT, Key
from .shape import Member
from .show import HIDDEN, MOST, show

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .problem import Step
    from .shape import Shape

NO_MEMBER = Member("")
"""What a value is that stands in no structure."""
MAP_KEY = Member("")
"""What the key of an entry of a map is."""


MOST_STEPS = 50
"""Steps at either end of a path that are shown; no service nests half as deep."""


class Place:
    """Where a value stands: the step that led there, and the place before."""

    __slots__ = (
        "before",
        "depth",
        "head",
        "hidden",
        "is_key",
        "member",
        "shape",
        "step",
        "value",
    )

    def __init__(
        self,
        value: Any,
        shape: Shape,
        *,
        before: Place | None = None,
        step: Step = "",
        member: Member = NO_MEMBER,
    ) -> None:
        self.value = value
        self.shape = shape
        self.before = before
        self.step = step
        self.member = member
        self.is_key = member is MAP_KEY
        self.depth: int = 0 if before is None else before.depth + 1
        self.head: Place | None = before.head if before is not None else None
        """The place where the first part of a very long way ends."""
        if self.depth == MOST_STEPS:
            self.head = self
        self.hidden: bool = shape.sensitive or (before is not None and before.hidden)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The way from the whole value; of a very long one, its two ends."""
        if self.depth <= 2 * MOST_STEPS:
            return tuple(self._climb(self.depth))
        start = self.head or self
        return (*start._climb(MOST_STEPS), LEFT_OUT, *self._climb(MOST_STEPS))

    def _climb(self, count: int) -> list[Step]:
        """The last steps of the way."""
        steps: list[Step] = []
        place = self
        while place.before is not None and len(steps) < count:
            steps.append(place.step)
            place = place.before
        steps.reverse()
        return steps


def name_key(key: Any, *, hidden: bool) -> Key:
    """How the key of a map stands in a path."""
    if hidden:
        return Key(HIDDEN)
    if not is_a(key, str):
        return Key(show(key))
    return Key(plain_text(key)[:MOST])
