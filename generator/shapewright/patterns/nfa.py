"""The ways in which a backtracking matcher goes through a pattern, as an automaton.

Takes a tree, gives its positions (each a set of characters that is read there), and how many ways
lead from one to the next without reading. Counts are either written out or taken for loops; what
is read while looking ahead is a side way that ends. So every way that Python's ``re`` can try is a
way here, and maybe some more. Knows nothing of what is accepted.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from shapewright.patterns.alphabet import Alphabet
from shapewright.patterns.charset import EVERYTHING
from shapewright.patterns.groups import walk
from shapewright.patterns.limit import TooLargeError
from shapewright.patterns.search import find_search
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
from shapewright.patterns.width import Width, find_width

MOST_WORDS = 60
"""How many texts are looked at to see whether what is searched for can begin within itself."""

Ways = dict[int, int]
"""How many ways lead to each position."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The automaton of a part: how it is entered and left, and in how many ways it is void."""

    first: Ways
    last: Ways
    empty: int


VOID = Piece({}, {}, 1)


@dataclass(slots=True)
class Nfa:
    """Positions, and the ways between them."""

    masks: list[int] = field(default_factory=list[int])
    """What is read at each position."""
    follow: list[Ways] = field(default_factory=list[Ways])
    """The ways from each position to the next."""
    first: Ways = field(default_factory=dict[int, int])
    """The ways to the positions at the start."""
    last: Ways = field(default_factory=dict[int, int])
    """The positions after which it may end, and in how many ways."""
    ends: dict[int, int] = field(default_factory=dict[int, int])
    """Positions where a search for the first place succeeds, and where it would have gone on."""


def build_nfa(node: Node, alphabet: Alphabet, *, written_out: int, most: int) -> Nfa:
    """The automaton of a tree.

    A count is written out as far as that gives no more than ``written_out`` positions; any other
    becomes a loop.

    Raises:
        TooLargeError: There would be more than ``most`` positions.
    """
    builder = _Builder(alphabet, written_out, most)
    builder.groups = {
        group.number: find_width(group.body) for group in walk(node) if isinstance(group, Group)
    }
    piece = builder.build(node)
    builder.nfa.first, builder.nfa.last = piece.first, piece.last
    return builder.nfa


def stands_apart(target: tuple[Node, ...], alphabet: Alphabet) -> bool:
    """Whether what is searched for has one length, and cannot begin within itself."""
    words = spell_out_all(target, alphabet)
    if words is None or len({len(word) for word in words}) != 1:
        return False
    return not any(
        all(one & other for one, other in zip(first[shift:], second, strict=False))
        for first in words
        for second in words
        for shift in range(1, len(first))
    )


def spell_out(node: Node, alphabet: Alphabet) -> list[list[int]] | None:
    """All that a part may read, set by set; None when that is too much to say."""
    match node:
        case Chars(chars=chars):
            return [[alphabet.mask(chars)]]
        case Repeat(body=Chars(chars=chars), low=low, high=high) if low == high:
            return [[alphabet.mask(chars)] * low]
        case Choice(options=options):
            found = [spell_out(option, alphabet) for option in options]
            words = [word for some in found if some is not None for word in some]
            return words if None not in found and len(words) <= MOST_WORDS else None
        case Sequence(parts=parts):
            return spell_out_all(parts, alphabet)
        case _:
            return None


def spell_out_all(parts: tuple[Node, ...], alphabet: Alphabet) -> list[list[int]] | None:
    """The same for parts that follow one another."""
    words: list[list[int]] = [[]]
    for part in parts:
        more = spell_out(part, alphabet)
        if more is None or len(words) * len(more) > MOST_WORDS:
            return None
        words = [[*word, *letters] for word in words for letters in more]
    return words


def is_one_set(search: Node) -> bool:
    """Whether a search reads single characters of one set."""
    return (
        isinstance(search, Repeat)
        and isinstance(search.body, Sequence)
        and len(search.body.parts) == 2
        and isinstance(search.body.parts[1], Chars)
    )


def add_ways(ways: Ways, more: Ways, times: int) -> None:
    """Add some ways, each so many times."""
    if times:
        for at, count in more.items():
            ways[at] = ways.get(at, 0) + count * times


