"""Ways to make a text: one form each, and the lengths there are to choose from.

Takes a form, bounds and a source of choices, gives texts of the form, each of a length
within the bounds. What else a text has to be is for others to look at.
"""

from __future__ import annotations

from .text_form import Chars, Choice, Group, Repeat, Sequence, read_form
from .text_lengths import find_bits, find_lengths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Sequence as Items

    from .text_form import Choose, Piece
    from .text_lengths import Lengths

AMPLE = 24
"""So many lengths are variety enough."""


class Way:
    """One form and the lengths of its texts that fit."""

    __slots__ = ("_lengths", "_piece", "fitting")

    def __init__(self, piece: Piece, lengths: Lengths, fitting: list[int]) -> None:
        self._piece = piece
        self._lengths = lengths
        self.fitting = fitting

    def make(self, choose: Choose, length: int | None = None) -> str:
        """A text of one of the lengths, chosen unless told."""
        if length is None:
            length = self.fitting[choose(len(self.fitting))]
        return _Drawing(self._lengths, choose).draw(self._piece, length)


def find_ways(forms: Iterable[str], low: int, high: int | None) -> list[Way]:
    """The ways to make a text of one of these forms; none if no length fits.

    Args:
        forms: the likelier first.
        low: the fewest characters, included.
        high: the most characters, included; None for no bound.
    """
    ways: list[Way] = []
    for form in forms:
        piece, groups = read_form(form)
        lengths = find_lengths(piece, groups, low, high)
        fitting = list(find_bits(lengths.of(piece) >> low << low))
        if fitting:
            ways.append(Way(piece, lengths, fitting[:AMPLE]))
    return ways


def try_ways(
    ways: Items[Way], choose: Choose, accept: Callable[[str], bool], tries: int
) -> str | None:
    """A text that is accepted; None if so many are not."""
    for at in range(tries if ways else 0):
        text = ways[at % len(ways)].make(choose)
        if accept(text):
            return text
    return None


class _Drawing:
    """What has been drawn of one text: what each group took."""

    __slots__ = ("_choose", "_lengths", "_taken")

    def __init__(self, lengths: Lengths, choose: Choose) -> None:
        self._lengths = lengths
        self._choose = choose
        self._taken: dict[int, str] = {}

    def draw(self, piece: Piece, length: int) -> str:
        """A text of a length that is one of the piece's."""
        if isinstance(piece, Chars):
            return piece.draw(self._choose)
        if isinstance(piece, Sequence):
            return self._draw_parts(piece, length)
        if isinstance(piece, Repeat):
            return self._draw_copies(piece, length)
        if isinstance(piece, Choice):
            lengths = self._lengths
            fitting = [one for one in piece.options if lengths.of(one) >> length & 1]
            return self.draw(fitting[self._choose(len(fitting))], length)
        if isinstance(piece, Group):
            self._taken[piece.number] = text = self.draw(piece.body, length)
            return text
        return self._taken.get(piece.number, "")

    def _draw_parts(self, piece: Sequence, length: int) -> str:
        rests = self._lengths.of_rests(piece)
        drawn: list[str] = []
        for part, rest in zip(piece.parts, rests[1:], strict=True):
            own = self._split(self._lengths.of(part), rest, length)
            drawn.append(self.draw(part, own))
            length -= own
        return "".join(drawn)

    def _draw_copies(self, piece: Repeat, length: int) -> str:
        if not length:
            return ""
        body = self._lengths.of(piece.body)
        if body & ~1 == 2:
            return "".join(self.draw(piece.body, 1) for _ in range(length))
        shortest = (body & ~1 & -(body & ~1)).bit_length() - 1
        least = 0 if body & 1 else piece.low
        most = length // shortest
        if piece.high is not None:
            most = min(most, piece.high)
        counts = [
            count
            for count in range(least, most + 1)
            if self._lengths.of_copies(piece, count) >> length & 1
        ]
        drawn: list[str] = []
        for left in reversed(range(counts[self._choose(len(counts))])):
            rest = self._lengths.of_copies(piece, left)
            own = self._split(body & ~1, rest, length)
            drawn.append(self.draw(piece.body, own))
            length -= own
        return "".join(drawn)

    def _split(self, own: int, rest: int, length: int) -> int:
        """A length for one part, so that what follows can have the rest."""
        if own & (own - 1) == 0:
            return own.bit_length() - 1
        within = own & ((2 << length) - 1)
        fitting = [one for one in find_bits(within) if rest >> (length - one) & 1]
        return fitting[self._choose(len(fitting))]
