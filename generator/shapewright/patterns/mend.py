"""Another way of writing a pattern that cannot be made to hang.

Takes a tree that may not be safe, gives an equivalent one that is, changed in as few places as can
be: the smallest stretches of parts that are not safe are written anew, by way of an automaton or in
a way that takes fewer turns. Every change is proved on automata, with bounded effort; what stays
unsafe is for the caller to see.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from shapewright.patterns.alphabet import Alphabet
from shapewright.patterns.candidate import Candidate, list_candidates, list_last_places
from shapewright.patterns.dfa import Dfa, build_alphabet, build_dfa
from shapewright.patterns.limit import TooLargeError, UndecidableError
from shapewright.patterns.normal import make_choice, make_look, make_repeat, make_sequence
from shapewright.patterns.place import stands_alone
from shapewright.patterns.regular import build_tree, measure
from shapewright.patterns.safety import Care, Danger, find_danger
from shapewright.patterns.seal import seal
from shapewright.patterns.search import split
from shapewright.patterns.syntax import Chars, Choice, Greed, Look, Node, Repeat, Sequence

MOST_STATES = 3000
"""How many states one automaton may have."""
MOST_EFFORT = 60_000
"""How many states all automata of one pattern may have together; other work counts as well."""
EFFORT = 20
"""As many states as it is to judge a part."""
MUCH_EFFORT = 4000
"""As many states as it is to judge a part and come to no end."""
FEW_PARTS = 12
"""How many parts more than half as many again a tree may have before another way is tried."""
FEW_STATES = 300
"""How many states an automaton may have for the proof of another way to be worth its time."""
TIMES_THE_PARTS = 4
"""How many times the parts it may have until the last resort is tried."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands: whether the text begins where it does, or ends there."""

    at_start: bool
    at_end: bool

    def within(self, *, first: bool, last: bool) -> Place:
        """The place of a part of the part."""
        return Place(self.at_start and first, self.at_end and last)


