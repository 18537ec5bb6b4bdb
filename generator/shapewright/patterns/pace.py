"""How long a match takes for each character of a long text.

Takes a tree, gives a bound in tenths of a nanosecond, on a machine of today, for a match that goes
through the text a few times at most and never goes back far: every repetition gives nothing back,
or goes back only to fail. Says nothing of other trees. Measures no time; what it says of a set was
measured once.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.patterns.alphabet import Alphabet, find_sets
from shapewright.patterns.charset import EVERYTHING
from shapewright.patterns.cost import find_reach
from shapewright.patterns.groups import walk
from shapewright.patterns.leap import find_leap
from shapewright.patterns.quick import Decided
from shapewright.patterns.set_pace import find_joint_pace, find_set_pace
from shapewright.patterns.sieve import list_sifted
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
from shapewright.patterns.width import find_width

READ = 30
"""What it takes to read one character that does not stand in a repetition."""
BACK = 60
"""To go back by one character and see that what follows cannot be read."""
LEAP = 6
"""To go back by one character, in search of one other."""
ROUND = 400
"""To begin and end a round of a loop."""
OPTION = 50
"""To see that an option is not what stands there."""
GLANCE = 200
"""To look ahead from one place."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What a part takes from one place."""

    each: int
    """For each character of what is left of the text, over all ways."""
    ways: int = 1
    """In how many ways it may end."""
    again: bool = False
    """Whether what follows reads some of that again."""


def find_pace(node: Node) -> int | None:
    """Tenths of a nanosecond for each character of a long text; None when nothing is known."""
    alphabet = Alphabet([*find_sets(node), EVERYTHING])
    pace = _Paces(alphabet).find(node, alphabet.every + 1)
    return None if pace is None else pace.each


class _Paces:
    def __init__(self, alphabet: Alphabet) -> None:
        self._decided = Decided(alphabet)
        self._anything = alphabet.every | alphabet.every + 1

    def find(self, node: Node, after: int) -> Pace | None:
        """The pace of a part, given what may follow it."""
        match node:
            case Chars(chars=chars):
                return Pace(READ + find_set_pace(chars))
            case Assert():
                return Pace(0)
            case Sequence(parts=parts):
                return self._sequence(parts, after)
            case Choice(options=options):
                return self._choice(options, after)
            case Repeat():
                return self._repeat(node, after)
            case Look(body=body, ahead=True):
                pace = self.find(body, self._anything)
                if pace is None or find_reach(body) is not None:
                    # What is near is soon looked at.
                    return pace and Pace(0)
                return Pace(pace.each, again=True)
            case Look() | Group() | Reference():
                return None

    def _sequence(self, parts: tuple[Node, ...], after: int) -> Pace | None:
        if sifted := list_sifted(parts):
            return Pace(find_joint_pace(sifted), again=True)
        total = Pace(0)
        for part in reversed(parts):
            pace = self.find(part, after)
            if pace is None:
                return None
            if pace.ways > 1 or pace.again:
                each = pace.each + pace.ways * total.each
            else:
                # What one part has read the next does not read.
                each = max(pace.each, total.each)
            total = Pace(each, pace.ways * total.ways, pace.again or total.again)
            first, empty = self._decided.start(part)
            after = first | after if empty else first
        return total

    def _choice(self, options: tuple[Node, ...], after: int) -> Pace | None:
        paces: list[Pace] = []
        taken = 0
        is_exclusive = True
        for option in options:
            pace = self.find(option, after)
            if pace is None:
                return None
            paces.append(pace)
            first, empty = self._decided.start(option)
            first |= after if empty else 0
            is_exclusive = is_exclusive and not first & taken
            taken |= first
        again = any(pace.again for pace in paces)
        if is_exclusive:
            each = max(pace.each for pace in paces)
            return Pace(each, max(pace.ways for pace in paces), again)
        return Pace(sum(pace.each for pace in paces), sum(pace.ways for pace in paces), again=True)

    def _repeat(self, node: Repeat, after: int) -> Pace | None:
        if isinstance(node.body, Chars):
            return self._run(node, after)
        return self._once(node, after) if node.high == 1 else self._loop(node, after)

    def _run(self, node: Repeat, after: int) -> Pace | None:
        """A repetition of one set of characters."""
        first, _ = self._decided.start(node)
        match node.body:
            case Chars(chars=chars):
                each = find_set_pace(chars)
            case _:
                return None
        if node.low == node.high or node.greed is Greed.POSSESSIVE:
            return Pace(each)
        return Pace(each + BACK) if not first & after else None

    def _once(self, node: Repeat, after: int) -> Pace | None:
        """A part that is read at most once, or for good."""
        is_final = node.greed is Greed.POSSESSIVE
        if is_final and (leap := find_leap(node.body)):
            run, goals = leap
            return Pace(goals * (find_set_pace(run) + LEAP), again=True)
        if is_final and (pace := find_last_place(node.body)):
            return pace
        pace = self.find(node.body, self._anything if is_final else after)
        if pace is None:
            return None
        first, _ = self._decided.start(node.body)
        if node.low == 1 or not first & after:
            return Pace(pace.each, 1 if is_final else pace.ways, pace.again)
        return Pace(pace.each, 1 if is_final else pace.ways + 1, again=True)

    def _loop(self, node: Repeat, after: int) -> Pace | None:
        """Rounds of a part, none of which is given back."""
        first, _ = self._decided.start(node.body)
        pace = self.find(node.body, first | after)
        fewest = find_width(node.body)[0]
        if node.greed is not Greed.POSSESSIVE or pace is None or pace.ways > 1 or not fewest:
            return None
        is_far = find_reach(node.body) is None
        if pace.again and is_far:
            return None
        around = ROUND + weigh_options(node.body) + weigh_looks(node.body)
        # A round that fails may have read far for nothing.
        return Pace(pace.each - (-around // fewest), again=is_far)


def find_last_place(node: Node) -> Pace | None:
    """The pace of a search from behind for some characters that follow one another."""
    match node:
        case Sequence(
            parts=(Repeat(body=Chars(chars=run), high=None, greed=Greed.GREEDY), *goal)
        ) if all(isinstance(part, Chars) for part in goal):
            return Pace(find_set_pace(run) + BACK + len(goal) * READ, again=True)
        case _:
            return None


def weigh_looks(node: Node) -> int:
    """What the looks of a part take in one round of a loop."""
    looks = [part for part in walk(node) if isinstance(part, Look)]
    return sum(GLANCE + READ * (find_reach(look.body) or 0) for look in looks)


def weigh_options(node: Node) -> int:
    """What it takes to try all options in one round of a loop."""
    match node:
        case Choice(options=options):
            return sum(OPTION + weigh_first(option) + weigh_options(option) for option in options)
        case Sequence(parts=parts):
            return sum(weigh_options(part) for part in parts)
        case Repeat(body=body) | Group(body=body) if not isinstance(body, Chars):
            return OPTION + weigh_options(body)
        case _:
            return 0


def weigh_first(node: Node) -> int:
    """What it takes to see whether a part begins here, by its first set."""
    return next((find_set_pace(chars) for chars in find_sets(node)), 0)
