"""A pattern in the form that generated code can be trusted with.

Takes the text of a pattern, gives text for Python's ``re`` (and property classes, which the runtime
expands) that matches the same strings in linear time. Does not judge what the pattern means.
"""

from __future__ import annotations

from functools import cache

from shapewright.patterns.error import PatternError
from shapewright.patterns.known import NONE, SAME, Form, find_key, read_forms
from shapewright.patterns.linear import build_linear
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.spell import spell


@cache
def find_safe_text(text: str) -> str:
    """The safe form of a pattern.

    Raises:
        PatternError: the text is no pattern, or no safe form of it was found.
    """
    forms = read_forms()
    key = find_key(text)
    form = forms[key] if key in forms else find_form(text)
    if form is NONE:
        raise PatternError(text, 0, "no form of it was found that cannot hang")
    return form if isinstance(form, str) else spell(parse_pattern(text))


def find_form(text: str) -> Form:
    """The form of a pattern, found by reasoning; it may take seconds.

    Raises:
        PatternError: the text is no pattern.
    """
    node = parse_pattern(text)
    linear = build_linear(node)
    if linear.danger is not None:
        return NONE
    return spell(linear.node) if linear.changed else SAME
