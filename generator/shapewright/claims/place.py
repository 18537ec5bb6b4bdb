"""Places: everything in a service that has documentation, with what the model says there.

Takes a service and gives its documented operations, shapes, members, elements, keys and values, in
the service's own order. It reads no sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shapewright.ir.claim import Address, Subject
from shapewright.ir.doc import Doc
from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import (
    EventStreamShape,
    ListShape,
    MapShape,
    Member,
    Ref,
    Shape,
    StructureShape,
    UnionShape,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One documented thing."""

    address: Address
    doc: Doc
    service: Service
    name: str
    """What its sentences call it: the member's, shape's or operation's own name."""
    target: Shape | None = None
    """The shape of its values; nothing for an operation without input."""
    owner: Shape | None = None
    """The shape whose part it is; nothing for operations and whole shapes."""
    member: Member | None = None
    operation: Operation | None = None

    @property
    def siblings(self) -> tuple[Member, ...]:
        """The members that a sentence here may name: those beside it, or those of it."""
        return members_of(self.target if self.owner is None else self.owner)


def members_of(shape: Shape | None) -> tuple[Member, ...]:
    """The members of a shape that has any."""
    match shape:
        case StructureShape(members=members) | UnionShape(members=members):
            return members
        case EventStreamShape(members=members):
            return members
        case _:
            return ()


def find_places(service: Service) -> Iterator[Place]:
    """Everything with documentation: operations first, then each shape followed by its parts."""
    for operation in service.operations:
        yield from find_at_operation(service, operation)
    for shape in service.shapes.values():
        yield from find_at_shape(service, shape)


def find_at_operation(service: Service, operation: Operation) -> Iterator[Place]:
    """The operation, if it is documented."""
    if operation.doc:
        yield Place(
            address=Address(operation.name, subject=Subject.OPERATION),
            doc=operation.doc,
            service=service,
            name=operation.name,
            target=service.shape(operation.input.target) if operation.input else None,
            operation=operation,
        )


def find_at_shape(service: Service, shape: Shape) -> Iterator[Place]:
    """The shape and its parts, as far as they are documented."""
    if shape.doc:
        address = Address(shape.id)
        yield Place(address=address, doc=shape.doc, service=service, name=shape.id, target=shape)
    yield from _find_parts(service, shape)


def _find_parts(service: Service, shape: Shape) -> Iterator[Place]:
    for member in members_of(shape):
        if member.doc:
            yield Place(
                address=Address(shape.id, member.name, Subject.MEMBER),
                doc=member.doc,
                service=service,
                name=member.name,
                target=service.shape(member.target),
                owner=shape,
                member=member,
            )
    for subject, ref in _refs_of(shape):
        if ref.doc:
            yield Place(
                address=Address(shape.id, subject=subject),
                doc=ref.doc,
                service=service,
                name=shape.id,
                target=service.shape(ref.target),
                owner=shape,
            )


def _refs_of(shape: Shape) -> tuple[tuple[Subject, Ref], ...]:
    match shape:
        case ListShape(element=element):
            return ((Subject.ELEMENT, element),)
        case MapShape(key=key, value=value):
            return ((Subject.KEY, key), (Subject.VALUE, value))
        case _:
            return ()
