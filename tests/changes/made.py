"""A made service in which every kind of change can be made by a change of one fact."""

from __future__ import annotations

import copy
from typing import Any

from shapewright.build.service import build_service
from shapewright.changes import Change, compare_services
from shapewright.ir.service import Service
from shapewright.sources.raw import RawService

Files = dict[str, Any]
"""The model, its paginators, waiters and examples, by what they are called here."""


def structure(required: tuple[str, ...] = (), **members: str) -> dict[str, Any]:
    made = {name: {"shape": shape} for name, shape in members.items()}
    return {"type": "structure", "required": list(required), "members": made}


def error(status: int) -> dict[str, Any]:
    facts = {"httpStatusCode": status, "senderFault": True}
    return {**structure(Message="Plain"), "exception": True, "error": facts}


METADATA = {
    "apiVersion": "2020-01-01",
    "endpointPrefix": "made",
    "jsonVersion": "1.1",
    "protocol": "rest-json",
    "protocols": ["rest-json"],
    "serviceFullName": "Amazon Made Service",
    "serviceId": "Made",
    "signatureVersion": "v4",
    "uid": "made-2020-01-01",
}

OPERATIONS: dict[str, Any] = {
    "GetMade": {
        "name": "GetMade",
        "http": {"method": "GET", "requestUri": "/made/{Id}", "responseCode": 201},
        "input": {"shape": "GetRequest"},
        "output": {"shape": "GetResponse"},
        "errors": [{"shape": "Busy"}, {"shape": "Gone"}],
        "documentation": "<p>Gets it.</p>",
    },
    "PutMade": {
        "name": "PutMade",
        "http": {"method": "POST", "requestUri": "/made"},
        "input": {"shape": "PutRequest"},
        "output": {"shape": "PutResponse"},
        "documentation": "<p>Puts it.</p>",
    },
    "OpenMade": {"name": "OpenMade", "http": {"method": "POST", "requestUri": "/open"}},
    "ShutMade": {
        "name": "ShutMade",
        "http": {"method": "POST", "requestUri": "/shut"},
        "input": {"shape": "ShutRequest"},
        "documentation": "<p>Shuts it for good.</p>",
    },
}

SHAPES: dict[str, Any] = {
    "GetRequest": {
        **structure(("Id",)),
        "members": {
            "Id": {"shape": "Id", "location": "uri", "locationName": "Id"},
            "Token": {"shape": "Plain", "idempotencyToken": True},
        },
    },
    "GetResponse": {
        **structure(("Name",), Name="Plain", Body="Bytes", Colour="Answer", Shared="Shared"),
        "payload": "Body",
    },
    "PutRequest": structure(
        ("Id", "Mode"),
        Id="Id",
        Mode="Mode",
        Count="Count",
        Size="Size",
        Free="Free",
        Text="Text",
        Sizes="Sizes",
        Labels="Labels",
        Choice="Choice",
        Settings="Settings",
        Since="Since",
        Data="Data",
        Hidden="Secret",
        Shared="Shared",
        Tree="Tree",
        Wide="Wide",
        Old="Old",
        Dashed="Dashed",
    ),
    "PutResponse": {
        **structure(("Arn",), Arn="Plain", Note="Plain"),
        "members": {"Arn": {"shape": "Plain"}, "Note": {"shape": "Plain"}},
    },
    "ShutRequest": structure(Id="Id", Force="Flag"),
    "Busy": {**error(429), "retryable": {"throttling": False}},
    "Gone": error(404),
    "Shared": structure(Deep="Deep"),
    "Deep": structure(Level="Level"),
    "Level": {"type": "integer", "min": 1, "max": 9},
    "Tree": structure(Name="Leaf", Branches="Branches"),
    "Branches": {"type": "list", "member": {"shape": "Tree"}},
    "Leaf": {"type": "string", "max": 7},
    "Id": {"type": "string", "min": 1, "max": 20, "pattern": "[a-z]+-[0-9]+"},
    "Plain": {"type": "string"},
    "Free": {"type": "string", "min": 0},
    "Text": {"type": "string", "pattern": "^[a-z]{1,5}$"},
    "Dashed": {"type": "string", "pattern": "([ab]+)\\1"},
    "Mode": {"type": "string", "enum": ["fast", "slow", "half-way"]},
    "Answer": {"type": "string", "enum": ["yes", "no"]},
    "Count": {"type": "integer", "min": 1, "max": 9},
    "Wide": {"type": "long"},
    "Size": {"type": "integer"},
    "Sizes": {"type": "list", "member": {"shape": "Size"}, "min": 1, "max": 3},
    "Labels": {"type": "map", "key": {"shape": "Leaf"}, "value": {"shape": "Plain"}},
    "Choice": {**structure(This="Plain", That="Plain"), "union": True},
    "Settings": structure(("Height",), Height="Level", Weight="Plain", Depth="Plain"),
    "Since": {"type": "timestamp"},
    "Data": {"type": "blob"},
    "Bytes": {"type": "blob", "streaming": True},
    "Secret": {"type": "string", "sensitive": True},
    "Flag": {"type": "boolean"},
    "Old": {"type": "string", "deprecated": True, "deprecatedMessage": "Use Text."},
}

PAGINATORS = {
    "GetMade": {"input_token": "Token", "output_token": "Name", "result_key": "Colour"},
}
WAITERS = {
    "MadeThere": {
        "operation": "GetMade",
        "delay": 5,
        "maxAttempts": 9,
        "acceptors": [{"state": "success", "matcher": "status", "expected": 201}],
    },
}
EXAMPLES = {"GetMade": [{"id": "one", "title": "Get one", "input": {"Id": "a-1"}}]}


def make_files() -> Files:
    """The files of the service, new each time."""
    return copy.deepcopy(
        {
            "metadata": METADATA,
            "operations": OPERATIONS,
            "shapes": SHAPES,
            "settings": {"Fast": {"type": "boolean", "documentation": "<p>Be fast.</p>"}},
            "paginators": PAGINATORS,
            "waiters": WAITERS,
            "examples": EXAMPLES,
        }
    )


def as_model(files: Files) -> dict[str, Any]:
    """The model as it stands in a ``service-2.json``."""
    return {
        "version": "2.0",
        "metadata": files["metadata"],
        "operations": files["operations"],
        "shapes": files["shapes"],
        "clientContextParams": files["settings"],
    }


def build(files: Files) -> Service:
    """The service of some files, in which nothing is wrong."""
    built = build_service(
        RawService(
            name="made",
            api_version=files["metadata"]["apiVersion"],
            release="",
            model=as_model(files),
            paginators={"pagination": files["paginators"]},
            waiters={"version": 2, "waiters": files["waiters"]},
            examples={"version": "1.0", "examples": files["examples"]},
            files=(),
        )
    )
    assert built.warnings == ()
    return built.service


def compare(old: Files, new: Files) -> tuple[Change, ...]:
    """What changed between two editions of the made service."""
    return compare_services(build(old), build(new))
