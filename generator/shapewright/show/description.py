"""What there is to say about one operation or shape: all but the members below it.

Takes a built service and a name, gives the description whose form the room's docstring fixes.
"""

from __future__ import annotations

from typing import Any

from shapewright.claims import ClaimsByPlace
from shapewright.ir.doc import Doc
from shapewright.ir.service import Operation, Service
from shapewright.ir.shape import (
    EnumShape,
    Ref,
    ShapeId,
    StructureShape,
)
from shapewright.lower.claimed import remark_on_claims
from shapewright.lower.naming import snake
from shapewright.lower.package import Claims
from shapewright.lower.remarks import (
    find_page,
    remark_on_deprecation,
    remark_on_shape,
)
from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.show.members import (
    constraints_of,
    describe_claims,
    describe_members,
    kind_of,
    paragraphs_of,
    type_of,
)
from shapewright.show.uses import find_uses
from shapewright.specs.select import suggest_names


def build_description(service: Service, name: str, *, depth: int) -> dict[str, Any]:
    """What there is to say about an operation or a shape.

    Args:
        service: where it is.
        name: an operation, boto3's method for one, or a shape.
        depth: how many levels of members are described.

    Raises:
        CannotContinueError: the service has neither of this name.
    """
    for operation in service.operations:
        if name in {operation.name, snake(operation.name)}:
            return _describe_operation(service, ClaimsByPlace(service), operation, depth)
    if name in service.shapes:
        return _describe_shape(service, ClaimsByPlace(service), ShapeId(name), depth)
    names = [*(operation.name for operation in service.operations), *service.shapes]
    hint = suggest_names(name, names) or "`shapewright show` takes an operation or a shape."
    what = f"has no operation or shape {name!r}"
    raise CannotContinueError([Problem(Where(service.name), what, hint)])


def _describe_operation(
    service: Service, claims: Claims, operation: Operation, depth: int
) -> dict[str, Any]:
    own = claims.get((operation.name, ""), ())
    return {
        "kind": "operation",
        **_describe_head(service, operation.name, operation.doc),
        "remarks": [*remark_on_deprecation(operation.deprecation), *remark_on_claims(own)],
        "claims": describe_claims(own),
        "method": snake(operation.name),
        "request": describe_members(service, claims, operation.input, depth),
        "response": describe_members(service, claims, operation.output, depth),
        "errors": [_describe_error(service, error.target) for error in operation.errors],
        "paginator": _describe_paginator(service, operation.name),
        "waiters": _describe_waiters(service, operation.name),
    }


def _describe_shape(service: Service, claims: Claims, id_: ShapeId, depth: int) -> dict[str, Any]:
    shape = service.shape(id_)
    own = claims.get((id_, ""), ())
    return {
        "kind": kind_of(service, id_),
        **_describe_head(service, id_, shape.doc),
        "remarks": [*remark_on_deprecation(shape.deprecation), *remark_on_claims(own)],
        "claims": describe_claims(own),
        "type": type_of(service, id_),
        "constraints": constraints_of(remark_on_shape(service, id_)),
        "values": list(shape.values) if isinstance(shape, EnumShape) else [],
        "members": describe_members(service, claims, Ref(target=id_), depth),
        "used_by": find_uses(service, id_),
    }


def _describe_head(service: Service, name: str, doc: Doc) -> dict[str, Any]:
    return {
        "service": service.name,
        "name": name,
        "documentation": paragraphs_of(doc),
        "page": find_page(service, name),
    }


def _describe_error(service: Service, id_: ShapeId) -> dict[str, Any]:
    shape = service.shape(id_)
    trait = shape.error if isinstance(shape, StructureShape) else None
    return {
        "name": id_,
        "code": (trait.code if trait else "") or id_,
        "status": trait.status if trait else None,
    }


def _describe_paginator(service: Service, operation: str) -> dict[str, Any] | None:
    for one in service.paginators:
        if one.operation == operation:
            return {
                "call": f'get_paginator("{snake(operation)}")',
                "input_tokens": list(one.input_tokens),
                "output_tokens": list(one.output_tokens),
                "limit_key": one.limit_key,
                "result_keys": list(one.result_keys),
            }
    return None


def _describe_waiters(service: Service, operation: str) -> list[dict[str, Any]]:
    return [
        {
            "call": f'get_waiter("{snake(one.name)}")',
            "delay": one.delay,
            "max_attempts": one.max_attempts,
            "success": [
                f"{acceptor.argument or acceptor.matcher} is {acceptor.expected}"
                for acceptor in one.acceptors
                if acceptor.state == "success"
            ],
        }
        for one in service.waiters
        if one.operation == operation
    ]
