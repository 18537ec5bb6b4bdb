"""Trees of members: written out whole where a page has room, else each structure once.

Takes a structure of a book and where its tree stands; gives entries. Where there is no room for
all, a structure is written out where the shortest path leads to it, and elsewhere a way leads
there; what there is no room for at all has a page of its own. Recursion is never followed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from shapewright.docs.book import Book
from shapewright.docs.page import Entry, Hop, Target, Words, plain
from shapewright.docs.phrases import (
    find_flags,
    find_member_facts,
    find_statements,
    hop_to,
    say_type,
    values_of,
)
from shapewright.ir.doc import Text
from shapewright.ir.shape import (
    Aggregate,
    EventStreamShape,
    ListShape,
    MapShape,
    Member,
    ShapeId,
    StructureShape,
    UnionShape,
)

ROOM = 500
"""Members of one side on a page, of which a structure is not cut in the middle."""
_DEEPEST = 12
"""Levels of nesting; what is deeper has a page of its own."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a structure is written out: the path of names that leads there, and its anchor."""

    path: str
    anchor: str


@dataclass(slots=True)
class Tree:
    """The tree of one root on one page."""

    book: Book
    root: ShapeId
    page: Target
    prefix: str
    """What the anchors begin with: ``request``."""
    room: int = ROOM
    _is_whole: bool = field(default=False, init=False)
    """Every structure is written out wherever it stands."""
    _spots: dict[ShapeId, _Spot] = field(default_factory=dict[ShapeId, _Spot], init=False)
    """Where each structure is written out; in a whole tree where those around an entry are."""

    def build(self) -> tuple[Entry, ...]:
        """The entries at the root, with all below them."""
        shape = self.book.shape(self.root)
        if not isinstance(shape, Aggregate):
            return ()
        if self.book.is_outline:
            return tuple(self._outline(shape))
        self._is_whole = self._fits(shape, self.room, ()) >= 0
        if self._is_whole:
            self._spots[shape.id] = _Spot("", self.prefix)
        else:
            self._settle(shape)
        return tuple(self._enter(shape, "", self.prefix))

    def _fits(self, shape: Aggregate, room: int, above: tuple[ShapeId, ...]) -> int:
        """How much room is left when all below a structure is written out; negative for none."""
        room -= len(shape.members)
        inside = (*above, shape.id)
        for member in shape.members if len(above) < _DEEPEST else ():
            if room < 0:
                return room
            inner, _ = _find_inner(self.book, member.target)
            if inner is not None and inner.id not in inside:
                room = self._fits(inner, room, inside)
        return room if len(above) < _DEEPEST else -1

    def _settle(self, root: Aggregate) -> None:
        """Decide where each structure is written out: the nearest to the root first."""
        self._spots[root.id] = _Spot("", self.prefix)
        waiting = deque([(root, "", self.prefix, 0)])
        room = self.room - len(root.members)
        while waiting:
            shape, path, anchor, depth = waiting.popleft()
            anchors = self.book.anchors_of(shape)
            for member in shape.members:
                inner, steps = _find_inner(self.book, member.target)
                if inner is None or inner.id in self._spots or depth == _DEEPEST:
                    continue
                if len(inner.members) > room:
                    continue
                room -= len(inner.members)
                at = f"{path}.{member.name}".lstrip(".") + steps
                spot = _Spot(at, f"{anchor}.{anchors[member.name]}")
                self._spots[inner.id] = spot
                waiting.append((inner, spot.path, spot.anchor, depth + 1))

    def _enter(self, shape: Aggregate, path: str, anchor: str) -> Iterator[Entry]:
        anchors = self.book.anchors_of(shape)
        for member in sort_members(shape):
            at = f"{path}.{member.name}" if path else member.name
            yield self._describe(shape, member, at, f"{anchor}.{anchors[member.name]}")

    def _outline(self, shape: Aggregate) -> Iterator[Entry]:
        """The entries at the root alone, by name and place."""
        anchors = self.book.anchors_of(shape)
        for member in sort_members(shape):
            anchor = f"{self.prefix}.{anchors[member.name]}"
            yield Entry(name=member.name, path=member.name, anchor=anchor, type=())

    def _describe(self, owner: Aggregate, member: Member, path: str, anchor: str) -> Entry:
        children: tuple[Entry, ...] = ()
        rest: Words = ()
        inner, steps = _find_inner(self.book, member.target)
        if inner is not None and inner.members:
            spot = self._spots.get(inner.id)
            if self._is_whole and spot is None:
                self._spots[inner.id] = _Spot(path + steps, anchor)
                children = tuple(self._enter(inner, path + steps, anchor))
                del self._spots[inner.id]
            elif spot is not None and spot.anchor == anchor:
                children = tuple(self._enter(inner, path + steps, anchor))
            else:
                rest = self._say_rest(inner, spot)
        alone = self._alone(owner, member)
        return replace(alone, path=path, anchor=anchor, children=children, rest=rest)

    def _alone(self, owner: Aggregate, member: Member) -> Entry:
        """All there is to say of a member wherever it stands; said once, as many pages have it."""
        known = self.book.entries.get((owner.id, member.name))
        if known is None:
            known = self.book.entries[owner.id, member.name] = Entry(
                name=member.name,
                path="",
                anchor="",
                type=say_type(self.book, member.target),
                flags=find_flags(self.book, owner, member),
                facts=find_member_facts(self.book, member),
                values=member.values or values_of(self.book, member.target),
                doc=member.doc,
                statements=find_statements(self.book, owner.id, member.name),
            )
        return known

    def _say_rest(self, inner: Aggregate, spot: _Spot | None) -> Words:
        if spot is None:
            return (Text("Its members: "), hop_to(self.book, inner.id))
        if not spot.path:
            return plain("Recursive: its members are those of the whole.")
        return (Text("Its members: as in "), Hop(spot.path, Target(self.page.path, spot.anchor)))


def sort_members(shape: Aggregate) -> list[Member]:
    """Members in the order in which a person looks for them: what is required comes first."""
    return sorted(shape.members, key=lambda one: not one.required)


def _find_inner(book: Book, id_: ShapeId) -> tuple[Aggregate | None, str]:
    """The structure that a member leads to, through lists and maps, and the steps to it."""
    steps = ""
    seen: set[ShapeId] = set()
    while id_ not in seen:
        seen.add(id_)
        match book.shape(id_):
            case StructureShape() | UnionShape() | EventStreamShape() as shape:
                return shape, steps
            case ListShape(element=element):
                id_, steps = element.target, f"{steps}[]"
            case MapShape(value=value):
                id_, steps = value.target, f"{steps}{{}}"
            case _:
                break
    return None, ""
