"""Building operations: what is called, with what, and how it travels.

Takes the facts of a model, gives its operations sorted by name. That the shapes they name exist is
checked once everything is built.
"""

from __future__ import annotations

from shapewright.build.facts import Facts
from shapewright.build.shapes import build_ref
from shapewright.ir.service import (
    NO_AUTHENTICATION,
    NO_CHECKSUM,
    NO_ENDPOINT_TRAITS,
    Authentication,
    Checksum,
    EndpointTraits,
    Http,
    Operation,
    OperationError,
)
from shapewright.ir.shape import Ref


def build_operations(model: Facts) -> tuple[Operation, ...]:
    """Every operation of a model, sorted by name."""
    return tuple(_build_operation(*entry) for entry in model.entries("operations", "operation"))


def build_authentication(facts: Facts) -> Authentication:
    """How a service or an operation is signed."""
    if not {"auth", "authtype", "unsignedPayload"} & facts.raw.keys():
        return NO_AUTHENTICATION
    return Authentication(
        schemes=facts.texts("auth"),
        type=facts.text("authtype"),
        unsigned_payload=facts.flag("unsignedPayload"),
    )


def _build_operation(name: str, facts: Facts) -> Operation:
    output = facts.object("output", "output")
    compression = facts.object("requestcompression", "requestcompression")
    return Operation(
        name=name,
        wire_name=facts.text("name") or name,
        http=_build_http(facts),
        doc=facts.doc(),
        input=_build_io(facts.object("input", "input")),
        output=_build_io(output),
        result_wrapper=output.text("resultWrapper") if output else "",
        errors=_build_errors(facts),
        idempotent=facts.flag("idempotent"),
        read_only=facts.flag("readonly"),
        deprecation=facts.deprecation(),
        authentication=build_authentication(facts),
        endpoint=_build_endpoint(facts),
        checksum=_build_checksum(facts),
        compressions=compression.texts("encodings") if compression else (),
    )


def _build_io(facts: Facts | None) -> Ref | None:
    return None if facts is None else build_ref(facts)


def _build_http(facts: Facts) -> Http:
    http = facts.object("http", "http")
    if http is None:
        facts.require("http")
        return Http(method="", uri="")
    return Http(
        method=http.needed("method"),
        uri=http.needed("requestUri"),
        status=http.whole("responseCode"),
    )


def _build_errors(facts: Facts) -> tuple[OperationError, ...]:
    """The errors as a set: a few operations list one twice."""
    errors = {
        OperationError(target=error.reference(), doc=error.doc())
        for error in facts.items("errors", "error reference")
    }
    return tuple(sorted(errors, key=lambda error: (error.target, repr(error.doc))))


def _build_endpoint(facts: Facts) -> EndpointTraits:
    endpoint = facts.object("endpoint", "endpoint")
    discovery = facts.object("endpointdiscovery", "endpointdiscovery")
    traits = EndpointTraits(
        host_prefix=endpoint.text("hostPrefix") if endpoint else "",
        discovery=_discovery(discovery),
        is_discovery=facts.flag("endpointoperation"),
        static_parameters=tuple(
            (name, _static_value(parameter))
            for name, parameter in facts.entries("staticContextParams", "staticContextParam")
        ),
        path_parameters=tuple(
            (name, parameter.needed("path"))
            for name, parameter in facts.entries("operationContextParams", "operationContextParam")
        ),
    )
    return NO_ENDPOINT_TRAITS if traits == NO_ENDPOINT_TRAITS else traits


def _discovery(facts: Facts | None) -> str:
    if facts is None:
        return ""
    return "required" if facts.flag("required") else "optional"


def _static_value(facts: Facts) -> bool | str:
    return facts.flag("value") if type(facts.raw.get("value")) is bool else facts.needed("value")


def _build_checksum(facts: Facts) -> Checksum:
    flexible = facts.object("httpChecksum", "httpChecksum")
    legacy = facts.flag("httpChecksumRequired")
    if flexible is None:
        return Checksum(legacy_required=True) if legacy else NO_CHECKSUM
    return Checksum(
        flexible=True,
        legacy_required=legacy,
        request_algorithm_member=flexible.text("requestAlgorithmMember"),
        request_required=flexible.flag("requestChecksumRequired"),
        response_mode_member=flexible.text("requestValidationModeMember"),
        response_algorithms=flexible.texts("responseAlgorithms"),
    )
