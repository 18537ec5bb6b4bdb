"""Running the places of a pattern side by side: what a state is, and which state follows.

Takes places with guards, gives the states of a deterministic automaton one by one. A state is a set
of threads; a thread stands at a position, and is bound to what it has looked at: rests of the text
that must match, or must not. What stands behind is read along. Keeps no table of states.
"""

from __future__ import annotations

from dataclasses import dataclass

from shapewright.patterns.ambiguity import split_masks
from shapewright.patterns.limit import TooLargeError
from shapewright.patterns.places import (
    Condition,
    Guard,
    LookAhead,
    LookBehind,
    NextIsNot,
    Places,
)
from shapewright.patterns.syntax import Assertion

Threads = frozenset["Thread"]


@dataclass(frozen=True, slots=True)
class Bond:
    """A rest of the text that must match a part, or must not: where that part stands."""

    threads: Threads
    negative: bool


@dataclass(frozen=True, slots=True)
class Thread:
    """One way to read the text so far; before its first character it stands at ``-1 - part``."""

    at: int
    bonds: frozenset[Bond]


@dataclass(frozen=True, slots=True)
class State:
    """All ways to read the text so far, and what of the text matters to looks behind."""

    threads: Threads
    started: bool
    after_word: bool
    behind: tuple[Threads, ...]


MOST_WORK = 40_000
"""How many threads may be followed by one character before an automaton counts as too large."""

UNBOUND: frozenset[Bond] = frozenset()


