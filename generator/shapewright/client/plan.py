"""Planning a client: the operations, their exceptions, and what pages and waits go by.

Takes a lowered package, gives planned files. It decides what stands in each file and nothing about
its layout.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from shapewright.client.facts import (
    build_paginator,
    build_waiter,
    offered_paginators,
    offered_waiters,
)
from shapewright.client.methods import MethodBuilder
from shapewright.client.views import (
    ClientView,
    CodeView,
    ErrorView,
    ExceptionsView,
    FactsView,
)
from shapewright.ir.shape import EventStreamShape, ShapeId, StructureShape
from shapewright.lower.description import lower_description
from shapewright.lower.docstring import lower_docstring
from shapewright.lower.imports import ImportLine, plan_imports
from shapewright.lower.literal import literal
from shapewright.lower.naming import EXCEPTIONS_API, sort_as_exports, sort_naturally
from shapewright.lower.package import Package
from shapewright.lower.planned import Planned
from shapewright.lower.remarks import code, link_to, remark_on_deprecation


def plan_client(package: Package) -> list[Planned]:
    """The files of the client."""
    service = package.service
    files = [_plan_operations(package), _plan_exceptions(package)]
    paginators = tuple(map(build_paginator, offered_paginators(service)))
    waiters = tuple(map(build_waiter, offered_waiters(service)))
    for name, facts in (("paginators", paginators), ("waiters", waiters)):
        if facts:
            title = f"The {name} of {service.identity.full_name}, as data."
            view = FactsView(lower_docstring([title], indent=0), facts)
            files.append(Planned(f"{name}.py", f"client/{name}.py.j2", view))
    return files


def _plan_operations(package: Package) -> Planned:
    service, names = package.service, package.names.service
    builder = MethodBuilder(package)
    methods = builder.build()
    title = f"The operations of {service.identity.full_name}, and a client over boto3."
    usage = f'`{names.client}(boto3.client("{service.name}"))`: the operations over boto3.'
    view = ClientView(
        docstring=lower_docstring([title], indent=0),
        has_models="models" in builder.symbols,
        standard=_plan_standard(builder.symbols),
        local=_plan_local(builder.symbols - {"models"}),
        protocol=names.protocol,
        calls=names.calls,
        client=names.client,
        service=literal(service.identity.service_id),
        protocol_docstring=lower_description(
            service.doc, f"The operations of {service.identity.full_name}.", ()
        ),
        calls_docstring=lower_docstring(["The operations over any transport."], indent=4),
        client_docstring=lower_docstring([usage], indent=4),
        methods=methods,
    )
    return Planned("client.py", "client/client.py.j2", view)


def _plan_standard(symbols: Collection[str]) -> tuple[ImportLine, ...]:
    """The imports from the standard library that annotations need."""
    modules = {line.module: line.names for line in plan_imports(symbols, {}).standard}
    modules["typing"] = ("Protocol",)
    return tuple(ImportLine(module, names) for module, names in sorted(modules.items()))


def _plan_local(symbols: Collection[str]) -> tuple[ImportLine, ...]:
    """The imports from the package, as seen from its root."""
    lines = plan_imports(symbols, {}).local
    return tuple(replace(line, module=line.module[1:]) for line in lines)


def _plan_exceptions(package: Package) -> Planned:
    service = package.service
    shapes = [
        shape
        for shape in service.shapes.values()
        if isinstance(shape, StructureShape) and shape.error is not None
    ]
    errors = {
        str(package.names.exceptions[shape.id]): _build_error(package, shape) for shape in shapes
    }
    title = f"The errors of {service.identity.full_name}, as exceptions."
    codes = _find_codes(package, shapes)
    view = ExceptionsView(
        docstring=lower_docstring([title], indent=0),
        errors=tuple(errors[name] for name in sort_naturally(errors)),
        codes=tuple(CodeView(literal(text), codes[text]) for text in sorted(codes)),
        exports=tuple(map(literal, sort_as_exports([*errors, *EXCEPTIONS_API]))),
    )
    return Planned("exceptions.py", "client/exceptions.py.j2", view)


def _build_error(package: Package, shape: StructureShape) -> ErrorView:
    remarks: list[str] = []
    if shape.error is not None:
        remarks.append(f"Code: {code(shape.error.code or shape.id)}")
        if shape.error.status is not None:
            remarks.append(f"HTTP status: {shape.error.status}")
    remarks += [*remark_on_deprecation(shape.deprecation), *link_to(package.service, shape.id)]
    return ErrorView(
        name=package.names.exceptions[shape.id],
        members=package.classes[shape.id],
        docstring=lower_description(shape.doc, f"The error `{shape.id}`.", remarks),
    )


def _find_codes(package: Package, shapes: list[StructureShape]) -> dict[str, str]:
    """The exception for each code, and for each name that stands for one.

    An error has its code, by which botocore finds it, or else the name of its shape, which a
    service gives beside the code of a former protocol. In an event stream it has the name of its
    member.
    """
    service = package.service
    ids: dict[str, ShapeId] = {
        member.name: member.target
        for stream in service.shapes.values()
        if isinstance(stream, EventStreamShape)
        for member in stream.members
    }
    ids |= {shape.id: shape.id for shape in shapes}
    ids |= {shape.error.code: shape.id for shape in shapes if shape.error and shape.error.code}
    exceptions = package.names.exceptions
    return {name: exceptions[id_] for name, id_ in ids.items() if id_ in exceptions}
