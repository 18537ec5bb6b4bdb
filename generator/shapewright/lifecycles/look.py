"""A look at a service: the members of its requests, responses and structures, by name.

Takes a service, gives what the other modules of this room ask again and again, found once. It
judges nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import (
    BlobShape,
    BooleanShape,
    DoubleShape,
    EnumShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    Member,
    Shape,
    ShapeId,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
)

Members = Mapping[str, Member]

NONE: Members = MappingProxyType({})
TEXTS = (StringShape, EnumShape)
PARTS = (StringShape, EnumShape, IntegerShape, LongShape)
"""What an identity is made of."""
SCALARS = (
    StringShape,
    EnumShape,
    IntegerShape,
    LongShape,
    FloatShape,
    DoubleShape,
    BooleanShape,
    BlobShape,
    TimestampShape,
)


class Look:
    """One service, and what was found in it."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.operations = {operation.name: operation for operation in service.operations}
        self.paginators = {paginator.operation: paginator for paginator in service.paginators}
        self._members: dict[ShapeId, Members] = {}

    def request(self, operation: Operation) -> Members:
        """The members of an operation's request."""
        return self.members(operation.input.target) if operation.input else NONE

    def response(self, operation: Operation) -> Members:
        """The members of an operation's response."""
        return self.members(operation.output.target) if operation.output else NONE

    def members(self, target: ShapeId) -> Members:
        """The members of a structure or union by name; none of anything else."""
        found = self._members.get(target)
        if found is None:
            shape = self.service.shape(target)
            found = NONE
            if isinstance(shape, StructureShape | UnionShape):
                found = {member.name: member for member in shape.members}
            self._members[target] = found
        return found

    def shape_of(self, member: Member) -> Shape:
        """The shape of a member."""
        return self.service.shape(member.target)

    def element_of(self, member: Member) -> ShapeId | None:
        """What a list holds; None if the member is no list."""
        shape = self.service.shape(member.target)
        return shape.element.target if isinstance(shape, ListShape) else None

    def is_structure(self, target: ShapeId) -> bool:
        """Whether this is a structure or a union."""
        return isinstance(self.service.shape(target), StructureShape | UnionShape)

    def at(self, members: Members, path: str) -> Members:
        """The members of what stands at a path of plain names; none if nothing does."""
        for name in path.split(".") if path else ():
            members = self.members(members[name].target) if name in members else NONE
        return members

    def find(self, members: Members, path: str) -> Member | None:
        """The member at a path of plain names; None if there is none."""
        before, _, name = path.rpartition(".")
        return self.at(members, before).get(name)
