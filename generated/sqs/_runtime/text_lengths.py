"""The lengths that texts of a form can have.

Takes pieces, gives for each a set of lengths in characters, as the bits of an integer:
bit 3 is set if there is a text of three characters. A piece that repeats another counts
as that one, though its text is not free.
"""

from __future__ import annotations

from .text_form import Chars, Choice, Group, Repeat, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .text_form import Piece

_NEAR = 64
"""So many characters beyond the shortest text are variety enough."""
_FAR = 1 << 14
"""How much longer than its lower bound a text may be, where nothing shorter fits."""
_FARTHEST = 1 << 16
"""No longer text is looked for: a few signs can ask for more than there is memory."""


class Lengths:
    """The lengths of pieces, up to a longest one."""

    def __init__(self, groups: Mapping[int, Piece], longest: int) -> None:
        self.longest = longest
        self._within = (2 << longest) - 1
        self._groups = groups
        # By the pieces themselves: they are compared by identity.
        self._found: dict[Piece, int] = {}
        self._rests: dict[Piece, list[int]] = {}
        self._powers: dict[Piece, list[int]] = {}

    def of(self, piece: Piece) -> int:
        """The lengths of one piece."""
        found = self._found.get(piece)
        if found is None:
            found = self._found[piece] = self._find(piece)
        return found

    def of_rests(self, piece: Sequence) -> list[int]:
        """The lengths of a sequence from each of its parts on, and of nothing."""
        rests = self._rests.get(piece)
        if rests is None:
            rests = [1]
            for part in reversed(piece.parts):
                rests.append(self._add(self.of(part), rests[-1]))
            rests.reverse()
            self._rests[piece] = rests
        return rests

    def of_copies(self, piece: Repeat, count: int) -> int:
        """The lengths of so many copies of a repeated part, none of which is empty."""
        powers = self._powers.setdefault(piece, [1])
        body = self.of(piece.body) & ~1
        while len(powers) <= count:
            powers.append(self._add(powers[-1], body))
        return powers[count]

    def _find(self, piece: Piece) -> int:
        if isinstance(piece, Chars):
            return 2 & self._within if piece.ranges else 0
        if isinstance(piece, Sequence):
            return self.of_rests(piece)[0]
        if isinstance(piece, Repeat):
            return self._repeat(piece)
        if isinstance(piece, Choice):
            found = 0
            for option in piece.options:
                found |= self.of(option)
            return found
        if isinstance(piece, Group):
            return self.of(piece.body)
        repeated = self._groups.get(piece.number)
        return 0 if repeated is None else self.of(repeated)

    def _repeat(self, piece: Repeat) -> int:
        body = self.of(piece.body)
        if body & 1:
            return self._raise(body, self.longest if piece.high is None else piece.high)
        if piece.low > self.longest:
            return 0
        least = self._raise(body, piece.low)
        more = self.longest if piece.high is None else piece.high - piece.low
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


def find_lengths(
    piece: Piece, groups: Mapping[int, Piece], low: int, high: int | None
) -> Lengths:
    """The lengths of pieces, up to some at least as long as the shortest that fits.

    Args:
        piece: the outermost.
        groups: those that are repeated, by number.
        low: the fewest characters, included.
        high: the most characters, included; None for no bound.
    """
    ahead = _NEAR
    while True:
        longest = min(low + ahead, _FARTHEST if high is None else min(high, _FARTHEST))
        lengths = Lengths(groups, longest)
        if lengths.of(piece) >> low or longest == high or ahead >= _FAR:
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
