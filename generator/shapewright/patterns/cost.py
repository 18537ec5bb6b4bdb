"""A bound on the steps of a backtracking matcher, from the shape of a pattern alone.

Takes a tree, gives the most that is read over all ways together, for any text of a given length:
what follows a part costs as much again for each of its ends. Counts are taken as they are and
nothing is written out, so that it is quick; it may say far too much.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.patterns.alphabet import ASCII, Alphabet
from shapewright.patterns.endings import ENDLESS, Endings, find_heaviest, has_look, sum_powers
from shapewright.patterns.groups import walk
from shapewright.patterns.leads import Lead, find_lead
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
from shapewright.patterns.width import find_width

STEP = 16
"""What a step costs that goes from part to part."""
SCAN = 6
"""What it costs to read one more character of a set, and to go back by it."""
FAST_SCAN = 2
"""The same where going back is quick, because one character alone may follow, or there is none."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one entry into a part costs at most."""

    steps: int
    """What is read over all ways, in sixteenths of a step."""
    open: int
    """The ways that have read the same characters."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What follows a part in its sequence, and what that costs from one place."""

    cost: Cost = Cost(0, 0)
    far: int = 0
    """The steps of the cost that grow with what is left of the text."""
    after: int = 0
    """What it starts with, or what may follow it."""
    word: tuple[int, ...] = ()
    """What it reads first, character by character."""
    lead: Lead = ()
    """What it may read at each of its first places, whichever way it goes."""
    early: int = 0
    """The steps of the cost that are spent where the lead is not read to its end."""
    read: int = 0
    """All that it may read."""
    loose: int = 0
    """What it may read any number of times."""
    tight: int = 0
    """How many other characters it may read."""
    longest: int | None = 0
    weight: int = 0
    looks: bool = False


def find_steps(node: Node, alphabet: Alphabet, length: int) -> int:
    """The most steps a matcher takes on a text of so many characters."""
    return _Costs(Endings(alphabet, length)).cost(node, alphabet.every + 1).steps // STEP


