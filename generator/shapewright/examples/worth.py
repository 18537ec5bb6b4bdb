"""Which optional members are worth showing in an example.

Takes a structure and what is in the example already, gives members by name, the worthier first. One
that the documentation forbids beside what is there is left out, one that it requires then comes
first; what is deprecated, streamed or filled in by boto3 is never chosen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from shapewright.examples.looks import split_words
from shapewright.ir.claim import ClaimKind
from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import (
    BlobShape,
    BooleanShape,
    DocumentShape,
    EnumShape,
    EventStreamShape,
    IntegerShape,
    ListShape,
    LongShape,
    Member,
    Shape,
    StringShape,
    StructureShape,
    UnionShape,
    is_stream,
)
from shapewright.lower.package import Claims

_NAMED = re.compile(r"`(\w+)`")
_IDENTITIES = ("name", "id", "arn", "identifier", "names", "ids", "arns", "url", "")
_TELLING = (["arn"], ["id"], ["url"], ["uri"], ["name"], ["status"], ["key"])
"""How the names of members end that tell what a structure is about."""
_BUSY_VERBS = frozenset(["create", "put", "update", "start", "register", "modify", "run", "add"])
"""What operations do that are told what is to be."""
_READING_VERBS = frozenset(["list", "describe"])
"""What operations do that may be asked for everything."""


def subject_of(operation: Operation) -> list[str]:
    """What an operation is about, in words: its name without the verb, of several one."""
    words = split_words(operation.name)[1:]
    if words and words[-1].endswith("s") and not words[-1].endswith("ss"):
        last = words[-1]
        words[-1] = f"{last[:-3]}y" if last.endswith("ies") else last[:-1]
    return words


class Worth:
    """Chooses members in the structures of one service."""

    def __init__(self, service: Service, claims: Claims) -> None:
        self._service = service
        self._claims = claims
        self._limits = {one.operation: one.limit_key for one in service.paginators}

    def list_for_operation(
        self, operation: Operation, shape: StructureShape | UnionShape, present: Collection[str]
    ) -> list[str]:
        """Members of a request that show what it is about: a stream of bytes, and at most two more.

        Args:
            operation: what is requested.
            shape: of the request.
            present: the members that are in it.
        """
        absent = [one for one in shape.members if one.name not in present]
        members = [one for one in absent if self._is_plain(one)]
        streams = [one.name for one in absent if is_stream(shape, one, self._target(one))]
        chosen: list[str] = []
        for member in self._rank(operation, members, is_empty=not present):
            if len(chosen) == 2:
                break
            if not self._excludes(shape, member.name, [*present, *chosen]):
                chosen.append(member.name)
        verb = (split_words(operation.name) or [""])[0]
        if not (chosen or present or streams or verb in _READING_VERBS):
            chosen = [first] if (first := self.find_first(shape)) else []
        return [*chosen, *streams]

    def list_needed(self, shape: StructureShape, present: Collection[str]) -> list[str]:
        """The members that the documentation requires beside those that are there."""
        return [
            member.name
            for member in shape.members
            if member.name not in present
            and self._is_plain(member)
            and self._names(shape, member.name, ClaimKind.REQUIREMENT) & set(present)
            and not self._excludes(shape, member.name, present)
        ]

    def find_first(self, shape: StructureShape | UnionShape) -> str:
        """The one member of a structure that tells most; empty if none is plain enough."""
        plain = [one for one in shape.members if self._is_plain(one) and self._is_simple(one)]
        texts = [one for one in plain if isinstance(self._target(one), StringShape | EnumShape)]
        told = [one for one in texts if split_words(one.name)[-1:] in _TELLING]
        return next((one.name for one in [*told, *texts, *plain]), "")

    def _rank(
        self, operation: Operation, members: list[Member], *, is_empty: bool
    ) -> Iterator[Member]:
        by_name = {"".join(split_words(one.name)): one for one in members}
        verb = (split_words(operation.name) or [""])[0]
        subject = "".join(subject_of(operation))
        identities = [f"{subject}{ending}" for ending in _IDENTITIES if subject]
        if verb in _BUSY_VERBS or is_empty:
            identities += ["name", "id", "arn"]
        found = [by_name[name] for name in identities if name in by_name]
        if is_empty or verb in _BUSY_VERBS:
            yield from [one for one in found if self._is_simple(one, lists=is_empty)][:1]
        if is_empty and (limit := self._limits.get(operation.name)):
            yield from (one for one in members if one.name == limit)
        if verb in _BUSY_VERBS:
            yield from (by_name[name] for name in ("description", "tags") if name in by_name)

    def _is_plain(self, member: Member) -> bool:
        target = self._target(member)
        is_bulky = isinstance(target, BlobShape | DocumentShape | EventStreamShape)
        odd = member.deprecation or target.deprecation or member.idempotency_token
        return not (is_bulky or odd or member.streaming or member.json_value)

    def _is_simple(self, member: Member, *, lists: bool = False) -> bool:
        target = self._target(member)
        if lists and isinstance(target, ListShape):
            target = self._service.shape(target.element.target)
        return isinstance(target, StringShape | EnumShape | IntegerShape | LongShape | BooleanShape)

    def _target(self, member: Member) -> Shape:
        return self._service.shape(member.target)

    def _excludes(
        self, shape: StructureShape | UnionShape, name: str, present: Iterable[str]
    ) -> bool:
        there = set(present)
        if self._names(shape, name, ClaimKind.EXCLUSION) & there:
            return True
        return any(name in self._names(shape, one, ClaimKind.EXCLUSION) for one in there)

    def _names(self, shape: StructureShape | UnionShape, member: str, kind: ClaimKind) -> set[str]:
        """The members that the claims of a kind about a member name."""
        claims = [one for one in self._claims.get((shape.id, member), ()) if one.kind is kind]
        named = {name for claim in claims for name in _NAMED.findall(claim.sentence)}
        return named - {member}
