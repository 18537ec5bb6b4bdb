"""How many ways through a pattern are open at once, whatever the text.

Takes an automaton of ways, and follows all of them together over every text: a state is how many
ways stand at each position. Gives the most that are ever open, or a text that opens more than
allowed. Since each way is tried by a backtracking matcher once a character, the number bounds its
time. Tries no text by matching it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from shapewright.patterns.nfa import Nfa, Ways

State = tuple[tuple[int, int], ...]
"""Positions in order, and how many ways stand there."""


LONG_AGO = 40
"""How many characters a text that is said again may have, to be found."""


@dataclass(frozen=True, slots=True)
class Load:
    """The most that a matcher has open after any text."""

    ways: int
    """Ways that have read all of it."""
    tries: int
    """Positions that are tried on the next character."""
    ends: int
    """Ways that may end there."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A text after which too much is open, as masks of characters; ``again`` may be said again."""

    before: tuple[int, ...]
    again: tuple[int, ...]


def find_load(nfa: Nfa, *, most_ways: int, most_states: int) -> Load | Growth | None:
    """The load of an automaton; how it grows, when it does; None when there are too many states."""
    start: State = ()
    origin: dict[State, tuple[State, int]] = {}
    queue: list[State] = [start]
    ways = tries = ends = 0
    for state in queue:
        targets = find_targets(nfa, state)
        tries = max(tries, sum(targets.values()))
        for mask, after in split_targets(nfa, targets):
            if after in origin:
                continue
            origin[after] = (state, mask)
            count = sum([number for _, number in after])
            if count > 1:
                earlier = find_alike(origin, after)
                growth = None if earlier is None else find_growth(nfa, origin, earlier, after)
                if growth is not None:
                    return growth
                if count > most_ways:
                    return Growth(find_path(origin, start, after), ())
                ways = max(ways, count)
            if nfa.last:
                ends = max(ends, sum([nfa.last.get(at, 0) * number for at, number in after]))
            queue.append(after)
        if len(queue) > most_states:
            return None
    return Load(max(ways, 1), tries, ends)


def find_targets(nfa: Nfa, state: State) -> Ways:
    """The positions that are tried next, and in how many ways."""
    if not state:
        return nfa.first
    if len(state) == 1 and state[0][1] == 1:
        return nfa.follow[state[0][0]]
    targets: Ways = {}
    for at, count in state:
        for to, number in nfa.follow[at].items():
            targets[to] = targets.get(to, 0) + count * number
    return targets


def split_targets(nfa: Nfa, targets: Ways) -> list[tuple[int, State]]:
    """The states after each kind of character; none for what no position reads."""
    groups: list[tuple[int, list[tuple[int, int]]]] = []
    for at in sorted(targets):
        mask = rest = nfa.masks[at]
        entry = (at, targets[at])
        split: list[tuple[int, list[tuple[int, int]]]] = []
        for group, entries in groups:
            both = group & mask
            if not both:
                split.append((group, entries))
                continue
            rest &= ~both
            split.append((both, [*entries, entry]))
            if both != group:
                split.append((group ^ both, entries))
        if rest:
            split.append((rest, [entry]))
        groups = split
    if nfa.ends:
        return [(group, drop_ended(nfa.ends, tuple(entries))) for group, entries in groups]
    return [(group, tuple(entries)) for group, entries in groups]


def drop_ended(ends: dict[int, int], state: State) -> State:
    """Without the searches that go on although what they look for stood where they were."""
    counts = dict(state)
    for end, goes_on in ends.items():
        if end in counts and goes_on in counts:
            counts[goes_on] -= min(counts[goes_on], counts[end])
    return tuple((at, count) for at, count in counts.items() if count)


def find_alike(origin: dict[State, tuple[State, int]], last: State) -> State | None:
    """The last state before this one that has ways at the same positions, not long ago."""
    positions = [at for at, _ in last]
    state = last
    for _ in range(LONG_AGO):
        if not state:
            return None
        state = origin[state][0]
        if len(state) == len(positions) and [at for at, _ in state] == positions:
            return state
    return None


def find_growth(
    nfa: Nfa,
    origin: dict[State, tuple[State, int]],
    earlier: State,
    later: State,
) -> Growth | None:
    """How an automaton grows from one state to another at the same positions, if it does.

    Said once more, the same text must add more, as often as there are positions: then it always
    does.
    """
    if not all(one[1] <= other[1] for one, other in zip(earlier, later, strict=True)):
        return None
    again = find_path(origin, earlier, later)
    state = later
    for _ in later:
        before = state
        for mask in again:
            state = follow(nfa, state, mask)
        if state == before:
            return None
    return Growth(find_path(origin, (), earlier), again)


def find_path(
    origin: dict[State, tuple[State, int]],
    first: State,
    last: State,
) -> tuple[int, ...]:
    """The characters that lead from one state to another that came from there."""
    masks: list[int] = []
    state = last
    while state != first:
        state, mask = origin[state]
        masks.append(mask)
    return tuple(reversed(masks))


def follow(nfa: Nfa, state: State, mask: int) -> State:
    """The state after one of these characters, all of one kind."""
    for group, after in split_targets(nfa, find_targets(nfa, state)):
        if group & mask:
            return after
    return ()


def split_masks(masks: Iterable[int]) -> list[int]:
    """The parts of these masks that none of them tells apart."""
    parts: list[int] = []
    for mask in masks:
        rest = mask
        split: list[int] = []
        for part in parts:
            both = part & mask
            rest &= ~both
            split.extend(piece for piece in (both, part ^ both) if piece)
        if rest:
            split.append(rest)
        parts = split
    return parts
