"""A pattern in the form that generated code can be trusted with.

Takes a pattern, gives text for Python's ``re`` (and property classes, which the runtime expands)
that matches the same strings in linear time; where that cannot be had, the same of those that are
no longer than stated, and none that is longer. Says whether that is quick even where texts may be
very long. Does not judge what the pattern means.
"""

from __future__ import annotations

from functools import cache

from shapewright.ir.stated import Stated
from shapewright.patterns.error import PatternError
from shapewright.patterns.known import NONE, SAME, Form, find_key, read_forms
from shapewright.patterns.linear import build_linear
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.safety import LONGEST, Danger, find_far_danger
from shapewright.patterns.spell import spell
from shapewright.patterns.syntax import Node


@cache
def find_safe_text(stated: Stated) -> str:
    """The safe form of a pattern.

    Raises:
        PatternError: the text is no pattern, or no safe form of it was found.
    """
    form = _find_safe(stated)
    return form if isinstance(form, str) else spell(parse_pattern(stated.text))


def find_safe_tree(stated: Stated) -> Node:
    """The tree of the safe form; that of the pattern itself, which is read already, where it is.

    Raises:
        PatternError: the text is no pattern, or no safe form of it was found.
    """
    form = _find_safe(stated)
    return parse_pattern(form if isinstance(form, str) else stated.text)


def _find_safe(stated: Stated) -> Form:
    form = find_known_form(stated)
    if form is NONE:
        raise PatternError(stated.text, 0, "no form of it was found that cannot hang")
    return form


def find_known_form(stated: Stated) -> Form:
    """The form that the table has for a pattern, or else one that is found now.

    Raises:
        PatternError: the text is no pattern.
    """
    forms = read_forms()
    key = find_key(stated.text, stated.longest)
    if key in forms:
        return forms[key]
    if stated.longest is not None and stated.longest > LONGEST:
        return find_form(stated)
    # Most forms hold for any usual length, and stand there once.
    form = forms.get(find_key(stated.text), NONE)
    return find_form(stated) if form is NONE else form


def find_form(stated: Stated) -> Form:
    """The form of a pattern, found by reasoning; it may take seconds.

    Raises:
        PatternError: the text is no pattern.
    """
    node = parse_pattern(stated.text)
    linear = build_linear(node, stated.longest)
    if linear.danger not in {None, Danger.LONG}:
        return NONE
    return spell(linear.node) if linear.changed else SAME


@cache
def is_quick(stated: Stated) -> bool:
    """Whether a match of the safe form is quick on the longest text that there may be.

    Raises:
        PatternError: the text is no pattern, or no safe form of it was found.
    """
    if stated.longest is None or stated.longest <= LONGEST:
        return True
    return find_far_danger(find_safe_tree(stated), stated.longest) is None
