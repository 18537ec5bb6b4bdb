"""The way back: a raw service written from the IR alone.

Takes a service, gives the parts of the raw service that it was built from, in the keys of a model,
with sets sorted and documentation as its bare words. What is false or empty is left out, except
where its presence says something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from shapewright.ir.doc import (
    Block,
    Bullets,
    CodeBlock,
    Definitions,
    Doc,
    Heading,
    Note,
    Numbered,
    Paragraph,
    plain_text,
)
from shapewright.ir.rule import Length, Pattern, Range, Rule
from shapewright.ir.service import Authentication, Checksum, Operation, Service
from shapewright.ir.shape import (
    Binding,
    BlobShape,
    BooleanShape,
    Deprecation,
    DocumentShape,
    DoubleShape,
    EnumShape,
    ErrorTrait,
    EventStreamShape,
    FloatShape,
    IntegerShape,
    ListShape,
    LongShape,
    MapShape,
    Member,
    Ref,
    Shape,
    StringShape,
    StructureShape,
    TimestampShape,
    UnionShape,
    WireForm,
    XmlNamespace,
)

Raw = dict[str, Any]
Unbuild = Callable[[Service], dict[str, Raw]]


@pytest.fixture(scope="session")
def unbuild() -> Unbuild:
    """Writes a raw service from the IR alone."""
    return unbuild_service


def is_silent(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {}, ())


def spell(**facts: Any) -> Raw:
    """The facts that say something."""
    return {key: value for key, value in facts.items() if not is_silent(value)}


def unbuild_service(service: Service) -> dict[str, Raw]:
    """The raw service that a service stands for."""
    examples: dict[str, list[Raw]] = {}
    for example in service.examples:
        free = {"input": example.input, "output": example.output}
        examples.setdefault(example.operation, []).append(
            {key: value for key, value in free.items() if value is not None}
            | spell(
                id=example.id,
                title=example.title,
                description=example.description,
                comments=example.comments,
            )
        )
    return {
        "model": unbuild_model(service),
        "paginators": spell(
            pagination={
                item.operation: spell(
                    input_token=list(item.input_tokens),
                    output_token=list(item.output_tokens),
                    result_key=list(item.result_keys),
                    limit_key=item.limit_key,
                    more_results=item.more_results,
                    non_aggregate_keys=list(item.non_aggregate_keys),
                )
                for item in service.paginators
            }
        ),
        "waiters": spell(
            waiters={
                item.name: spell(
                    operation=item.operation,
                    delay=item.delay,
                    maxAttempts=item.max_attempts,
                    description=item.description,
                    acceptors=[
                        spell(state=one.state, matcher=one.matcher, argument=one.argument)
                        | {"expected": one.expected}
                        for one in item.acceptors
                    ],
                )
                for item in service.waiters
            }
        ),
        "examples": spell(examples=examples),
    }


def unbuild_model(service: Service) -> Raw:
    return spell(
        metadata=unbuild_metadata(service),
        documentation=words_of(service.doc),
        **unbuild_deprecation(service.deprecation),
        clientContextParams={
            item.name: spell(type=item.type, documentation=words_of(item.doc))
            for item in service.client_parameters
        },
        operations={item.name: unbuild_operation(item) for item in service.operations},
        shapes={id_: unbuild_shape(shape) for id_, shape in service.shapes.items()},
    )


def unbuild_metadata(service: Service) -> Raw:
    identity, protocol = service.identity, service.protocol
    return spell(
        apiVersion=service.api_version,
        **unbuild_authentication(service.authentication),
        checksumFormat=protocol.checksum_format,
        endpointPrefix=identity.endpoint_prefix,
        globalEndpoint=identity.global_endpoint,
        jsonVersion=protocol.json_version,
        protocols=list(protocol.names),
        protocolSettings=spell(h2=protocol.h2),
        serviceAbbreviation=identity.abbreviation,
        serviceFullName=identity.full_name,
        serviceId=identity.service_id,
        signatureVersion=protocol.signature_version,
        signingName=identity.signing_name,
        targetPrefix=protocol.target_prefix,
        uid=identity.uid,
        xmlNamespace=protocol.xml_namespace,
    ) | ({"awsQueryCompatible": {}} if protocol.query_compatible else {})


def unbuild_authentication(authentication: Authentication) -> Raw:
    return spell(
        auth=list(authentication.schemes),
        authtype=authentication.type,
        unsignedPayload=authentication.unsigned_payload,
    )


def unbuild_deprecation(deprecation: Deprecation | None) -> Raw:
    if deprecation is None:
        return {}
    return spell(
        deprecated=True,
        deprecatedMessage=deprecation.message,
        deprecatedSince=deprecation.since,
    )


def unbuild_operation(operation: Operation) -> Raw:
    http, endpoint = operation.http, operation.endpoint
    output = unbuild_ref(operation.output) if operation.output else {}
    return spell(
        name=operation.wire_name,
        http=spell(method=http.method, requestUri=http.uri, responseCode=http.status),
        documentation=words_of(operation.doc),
        input=unbuild_ref(operation.input) if operation.input else {},
        output=output | spell(resultWrapper=operation.result_wrapper),
        errors=[
            spell(shape=error.target, documentation=words_of(error.doc))
            for error in operation.errors
        ],
        idempotent=operation.idempotent,
        readonly=operation.read_only,
        **unbuild_deprecation(operation.deprecation),
        **unbuild_authentication(operation.authentication),
        endpoint=spell(hostPrefix=endpoint.host_prefix),
        endpointoperation=endpoint.is_discovery,
        staticContextParams={name: {"value": item} for name, item in endpoint.static_parameters},
        operationContextParams={name: {"path": path} for name, path in endpoint.path_parameters},
        requestcompression=spell(encodings=list(operation.compressions)),
        httpChecksumRequired=operation.checksum.legacy_required,
    ) | unbuild_presences(operation.checksum, endpoint.discovery)


def unbuild_presences(checksum: Checksum, discovery: str) -> Raw:
    """The traits whose presence says something already."""
    facts: Raw = {}
    if checksum.flexible:
        facts["httpChecksum"] = spell(
            requestAlgorithmMember=checksum.request_algorithm_member,
            requestChecksumRequired=checksum.request_required,
            requestValidationModeMember=checksum.response_mode_member,
            responseAlgorithms=list(checksum.response_algorithms),
        )
    if discovery:
        facts["endpointdiscovery"] = spell(required=discovery == "required")
    return facts


def unbuild_namespace(namespace: XmlNamespace | None) -> Raw:
    return spell(uri=namespace.uri, prefix=namespace.prefix) if namespace else {}


def unbuild_ref(ref: Ref) -> Raw:
    return spell(
        shape=ref.target, documentation=words_of(ref.doc), jsonvalue=ref.json_value
    ) | unbuild_binding(ref.binding)


def unbuild_binding(binding: Binding) -> Raw:
    name = binding.location_name
    return ({} if name is None else {"locationName": name}) | spell(
        location=binding.location,
        flattened=binding.flattened,
        xmlAttribute=binding.xml_attribute,
        xmlNamespace=unbuild_namespace(binding.xml_namespace),
        queryName=binding.query_name,
    )


def unbuild_member(member: Member) -> Raw:
    return spell(
        shape=member.target,
        documentation=words_of(member.doc),
        enum=list(member.values),
        box=member.boxed,
        **unbuild_deprecation(member.deprecation),
        idempotencyToken=member.idempotency_token,
        jsonvalue=member.json_value,
        streaming=member.streaming,
        hostLabel=member.host_label,
        eventpayload=member.event_payload,
        contextParam=spell(name=member.endpoint_parameter),
    ) | unbuild_binding(member.binding)


def unbuild_shape(shape: Shape) -> Raw:
    return unbuild_kind(shape) | spell(
        documentation=words_of(shape.doc),
        sensitive=shape.sensitive,
        box=shape.boxed,
        **unbuild_deprecation(shape.deprecation),
    )


def unbuild_kind(shape: Shape) -> Raw:
    match shape:
        case StructureShape() | UnionShape() | EventStreamShape():
            return unbuild_aggregate(shape)
        case DocumentShape():
            return spell(type="structure", document=True)
        case ListShape():
            parts = {"type": "list", "member": unbuild_ref(shape.element)}
            return parts | unbuild_collection(shape)
        case MapShape():
            parts = {"type": "map", "value": unbuild_ref(shape.value)}
            return parts | unbuild_collection(shape) | {"key": unbuild_ref(shape.key)}
        case BlobShape():
            return unbuild_rules(shape.rules) | spell(
                type="blob", streaming=shape.streaming, requiresLength=shape.requires_length
            )
        case TimestampShape():
            return spell(type="timestamp", timestampFormat=shape.format)
        case BooleanShape():
            return {"type": "boolean"}
        case EnumShape():
            return {"type": "string", "enum": list(shape.values)} | unbuild_rules(shape.rules)
        case StringShape() | IntegerShape() | LongShape() | FloatShape() | DoubleShape():
            name = type(shape).__name__.removesuffix("Shape").lower()
            return {"type": name} | unbuild_rules(shape.rules)


def unbuild_aggregate(shape: StructureShape | UnionShape | EventStreamShape) -> Raw:
    facts = spell(
        type="structure",
        members={member.name: unbuild_member(member) for member in shape.members},
        required=[member.name for member in shape.members if member.required],
    )
    match shape:
        case StructureShape():
            error = unbuild_error(shape.error) if shape.error else {}
            own = spell(payload=shape.payload, event=shape.event)
            return facts | own | error | unbuild_form(shape.form)
        case UnionShape():
            return facts | {"union": True} | unbuild_form(shape.form)
        case EventStreamShape():
            return facts | {"eventstream": True}


def unbuild_error(error: ErrorTrait) -> Raw:
    retryable = {"retryable": spell(throttling=error.throttling)} if error.retryable else {}
    return retryable | spell(
        exception=True,
        error=spell(code=error.code, httpStatusCode=error.status, senderFault=error.sender_fault),
        fault=error.server_fault,
        synthetic=error.synthetic,
    )


def unbuild_form(form: WireForm) -> Raw:
    return spell(
        locationName=form.location_name,
        wrapper=form.wrapper,
        flattened=form.flattened,
        xmlOrder=list(form.xml_order),
        xmlNamespace=unbuild_namespace(form.xml_namespace),
    )


def unbuild_collection(shape: ListShape | MapShape) -> Raw:
    return spell(sparse=shape.sparse) | unbuild_rules(shape.rules) | unbuild_form(shape.form)


def unbuild_rules(rules: Iterable[Rule]) -> Raw:
    facts: Raw = {}
    for rule in rules:
        match rule:
            case Length():
                facts |= spell(min=rule.minimum, max=rule.maximum)
            case Range():
                bounds = spell(min=rule.minimum, max=rule.maximum)
                facts |= {key: repr(bound) for key, bound in bounds.items()}
            case Pattern():
                facts["pattern"] = rule.text
    return facts


def words_of(doc: Doc) -> str:
    """The words of a tree, blocks apart."""
    return " ".join(" ".join(texts_of(doc.blocks)).split())


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inlines) | Heading(inlines):
                yield plain_text(inlines)
            case CodeBlock(text):
                yield text
            case Bullets(items) | Numbered(items):
                for item in items:
                    yield from texts_of(item)
            case Definitions(definitions):
                for definition in definitions:
                    yield plain_text(definition.term)
                    yield from texts_of(definition.blocks)
            case Note(blocks=inside):
                yield from texts_of(inside)
