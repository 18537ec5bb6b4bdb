"""A backtracking matcher that counts.

Takes a tree and a text, tries what Python's engine tries, in the same order and remembering as
little, and gives how many characters were read over all tries. The tests hold the linear forms to a
number of steps, not to a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from shapewright.patterns.charset import WORD, CharSet
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


class TooManySteps(Exception):  # noqa: N818 - it stops a count, and is no mistake
    """More steps than were to be taken."""


def count_steps(node: Node, text: str, most: int, *, only_read: bool = False) -> int:
    """The steps of a full match, successful or not; ``most + 1`` when there are more.

    ``only_read`` leaves out the characters that were looked at and were not as they should be.
    """
    counter = _Counter(text, most)
    try:
        for end in counter.ends(node, 0):
            if end == len(text):
                break
    except TooManySteps:
        return most + 1
    return counter.steps - counter.missed if only_read else counter.steps


def list_ends(node: Node, text: str, most: int) -> list[int]:
    """Where a part that begins with the text may end, over all ways; as many as ``most``."""
    return list(islice(_Counter(text, 1 << 60).ends(node, 0), most))


class _Counter:
    def __init__(self, text: str, most: int) -> None:
        self.steps = 0
        self.missed = 0
        self._text = text
        self._most = most
        self._groups: dict[int, str] = {}
        self._sets: dict[tuple[int, str], bool] = {}
        self._kept: list[CharSet] = []

    def _reads(self, chars: CharSet, at: int) -> bool:
        self.steps += 1
        if self.steps > self._most:
            raise TooManySteps
        reads = at < len(self._text) and self._is_in(chars, self._text[at])
        self.missed += not reads
        return reads

    def _is_in(self, chars: CharSet, character: str) -> bool:
        key = (id(chars), character)
        if key not in self._sets:
            self._kept.append(chars)
            self._sets[key] = ord(character) in chars
        return self._sets[key]

    def ends(self, node: Node, at: int) -> Iterator[int]:
        """Where a match of a part that begins here may end, in the order in which it is tried."""
        match node:
            case Chars(chars=chars):
                yield from [at + 1] if self._reads(chars, at) else []
            case Sequence(parts=parts):
                yield from self._sequence(parts, at)
            case Choice(options=options):
                for option in options:
                    yield from self.ends(option, at)
            case Repeat(greed=Greed.POSSESSIVE):
                yield from islice(self._repeat(node, at), 1)
            case Repeat():
                yield from self._repeat(node, at)
            case Assert() | Look():
                yield from [at] if self._holds(node, at) else []
            case Group():
                yield from self._group(node, at)
            case Reference(number=number):
                yield from self._same(self._groups.get(number), at)

    def _group(self, node: Group, at: int) -> Iterator[int]:
        for end in self.ends(node.body, at):
            self._groups[node.number] = self._text[at:end]
            yield end

    def _same(self, text: str | None, at: int) -> Iterator[int]:
        if text is not None and self._text.startswith(text, at):
            self.steps += len(text)
            yield at + len(text)

    def _sequence(self, parts: tuple[Node, ...], at: int) -> Iterator[int]:
        if not parts:
            yield at
            return
        tries = [self.ends(parts[0], at)]
        while tries:
            end = next(tries[-1], None)
            if end is None:
                tries.pop()
            elif len(tries) == len(parts):
                yield end
            else:
                tries.append(self.ends(parts[len(tries)], end))

    def _repeat(self, node: Repeat, at: int) -> Iterator[int]:
        if isinstance(node.body, Chars):
            yield from self._characters(node, node.body.chars, at)
            return
        most = len(self._text) + node.low if node.high is None else node.high
        places = [at]
        tries = [self.ends(node.body, at) if most else iter(())]
        if node.greed is Greed.LAZY and node.low == 0:
            yield at
        while tries:
            end = next(tries[-1], None)
            if end is None:
                tries.pop()
                place = places.pop()
                if len(tries) >= node.low and node.greed is not Greed.LAZY:
                    yield place
                continue
            rounds = len(tries)
            if end == places[-1] and rounds > node.low:
                continue
            if node.greed is Greed.LAZY and rounds >= node.low:
                yield end
            places.append(end)
            tries.append(self.ends(node.body, end) if rounds < most else iter(()))

    def _characters(self, node: Repeat, chars: CharSet, at: int) -> Iterator[int]:
        most = len(self._text) if node.high is None else node.high
        if node.greed is Greed.LAZY:
            count = 0
            while count < node.low and self._reads(chars, at + count):
                count += 1
            if count < node.low:
                return
            yield at + count
            while count < most and self._reads(chars, at + count):
                count += 1
                yield at + count
            return
        count = 0
        while count < most and self._reads(chars, at + count):
            count += 1
        yield from range(at + count, at + node.low - 1, -1)

    def _holds(self, node: Assert | Look, at: int) -> bool:
        match node:
            case Assert(what=what):
                return self._is_at(what, at)
            case Look(body=body, ahead=True, negative=negative):
                return any(True for _ in self.ends(body, at)) != negative
            case Look(body=body, negative=negative):
                start = at - find_width(body)[0]
                held = start >= 0 and any(end == at for end in self.ends(body, start))
                return held != negative

    def _is_at(self, what: Assertion, at: int) -> bool:
        match what:
            case Assertion.START:
                return at == 0
            case Assertion.END:
                return at == len(self._text)
            case Assertion.BOUNDARY | Assertion.NOT_BOUNDARY:
                before = at > 0 and ord(self._text[at - 1]) in WORD
                after = at < len(self._text) and ord(self._text[at]) in WORD
                return (before != after) == (what is Assertion.BOUNDARY)
