"""Services to ask and to write: the installed ones, and small ones made of shapes alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pytest

from shapewright.ir.service import (
    Example,
    Http,
    Identity,
    Operation,
    OperationError,
    Paginator,
    ProtocolFacts,
    Service,
    Waiter,
)
from shapewright.ir.shape import Member, Ref, ShapeId, StructureShape
from shapewright.sources.open import Source, open_source

Edges = Mapping[str, Iterable[str]]
MakeService = Callable[..., Service]


@pytest.fixture(scope="session")
def installed() -> Source:
    """The models of the installed botocore."""
    return open_source("installed")


def shapes_of(edges: Edges) -> dict[ShapeId, StructureShape]:
    return {
        ShapeId(name): StructureShape(
            id=ShapeId(name),
            members=tuple(
                Member(name=f"M{at}", target=ShapeId(target)) for at, target in enumerate(targets)
            ),
        )
        for name, targets in edges.items()
    }


def operation_of(name: str, targets: list[str]) -> Operation:
    """An operation that refers to these shapes: as input, as output, the rest as errors."""
    refs = [ShapeId(target) for target in targets]
    return Operation(
        name=name,
        wire_name=name,
        http=Http(method="POST", uri="/"),
        input=Ref(target=refs[0]) if refs else None,
        output=Ref(target=refs[1]) if len(refs) > 1 else None,
        errors=tuple(OperationError(target=ref) for ref in refs[2:]),
    )


@pytest.fixture(scope="session")
def make_service() -> MakeService:
    """Makes a service of structures, given by the names their members lead to, and operations."""

    def make(edges: Edges, operations: Mapping[str, list[str]]) -> Service:
        names = sorted(operations)
        return Service(
            name="case",
            api_version="1",
            identity=Identity(full_name="", service_id="", uid="", endpoint_prefix=""),
            protocol=ProtocolFacts(names=("json",)),
            operations=tuple(operation_of(name, operations[name]) for name in names),
            shapes=dict(sorted(shapes_of(edges).items())),
            paginators=tuple(
                Paginator(operation=name, input_tokens=(), output_tokens=(), result_keys=())
                for name in names
            ),
            waiters=tuple(
                Waiter(name=f"{name}Done", operation=name, delay=1, max_attempts=2, acceptors=())
                for name in names
            ),
            examples=tuple(Example(operation=name, id=f"{name} one") for name in names),
        )

    return make
