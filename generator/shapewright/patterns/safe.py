"""A pattern in the form that generated code can be trusted with.

Takes the text of a pattern, gives text for Python's ``re`` (and property classes, which the runtime
expands) that matches the same strings in linear time. Does not judge what the pattern means.
"""

from __future__ import annotations

from functools import cache

from shapewright.patterns.error import PatternError
from shapewright.patterns.linear import build_linear
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.spell import spell


@cache
def find_safe_text(text: str) -> str:
    """The safe form of a pattern.

    Raises:
        PatternError: the text is no pattern, or no safe form of it was found.
    """
    linear = build_linear(parse_pattern(text))
    if linear.danger is not None:
        raise PatternError(text, 0, f"no form of it was found that cannot hang: {linear.danger}")
    return spell(linear.node)
