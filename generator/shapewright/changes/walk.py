"""Which shapes of two editions stand at the same places, and where those are.

Takes two editions of a service, gives each pair of shapes that some operation of both leads to by
the same path, once: with its shortest path, the sides it is on, and what leads to it. Nothing is
compared here but names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from shapewright.ir.service import Operation
from shapewright.ir.shape import ListShape, MapShape, Shape, ShapeId
from shapewright.reconcile.difference import Side

from .found import AGGREGATES, Editions
from .pairs import Paired, pair_members, pair_operations

Pair = tuple[ShapeId, ShapeId]
"""A shape of the old edition and one of the new."""


@dataclass(frozen=True, slots=True)
class Root:
    """A place from which shapes are followed, and what leads there."""

    side: Side
    path: str
    pair: Pair
    operation: str = ""
    parent: Pair | None = None
    guess: str = ""
    """What it rests on that both stand at this place, where that is a guess."""


@dataclass(slots=True)
class Meeting:
    """Two shapes that stand at the same places."""

    pair: Pair
    path: str
    guess: str = ""
    """What it rests on that they do, where every way there leads through a guess."""
    sides: set[Side] = field(default_factory=set[Side])
    operations: set[str] = field(default_factory=set[str])
    """Those that name the pair themselves."""
    parents: set[Pair] = field(default_factory=set[Pair])


@dataclass(slots=True)
class Walk:
    """Every pair of two editions."""

    meetings: dict[Pair, Meeting]
    """In the order in which they are met: requests first, and from the outside in."""
    _reached: dict[Pair, tuple[str, ...]] = field(default_factory=dict[Pair, tuple[str, ...]])

    def operations_of(self, pair: Pair) -> tuple[str, ...]:
        """The operations that lead to a pair, sorted."""
        if pair not in self._reached:
            seen = {pair}
            waiting = [pair]
            names: set[str] = set()
            while waiting:
                meeting = self.meetings[waiting.pop()]
                names |= meeting.operations
                waiting.extend(meeting.parents - seen)
                seen |= meeting.parents
            self._reached[pair] = tuple(sorted(names))
        return self._reached[pair]


def walk(editions: Editions) -> Walk:
    """Every pair of shapes at the same places of operations that both editions have."""
    path = _Path(editions)
    waiting = [root for pair in pair_operations(editions).pairs for root in _find_roots(pair)]
    path.later = [root for root in waiting if root.guess]
    waiting = [root for root in waiting if not root.guess]
    while waiting or path.later:
        # What is certain goes first, so that nothing rests on a guess that need not.
        for side in (Side.REQUEST, Side.RESPONSE, Side.ERRORS):
            path.follow([root for root in waiting if root.side is side])
        waiting, path.later = path.later, []
    return Walk(path.meetings)


def _find_roots(pair: Paired[Operation]) -> Iterator[Root]:
    old, new, guess = pair.old, pair.new, pair.guess
    for side, before, after in (
        (Side.REQUEST, old.input, new.input),
        (Side.RESPONSE, old.output, new.output),
    ):
        if before is not None and after is not None:
            both = (before.target, after.target)
            yield Root(side, f"{old.name}.{side.value}", both, operation=old.name, guess=guess)
    common = {error.target for error in old.errors} & {error.target for error in new.errors}
    for target in sorted(common):
        place = f"{old.name}.errors.{target}"
        yield Root(Side.ERRORS, place, (target, target), operation=old.name, guess=guess)


class _Path:
    """The way through both editions."""

    def __init__(self, editions: Editions) -> None:
        self.editions = editions
        self.meetings: dict[Pair, Meeting] = {}
        self.later: list[Root] = []
        """Where a guess leads on."""
        self.guessed: set[tuple[Side, Pair, str]] = set()

    def follow(self, roots: Iterable[Root]) -> None:
        """Meet every pair on one side, those nearest to the roots first."""
        queue: list[Root] = []
        for root in roots:
            self.meet(root, queue)
        for current in queue:
            before = self.editions.old.shapes[current.pair[0]]
            after = self.editions.new.shapes[current.pair[1]]
            for step, pair, guess in find_parts(before, after, self.editions):
                part = Root(
                    current.side,
                    current.path + step,
                    pair,
                    parent=current.pair,
                    guess=guess or current.guess,
                )
                if not guess:
                    self.meet(part, queue)
                elif (key := (part.side, current.pair, step)) not in self.guessed:
                    self.guessed.add(key)
                    self.later.append(part)

    def meet(self, root: Root, queue: list[Root]) -> None:
        """Come to a pair; the first time on a side, the way goes on from there."""
        meeting = self.meetings.get(root.pair)
        if meeting is None:
            meeting = self.meetings[root.pair] = Meeting(root.pair, root.path, root.guess)
        if root.operation:
            meeting.operations.add(root.operation)
        if root.parent:
            meeting.parents.add(root.parent)
        if root.side not in meeting.sides:
            meeting.sides.add(root.side)
            queue.append(root)


def find_parts(old: Shape, new: Shape, editions: Editions) -> Iterator[tuple[str, Pair, str]]:
    """The pairs that two shapes lead to: the step that leads there, and what that rests on."""
    if isinstance(old, AGGREGATES) and isinstance(new, AGGREGATES):
        for pair in pair_members(old, new, editions).pairs:
            yield f".{pair.old.name}", (pair.old.target, pair.new.target), pair.guess
    elif isinstance(old, ListShape) and isinstance(new, ListShape):
        yield "[]", (old.element.target, new.element.target), ""
    elif isinstance(old, MapShape) and isinstance(new, MapShape):
        yield "{key}", (old.key.target, new.key.target), ""
        yield "{}", (old.value.target, new.value.target), ""
