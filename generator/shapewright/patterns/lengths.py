"""The lengths that the strings of a pattern can have.

Takes a tree, gives for each part a set of lengths in characters, as the bits of an integer: bit 3
is set if a string of three characters can match. Exact but for what assertions, looks and
references forbid; a reference counts as its group.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.patterns.groups import walk
from shapewright.patterns.syntax import (
    Assert,
    Chars,
    Choice,
    Group,
    Look,
    Node,
    Reference,
    Repeat,
    Sequence,
)
from shapewright.patterns.width import find_width

_NEAR = 64
"""So many characters beyond the shortest string are variety enough."""
_FAR = 1 << 14
"""How much longer than its lower bound a string may be, where nothing shorter fits."""
_FARTHEST = 1 << 16
"""No longer string is looked for: a few signs can ask for more characters than there is memory."""


class Lengths:
    """The lengths of a tree's parts, up to a longest one."""

    def __init__(self, tree: Node, longest: int) -> None:
        self.longest = longest
        self._within = (2 << longest) - 1
        self._groups = {part.number: part.body for part in walk(tree) if isinstance(part, Group)}
        # By identity: equal parts are rare, and comparing them costs more than it saves. The tree
        # is kept, so that no identity is used twice.
        self._tree = tree
        self._found: dict[int, int] = {}
        self._rests: dict[int, list[int]] = {}
        self._powers: dict[int, list[int]] = {}

    def of(self, node: Node) -> int:
        """The lengths of one part."""
        found = self._found.get(id(node))
        if found is None:
            found = self._found[id(node)] = self._find(node)
        return found

    def of_rests(self, node: Sequence) -> list[int]:
        """The lengths of a sequence from each of its parts on, and of nothing at the end."""
        rests = self._rests.get(id(node))
        if rests is None:
            rests = [1]
            for part in reversed(node.parts):
                rests.append(self._add(self.of(part), rests[-1]))
            rests.reverse()
            self._rests[id(node)] = rests
        return rests

    def of_copies(self, node: Repeat, count: int) -> int:
        """The lengths of so many copies of a repeated part, none of which is empty."""
        powers = self._powers.setdefault(id(node), [1])
        body = self.of(node.body) & ~1
        while len(powers) <= count:
            powers.append(self._add(powers[-1], body))
        return powers[count]

    def _find(self, node: Node) -> int:
        match node:
            case Chars(chars=chars):
                return 2 & self._within if chars else 0
            case Assert() | Look():
                return 1
            case Reference(number=number):
                return self.of(self._groups[number]) if number in self._groups else 0
            case Group(body=body):
                return self.of(body)
            case Sequence():
                return self.of_rests(node)[0]
            case Choice(options=options):
                found = 0
                for option in options:
                    found |= self.of(option)
                return found
            case Repeat():
                return self._repeat(node)

    def _repeat(self, node: Repeat) -> int:
        body = self.of(node.body)
        if body & 1:
            return self._raise(body, self.longest if node.high is None else node.high)
        if node.low > self.longest:
            return 0
        least = self._raise(body, node.low)
        more = self.longest if node.high is None else node.high - node.low
        return self._add(least, self._raise(body | 1, more))

    def _raise(self, lengths: int, count: int) -> int:
        """The lengths of so many, one after the other."""
        if lengths & 1:
            count = min(count, self.longest)  # each of the others adds one at least
        found = 1
        while count:
            if count & 1:
                found = self._add(found, lengths)
            count >>= 1
            if count:
                lengths = self._add(lengths, lengths)
        return found

    def _add(self, one: int, other: int) -> int:
        """The lengths of one after the other."""
        if one.bit_count() < other.bit_count():
            one, other = other, one
        if not other:
            return 0
        first = (other & -other).bit_length() - 1
        rest = other >> first
        if rest & (rest + 1) == 0:
            return self._within & (_spread(one, rest.bit_length()) << first)
        found = 0
        for length in find_bits(other):
            found |= one << length
        return found & self._within


def find_lengths(node: Node, low: int, high: int | None) -> Lengths:
    """The lengths of a tree's parts, up to some at least as long as the shortest that fits.

    Args:
        node: the tree.
        low: the fewest characters, included.
        high: the most characters, included; None for no bound.
    """
    fewest, most = find_width(node)
    bounds = [bound for bound in (high, most) if bound is not None]
    ahead = _NEAR
    while True:
        lengths = Lengths(node, min([max(low, fewest) + ahead, *bounds, _FARTHEST]))
        if lengths.of(node) >> low or lengths.longest in bounds or ahead >= _FAR:
            return lengths
        ahead *= 4


def find_bits(lengths: int) -> Iterator[int]:
    """The lengths in a set, the shortest first."""
    while lengths:
        low = lengths & -lengths
        yield low.bit_length() - 1
        lengths ^= low


def _spread(lengths: int, count: int) -> int:
    """The set, shifted by none to one less than so many."""
    done = 1
    while done < count:
        step = min(done, count - done)
        lengths |= lengths << step
        done += step
    return lengths
