"""A pattern's form that Python's ``re`` matches in linear time.

Takes the tree of a pattern, gives one that accepts the same strings and that no string of up to
10,000 characters can make slow; the tree itself where it is so already. Says so when none was
found. Decides by reasoning alone, so that the same tree always gets the same form.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.patterns.mend import Mender, Place
from shapewright.patterns.safety import Care, Danger, find_danger
from shapewright.patterns.seal import guard, seal
from shapewright.patterns.syntax import Node

PASSES = ((1000, Care.USUAL), (3000, Care.THOROUGH))
"""How many parts a tree made from an automaton may have, and with how much care it is judged; the
second is a last resort."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A pattern in the form it should be matched in."""

    node: Node
    changed: bool
    """Whether it is written otherwise than it was."""
    danger: Danger | None
    """Why it may still be slow; None when it cannot be."""


def build_linear(node: Node) -> Linear:
    """The linear form of a tree."""
    if find_danger(node) is None:
        return Linear(node, changed=False, danger=None)
    mended = node
    for most_parts, care in PASSES:
        mended = Mender(most_parts, care=care).mend(node, Place(at_start=True, at_end=True))
        for form in (mended, seal(mended), guard(mended)):
            if find_danger(form) is None or find_danger(form, Care.THOROUGH) is None:
                return Linear(form, changed=form != node, danger=None)
    return Linear(mended, changed=mended != node, danger=find_danger(mended))
