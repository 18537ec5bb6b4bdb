"""The shapes of a service, as a fake asks about them.

Takes the checks of a generated package, gives shapes by name, the values of enums, the
texts of patterns, and whether a single value is right. Makes nothing.
"""

from __future__ import annotations

import sys

from ..policy import STRICT
from ..shape import Integer, Long, Member, String, Structure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..shape import Shape
    from ..text import Text
    from ..validation import Validation

_SMALL = 2**31
"""Below this, an integer of any width has the limits of its shape alone."""
EMPTY = Structure({})
"""The shape of an answer that holds nothing."""


class Known:
    """What is known of one service's shapes."""

    def __init__(self, validation: Validation) -> None:
        self.validation = validation
        self._texts: Any = None

    def find(self, name: str) -> Shape:
        """The shape with this name."""
        return self.validation.find_shape(name)

    def input_of(self, operation: str) -> str | None:
        """The shape of an operation's request, if it takes one."""
        return self.validation.operations[operation][0]

    def output_of(self, operation: str) -> str | None:
        """The shape of an operation's response, if it gives one."""
        return self.validation.operations[operation][1]

    def members_of(self, name: str | None) -> Mapping[str, str | Member]:
        """The members of a structure; none of what is no structure."""
        shape = EMPTY if name is None else self.find(name)
        return shape.members if isinstance(shape, Structure) else {}

    def values_of(self, shape: String) -> tuple[str, ...]:
        """The known values of an enum; none of what is no enum."""
        if not shape.enum:
            return ()
        return tuple(self.validation.find_values(shape.enum))

    def text_of(self, name: str) -> Text | None:
        """What texts of a shape with a pattern look like."""
        texts = self._texts
        if texts is None:
            module = f"{self.validation.package}.texts"
            __import__(module)
            texts = self._texts = sys.modules[module].TEXTS
        found: Text | None = texts.get(name)
        return found

    def takes(self, name: str, value: Any) -> bool:
        """Whether a value keeps every rule of a shape."""
        shape = self.find(name)
        if type(shape) is String and type(value) is str:
            return self._takes_text(shape, value)
        is_small = value.__class__ is int and -_SMALL <= value < _SMALL
        if is_small and isinstance(shape, (Integer, Long)):
            return _is_within(value, shape)
        problems = self.validation.check_shape(name, value, STRICT)
        return all(problem.advisory for problem in problems)

    def _takes_text(self, shape: String, text: str) -> bool:
        if shape.enum and text not in self.validation.find_values(shape.enum):
            return False
        if shape.minimum is not None and len(text) < shape.minimum:
            return False
        if shape.maximum is not None and len(text) > shape.maximum:
            return False
        if shape.matcher is None or "pattern" in shape.advisory:
            return True
        return shape.matcher.fullmatch(text) is not None


def _is_within(number: int, shape: Shape) -> bool:
    low, high = shape.minimum, shape.maximum
    return (low is None or number >= low) and (high is None or number <= high)


def target_of(member: str | Member) -> str:
    """The shape of a member."""
    return member if isinstance(member, str) else member.target