class _Builder:
    def __init__(self, alphabet: Alphabet, written_out: int, most: int) -> None:
        self.nfa = Nfa()
        self.groups: dict[int, Width] = {}
        self._alphabet = alphabet
        self._written_out = written_out
        self._most = most

    def build(self, node: Node) -> Piece:
        match node:
            case Chars(chars=chars):
                return self._position(self._alphabet.mask(chars))
            case Sequence(parts=parts):
                return self._sequence(parts)
            case Choice(options=options):
                pieces = [self.build(option) for option in options]
                return self._side_by_side(pieces)
            case Repeat():
                return self._repeat(node)
            case Assert():
                return VOID
            case Look(body=body, ahead=ahead):
                return Piece(self.build(body).first, {}, 1) if ahead else VOID
            case Group(body=body):
                return self.build(body)
            case Reference(number=number):
                # Its text is read in one way; how long it may be, is for the group to say.
                low, high = self.groups[number]
                return self._repeat(Repeat(Chars(EVERYTHING), low, high))

    def _position(self, mask: int) -> Piece:
        at = len(self.nfa.masks)
        if at >= self._most:
            raise TooLargeError
        self.nfa.masks.append(mask)
        self.nfa.follow.append({})
        return Piece({at: 1}, {at: 1}, 0)

    def _connect(self, last: Ways, first: Ways) -> None:
        for at, count in last.items():
            add_ways(self.nfa.follow[at], first, count)

    def _sequence(self, parts: tuple[Node, ...]) -> Piece:
        first: Ways = {}
        last: Ways = {}
        empty = 1
        target: range = range(0)
        goes_on = 0
        usual = self._written_out
        for at, part in enumerate(parts):
            self._written_out = self._most if at in target else usual
            piece = self.build(part)
            self._written_out = usual
            if target and at == target[-1]:
                self._end_search(goes_on, piece.last)
            if (size := find_search(parts, at)) and is_one_set(part):
                is_apart = stands_apart(parts[at + 1 : at + 1 + size], self._alphabet)
                target = range(at + 1, at + 1 + size) if is_apart else range(0)
                goes_on = len(self.nfa.masks) - 1
            self._connect(last, piece.first)
            add_ways(first, piece.first, empty)
            last = {at: count * piece.empty for at, count in last.items()} if piece.empty else {}
            add_ways(last, piece.last, 1)
            empty *= piece.empty
        return Piece(first, last, empty)

    def _end_search(self, goes_on: int, ends: Ways) -> None:
        """Where a target has been read, the search for it did not go on when it began.

        Nothing is said if a search stops at the target anyhow, or sometimes.
        """
        chars = self.nfa.masks[goes_on]
        if all(not mask & ~chars for mask in self.nfa.masks[goes_on + 1 :]):
            self.nfa.ends.update(dict.fromkeys(ends, goes_on))

    @staticmethod
    def _side_by_side(pieces: list[Piece]) -> Piece:
        first: Ways = {}
        last: Ways = {}
        for piece in pieces:
            add_ways(first, piece.first, 1)
            add_ways(last, piece.last, 1)
        return Piece(first, last, sum(piece.empty for piece in pieces))

    def _repeat(self, node: Repeat) -> Piece:
        low, high = node.low, node.high
        before = len(self.nfa.masks)
        piece = self.build(node.body)
        size = len(self.nfa.masks) - before
        times = low if high is None else high
        if times > 1 and size * times <= self._written_out:
            return self._written(node, piece)
        if times > 1 or high is None:
            # A round that reads nothing is tried once, and then the way out: two ways to leave.
            leave = {at: count * (1 + piece.empty) for at, count in piece.last.items()}
            self._connect(leave, piece.first)
            empty = (1 if low == 0 else 0) + piece.empty
            return Piece(piece.first, leave, empty * max(1, low if piece.empty else 1))
        return Piece(piece.first, piece.last, piece.empty + (1 if low == 0 else 0))

    def _written(self, node: Repeat, piece: Piece) -> Piece:
        low, high = node.low, node.high
        body = node.body
        total = VOID
        copies = [piece]
        times = low if high is None else high
        copies.extend(self.build(body) for _ in range(1, times))
        if high is None:
            loop = copies[-1]
            self._connect(loop.last, loop.first)
        # From the end: what is optional holds what is optional after it.
        for at in range(times - 1, -1, -1):
            total = self._one_after_the_other(copies[at], total)
            if at >= low:
                total = Piece(total.first, total.last, total.empty + 1)
        return total

    def _one_after_the_other(self, one: Piece, other: Piece) -> Piece:
        self._connect(one.last, other.first)
        first = dict(one.first)
        add_ways(first, other.first, one.empty)
        last = dict(other.last)
        add_ways(last, one.last, other.empty)
        return Piece(first, last, one.empty * other.empty)
