"""Planning the fake: its lifecycles as data, its errors, and the class that people use.

Takes a lowered package and the lifecycles of its service, gives planned files. Of the lifecycles
only what the selected operations do is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from shapewright.fakes.table import build_resource
from shapewright.fakes.views import EntryView, ErrorView, FakeView, FixturesView, LifecyclesView
from shapewright.ir.resource import ANY, Lifecycles, Resource
from shapewright.ir.service import Service
from shapewright.ir.shape import ErrorTrait, ShapeId, StructureShape
from shapewright.lower.docstring import lower_docstring
from shapewright.lower.literal import literal
from shapewright.lower.naming import Identifier, snake
from shapewright.lower.package import Package
from shapewright.lower.planned import Planned
from shapewright.lower.prose import wrap

_WIDTH = 82
_SUCCESS = 200
"""HTTP's status where an operation does not state another."""


def plan_fakes(package: Package, lifecycles: Lifecycles) -> list[Planned]:
    """The files of the fake."""
    return [_plan_lifecycles(package, lifecycles), _plan_fake(package), _plan_fixtures(package)]


def _plan_lifecycles(package: Package, lifecycles: Lifecycles) -> Planned:
    tagging = Resource(noun=ANY, identity=(), uses=lifecycles.tagging)
    names = {operation.name for operation in package.service.operations}
    resources = [
        replace(resource, uses=kept)
        for resource in (*lifecycles.resources, tagging)
        if (kept := tuple(use for use in resource.uses if use.operation in names))
    ]
    listings = [use.listing for one in resources for use in one.uses if use.listing]
    used = {
        "Resource": True,
        "Use": bool(resources),
        "Made": any(resource.made for resource in resources),
        "Status": any(resource.status for resource in resources),
        "Listing": bool(listings),
        "Filter": any(listing.filters for listing in listings),
    }
    title = f"What {package.service.identity.full_name} keeps, and what operations do with it."
    view = LifecyclesView(
        docstring=lower_docstring([title], indent=0),
        names=tuple(sorted(name for name, is_used in used.items() if is_used)),
        resources=tuple(map(build_resource, resources)),
    )
    return Planned("lifecycles.py", "fakes/lifecycles.py.j2", view)


def _plan_fake(package: Package) -> Planned:
    service = package.service
    errors = {
        error.target: _trait_of(service, error.target)
        for operation in service.operations
        for error in operation.errors
    }
    raises = {
        operation.name: [str(error.target) for error in operation.errors]
        for operation in service.operations
        if operation.errors
    }
    identity = service.identity
    arn_name = identity.signing_name or identity.endpoint_prefix
    names = package.names.service
    title = f"A fake of {identity.full_name}, played from its model."
    view = FakeView(
        docstring=lower_docstring([title], indent=0),
        names=("Declared", "Facts") if errors else ("Facts",),
        service=literal(f"{service.name}/{arn_name}"),
        errors=tuple(_build_error(id_, trait) for id_, trait in sorted(errors.items())),
        raises=tuple(
            EntryView(literal(name), literal(shapes)) for name, shapes in sorted(raises.items())
        ),
        statuses=tuple(
            EntryView(literal(name), literal(said)) for name, said in _find_statuses(service)
        ),
        fake=str(names.fake),
        calls=str(names.calls),
        title=lower_docstring([f"{identity.full_name} in memory."], indent=4),
    )
    return Planned("fake.py", "fakes/fake.py.j2", view)


def _plan_fixtures(package: Package) -> Planned:
    name = snake(package.service.name)
    fixtures = (f"fake_{name}", f"{name}_client")
    text = (
        f"Fixtures for pytest: `{fixtures[0]}`, a fake for each test, and `{fixtures[1]}`, a boto3 "
        f"client that talks to it. Name this module in `pytest_plugins`."
    )
    view = FixturesView(
        docstring=lower_docstring(wrap(text, width=_WIDTH), indent=0),
        fake=str(package.names.service.fake),
        name=str(Identifier(fixtures[0])),
        client=str(Identifier(fixtures[1])),
        service=literal(name),
    )
    return Planned("fixtures.py", "fakes/fixtures.py.j2", view)


def _find_statuses(service: Service) -> Iterator[tuple[str, tuple[str, int]]]:
    """The operations whose responses show HTTP's status: in which member, and that of success."""
    for operation in service.operations:
        shape = service.shape(operation.output.target) if operation.output else None
        for member in shape.members if isinstance(shape, StructureShape) else ():
            if member.binding.location == "statusCode":
                yield operation.name, (member.name, operation.http.status or _SUCCESS)


def _trait_of(service: Service, id_: ShapeId) -> ErrorTrait:
    shape = service.shape(id_)
    trait = shape.error if isinstance(shape, StructureShape) else None
    return trait or ErrorTrait()


def _build_error(id_: ShapeId, trait: ErrorTrait) -> ErrorView:
    code = trait.code if trait.code != id_ else ""
    status = trait.status or (500 if trait.server_fault else 400)
    arguments = [literal(str(id_))]
    if code:
        arguments.append(f"code={literal(code)}")
    if status != 400:
        arguments.append(f"status={status}")
    return ErrorView(literal(str(id_)), tuple(arguments))
