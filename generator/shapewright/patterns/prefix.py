"""Whether a part can end at one place only, wherever it begins.

Takes a part, gives the answer: by how wide it is, or else by its automaton. Of a part that is not
to be judged apart, or whose automaton is too large, it says no.
"""

from __future__ import annotations

from shapewright.patterns.dfa import build_alphabet, build_dfa
from shapewright.patterns.limit import TooLargeError, UndecidableError
from shapewright.patterns.place import stands_alone
from shapewright.patterns.syntax import Node
from shapewright.patterns.width import find_width

MOST_STATES = 3000
"""How many states the automaton of a part may have."""


def is_prefix_free(node: Node) -> bool:
    """Whether a part can end at one place only, wherever it begins."""
    fewest, most = find_width(node)
    if fewest == most:
        return True
    if not stands_alone(node, at_start=False, at_end=False):
        return False
    try:
        dfa = build_dfa(node, build_alphabet(node), most=MOST_STATES)
    except (TooLargeError, UndecidableError):
        return False
    ends = zip(dfa.rows, dfa.accepting, strict=True)
    return not any(row and accepts for row, accepts in ends)
