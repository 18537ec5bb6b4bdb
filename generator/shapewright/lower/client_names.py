"""The names of a client: its classes, its methods and its exceptions, settled together.

Takes a whole service and the classes of its shapes, gives every name that a client of it offers.
Like the names of classes they depend on the whole service, whichever operations were selected.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from shapewright.ir.service import Service
from shapewright.ir.shape import ShapeId, StructureShape
from shapewright.lower.naming import (
    Identifier,
    ServiceNames,
    derived_names,
    exception_names,
    method_names,
    service_names,
)


@dataclass(frozen=True, slots=True)
class ClientNames:
    """What a client of a service offers by name."""

    service: ServiceNames
    methods: Mapping[str, Identifier]
    """By operation."""
    pages: Mapping[str, Identifier]
    """By operation."""
    items: Mapping[str, Identifier]
    """By operation."""
    waiters: Mapping[str, Identifier]
    """By waiter."""
    exceptions: Mapping[ShapeId, Identifier]


def name_client(service: Service, classes: Iterable[str]) -> ClientNames:
    """The names for a service whose shapes have these classes."""
    methods = method_names(operation.name for operation in service.operations)
    paged = [paginator.operation for paginator in service.paginators]
    pages = derived_names(paged, "{}_pages", methods.values())
    items = derived_names(paged, "{}_items", [*methods.values(), *pages.values()])
    taken = [*methods.values(), *pages.values(), *items.values()]
    waiters = derived_names((one.name for one in service.waiters), "wait_until_{}", taken)
    errors = [
        id_
        for id_, shape in service.shapes.items()
        if isinstance(shape, StructureShape) and shape.error is not None
    ]
    return ClientNames(
        service=service_names(service.identity.service_id or service.name, classes),
        methods=methods,
        pages=pages,
        items=items,
        waiters=waiters,
        exceptions={ShapeId(id_): name for id_, name in exception_names(errors).items()},
    )
