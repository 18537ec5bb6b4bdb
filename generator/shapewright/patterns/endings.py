"""Where a part may end, and in how many ways.

Takes the parts of a tree one by one, gives bounds: at how many ends of a part the text can go on as
it must, and in how many ways a part reads one and the same text. Counts are taken as they are and
nothing is written out, so that it is quick; it may say far too much.
"""

from __future__ import annotations

from math import prod

from shapewright.patterns.alphabet import Alphabet, find_sets
from shapewright.patterns.charset import WORD
from shapewright.patterns.groups import walk
from shapewright.patterns.quick import Decided
from shapewright.patterns.search import find_search
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

ENDLESS = 1 << 60
"""Stands for every bound that is too large to matter."""

LONGEST_WORD = 64
"""How many characters of a count are looked at to see how often it can begin."""


class Endings:
    """The ends of the parts of one tree, on texts of up to so many characters."""

    def __init__(self, alphabet: Alphabet, length: int) -> None:
        self.alphabet = alphabet
        self.length = length
        self.decided = Decided(alphabet)
        # By identity, which is quick; nodes are kept, so that no other takes the place of one.
        self._ends: dict[tuple[int, int], int] = {}
        self._readings: dict[int, int] = {}
        self._kept: list[Node] = []

    def ends(self, node: Node, after: int) -> int:
        """At how many ends of a part, over all ways, the next character may be one of these."""
        key = (id(node), after)
        if key not in self._ends:
            self._kept.append(node)
            self._ends[key] = self._bound_ends(node, after)
        return self._ends[key]

    def _bound_ends(self, node: Node, after: int) -> int:
        number = min(self._find_ends(node, after), ENDLESS)
        if number > 1 and not self.read(node) & after:
            # It can only end before the first character that it does not read.
            number = min(number, self.readings(node))
        return number

    def readings(self, node: Node) -> int:
        """In how many ways a part may read one and the same stretch of text."""
        if id(node) not in self._readings:
            self._kept.append(node)
            self._readings[id(node)] = self._find_readings(node)
        return self._readings[id(node)]

    def _find_readings(self, node: Node) -> int:
        match node:
            case Sequence(parts=parts):
                # One part must fit what those before it and those behind it leave.
                ends = [self.ends(part, self.alphabet.every) for part in parts]
                starts = [self.starts(part) for part in parts]
                return min(
                    (
                        prod(ends[:at]) * self.readings(part) * prod(starts[at + 1 :])
                        for at, part in enumerate(parts)
                    ),
                    default=1,
                )
            case Choice(options=options):
                entries = [self.entry(option, self.alphabet.every) for option in options]
                return find_heaviest(entries, [self.readings(option) for option in options])
            case Repeat(body=Chars()) | Chars() | Assert() | Look() | Reference():
                return 1
            case Repeat(body=body, low=low, high=1):
                is_empty_twice = low == 0 and self.decided.start(body)[1]
                return self.readings(body) + (1 if is_empty_twice else 0)
            case Group(body=body):
                return self.readings(body)
            case Repeat():
                return self._find_ends(node, self.alphabet.every)

    def starts(self, node: Node) -> int:
        """From how many starts, over all ways, a part may have come to one and the same end."""
        shortest, longest = find_width(node)
        if shortest == longest:
            return self.readings(node)
        match node:
            case Repeat(body=Chars(), low=low, high=high):
                most = self.length if high is None else min(high, self.length)
                return max(most - low, 0) + 1
            case Sequence(parts=parts):
                return min(prod(map(self.starts, parts)), ENDLESS)
            case Choice(options=options):
                return min(sum(map(self.starts, options)), ENDLESS)
            case Repeat(body=body, low=0, high=1):
                return self.starts(body) + 1
            case Group(body=body):
                return self.starts(body)
            case _:
                return ENDLESS

    def _find_ends(self, node: Node, after: int) -> int:
        if self.decided.holds(node, after):
            return 1
        match node:
            case Chars() | Assert() | Look():
                return 1
            case Sequence(parts=parts):
                return self.sequence_ends(parts, after)
            case Choice(options=options):
                entries = [self.entry(option, after) for option in options]
                return find_heaviest(entries, [self.ends(option, after) for option in options])
            case Repeat():
                return self._repeat_ends(node, after)
            case Group(body=body):
                return self.ends(body, after)
            case Reference():
                return 1

    def _repeat_ends(self, node: Repeat, after: int) -> int:
        if node.greed is Greed.POSSESSIVE:
            return 1
        first, empty = self.decided.start(node.body)
        if empty:
            return ENDLESS
        last = self.ends(node.body, after)
        skipped = 1 if node.low == 0 else 0
        if node.high == 1:
            return max(last, skipped) if not first & after else last + skipped
        rounds = self.length // find_width(node.body)[0]
        if node.high is not None:
            rounds = min(rounds, node.high)
        times = self.ends(node.body, first)
        if times > 1:
            return sum_powers(times, rounds) * last + skipped
        number = max(rounds - max(node.low, 1) + 1, 1) * last + skipped
        if first & after:
            return number
        return number if last > 1 else max(last, 1)

    def sequence_ends(self, parts: tuple[Node, ...], after: int) -> int:
        """The same for parts that follow one another."""
        number = 1
        word: list[int] = []
        for at in range(len(parts) - 1, -1, -1):
            number *= self.ends_before(parts, at, after, word)
            after = self.before(parts[at], after)
            word = self.extend(parts[at], word)
        return number

    def ends_before(self, parts: tuple[Node, ...], at: int, after: int, word: list[int]) -> int:
        """The ends of a part from which what follows it can go on, ``word`` being read first."""
        part = parts[at]
        if find_search(parts, at) and isinstance(part, Repeat):
            first = self.decided.start(part.body)[0]
            if self.ends(part.body, first) == 1:
                return 1
        if not isinstance(part, Repeat) or not isinstance(part.body, Chars):
            return self.ends(part, after)
        mask = self.alphabet.mask(part.body.chars)
        following = parts[at + 1] if at + 1 < len(parts) else None
        is_boundary = following == Assert(Assertion.BOUNDARY) and part.low > 0
        if is_boundary and not mask & ~self.alphabet.mask(WORD):
            after &= ~mask
        return -(-self.ends(part, after) // find_spacing(word))

    def extend(self, part: Node, word: list[int]) -> list[int]:
        """What is read first, character by character, with one part more before it."""
        match part:
            case Chars(chars=chars):
                return [self.alphabet.mask(chars), *word]
            case Repeat(body=Chars(chars=chars), low=low, high=high) if 0 < low <= LONGEST_WORD:
                return [self.alphabet.mask(chars)] * low + (word if low == high else [])
            case Assert() | Look():
                return word
            case _:
                return []

    def find_last(self, node: Node) -> int:
        """What a part may read last; it may also read nothing."""
        match node:
            case Chars(chars=chars):
                return self.alphabet.mask(chars)
            case Sequence(parts=parts):
                mask = 0
                for part in reversed(parts):
                    mask |= self.find_last(part)
                    if not self.decided.start(part)[1]:
                        break
                return mask
            case Choice(options=options):
                mask = 0
                for option in options:
                    mask |= self.find_last(option)
                return mask
            case Repeat(body=body) | Group(body=body):
                return self.find_last(body)
            case Reference():
                return self.alphabet.every
            case Assert() | Look():
                return 0

    def read(self, node: Node) -> int:
        """All that a part may read."""
        mask = 0
        for chars in find_sets(node):
            mask |= self.alphabet.mask(chars)
        return mask

    def entry(self, node: Node, after: int) -> int:
        """What may come next where a part is tried; a part that looks is tried whatever comes."""
        if has_look(node):
            return self.alphabet.every | self.alphabet.every + 1
        return self.before(node, after)

    def before(self, node: Node, after: int) -> int:
        """What a part may start with, or what follows it where it may be empty."""
        first, empty = self.decided.start(node)
        return first | after if empty else first


def has_look(node: Node) -> bool:
    """Whether a part looks at what it does not read."""
    return any(isinstance(part, Look) for part in walk(node))


def find_spacing(word: list[int]) -> int:
    """How far apart a word must at least stand in any text, character sets being its letters."""
    for shift in range(1, len(word)):
        if all(one & other for one, other in zip(word, word[shift:], strict=False)):
            return shift
    return max(1, len(word))


def find_heaviest(masks: list[int], weights: list[int]) -> int:
    """The largest sum of weights of masks that have a character in common."""
    groups: list[tuple[int, int]] = []
    for mask, weight in zip(masks, weights, strict=True):
        rest = mask
        split: list[tuple[int, int]] = []
        for group, total in groups:
            both = group & mask
            rest &= ~both
            if both:
                split.append((both, total + weight))
            if both != group:
                split.append((group & ~both, total))
        if rest:
            split.append((rest, weight))
        groups = split
    return max((total for _, total in groups), default=0)


def sum_powers(base: int, count: int) -> int:
    """``base + base**2 + ...`` with so many terms, or ``ENDLESS``."""
    total, power = 0, 1
    for _ in range(count):
        power *= base
        total += power
        if total > ENDLESS:
            return ENDLESS
    return total
