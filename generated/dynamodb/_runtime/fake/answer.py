"""Answers: the response of an operation, filled from what is known.

Takes the shape of a response and where to look for its members, gives a dictionary that
keeps every rule. A member comes from the resource, else from the request, else it is
made by the kind of its name; what is optional and not known is left out.
"""

from __future__ import annotations

from ..accept import is_a
from ..shape import List, Map, Member, String, Structure, Timestamp
from .fit import UnfitError
from .known import target_of
from .path import EVERY, split_path
from .tagging import Tags, write_tags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, TypeAlias

    from .fit import Fitting
    from .record import Record

    Look: TypeAlias = Callable[[str], Any]
    """From the name of a member to a value that somebody gave; None for none."""

_KINDS = ("arn", "id", "status", "state", "time", "createdat", "updatedat")


class Ready:
    """A value that fits where it is meant to go: an answer, filled by itself."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


class Answers:
    """Fills responses of one service."""

    def __init__(self, fitting: Fitting) -> None:
        self._fitting = fitting
        self._known = fitting.known
        self._synthesis = fitting.synthesis

    def fill(self, name: str | None, looks: Sequence[Look]) -> dict[str, Any]:
        """A structure of a shape, each member from the first who has one that fits."""
        if name is None:
            return {}
        shape = self._known.find(name)
        if not isinstance(shape, Structure):
            return {}
        filled: dict[str, Any] = {}
        for member, target in shape.members.items():
            value = self._find(member, target, looks)
            if value is not None:
                filled[member] = value
        if shape.union:
            return self._keep_one(filled, name)
        for member in shape.required:
            if member not in filled:
                filled[member] = self._synthesis.make_member(
                    shape.members[member], member
                )
        return filled

    def add_kinds(self, name: str | None, filled: dict[str, Any]) -> None:
        """Give a response the ids, ARNs and times that nobody has told."""
        for member, target in self._known.members_of(name).items():
            if member not in filled and member.lower().endswith(_KINDS):
                shape = target_of(target)
                if isinstance(self._known.find(shape), String | Timestamp):
                    filled[member] = self._synthesis.make_member(target, member)

    def fill_at(
        self, name: str | None, path: str, inner: Any, looks: Sequence[Look]
    ) -> dict[str, Any]:
        """A structure with a value at a path into it, and the rest filled as usual."""
        steps = [step for step in split_path(path) if step != EVERY]
        if not steps or name is None:
            return {}
        head, rest = steps[0], ".".join(steps[1:])
        members = self._known.members_of(name)
        if head not in members:
            return self.fill(name, looks)
        if rest:
            inner = self.fill_at(target_of(members[head]), rest, inner, ())

        def look(member: str) -> Any:
            return Ready(inner) if member == head else None

        return self.fill(name, [look, *looks])

    def shape_at(self, name: str | None, path: str) -> str | None:
        """The shape at a path into a structure; for a list, that of its elements."""
        for step in split_path(path):
            if name is None:
                return None
            shape = self._known.find(name)
            if step == EVERY:
                name = shape.element if isinstance(shape, List) else None
                continue
            if isinstance(shape, Map):
                name = shape.value
                continue
            members = self._known.members_of(name)
            name = target_of(members[step]) if step in members else None
        return name

    def look_in(self, record: Record) -> Look:
        """Look for members among a resource's attributes and tags."""
        tags = record.resource.tags.lower()

        def look(member: str) -> Any:
            if tags and member.lower() == tags:
                return record.tags
            return record.get(member)

        return look

    def _find(self, name: str, target: str | Member, looks: Sequence[Look]) -> Any:
        for look in looks:
            value = look(name)
            if value is None:
                continue
            if value.__class__ is Ready:
                return self._take_ready(value.value, target)
            try:
                return self._fitting.fit_member(self._spell(value, target), target)
            except UnfitError:
                continue
        return None

    def _take_ready(self, value: Any, target: str | Member) -> Any:
        """What was filled by itself; none when there would be too few entries."""
        if is_a(value, (list, dict)):
            fewest = self._known.find(target_of(target)).minimum
            if fewest is not None and len(value) < fewest:
                return None
        return value

    def _spell(self, value: Any, target: str | Member) -> Any:
        """Tags in the form that the answer has for them; anything else as it is."""
        if isinstance(value, Tags):
            written = write_tags(value, target_of(target), self._known)
            return value if written is None else written
        return value

    def _keep_one(self, filled: Mapping[str, Any], name: str) -> dict[str, Any]:
        for member, value in filled.items():
            return {member: value}
        made: dict[str, Any] = self._synthesis.make(name)
        return made


def look_up(params: Mapping[str, Any]) -> Look:
    """Look for members in a request, whatever the case of their letters."""
    folded: dict[str, Any] = {}

    def look(member: str) -> Any:
        if not folded:  # nobody may ask
            folded.update((name.lower(), params[name]) for name in params)
        return folded.get(member.lower())

    return look
