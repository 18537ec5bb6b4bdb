"""The form of a pattern for texts that may be longer than usual.

Takes the form that serves texts of the usual length, gives an equivalent one whose match can be
shown to be quick on the longest text there may be; or says that none was found, with the quickest
one. Changes a form no more than it must.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from shapewright.patterns.candidate import Candidate, list_candidates, list_last_places
from shapewright.patterns.commit import commit, is_proved
from shapewright.patterns.hold import hold
from shapewright.patterns.leap import list_leaps
from shapewright.patterns.pace import find_pace
from shapewright.patterns.safety import MOST_TENTHS, Danger, find_far_danger
from shapewright.patterns.search import split
from shapewright.patterns.sieve import sieve
from shapewright.patterns.syntax import Node


def build_far(node: Node, form: Node, longest: int) -> tuple[Node, Danger | None]:
    """The form for long texts, and why it may still be slow.

    Args:
        node: the tree of the pattern.
        form: an equivalent one that is safe on texts of the usual length.
        longest: the most characters that a text may have.
    """
    quickest, least = form, MOST_TENTHS
    for found in chain([form], _list_forms(node, form)):
        if find_far_danger(found, longest) is None:
            return found, None
        pace = find_pace(found)
        if pace is not None and pace < least:
            quickest, least = found, pace
    return quickest, Danger.LONG


def _list_forms(node: Node, form: Node) -> Iterator[Node]:
    """Other ways to write a pattern, those that are most like its form first."""
    yield hold(form)
    yield hold(commit(form))
    yield sieve(hold(form))
    for tree in (form, node):
        for leaping in _list_proved(tree, list_leaps):
            yield hold(leaping)
    for other in _list_proved(node, list_candidates):
        yield hold(commit(other))
        for last in _list_proved(other, list_last_places):
            yield hold(commit(last))


def _list_proved(
    node: Node, list_ways: Callable[[tuple[Node, ...]], Iterator[Candidate]]
) -> Iterator[Node]:
    """The ways to write a tree that accept the same."""
    for candidate in list_ways(split(node)):
        if is_proved(candidate.proof, node, at_start=True, at_end=True):
            yield candidate.node
