"""What two patterns have to do with each other.

Takes trees, says whether all strings of one match the other, and whether a pattern matches none at
all. Says nothing where that would take too large an automaton.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from shapewright.patterns.alphabet import Alphabet
from shapewright.patterns.dfa import Steps, build_alphabet, build_dfa
from shapewright.patterns.limit import TooLargeError, UndecidableError
from shapewright.patterns.machine import Machine
from shapewright.patterns.places import build_places
from shapewright.patterns.subsets import Subsets
from shapewright.patterns.syntax import Node

MOST_STATES = 4000
MOST_PAIRS = 40_000
"""How large the automata of a question may be, and how many pairs of states are looked at."""

MOST_GUARDED_PAIRS = 12_000
"""How many pairs are looked at where there are looks: their states take ten times as long."""

NOWHERE = None
"""Where an automaton is once it can no longer accept."""


@dataclass(frozen=True, slots=True)
class Walked:
    """An automaton of which only the states that were asked for are made."""

    steps: Steps[Any]
    guarded: bool
    known: dict[Any, list[tuple[int, Any]]] = field(
        default_factory=dict[Any, list[tuple[int, Any]]]
    )

    def step(self, state: Any) -> list[tuple[int, Any]]:
        """Masks, and the state that each leads to."""
        if state not in self.known:
            self.known[state] = self.steps.step(state)
        return self.known[state]


def relate(a: Node, b: Node) -> tuple[bool | None, bool | None]:
    """Whether every string of ``b`` matches ``a``, and the other way round; None for undecided."""
    alphabet = build_alphabet(a, b)
    try:
        one, other = (walk_node(node, alphabet) for node in (a, b))
    except (TooLargeError, UndecidableError):
        return None, None
    return accepts_all(one, other), accepts_all(other, one)


def includes(a: Node, b: Node) -> bool | None:
    """Whether every string of ``b`` matches ``a``; None when that cannot be decided."""
    return relate(a, b)[0]


def is_empty(node: Node) -> bool | None:
    """Whether no string matches; None when that cannot be decided."""
    try:
        return not build_dfa(node, build_alphabet(node), most=MOST_STATES).rows
    except (TooLargeError, UndecidableError):
        return None


def walk_node(node: Node, alphabet: Alphabet) -> Walked:
    """The automaton of a tree.

    Raises:
        TooLargeError: it has too many positions.
        UndecidableError: there is none.
    """
    places = build_places(node, alphabet, most=4 * MOST_STATES)
    steps: Steps[Any] = Machine(places) if places.guarded else Subsets(places)
    return Walked(steps, places.guarded)


def accepts_all(wide: Walked, narrow: Walked) -> bool | None:
    """Whether one automaton accepts all that another does; None when they have too many pairs."""
    most = MOST_GUARDED_PAIRS if wide.guarded or narrow.guarded else MOST_PAIRS
    start = (wide.steps.start, narrow.steps.start)
    seen: set[tuple[Any, Any]] = {start}
    queue: list[tuple[Any, Any]] = [start]
    try:
        for at, other in queue:
            if narrow.steps.accepts(other) and (at is NOWHERE or not wide.steps.accepts(at)):
                return False
            for mask, to in narrow.step(other):
                for pair in follow_pair(wide, at, mask, to):
                    if pair not in seen:
                        seen.add(pair)
                        queue.append(pair)
            if len(seen) > most:
                return None
    except TooLargeError:
        return None
    return True


def follow_pair(wide: Walked, at: Any, mask: int, to: Any) -> list[tuple[Any, Any]]:
    """Where the first automaton may be once the second has gone on with one of these characters."""
    if at is NOWHERE:
        return [(NOWHERE, to)]
    pairs: list[tuple[Any, Any]] = []
    rest = mask
    for other, goal in wide.step(at):
        if other & mask:
            pairs.append((goal, to))
            rest &= ~other
    if rest:
        pairs.append((NOWHERE, to))
    return pairs