class Machine:
    """The states of one pattern."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._work = 0
        self._chains: dict[int, list[int]] = {}
        for number, chain in enumerate(places.chains):
            for at in chain:
                self._chains.setdefault(at, []).append(number)
        self._starts = [frozenset({Thread(-1 - at, UNBOUND)}) for at in range(len(places.parts))]
        self._uses_place = any(
            isinstance(condition, Assertion) for condition in find_conditions(places)
        )

    @property
    def start(self) -> State:
        """The state before the first character."""
        behind = tuple(self._starts[part] for part in self._places.behind)
        return State(self._starts[0], started=False, after_word=False, behind=behind)

    def step(self, state: State) -> list[tuple[int, State]]:
        """The states that follow, each with the mask of characters that lead there."""
        masks: set[int] = set()
        self._find_masks(state.threads, masks)
        for threads in state.behind:
            self._find_masks(threads, masks)
        if self._uses_place:
            masks.add(self._places.word)
        found: dict[State, int] = {}
        for mask in split_masks(sorted(masks)):
            after = self._read(state, mask & -mask)
            if after.threads:
                found[after] = found.get(after, 0) | mask
        return [(mask, after) for after, mask in found.items()]

    def accepts(self, state: State) -> bool:
        """Whether the text may end here."""
        return self._may_end(state.threads, state)

    def _read(self, state: State, bit: int) -> State:
        behind = tuple(
            self._advance(threads, state, bit) | self._starts[part]
            for part, threads in zip(self._places.behind, state.behind, strict=True)
        )
        return State(
            self._advance(state.threads, state, bit),
            started=self._uses_place,
            after_word=self._uses_place and bool(bit & self._places.word),
            behind=behind,
        )

    def _edges(self, at: int) -> frozenset[tuple[int, Guard]] | set[tuple[int, Guard]]:
        return self._places.follow[at] if at >= 0 else self._places.parts[-1 - at].first

    def _leaves(self, at: int) -> frozenset[Guard] | set[Guard]:
        return self._places.leave[at] if at >= 0 else self._places.parts[-1 - at].empty

    def _find_masks(self, threads: Threads, masks: set[int]) -> None:
        for thread in threads:
            for to, guard in self._edges(thread.at):
                masks.add(self._places.masks[to])
                self._find_guard_masks(guard, masks)
            for guard in self._leaves(thread.at):
                self._find_guard_masks(guard, masks)
            for bond in thread.bonds:
                self._find_masks(bond.threads, masks)

    def _find_guard_masks(self, guard: Guard, masks: set[int]) -> None:
        for condition in guard:
            if isinstance(condition, NextIsNot):
                masks.add(condition.mask)
            elif isinstance(condition, LookAhead):
                self._find_masks(self._starts[condition.part], masks)

    def _advance(self, threads: Threads, state: State, bit: int) -> Threads:
        """The threads after one more character, without those that ask for more than another."""
        self._work += len(threads)
        if self._work > MOST_WORK:
            raise TooLargeError
        found: dict[int, set[frozenset[Bond]]] = {}
        for thread in threads:
            bonds = self._advance_bonds(thread.bonds, state, bit)
            if bonds is None:
                continue
            for to, guard in self._edges(thread.at):
                if not self._places.masks[to] & bit:
                    continue
                more = self._bind(guard, state, bit) if guard else UNBOUND
                if more is not None:
                    found.setdefault(to, set()).add(bonds | more)
        if self._chains:
            self._drop_later(found)
        return frozenset(
            Thread(at, bonds)
            for at, several in found.items()
            for bonds in several
            if len(several) == 1 or not any(other < bonds for other in several)
        )

    def _drop_later(self, found: dict[int, set[frozenset[Bond]]]) -> None:
        """Leave out what an earlier round of the same count can do as well."""
        together: dict[int, list[int]] = {}
        for at in found:
            for number in self._chains.get(at, ()):
                together.setdefault(number, []).append(at)
        for positions in together.values():
            earlier: set[frozenset[Bond]] = set()
            for at in sorted(positions) if len(positions) > 1 else ():
                kept = {
                    bonds
                    for bonds in found.get(at, ())
                    if not any(other <= bonds for other in earlier)
                }
                earlier |= kept
                found[at] = kept

    def _advance_bonds(
        self,
        bonds: frozenset[Bond],
        state: State,
        bit: int,
    ) -> frozenset[Bond] | None:
        """The bonds after one more character; None when one is broken."""
        kept: set[Bond] = set()
        for bond in bonds:
            threads = self._advance(bond.threads, state, bit)
            if not threads:
                if bond.negative:
                    continue
                return None
            if any(thread.at in self._places.rests and not thread.bonds for thread in threads):
                if bond.negative:
                    return None
                continue
            kept.add(Bond(threads, bond.negative))
        return frozenset(kept)

    def _bind(self, guard: Guard, state: State, bit: int) -> frozenset[Bond] | None:
        """The bonds that a guard adds once the next character is read; None when it fails."""
        new: set[Bond] = set()
        for condition in guard:
            if isinstance(condition, LookAhead):
                new.add(Bond(self._starts[condition.part], condition.negative))
            elif not self._holds(condition, state, bit):
                return None
        return self._advance_bonds(frozenset(new), state, bit)

    def _holds(self, condition: Condition, state: State, bit: int) -> bool:
        """Whether a condition holds between the text so far and a character; 0 for the end."""
        match condition:
            case Assertion.START:
                return not state.started
            case Assertion.END:
                return bit == 0
            case Assertion.BOUNDARY:
                return state.after_word != bool(bit & self._places.word)
            case Assertion.NOT_BOUNDARY:
                return state.after_word == bool(bit & self._places.word)
            case NextIsNot(mask=mask):
                return not bit & mask
            case LookBehind(part=part, negative=negative):
                threads = state.behind[self._places.behind.index(part)]
                return self._stands(threads, state, bit) != negative
            case LookAhead(part=part, negative=negative):
                # Only at the end of the text, where nothing is left to be read.
                return self._may_end(self._starts[part], state) != negative

    def _stands(self, threads: Threads, state: State, bit: int) -> bool:
        """Whether a part that is looked at behind ends here."""
        return any(
            all(self._holds(condition, state, bit) for condition in guard)
            for thread in threads
            for guard in self._leaves(thread.at)
        )

    def _may_end(self, threads: Threads, state: State) -> bool:
        return any(
            all(self._holds(condition, state, 0) for condition in guard)
            for thread in threads
            if all(self._may_end(bond.threads, state) != bond.negative for bond in thread.bonds)
            for guard in self._leaves(thread.at)
        )


def find_conditions(places: Places) -> set[Condition]:
    """All conditions of all guards."""
    guards = {guard for edges in places.follow for _, guard in edges}
    guards.update(guard for leave in places.leave for guard in leave)
    for part in places.parts:
        guards.update(guard for _, guard in part.first)
        guards.update(part.empty)
    return {condition for guard in guards for condition in guard}
