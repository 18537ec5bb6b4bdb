"""What two patterns have to do with each other.

Takes trees, says whether all strings of one match the other, and whether a pattern matches none at
all. Says nothing where that would take too large an automaton.
"""

from __future__ import annotations

from shapewright.patterns.dfa import Dfa, build_alphabet, build_dfa
from shapewright.patterns.limit import TooLargeError, UndecidableError
from shapewright.patterns.syntax import Node

MOST_STATES = 4000
MOST_PAIRS = 40_000
"""How large the automata of a question may be, and how many pairs of states are looked at."""

NOWHERE = -1
"""Where an automaton is once it can no longer accept."""


def includes(a: Node, b: Node) -> bool | None:
    """Whether every string of ``b`` matches ``a``; None when that cannot be decided."""
    alphabet = build_alphabet(a, b)
    try:
        wide = build_dfa(a, alphabet, most=MOST_STATES)
        narrow = build_dfa(b, alphabet, most=MOST_STATES)
    except (TooLargeError, UndecidableError):
        return None
    return accepts_all(wide, narrow)


def is_empty(node: Node) -> bool | None:
    """Whether no string matches; None when that cannot be decided."""
    try:
        return not build_dfa(node, build_alphabet(node), most=MOST_STATES).rows
    except (TooLargeError, UndecidableError):
        return None


def accepts_all(wide: Dfa, narrow: Dfa) -> bool | None:
    """Whether one automaton accepts all that another does; None when they have too many pairs."""
    if not narrow.rows:
        return True
    start: tuple[int, int] = (0 if wide.rows else NOWHERE, 0)
    seen: set[tuple[int, int]] = {start}
    queue: list[tuple[int, int]] = [start]
    for at, other in queue:
        if narrow.accepting[other] and (at == NOWHERE or not wide.accepting[at]):
            return False
        for mask, to in narrow.rows[other]:
            for pair in follow_pair(wide, at, mask, to):
                if pair not in seen:
                    seen.add(pair)
                    queue.append(pair)
        if len(seen) > MOST_PAIRS:
            return None
    return True


def follow_pair(wide: Dfa, at: int, mask: int, to: int) -> list[tuple[int, int]]:
    """Where the first automaton may be once the second has gone on with one of these characters."""
    if at == NOWHERE:
        return [(NOWHERE, to)]
    pairs: list[tuple[int, int]] = []
    rest = mask
    for other, goal in wide.rows[at]:
        if other & mask:
            pairs.append((goal, to))
            rest &= ~other
    if rest:
        pairs.append((NOWHERE, to))
    return pairs