class Mender:
    """Mends one pattern; each automaton leaves less effort for the next."""

    def __init__(self, most_parts: int, *, care: Care) -> None:
        self._most_parts = most_parts
        self._care = care
        self._left = MOST_EFFORT

    def mend(self, node: Node, place: Place) -> Node:
        """An equivalent tree, safe if one was found."""
        if self._is_safe(node):
            return node
        node = self._mend_inside(node, place)
        if self._is_safe(node):
            return node
        found = self._rewrite(node, place)
        if found is None and place.at_end and self._is_safe(seal(node)):
            found = seal(node)
        return found or self._share_out(node, place) or node

    def _is_safe(self, node: Node, care: Care | None = None) -> bool:
        """Whether a tree is safe; no longer asked when all effort is spent."""
        if self._left <= 0:
            return False
        danger = find_danger(node, self._care if care is None else care)
        is_unknown = danger is Danger.UNKNOWN and care is not Care.HASTY
        self._left -= MUCH_EFFORT if is_unknown else EFFORT
        return danger is None

    def _mend_inside(self, node: Node, place: Place) -> Node:
        match node:
            case Sequence(parts=parts):
                return self._mend_sequence(parts, place)
            case Choice(options=options):
                return make_choice([self.mend(option, place) for option in options])
            case Repeat(body=body, low=low, high=high, greed=greed) if (
                greed is not Greed.POSSESSIVE
            ):
                inner = place.within(first=high == 1, last=high == 1)
                return make_repeat(self.mend(body, inner), low, high, greed)
            case Look(body=body, ahead=True, negative=negative):
                inner = Place(at_start=False, at_end=False)
                return make_look(self.mend(body, inner), ahead=True, negative=negative)
            case _:
                return node

    def _mend_sequence(self, parts: tuple[Node, ...], place: Place) -> Node:
        """The parts, the smallest stretches of them that are not safe written anew."""
        last = len(parts) - 1
        node = make_sequence(
            [
                self.mend(part, place.within(first=at == 0, last=at == last))
                for at, part in enumerate(parts)
            ]
        )
        while not self._is_safe(node):
            if self._care is Care.THOROUGH and place.at_end and self._is_safe(seal(node)):
                return seal(node)
            found = self._mend_stretch(split(node), place)
            if found is None:
                break
            node = found
        return node

    def _mend_stretch(self, parts: tuple[Node, ...], place: Place) -> Node | None:
        """The parts with one stretch written anew; None when there is none left to write."""
        for start, stop in list_stretches(parts):
            stretch = Sequence(parts[start:stop])
            if self._is_safe(stretch):
                continue
            inner = place.within(first=start == 0, last=stop == len(parts))
            found = self._rewrite(stretch, inner)
            if found is not None:
                return make_sequence([*parts[:start], found, *parts[stop:]])
        return None

    def _share_out(self, node: Node, place: Place) -> Node | None:
        """With the last part and without it, if it may be left out and both are safe so."""
        match node:
            case Sequence(parts=(*parts, Repeat(body=body, low=0, high=1, greed=greed))) if (
                greed is not Greed.POSSESSIVE
            ):
                options = [make_sequence([*parts, body]), make_sequence(parts)]
                found = make_choice([self.mend(option, place) for option in options])
                return found if self._is_safe(found) else None
            case _:
                return None

    def _rewrite(self, node: Node, place: Place) -> Node | None:
        """A safe tree that accepts the same; None when none is found."""
        if not stands_alone(node, at_start=place.at_start, at_end=place.at_end):
            return None
        try:
            dfa = self._build_dfa(node, node)
        except (TooLargeError, UndecidableError):
            return None
        found = self._write_automaton(dfa, build_alphabet(node))
        size = measure(node)
        is_short = found is not None and measure(found) <= size + size // 2 + FEW_PARTS
        if found is not None and (is_short or len(dfa.rows) > FEW_STATES):
            return found
        parts = split(node)
        other = self._find_proved(node, list_candidates(parts), place)
        if other is None and (found is None or measure(found) > TIMES_THE_PARTS * size):
            other = self._find_proved(node, list_last_places(parts), place)
        return other or found

    def _write_automaton(self, dfa: Dfa, alphabet: Alphabet) -> Node | None:
        """The tree of an automaton, if it is safe."""
        try:
            tree = build_tree(dfa, alphabet, most=self._most_parts)
        except TooLargeError:
            return None
        return tree if self._is_safe(tree) else None

    def _find_proved(
        self,
        node: Node,
        candidates: Iterable[Candidate],
        place: Place,
    ) -> Node | None:
        """The first candidate that is safe, or is once sealed, and accepts what a tree does."""
        for candidate in candidates:
            forms = [candidate.node, *([seal(candidate.node)] if place.at_end else [])]
            safe = next((form for form in forms if self._is_safe(form, Care.HASTY)), None)
            if safe is None or not stands_alone(
                candidate.proof, at_start=place.at_start, at_end=place.at_end
            ):
                continue
            try:
                if self._build_dfa(candidate.proof, node) == self._build_dfa(node, candidate.proof):
                    return safe
            except (TooLargeError, UndecidableError):
                continue
        return None

    def _build_dfa(self, node: Node, other: Node) -> Dfa:
        """The automaton of a part, over an alphabet that serves another part as well.

        Raises:
            TooLargeError: It has too many states, or all together have.
            UndecidableError: There is no automaton.
        """
        most = min(MOST_STATES, self._left)
        try:
            dfa = build_dfa(node, build_alphabet(node, other), most=most)
        except TooLargeError:
            self._left -= most
            raise
        self._left -= len(dfa.rows)
        return dfa


def list_stretches(parts: tuple[Node, ...]) -> Iterator[tuple[int, int]]:
    """Where stretches of parts begin and stop that are worth a look, shortest first."""
    loose = [at for at, part in enumerate(parts) if not isinstance(part, Chars)]
    for size in range(2, len(loose) + 1):
        for at in range(len(loose) - size + 1):
            yield loose[at], loose[at + size - 1] + 1
    if not loose or loose[0] > 0 or loose[-1] + 1 < len(parts):
        yield 0, len(parts)
