"""Whether a string matches a tree, found without an engine.

Takes a tree and a string, gives the answer: tries what a backtracking engine tries, in the same
order, but nothing twice from the same place, so that no pattern can make it run away. Slow and
exact; for judging a few strings while generating and testing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from shapewright.patterns.charset import WORD
from shapewright.patterns.normal import has_group
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

Taken = tuple[tuple[int, str], ...]
"""The text that each group took last, by number."""
State = tuple[int, Taken]
"""A place in the string, and what groups took on the way there."""


def matches(node: Node, text: str) -> bool:
    """Whether the whole string matches."""
    return any(place == len(text) for place, _ in _Matcher(text).go(node, (0, ())))


class _Matcher:
    """One string, and where each part is known to lead from where."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._points = [ord(character) for character in text]
        # The part is kept beside its answer, so that no identity is used twice.
        self._known: dict[tuple[int, State], tuple[Node, list[State]]] = {}

    def go(self, node: Node, state: State) -> list[State]:
        """Where a part leads from a place: each place once, what is tried first first."""
        key = (id(node), state)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = (node, list(dict.fromkeys(self._go(node, state))))
        return known[1]

    def _go(self, node: Node, state: State) -> Iterable[State]:
        place, taken = state
        match node:
            case Chars(chars=chars):
                inside = place < len(self._points) and self._points[place] in chars
                return [(place + 1, taken)] if inside else []
            case Sequence(parts=parts):
                return self._go_along(parts, state)
            case Choice(options=options):
                return [end for option in options for end in self.go(option, state)]
            case Repeat(greed=greed):
                ends = self._go_often(node, state)
                return ends[:1] if greed is Greed.POSSESSIVE else ends
            case Assert(what=what):
                return [state] if self._holds(what, place) else []
            case Look():
                return self._look(node, state)
            case Group(number=number, body=body):
                return [
                    (end, _take(within, number, self.text[place:end]))
                    for end, within in self.go(body, state)
                ]
            case Reference(number=number):
                text = dict(taken).get(number)
                found = text is not None and self.text.startswith(text, place)
                return [(place + len(text), taken)] if found and text is not None else []

    def _go_along(self, parts: tuple[Node, ...], state: State) -> list[State]:
        states = [state]
        for part in parts:
            states = list(dict.fromkeys(end for start in states for end in self.go(part, start)))
        return states

    def _go_often(self, node: Repeat, state: State) -> list[State]:
        """The ends of a repetition. A count above the least one matters only if there is a most."""
        ends: dict[State, None] = {}
        seen: set[tuple[State, int]] = set()
        waiting: list[tuple[State, int, bool]] = [(state, 0, False)]
        while waiting:
            here, count, stops = waiting.pop()
            if stops:
                ends.setdefault(here)
                continue
            if (here, count) in seen:
                continue
            seen.add((here, count))
            more = [] if count == node.high else self.go(node.body, here)
            # A copy that is empty leads nowhere new once there are enough.
            on = [
                (end, self._count(node, count), False)
                for end in reversed(more)
                if end != here or count < node.low
            ]
            stop = [(here, count, True)] if count >= node.low else []
            waiting.extend((*on, *stop) if node.greed is Greed.LAZY else (*stop, *on))
        return list(ends)

    def _count(self, node: Repeat, count: int) -> int:
        return min(count + 1, node.low) if node.high is None else count + 1

    def _holds(self, what: Assertion, place: int) -> bool:
        before = place > 0 and self._points[place - 1] in WORD
        after = place < len(self._points) and self._points[place] in WORD
        match what:
            case Assertion.START:
                return place == 0
            case Assertion.END:
                return place == len(self._points)
            case Assertion.BOUNDARY:
                return before != after
            case Assertion.NOT_BOUNDARY:
                return before == after

    def _look(self, node: Look, state: State) -> list[State]:
        place, taken = state
        if node.ahead:
            ends = self.go(node.body, state)
        else:
            start = place - find_width(node.body)[0]
            ends = self.go(node.body, (start, taken)) if start >= 0 else []
            ends = [end for end in ends if end[0] == place]
        if node.negative:
            return [] if ends else [state]
        kept = ends[0][1] if ends and has_group(node.body) else taken
        return [(place, kept)] if ends else []


def _take(taken: Taken, number: int, text: str) -> Taken:
    kept: Mapping[int, str] = {**dict(taken), number: text}
    return tuple(sorted(kept.items()))
