"""The places of a pattern and what must hold to go from one to the next.

Takes a tree, gives its exact automaton before any of it is decided: positions, each a set of
characters that is read there, and edges with guards: assertions about the place between two
characters. Counts are written out. A look is a part of its own, read on to the end of the text.
Runs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from shapewright.patterns.alphabet import Alphabet
from shapewright.patterns.charset import EVERYTHING, WORD, CharSet
from shapewright.patterns.limit import TooLargeError, UndecidableError
from shapewright.patterns.syntax import (
    Assert,
    Assertion,
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

SETS: tuple[CharSet, ...] = (EVERYTHING, WORD)
"""Sets that an alphabet must tell apart beside those of the tree."""


@dataclass(frozen=True, slots=True)
class LookAhead:
    """The rest of the text does, or does not, begin with a part."""

    part: int
    negative: bool


@dataclass(frozen=True, slots=True)
class LookBehind:
    """The text so far does, or does not, end with a part."""

    part: int
    negative: bool


@dataclass(frozen=True, slots=True)
class NextIsNot:
    """No character of a mask follows."""

    mask: int


Condition = Assertion | LookAhead | LookBehind | NextIsNot
Guard = frozenset[Condition]
Edge = tuple[int, Guard]
"""A position, and what must hold before it is read."""

FREE: Guard = frozenset()


@dataclass(slots=True)
class Part:
    """A part that is read from its own start: the pattern itself, or what a look reads."""

    first: frozenset[Edge]
    empty: frozenset[Guard]
    last: frozenset[Edge]


@dataclass(slots=True)
class Places:
    """The automaton of a pattern."""

    masks: list[int] = field(default_factory=list[int])
    follow: list[set[Edge]] = field(default_factory=list[set[Edge]])
    leave: list[set[Guard]] = field(default_factory=list[set[Guard]])
    """At each position, the guards under which its part may end after it."""
    parts: list[Part] = field(default_factory=list[Part])
    """The pattern itself first, then what is looked at."""
    behind: list[int] = field(default_factory=list[int])
    """The parts that are looked at behind."""
    chains: list[range] = field(default_factory=list[range])
    """One position in round after round of a count that may end at each: whatever can be read from
    a later one can be read from an earlier one."""
    rests: set[int] = field(default_factory=set[int])
    """Positions that read on to the end, whatever it is."""
    word: int = 0
    """The mask of word characters."""
    guarded: bool = False
    """Whether any guard stands anywhere."""


def build_places(node: Node, alphabet: Alphabet, *, most: int) -> Places:
    """The automaton of a tree.

    Raises:
        TooLargeError: There would be more than ``most`` positions.
        UndecidableError: The tree refers to a group, or holds on to what no automaton can.
    """
    builder = _Builder(alphabet, most)
    places = builder.places
    places.parts.append(Part(frozenset(), frozenset(), frozenset()))
    places.parts[0] = builder.part(node)
    return places


@dataclass(frozen=True, slots=True)
class _Piece:
    first: frozenset[Edge]
    last: frozenset[Edge]
    empty: frozenset[Guard]


_VOID = _Piece(frozenset(), frozenset(), frozenset({FREE}))
_NEVER = _Piece(frozenset(), frozenset(), frozenset())


class _Builder:
    def __init__(self, alphabet: Alphabet, most: int) -> None:
        self.places = Places(word=alphabet.mask(WORD))
        self._alphabet = alphabet
        self._most = most
        self._is_behind = False

    def part(self, node: Node) -> Part:
        piece = self.build(node)
        for at, guard in piece.last:
            self.places.leave[at].add(guard)
        return Part(piece.first, piece.empty, piece.last)

    def build(self, node: Node) -> _Piece:
        match node:
            case Chars(chars=chars):
                return self._position(self._alphabet.mask(chars))
            case Sequence(parts=parts):
                return self._sequence([self.build(part) for part in parts])
            case Choice(options=options):
                pieces = [self.build(option) for option in options]
                return _Piece(
                    frozenset[Edge]().union(*(piece.first for piece in pieces)),
                    frozenset[Edge]().union(*(piece.last for piece in pieces)),
                    shortest(frozenset[Guard]().union(*(piece.empty for piece in pieces))),
                )
            case Repeat():
                return self._repeat(node)
            case Assert(what=what):
                return self._when(what)
            case Look():
                return self._look(node)
            case Group(body=body):
                return self.build(body)
            case Reference():
                raise UndecidableError

    def _position(self, mask: int) -> _Piece:
        places = self.places
        at = len(places.masks)
        if at >= self._most:
            raise TooLargeError
        places.masks.append(mask)
        places.follow.append(set())
        places.leave.append(set())
        edge = frozenset({(at, FREE)})
        return _Piece(edge, edge, frozenset())

    def _when(self, condition: Condition) -> _Piece:
        self.places.guarded = True
        return _Piece(frozenset(), frozenset(), frozenset({frozenset({condition})}))

    def _connect(self, last: frozenset[Edge], first: frozenset[Edge]) -> None:
        for at, guard in last:
            follow = self.places.follow[at]
            if guard:
                follow.update((to, guard | more) for to, more in first)
            else:
                follow |= first

    def _sequence(self, pieces: list[_Piece]) -> _Piece:
        total = _VOID
        for piece in pieces:
            self._connect(total.last, piece.first)
            total = _Piece(
                total.first | with_guards(piece.first, total.empty),
                piece.last | with_guards(total.last, piece.empty),
                shortest(frozenset(a | b for a in total.empty for b in piece.empty)),
            )
        return total

    def _repeat(self, node: Repeat) -> _Piece:
        low, high = node.low, node.high
        if node.greed is Greed.POSSESSIVE:
            return self._possessive(node)
        start = len(self.places.masks)
        copies = [self.build(node.body) for _ in range(max(low, 1) if high is None else high)]
        if high is None:
            self._connect(copies[-1].last, copies[-1].first)
        elif high > max(low, 1):
            end = len(self.places.masks)
            size = (end - start) // high
            first = start + size * max(low - 1, 0)
            self.places.chains.extend(range(first + at, end, size) for at in range(size))
        total = _VOID
        for at in range(len(copies) - 1, -1, -1):
            total = self._sequence([copies[at], total])
            if at >= low:
                total = _Piece(total.first, total.last, frozenset({FREE}))
        return total

    def _possessive(self, node: Repeat) -> _Piece:
        """As many characters of a set as there are: it ends where none follows, or at the most."""
        if not isinstance(node.body, Chars):
            raise UndecidableError
        mask = self._alphabet.mask(node.body.chars)
        low, high = node.low, node.high
        stop = self._when(NextIsNot(mask))
        copies = [self._position(mask) for _ in range(max(low, 1) if high is None else high)]
        if high is None:
            self._connect(copies[-1].last, copies[-1].first)
        total = stop if high is None else _VOID
        for at in range(len(copies) - 1, -1, -1):
            total = self._sequence([copies[at], total])
            if at >= low:
                total = _Piece(total.first, total.last, total.empty | stop.empty)
        return total

    def _look(self, node: Look) -> _Piece:
        if self._is_behind:
            # What it looks at may lie on both sides of the place.
            raise UndecidableError
        places = self.places
        number = len(places.parts)
        places.parts.append(Part(frozenset(), frozenset(), frozenset()))
        self._is_behind = not node.ahead
        piece = self.build(node.body)
        self._is_behind = False
        if node.ahead:
            rest = self._position(self._alphabet.mask(EVERYTHING))
            at = len(places.masks) - 1
            self._connect(rest.last, rest.first)
            places.rests.add(at)
            piece = self._sequence([piece, _Piece(rest.first, rest.last, frozenset({FREE}))])
        else:
            places.behind.append(number)
        for at, guard in piece.last:
            places.leave[at].add(guard)
        places.parts[number] = Part(piece.first, piece.empty, piece.last)
        kind = LookAhead if node.ahead else LookBehind
        return self._when(kind(number, node.negative))


def with_guards(edges: frozenset[Edge], guards: frozenset[Guard]) -> frozenset[Edge]:
    """Each edge under each of some more guards; none when there are none."""
    if guards == frozenset({FREE}):
        return edges
    return frozenset((at, guard | more) for at, guard in edges for more in guards)


def shortest(guards: frozenset[Guard]) -> frozenset[Guard]:
    """Without the guards that ask for more than another does."""
    if FREE in guards:
        return frozenset({FREE})
    return frozenset(guard for guard in guards if not any(other < guard for other in guards))
