"""A pattern's form that Python's ``re`` matches in linear time.

Takes the tree of a pattern, gives one that accepts the same strings and that no string of up to
10,000 characters can make slow, nor any that is as long as may be; the tree itself where it is so
already. Where there is none, one that accepts the same as far as a text may be long, and at once
refuses what is longer. Says so when none was found. Decides by reasoning alone, so that the same
tree always gets the same form.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.patterns.charset import EVERYTHING
from shapewright.patterns.far import build_far
from shapewright.patterns.mend import Mender, Place
from shapewright.patterns.normal import make_sequence
from shapewright.patterns.safety import LONGEST, Care, Danger, find_danger
from shapewright.patterns.seal import guard, seal
from shapewright.patterns.syntax import Assert, Assertion, Chars, Look, Node, Repeat, Sequence

PASSES = ((1000, Care.USUAL), (3000, Care.THOROUGH))
"""How many parts a tree made from an automaton may have, and with how much care it is judged; the
second is a last resort."""

LEAST_CONFINED = 2
"""A pattern is confined to no less: a count up to 1 is spelled otherwise, and not recognised."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A pattern in the form it should be matched in."""

    node: Node
    changed: bool
    """Whether it is written otherwise than it was."""
    danger: Danger | None
    """Why it may still be slow; None when it cannot be."""


def build_linear(node: Node, longest: int | None = None) -> Linear:
    """The linear form of a tree.

    Args:
        node: the tree.
        longest: the most characters that a text may have; what is longer the form may refuse,
            where there is no form otherwise.
    """
    linear = _build_usual(node, longest)
    if longest is None or longest <= LONGEST or linear.danger is not None:
        return linear
    form, danger = build_far(node, linear.node, longest)
    return Linear(form, changed=form != node, danger=danger)


def _build_usual(node: Node, longest: int | None) -> Linear:
    """The form for texts of the usual length, or for those that may be."""
    if find_danger(node) is None:
        return Linear(node, changed=False, danger=None)
    mended = node
    for most_parts, care in PASSES:
        mended = Mender(most_parts, care=care).mend(node, Place(at_start=True, at_end=True))
        for form in (mended, seal(mended), guard(mended)):
            if find_danger(form) is None or find_danger(form, Care.THOROUGH) is None:
                return Linear(form, changed=form != node, danger=None)
    if longest is not None:
        mended = confine(mended, longest)
    return Linear(mended, changed=mended != node, danger=find_danger(mended))


def confine(node: Node, longest: int) -> Node:
    """The tree for texts of up to so many characters; of a longer one it reads no more than that.

    Because the tree itself says so, it holds whoever matches it, and whether or not the length is
    checked before.
    """
    most = Repeat(Chars(EVERYTHING), 0, max(longest, LEAST_CONFINED))
    look = Look(Sequence((most, Assert(Assertion.END))), ahead=True, negative=False)
    return make_sequence([look, node])