class _Costs:
    def __init__(self, endings: Endings) -> None:
        self._endings = endings
        self._length = endings.length
        # By identity, which is quick; nodes are kept, so that no other takes the place of one.
        self._costs: dict[tuple[int, int], Cost] = {}
        self._kept: list[Node] = []

    def cost(self, node: Node, after: int) -> Cost:
        """The cost of a part, given what may follow it."""
        key = (id(node), after)
        if key not in self._costs:
            self._kept.append(node)
            self._costs[key] = self._bound_cost(node, after)
        return self._costs[key]

    def _bound_cost(self, node: Node, after: int) -> Cost:
        reach = find_reach(node)
        length = max(1, self._length if reach is None else min(self._length, reach))
        weight = self._weigh(node, after)
        if self._endings.decided.holds(node, after):
            return Cost(length * weight, 1)
        found = self._find_cost(node, after)
        steps = min(found.steps, length * found.open * weight, ENDLESS)
        return Cost(steps, min(found.open, ENDLESS))

    def _weigh(self, node: Node, after: int) -> int:
        """What a character costs at most in a part."""
        match node:
            case Repeat(body=Chars(), greed=Greed.POSSESSIVE):
                return FAST_SCAN
            case Repeat(body=Chars()):
                return FAST_SCAN if is_single(after) else SCAN
            case Sequence(parts=parts) if parts:
                heaviest = 0
                for part in reversed(parts):
                    heaviest = max(heaviest, self._weigh(part, after))
                    after = self._endings.before(part, after)
                return heaviest
            case Chars():
                return FAST_SCAN
            case _:
                return STEP

    def _find_cost(self, node: Node, after: int) -> Cost:
        match node:
            case Chars() | Assert():
                return Cost(STEP, 1)
            case Sequence(parts=parts):
                return self._sequence_cost(parts, after)
            case Choice(options=options):
                costs = [self.cost(option, after) for option in options]
                entries = [self._endings.entry(option, after) for option in options]
                return Cost(
                    find_heaviest(entries, [cost.steps for cost in costs]),
                    find_heaviest(entries, [cost.open for cost in costs]),
                )
            case Repeat():
                return self._repeat_cost(node, after)
            case Group(body=body):
                return self.cost(body, after)
            case Look(body=body, ahead=ahead):
                # What is read ahead is read again, and goes no further.
                cost = self.cost(body, 0)
                return cost if ahead else Cost(cost.steps, cost.steps)
            case Reference():
                return Cost(self._length * FAST_SCAN, 1)

    def _sequence_cost(self, parts: tuple[Node, ...], after: int) -> Cost:
        for at, part in enumerate(parts):
            longest = find_rest(part)
            if longest is not None and longest < self._length:
                return self._near_cost(parts, at, after, longest)
        rest = Rest(after=after)
        for at in range(len(parts) - 1, -1, -1):
            rest = self._prepend(parts, at, rest)
        return rest.cost

    def _near_cost(self, parts: tuple[Node, ...], at: int, after: int, longest: int) -> Cost:
        """The cost of parts of which one looks to the end of the text, which is therefore near."""
        alphabet = self._endings.alphabet
        first = self._sequence_cost(parts[:at], alphabet.every)
        times = self._endings.sequence_ends(parts[:at], alphabet.every)
        look = self.cost(parts[at], after)
        near = _Costs(Endings(alphabet, longest))
        rest = near.cost(Sequence(parts[at + 1 :]), after)
        return Cost(
            first.steps + times * (look.steps + rest.steps),
            first.open + times * (look.open + rest.open),
        )

    def _prepend(self, parts: tuple[Node, ...], at: int, rest: Rest) -> Rest:
        """What follows a part, with the part before it."""
        part = parts[at]
        cost = self.cost(part, rest.after)
        times = self._endings.ends_before(parts, at, rest.after, list(rest.word))
        read = self._endings.read(part)
        longest = find_width(part)[1]
        looks = has_look(part)
        weight = max(rest.weight, self._weigh(part, rest.after))
        seldom = self._endings.ends_before(parts, at, rest.after, list(rest.lead))
        following = self._follow(part, cost, times, rest, weight)
        if seldom < times:
            # Where the lead does not stand, most of what follows is not tried.
            steps = seldom * rest.cost.steps + (times - seldom) * rest.early
            following = min(following, steps)
        lead = find_lead(part, self._endings.alphabet, rest.lead)
        is_loose = longest is None or looks
        return Rest(
            cost=Cost(cost.steps + following, cost.open + times * rest.cost.open),
            far=min(following, times * rest.far) + (cost.steps if longest is None else 0),
            after=self._endings.before(part, rest.after),
            word=tuple(self._endings.extend(part, list(rest.word))),
            lead=lead,
            early=cost.steps + times * rest.early if lead else 0,
            read=rest.read | read,
            loose=rest.loose | read if is_loose else rest.loose,
            tight=rest.tight + (longest or 0),
            longest=add(longest, rest.longest),
            weight=weight,
            looks=rest.looks or looks,
        )

    def _follow(self, part: Node, cost: Cost, times: int, rest: Rest, weight: int) -> int:
        """What all that follows a part costs, from all its ends together."""
        steps = rest.cost.steps
        longest = add(find_width(part)[1], rest.longest)
        if rest.looks:
            longest = None
        length = max(1, self._length if longest is None else min(self._length, longest))
        if times == 1 and rest.cost.open <= 1 and cost.open <= 1 and not rest.looks:
            # One way at a time: what one part reads, the next does not.
            return min(steps, length * weight + STEP * (1 + len(rest.word)))
        if times <= 1:
            return times * steps
        if is_endless(part):
            # Where one way begins later, less of the text is left for it.
            steps -= rest.far // 2
        following = times * steps
        one_way = length * weight * rest.cost.open
        if not self._endings.find_last(part) & rest.read:
            # What follows cannot read on past the place where it could begin again.
            ways = self._endings.readings(part)
            following = min(following, ways * one_way + times * STEP)
        if is_endless(part) and any(not letter & rest.loose for letter in rest.word):
            # One letter of the word that lets it go on is read again a few times at most.
            following = min(following, (rest.tight + 2) * one_way + times * STEP)
        return following

    def _repeat_cost(self, node: Repeat, after: int) -> Cost:
        first, empty = self._endings.decided.start(node.body)
        if empty:
            return Cost(ENDLESS, ENDLESS)
        within = after if node.high == 1 else after | first
        cost = self.cost(node.body, within)
        if node.high == 1:
            return cost
        fewest = find_width(node.body)[0]
        rounds = self._length // fewest
        if node.high is not None:
            rounds = min(rounds, node.high)
        times = self._endings.ends(node.body, first)
        if times > 1:
            number = sum_powers(times, rounds)
            return Cost(cost.steps * number, cost.open * number)
        reach = find_reach(node.body)
        at_once = rounds
        if reach is not None:
            at_once = min(rounds, -(-reach // fewest) + 1)
        if cost.open == 1 and self._endings.decided.holds(node.body, within):
            at_once = 1
        return Cost(cost.steps * rounds, cost.open * at_once)


def find_reach(node: Node) -> int | None:
    """How many characters a part reads at most, looks ahead included; None for no bound."""
    reach = find_width(node)[1]
    for part in walk(node):
        if isinstance(part, Look) and part.ahead:
            reach = add(reach, find_width(part.body)[1])
    return reach


def find_rest(node: Node) -> int | None:
    """How long the rest of the text is at most where a look holds, if that says so."""
    match node:
        case Look(
            body=Sequence(parts=(*parts, Assert(what=Assertion.END))),
            ahead=True,
            negative=False,
        ):
            return find_width(Sequence(tuple(parts)))[1]
        case _:
            return None


def is_single(mask: int) -> bool:
    """Whether a mask has one ASCII character, and no other."""
    return mask & (mask - 1) == 0 and mask < 1 << ASCII


def is_endless(node: Node) -> bool:
    """Whether a part is a repetition of characters without an upper bound."""
    return isinstance(node, Repeat) and node.high is None and isinstance(node.body, Chars)


def add(one: int | None, other: int | None) -> int | None:
    """The sum of two bounds."""
    return None if one is None or other is None else one + other
