"""Going to the last place of a character at once, as fast as ``re`` can.

Takes parts, gives trees in which ``.*[ab]`` goes to the last place of either, once and for all: to
the last ``a`` and from there to the last ``b``, since going back to one character is ten times as
fast as going back to one of several. Proves nothing: whether the last place will do is for an
automaton to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.patterns.candidate import Candidate
from shapewright.patterns.charset import CharSet
from shapewright.patterns.normal import make_sequence
from shapewright.patterns.syntax import Chars, Choice, Greed, Look, Node, Repeat, Sequence

MOST_GOALS = 3
"""How many characters may be leapt to."""


def list_leaps(parts: tuple[Node, ...]) -> Iterator[Candidate]:
    """All loops with a few characters after them made leaps; none where there is no such loop."""
    leaps: list[Node] = []
    proofs: list[Node] = []
    at = 0
    while at < len(parts):
        loop, goals = parts[at], find_goals(parts, at)
        if not goals:
            leaps.append(loop)
            proofs.append(loop)
            at += 1
            continue
        leaps.append(Repeat(write_leap(loop, goals), 1, 1, Greed.POSSESSIVE))
        proofs.append(write_proof(loop, parts[at + 1]))
        at += 2
    if len(leaps) < len(parts):
        yield Candidate(make_sequence(leaps), make_sequence(proofs))


def find_goals(parts: tuple[Node, ...], at: int) -> tuple[Chars, ...]:
    """The characters to which a leap goes that begins here, if one does."""
    match parts[at : at + 2]:
        case (
            Repeat(body=Chars(chars=run), low=0, high=None, greed=greed),
            Chars(chars=goals),
        ) if greed is Greed.GREEDY and len(goals) <= MOST_GOALS and goals & run == goals:
            return tuple(Chars(CharSet.of([(point, point)])) for point in goals)
        case _:
            return ()


def write_leap(loop: Node, goals: tuple[Chars, ...]) -> Node:
    """All up to the last goal that a loop can reach, and the goal; to be read once and for all."""
    first = Sequence((loop, goals[0]))
    if len(goals) == 1:
        return first
    others = write_leap(loop, goals[1:])
    once = Repeat(first, 1, 1, Greed.POSSESSIVE)
    return Choice((Sequence((once, Repeat(others, 0, 1, Greed.POSSESSIVE))), others))


def write_proof(loop: Node, goal: Node) -> Node:
    """The same, in parts that an automaton can be made of."""
    body = loop.body if isinstance(loop, Repeat) else loop
    later = Sequence((Repeat(body, 1, None), goal))
    return Sequence((loop, Look(later, ahead=True, negative=True), goal))


def find_leap(node: Node) -> tuple[CharSet, int] | None:
    """What a leap goes over, and how many goals it has; None for what is none."""
    match node:
        case Sequence(
            parts=(Repeat(body=Chars(chars=run), high=None, greed=Greed.GREEDY), Chars(chars=goal))
        ) if len(goal) == 1:
            return run, 1
        case Choice(
            options=(Sequence(parts=(Repeat(body=first, low=1), Repeat(body=rest))), other)
        ):
            one, more = find_leap(first), find_leap(rest)
            if rest == other and one and more and one[0] == more[0]:
                return one[0], one[1] + more[1]
            return None
        case _:
            return None
