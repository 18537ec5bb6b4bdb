"""The deterministic automaton of a pattern, smallest and in one order.

Takes a tree and an alphabet, gives states and the masks that lead from one to the next; two trees
over one alphabet accept the same strings just if they have equal automata. Refuses what grows
beyond a limit. Knows nothing of how a pattern is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeVar

from shapewright.patterns.alphabet import Alphabet, find_sets
from shapewright.patterns.limit import TooLargeError
from shapewright.patterns.machine import Machine
from shapewright.patterns.places import SETS, build_places
from shapewright.patterns.subsets import Subsets
from shapewright.patterns.syntax import Node

Row = tuple[tuple[int, int], ...]
"""Masks, and the state that each leads to."""

MOST_GUARDED_STATES = 3000
"""How many states an automaton with looks may have at most: each takes ten times as long."""

T = TypeVar("T")


class Steps(Protocol[T]):
    """What gives the states of an automaton one by one."""

    @property
    def start(self) -> T:
        """The first state."""
        ...

    def step(self, state: T) -> list[tuple[int, T]]:
        """The states that follow."""
        ...

    def accepts(self, state: T) -> bool:
        """Whether the text may end."""
        ...


@dataclass(frozen=True, slots=True)
class Dfa:
    """States by number, the first one 0; from every one a state that accepts can be reached.

    Without a state when nothing is accepted.
    """

    rows: tuple[Row, ...]
    accepting: tuple[bool, ...]


def build_alphabet(*nodes: Node) -> Alphabet:
    """The alphabet over which the automata of these trees can be built and compared."""
    return Alphabet([*SETS, *(chars for node in nodes for chars in find_sets(node))])


def build_dfa(node: Node, alphabet: Alphabet, *, most: int) -> Dfa:
    """The smallest automaton of a tree, its states in order of their first use.

    Raises:
        TooLargeError: There would be more than ``most`` states, or a few times as many positions.
        UndecidableError: There is no automaton.
    """
    places = build_places(node, alphabet, most=4 * most)
    if places.guarded:
        return minimise(explore(Machine(places), min(most, MOST_GUARDED_STATES)))
    return minimise(explore(Subsets(places), most))


def explore(steps: Steps[T], most: int) -> Dfa:
    """All states, as they come; from some of them nothing may be accepted.

    Raises:
        TooLargeError: There are more than ``most``.
    """
    numbers: dict[T, int] = {steps.start: 0}
    queue = [steps.start]
    rows: list[Row] = []
    for state in queue:
        row: list[tuple[int, int]] = []
        for mask, after in steps.step(state):
            number = numbers.setdefault(after, len(queue))
            if number == len(queue):
                queue.append(after)
                if number >= most:
                    raise TooLargeError
            row.append((mask, number))
        rows.append(tuple(row))
    return Dfa(tuple(rows), tuple(steps.accepts(state) for state in queue))


def minimise(dfa: Dfa) -> Dfa:
    """The smallest automaton that accepts the same."""
    live = find_live(dfa)
    if 0 not in live:
        return Dfa((), ())
    rows = [tuple((mask, to) for mask, to in row if to in live) for row in dfa.rows]
    return order(rows, dfa.accepting, refine(rows, dfa.accepting, live))


def find_live(dfa: Dfa) -> set[int]:
    """The states from which one that accepts can be reached."""
    before: list[list[int]] = [[] for _ in dfa.rows]
    for at, row in enumerate(dfa.rows):
        for _, to in row:
            before[to].append(at)
    waiting = [at for at, accepts in enumerate(dfa.accepting) if accepts]
    live = set(waiting)
    while waiting:
        for at in before[waiting.pop()]:
            if at not in live:
                live.add(at)
                waiting.append(at)
    return live


def refine(rows: list[Row], accepting: tuple[bool, ...], live: set[int]) -> list[int]:
    """For each state the number of its class: equal for states that accept the same rests.

    Only states before one that changed class are looked at again, and the largest part of a class
    keeps its number, so that long chains take no longer than they must.
    """
    before: list[set[int]] = [set() for _ in rows]
    for at in live:
        for _, to in rows[at]:
            before[to].add(at)
    kind = [1 if accepts else 0 for accepts in accepting]
    classes: list[set[int]] = [set(), set()]
    for at in sorted(live):
        classes[kind[at]].add(at)
    touched = set(live)
    while touched:
        moved: list[int] = []
        for number in sorted({kind[at] for at in touched}):
            if len(classes[number]) > 1:
                moved.extend(split_class(rows, kind, classes, number, touched))
        touched = {at for to in moved for at in before[to]}
    return kind


def split_class(
    rows: list[Row],
    kind: list[int],
    classes: list[set[int]],
    number: int,
    touched: set[int],
) -> list[int]:
    """Split one class by where its states lead; gives the states that got another number."""
    members = classes[number]
    parts: dict[tuple[tuple[int, int], ...], set[int]] = {}
    changed = members & touched
    for at in sorted(changed):
        parts.setdefault(sign(rows[at], kind), set()).add(at)
    if len(changed) < len(members):
        # The others are still alike: one of them speaks for all.
        rest = members - changed
        parts.setdefault(sign(rows[min(rest)], kind), set()).update(rest)
    if len(parts) == 1:
        return []
    largest = max(parts.values(), key=lambda part: (len(part), -min(part)))
    moved: list[int] = []
    for part in parts.values():
        if part is largest:
            classes[number] = part
            continue
        for at in part:
            kind[at] = len(classes)
        classes.append(part)
        moved.extend(part)
    return moved


def sign(row: Row, kind: list[int]) -> tuple[tuple[int, int], ...]:
    """Where a state leads, class by class."""
    masks: dict[int, int] = {}
    for mask, to in row:
        masks[kind[to]] = masks.get(kind[to], 0) | mask
    return tuple(sorted(masks.items()))


def order(rows: list[Row], accepting: tuple[bool, ...], kind: list[int]) -> Dfa:
    """The automaton of the classes, numbered as they are met, lowest character first."""
    numbers = {kind[0]: 0}
    queue = [0]
    found: list[Row] = []
    for at in queue:
        masks: dict[int, int] = {}
        one_of: dict[int, int] = {}
        for mask, to in rows[at]:
            masks[kind[to]] = masks.get(kind[to], 0) | mask
            one_of[kind[to]] = to
        row: list[tuple[int, int]] = []
        for number, mask in sorted(masks.items(), key=lambda item: item[1] & -item[1]):
            if number not in numbers:
                numbers[number] = len(numbers)
                queue.append(one_of[number])
            row.append((mask, numbers[number]))
        found.append(tuple(row))
    return Dfa(tuple(found), tuple(accepting[at] for at in queue))
