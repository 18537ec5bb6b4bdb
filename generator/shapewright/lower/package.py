"""What every backend needs to know about a package before it plans a file.

Takes a service and the operations selected from it; gives the selected service with its classes
named and housed. Names and homes are decided on the whole service, so that taking one more
operation renames and moves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from shapewright.ir.claim import Claim, ClaimKey
from shapewright.ir.graph import select_operations
from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import (
    EnumShape,
    EventStreamShape,
    ShapeId,
    StructureShape,
    UnionShape,
)
from shapewright.lower.client_names import ClientNames, name_client
from shapewright.lower.homes import Homes, plan_homes
from shapewright.lower.naming import Identifier, class_names

Claims = Mapping[ClaimKey, Sequence[Claim]]
"""What the documentation claims, by what it claims it of."""
_NONE: Claims = {}


@dataclass(frozen=True, slots=True)
class Package:
    """A selected service, ready to be planned."""

    service: Service
    classes: Mapping[ShapeId, Identifier]
    homes: Homes
    """Of the selected shapes alone."""
    inputs: Mapping[ShapeId, Operation]
    """The first operation that each input structure belongs to."""
    outputs: Mapping[ShapeId, Operation]
    claims: Claims
    """What the documentation says beyond the model."""
    names: ClientNames
    """Of the whole service."""

    @property
    def models(self) -> dict[str, str]:
        """The module of each structure class, by class name, sorted."""
        return self._by_class(self.homes.structures)

    @property
    def enums(self) -> dict[str, str]:
        """The module of each enum class, by class name, sorted."""
        return self._by_class(self.homes.enums)

    def _by_class(self, homes: Mapping[ShapeId, str]) -> dict[str, str]:
        return dict(sorted((str(self.classes[id_]), home) for id_, home in homes.items()))


def lower_package(whole: Service, operations: Collection[str], claims: Claims = _NONE) -> Package:
    """The package for these operations of a service; they have to exist in it."""
    classes = class_names_of(whole)
    package = Package(
        service=whole,
        classes=classes,
        homes=plan_homes(whole),
        inputs=_first_use(whole, "input"),
        outputs=_first_use(whole, "output"),
        claims=claims,
        names=name_client(whole, classes.values()),
    )
    return narrow_package(package, operations)


def narrow_package(package: Package, operations: Collection[str]) -> Package:
    """The same package with these operations alone; they have to exist in it."""
    if len(operations) == len(package.service.operations):
        return package
    service = select_operations(package.service, operations)
    return replace(
        package,
        service=service,
        homes=package.homes.keep(service.shapes),
        inputs=_first_use(service, "input"),
        outputs=_first_use(service, "output"),
    )


def class_names_of(service: Service) -> dict[ShapeId, Identifier]:
    """The class of every shape that becomes one."""
    kinds = StructureShape | UnionShape | EventStreamShape | EnumShape
    ids = [id_ for id_, shape in service.shapes.items() if isinstance(shape, kinds)]
    return {ShapeId(name): class_ for name, class_ in class_names(ids).items()}


def _first_use(service: Service, side: str) -> dict[ShapeId, Operation]:
    uses: dict[ShapeId, Operation] = {}
    for operation in service.operations:
        ref = operation.input if side == "input" else operation.output
        if ref is not None:
            uses.setdefault(ref.target, operation)
    return uses
