"""Which operations and members of two editions are one: by name, or by a guess at a rename.

Takes both editions, gives the pairs, each with what speaks for it where the names differ. What
follows from such a guess says so, and is told all the same: a rename hides no other change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import Aggregate, Member
from shapewright.lower.naming import snake

from .found import AGGREGATES, GUESS, Editions, Found
from .renames import Evidence, find_renames, fold_name

_FEWEST_MEMBERS = 2
"""Two operations with fewer members may be alike by chance."""


class _Named(Protocol):
    @property
    def name(self) -> str: ...


T = TypeVar("T", bound=_Named)


@dataclass(frozen=True, slots=True)
class Paired(Generic[T]):
    """Two of a kind that are one."""

    old: T
    new: T
    evidence: str = ""
    """What speaks for a rename; empty when both have one name."""

    @property
    def guess(self) -> str:
        """What a change below rests on, for a note; empty when it is no guess."""
        said = f"rests on {GUESS}: {self.old.name} is {self.new.name} now"
        return said if self.evidence else ""


@dataclass(frozen=True, slots=True)
class Matched(Generic[T]):
    """All of a kind that either edition has, in its order."""

    pairs: tuple[Paired[T], ...]
    removed: tuple[T, ...]
    added: tuple[T, ...]


def pair_operations(editions: Editions) -> Matched[Operation]:
    """The operations of two editions."""
    return _match(editions.old.operations, editions.new.operations, _find_operations(editions))


def pair_members(old: Aggregate, new: Aggregate, editions: Editions) -> Matched[Member]:
    """The members of two shapes."""
    return _match(old.members, new.members, _find_members(editions))


def rest(found: Iterable[Found], guess: str) -> Iterator[Found]:
    """What was found, with what it rests on in its note; as it is when that is no guess."""
    for one in found:
        yield replace(one, note="; ".join(filter(None, (guess, one.note)))) if guess else one


def _match(old: Iterable[T], new: Iterable[T], evidence: Evidence[T]) -> Matched[T]:
    before = {one.name: one for one in old}
    after = {one.name: one for one in new}
    removed = [one for name, one in before.items() if name not in after]
    added = [one for name, one in after.items() if name not in before]
    renamed = [Paired(*found) for found in find_renames(removed, added, evidence)]
    for pair in renamed:
        removed.remove(pair.old)
        added.remove(pair.new)
    same = [Paired(one, after[name]) for name, one in before.items() if name in after]
    return Matched((*renamed, *same), tuple(removed), tuple(added))


def _find_operations(editions: Editions) -> Evidence[Operation]:
    """What speaks for two operations being one: the same name but for spelling, or members."""

    def find(old: Operation, new: Operation) -> str:
        before, after = _members_of(old, editions.old), _members_of(new, editions.new)
        if before != after or len(before) < _FEWEST_MEMBERS:
            return ""
        if fold_name(snake(old.name)) == fold_name(snake(new.name)):
            return "the names differ in spelling alone"
        if old.doc and old.doc == new.doc:
            return "members and documentation are the same"
        return ""

    return find


def _members_of(operation: Operation, service: Service) -> list[tuple[str, str]]:
    """Every member of both messages, by side and name."""
    refs = (("request", operation.input), ("response", operation.output))
    return [
        (side, member.name)
        for side, ref in refs
        if ref is not None and isinstance(shape := service.shape(ref.target), AGGREGATES)
        for member in shape.members
    ]


def _find_members(editions: Editions) -> Evidence[Member]:
    """What speaks for two members being one: the same kind, and the same name or text."""

    def find(old: Member, new: Member) -> str:
        before, after = editions.old.shape(old.target), editions.new.shape(new.target)
        if type(before) is not type(after):
            return ""
        if fold_name(snake(old.name)) == fold_name(snake(new.name)):
            return "the names differ in spelling alone"
        if old.doc and old.doc == new.doc and old.target == new.target:
            return "shape and documentation are the same"
        return ""

    return find
