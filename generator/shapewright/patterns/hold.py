"""Repetitions that give nothing back where giving back could not help.

Takes the tree of a whole pattern, gives an equivalent one: a repetition is possessive where the
character after it says that it is over, since with fewer rounds the next character would be one
that cannot follow. Such a match fails at once, and ``re`` keeps no place to go back to. Leaves a
tree with references as it is.
"""

from __future__ import annotations

from shapewright.patterns.alphabet import Alphabet, find_sets
from shapewright.patterns.charset import EVERYTHING
from shapewright.patterns.groups import walk
from shapewright.patterns.quick import Decided
from shapewright.patterns.syntax import (
    Assert,
    Chars,
    Choice,
    Greed,
    Group,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)


def hold(node: Node) -> Node:
    """The tree, possessive wherever that is all the same."""
    if any(isinstance(part, Group | Reference) for part in walk(node)):
        return node
    return _Holder(Alphabet([*find_sets(node), EVERYTHING])).hold_end(node)


class _Holder:
    def __init__(self, alphabet: Alphabet) -> None:
        self._decided = Decided(alphabet)
        # A bit of its own stands for the end of the text.
        self._end = alphabet.every + 1
        self._anything = alphabet.every | self._end

    def hold_end(self, node: Node) -> Node:
        """The part, which stands at the end of the text."""
        return self._hold(node, self._end)

    def _hold(self, node: Node, after: int) -> Node:
        match node:
            case Sequence(parts=parts):
                held: list[Node] = []
                for part in reversed(parts):
                    held.append(self._hold(part, after))
                    first, empty = self._decided.start(part)
                    after = first | after if empty else first
                return Sequence(tuple(reversed(held)))
            case Choice(options=options):
                return Choice(tuple(self._hold(option, after) for option in options))
            case Repeat():
                return self._hold_repeat(node, after)
            case Look(body=body, ahead=True, negative=negative):
                return Look(self._hold(body, self._anything), ahead=True, negative=negative)
            case Chars() | Assert() | Look() | Group() | Reference():
                return node

    def _hold_repeat(self, node: Repeat, after: int) -> Node:
        first, _ = self._decided.start(node.body)
        within = after if node.high == 1 else first | after
        greed = node.greed
        # One that is still lazy stands where what is tried first matters.
        may_hold = greed is Greed.GREEDY and node.low != node.high and not first & after
        if may_hold and self._decided.holds(node, after):
            greed = Greed.POSSESSIVE
        return Repeat(self._hold(node.body, within), node.low, node.high, greed)
