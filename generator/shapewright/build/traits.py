"""The table of every key that occurs in a model, and what becomes of it.

Gives, for each level of a model, the keys that the IR carries and those that it leaves behind with
the reason. The readers consult it to report a key that nobody has decided on, and the tests hold it
against every model of the installed botocore, so that a new key cannot slip by. It reads nothing
itself.
"""

from __future__ import annotations

CARRIED = ""
"""In place of a reason: the key becomes part of the IR."""

_IMPLIED = "said again by another key, which is carried"
_INTERNAL = "bookkeeping of the model's publisher, without effect on a caller"

_AGGREGATE = {"members": CARRIED, "required": CARRIED}
_WIRE_FORM = {
    "wrapper": CARRIED,
    "locationName": CARRIED,
    "xmlOrder": CARRIED,
    "xmlNamespace": CARRIED,
}

TRAITS: dict[str, dict[str, str]] = {
    "model": {
        "metadata": CARRIED,
        "operations": CARRIED,
        "shapes": CARRIED,
        "documentation": CARRIED,
        "clientContextParams": CARRIED,
        "deprecated": CARRIED,
        "deprecatedMessage": CARRIED,
        "version": 'the file format\'s version, always "2.0" where it stands',
        "examples": "occurs once, empty; examples stand in their own file",
    },
    "metadata": {
        "apiVersion": CARRIED,
        "auth": CARRIED,
        "awsQueryCompatible": CARRIED,
        "checksumFormat": CARRIED,
        "endpointPrefix": CARRIED,
        "globalEndpoint": CARRIED,
        "jsonVersion": CARRIED,
        "protocol": CARRIED,
        "protocols": CARRIED,
        "protocolSettings": CARRIED,
        "serviceAbbreviation": CARRIED,
        "serviceFullName": CARRIED,
        "serviceId": CARRIED,
        "signatureVersion": CARRIED,
        "signingName": CARRIED,
        "targetPrefix": CARRIED,
        "uid": CARRIED,
        "xmlNamespace": CARRIED,
        "ripServiceName": _INTERNAL,
    },
    "protocolSettings": {"h2": CARRIED},
    "awsQueryCompatible": {},
    "clientContextParam": {"type": CARRIED, "documentation": CARRIED},
    "operation": {
        "name": CARRIED,
        "http": CARRIED,
        "documentation": CARRIED,
        "input": CARRIED,
        "output": CARRIED,
        "errors": CARRIED,
        "idempotent": CARRIED,
        "readonly": CARRIED,
        "endpoint": CARRIED,
        "staticContextParams": CARRIED,
        "operationContextParams": CARRIED,
        "deprecated": CARRIED,
        "deprecatedMessage": CARRIED,
        "deprecatedSince": CARRIED,
        "endpointdiscovery": CARRIED,
        "endpointoperation": CARRIED,
        "authtype": CARRIED,
        "auth": CARRIED,
        "unsignedPayload": CARRIED,
        "httpChecksumRequired": CARRIED,
        "httpChecksum": CARRIED,
        "requestcompression": CARRIED,
    },
    "http": {"method": CARRIED, "requestUri": CARRIED, "responseCode": CARRIED},
    "endpoint": {"hostPrefix": CARRIED},
    "endpointdiscovery": {"required": CARRIED},
    "staticContextParam": {"value": CARRIED},
    "operationContextParam": {"path": CARRIED},
    "httpChecksum": {
        "requestAlgorithmMember": CARRIED,
        "requestChecksumRequired": CARRIED,
        "requestValidationModeMember": CARRIED,
        "responseAlgorithms": CARRIED,
    },
    "requestcompression": {"encodings": CARRIED},
    "input": {
        "shape": CARRIED,
        "locationName": CARRIED,
        "xmlNamespace": CARRIED,
        "documentation": CARRIED,
    },
    "output": {"shape": CARRIED, "resultWrapper": CARRIED, "documentation": CARRIED},
    "error reference": {
        "shape": CARRIED,
        "documentation": CARRIED,
        "exception": _IMPLIED,
        "error": _IMPLIED,
    },
    "shape": {
        "type": CARRIED,
        "documentation": CARRIED,
        "sensitive": CARRIED,
        "box": CARRIED,
        "deprecated": CARRIED,
        "deprecatedMessage": CARRIED,
        "deprecatedSince": CARRIED,
    },
    "structure": _AGGREGATE | _WIRE_FORM | {"event": CARRIED, "payload": CARRIED},
    "exception": _AGGREGATE
    | _WIRE_FORM
    | {
        "event": CARRIED,
        "payload": CARRIED,
        "exception": CARRIED,
        "error": CARRIED,
        "fault": CARRIED,
        "retryable": CARRIED,
        "synthetic": CARRIED,
    },
    "union": _AGGREGATE | _WIRE_FORM | {"union": CARRIED},
    "eventstream": _AGGREGATE | {"eventstream": CARRIED},
    "document": {"document": CARRIED, "members": "always empty: a document has any content"},
    "list": {
        "member": CARRIED,
        "min": CARRIED,
        "max": CARRIED,
        "flattened": CARRIED,
        "sparse": CARRIED,
        "locationName": CARRIED,
    },
    "map": {
        "key": CARRIED,
        "value": CARRIED,
        "min": CARRIED,
        "max": CARRIED,
        "flattened": CARRIED,
        "sparse": CARRIED,
        "locationName": CARRIED,
    },
    "string": {"enum": CARRIED, "pattern": CARRIED, "min": CARRIED, "max": CARRIED},
    "integer": {"min": CARRIED, "max": CARRIED},
    "long": {"min": CARRIED, "max": CARRIED},
    "float": {"min": CARRIED, "max": CARRIED},
    "double": {"min": CARRIED, "max": CARRIED},
    "boolean": {},
    "blob": {"min": CARRIED, "max": CARRIED, "streaming": CARRIED, "requiresLength": CARRIED},
    "timestamp": {"timestampFormat": CARRIED},
    "error": {"code": CARRIED, "httpStatusCode": CARRIED, "senderFault": CARRIED},
    "retryable": {"throttling": CARRIED},
    "xmlNamespace": {"uri": CARRIED, "prefix": CARRIED},
    "member": {
        "shape": CARRIED,
        "documentation": CARRIED,
        "enum": CARRIED,
        "box": CARRIED,
        "deprecated": CARRIED,
        "deprecatedMessage": CARRIED,
        "deprecatedSince": CARRIED,
        "idempotencyToken": CARRIED,
        "jsonvalue": CARRIED,
        "streaming": CARRIED,
        "hostLabel": CARRIED,
        "eventpayload": CARRIED,
        "contextParam": CARRIED,
        "location": CARRIED,
        "locationName": CARRIED,
        "flattened": CARRIED,
        "xmlAttribute": CARRIED,
        "xmlNamespace": CARRIED,
        "queryName": CARRIED,
    },
    "contextParam": {"name": CARRIED},
    "element": {
        "shape": CARRIED,
        "documentation": CARRIED,
        "locationName": CARRIED,
        "jsonvalue": CARRIED,
    },
    "paginators": {"pagination": CARRIED, "version": "the file format's version"},
    "paginator": {
        "input_token": CARRIED,
        "output_token": CARRIED,
        "result_key": CARRIED,
        "limit_key": CARRIED,
        "more_results": CARRIED,
        "non_aggregate_keys": CARRIED,
    },
    "waiters": {"waiters": CARRIED, "version": "the file format's version"},
    "waiter": {
        "operation": CARRIED,
        "delay": CARRIED,
        "maxAttempts": CARRIED,
        "acceptors": CARRIED,
        "description": CARRIED,
    },
    "acceptor": {"state": CARRIED, "matcher": CARRIED, "expected": CARRIED, "argument": CARRIED},
    "examples": {"examples": CARRIED, "version": "the file format's version"},
    "example": {
        "id": CARRIED,
        "title": CARRIED,
        "description": CARRIED,
        "input": CARRIED,
        "output": CARRIED,
        "comments": CARRIED,
    },
}

SHAPE_TYPES = (
    "structure",
    "list",
    "map",
    "string",
    "integer",
    "long",
    "float",
    "double",
    "boolean",
    "blob",
    "timestamp",
)
"""Every value that a shape's ``type`` takes."""

STRUCTURE_KINDS = ("document", "eventstream", "union", "exception")
"""The flags that make something else of a structure, each with keys of its own."""

KNOWN: dict[str, frozenset[str]] = {level: frozenset(keys) for level, keys in TRAITS.items()} | {
    level: frozenset(TRAITS[level]) | frozenset(TRAITS["shape"])
    for level in SHAPE_TYPES + STRUCTURE_KINDS
}
"""For each level, every key with a decision; a kind of shape has the keys of all shapes too."""

KNOWN["structure"] |= frozenset(STRUCTURE_KINDS)  # which say nothing where they are false
