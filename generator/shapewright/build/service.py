"""Assembling a service from all that was read about it, in a fixed order.

Takes raw facts, gives one ``Service`` and the warnings met on the way; raises when the facts
contradict themselves so that no later room has to ask again. It reads no file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from shapewright.build.check import check_finite, check_references
from shapewright.build.extras import build_examples, build_paginators, build_waiters
from shapewright.build.facts import Facts, Reading, is_object
from shapewright.build.nesting import check_collections
from shapewright.build.operations import build_authentication, build_operations
from shapewright.build.shapes import build_shapes
from shapewright.ir.service import ClientParameter, Identity, ProtocolFacts, Service
from shapewright.problem import CannotContinueError, Level, Problem, has_errors
from shapewright.sources.raw import RawService

_MODEL = "service-2"


@dataclass(frozen=True, slots=True)
class Built:
    """A service, and what deserves a look in what it was built from."""

    service: Service
    warnings: tuple[Problem, ...]


def build_service(raw: RawService) -> Built:
    """The service that these facts describe.

    Raises:
        CannotContinueError: the facts are not those of a service: a value of the wrong kind, a
            reference to nothing, a shape without a finite value.
    """
    reading = Reading(_path_of(raw, _MODEL))
    service = _assemble(raw, reading)
    named = raw.model.get("shapes")
    check_references(service, named if is_object(named) else {}, reading)
    if not has_errors(reading.problems):
        check_collections(service, reading)
        check_finite(service, reading)
    if has_errors(reading.problems):
        raise CannotContinueError(reading.problems)
    return Built(service, tuple(sorted({*raw.problems, *reading.problems})))


def _assemble(raw: RawService, reading: Reading) -> Service:
    model = Facts(raw.model, (), "model", reading)
    metadata = model.object("metadata", "metadata")
    if metadata is None:
        reading.report((), "'metadata' is missing", "Is this a service-2 model?")
        metadata = Facts({}, ("metadata",), "metadata", reading)

    def beside(kind: str, content: dict[str, Any]) -> Facts:
        level = kind.partition("-")[0]
        return Facts(content, (), level, Reading(_path_of(raw, kind), reading.problems))

    operations = build_operations(model)
    names = frozenset(operation.name for operation in operations)
    return Service(
        name=raw.name,
        api_version=metadata.text("apiVersion") or raw.api_version,
        identity=_build_identity(metadata),
        protocol=_build_protocol(metadata),
        doc=model.doc(),
        deprecation=model.deprecation(),
        authentication=build_authentication(metadata),
        client_parameters=tuple(
            ClientParameter(name=name, type=parameter.needed("type"), doc=parameter.doc())
            for name, parameter in model.entries("clientContextParams", "clientContextParam")
        ),
        operations=operations,
        shapes=build_shapes(model),
        paginators=build_paginators(beside("paginators-1", raw.paginators), names),
        waiters=build_waiters(beside("waiters-2", raw.waiters), names),
        examples=build_examples(beside("examples-1", raw.examples), names),
    )


def _path_of(raw: RawService, kind: str) -> str:
    """The file of this kind, as an address for what is found in it."""
    paths = [file.path for file in raw.files]
    if kind == _MODEL and paths:
        return paths[0]  # a model may have any name, and is always the first
    own = (path for path in paths if path.rpartition("/")[2] == f"{kind}.json")
    return next(own, f"{raw.name} {kind}")


def _build_identity(metadata: Facts) -> Identity:
    return Identity(
        full_name=metadata.text("serviceFullName"),
        abbreviation=metadata.text("serviceAbbreviation"),
        service_id=metadata.text("serviceId"),
        uid=metadata.text("uid"),
        endpoint_prefix=metadata.text("endpointPrefix"),
        global_endpoint=metadata.text("globalEndpoint"),
        signing_name=metadata.text("signingName"),
    )


def _build_protocol(metadata: Facts) -> ProtocolFacts:
    settings = metadata.object("protocolSettings", "protocolSettings")
    query = metadata.object("awsQueryCompatible", "awsQueryCompatible")
    return ProtocolFacts(
        names=_build_protocols(metadata),
        json_version=metadata.text("jsonVersion"),
        target_prefix=metadata.text("targetPrefix"),
        xml_namespace=metadata.text("xmlNamespace"),
        checksum_format=metadata.text("checksumFormat"),
        query_compatible=query is not None,
        h2=settings.text("h2") if settings else "",
        signature_version=metadata.text("signatureVersion"),
    )


def _build_protocols(metadata: Facts) -> tuple[str, ...]:
    """All protocols, the preferred one first; older models state that one alone."""
    preferred, names = metadata.text("protocol"), metadata.texts("protocols")
    if not names:
        return (preferred,) if preferred else ()
    if preferred and preferred != names[0]:
        metadata.reading.report(
            (*metadata.at, "protocol"),
            f"protocol {preferred!r} is not the first of 'protocols', {names[0]!r}",
            "The first of 'protocols' is taken.",
            Level.WARNING,
        )
    return names
