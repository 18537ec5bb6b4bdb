"""A made service with something of everything, and its pages in every layout.

The pages are botocore's own where botocore writes such pages, so that a model changed afterwards
differs from its page in just what was changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from botocore import UNSIGNED
from botocore.config import Config
from botocore.docs.bcdoc.restdoc import DocumentStructure
from botocore.docs.client import ClientDocumenter
from botocore.loaders import Loader
from botocore.session import Session
from tests.pages.changes import to_changes
from tests.pages.generate import Generated
from tests.pages.plain import to_flattened, to_indented
from tests.pages.reference import to_reference

from shapewright.build.service import build_service
from shapewright.ir.service import Service
from shapewright.sources.pages import Layout, Page, read_page
from shapewright.sources.raw import RawService

Model = dict[str, Any]

BOTO3 = (Layout.REST, Layout.INDENTED, Layout.FLATTENED)


def structure(required: tuple[str, ...] = (), **members: Any) -> Model:
    """A structure; a member is the name of its shape, or that and its text."""
    made: dict[str, Model] = {
        name: {"shape": one[0], "documentation": f"<p>{one[1]}</p>"}
        if isinstance(one, tuple)
        else {"shape": one}
        for name, one in members.items()
    }
    return {"type": "structure", "required": list(required), "members": made}


def operation(name: str, **facts: Any) -> Model:
    """An operation."""
    return {"name": name, "http": {"method": "POST", "requestUri": f"/{name}"}, **facts}


def make_model() -> Model:
    """The service, new each time."""
    return {
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020-01-01",
            "endpointPrefix": "made",
            "protocol": "rest-json",
            "protocols": ["rest-json"],
            "serviceFullName": "Amazon Made Service",
            "serviceId": "Made",
            "signatureVersion": "v4",
            "uid": "made-2020-01-01",
        },
        "operations": {
            "GetMade": operation(
                "GetMade",
                input={"shape": "GetRequest"},
                output={"shape": "GetResponse"},
                documentation="<p>Gets it, as it was put.</p>",
                deprecated=True,
            ),
            "PutMade": operation(
                "PutMade",
                input={"shape": "PutRequest"},
                output={"shape": "PutResponse"},
                errors=[{"shape": "Busy"}, {"shape": "Gone"}],
                documentation="<p>Puts it where <code>GetMade</code> finds it.</p>",
            ),
            "WatchMade": operation("WatchMade", output={"shape": "WatchResponse"}),
        },
        "shapes": make_shapes() | {"GetResponse": make_response()},
    }


def make_response() -> Model:
    """A response with a stream for its body, and JSON in a header."""
    made = structure(Body="Bytes", Note=("Json", "What was noted."))
    made["members"]["Note"] |= {"location": "header", "locationName": "note", "jsonvalue": True}
    return {**made, "payload": "Body"}


def make_shapes() -> dict[str, Model]:
    """Its shapes; each is used at one place, so that a change shows once."""
    return {
        "GetRequest": structure(("Id",), Id=("Plain", "Which one.")),
        "PutRequest": structure(
            ("Id", "Settings"),
            Id=("Id", "Which one it is to be."),
            Plain=("Plain", "<note><p>As you like it.</p></note>Anything."),
            Count=("Count", "How many."),
            Ratio=("Ratio", "How much of it."),
            Colour=("Colour", "Its colour."),
            Sizes=("Sizes", "Its sizes."),
            Labels=("Labels", "Its labels."),
            Data=("Data", "All of it."),
            Choice=("Choice", "Either this or that."),
            Settings=("Settings", "How to put it."),
            Any=("Any", "Whatever else."),
        ),
        "PutResponse": structure(
            ("Arn",), Arn=("Arn", "Its name."), Tree=("Tree", "Where it stands.")
        ),
        "WatchResponse": structure(Events="Events"),
        "Events": {**structure(Change="Change"), "eventstream": True},
        "Change": {**structure(What="Plain"), "event": True},
        "Busy": {
            **structure(),
            "exception": True,
            "error": {"httpStatusCode": 429},
            "documentation": "<p>Later.</p>",
        },
        "Gone": {
            **structure(),
            "exception": True,
            "error": {"httpStatusCode": 400},
            "documentation": "<p>There is none.</p>",
        },
        "Plain": {"type": "string"},
        "Json": {"type": "string"},
        "Bytes": {"type": "blob", "streaming": True},
        "Id": {"type": "string", "min": 1, "max": 20, "pattern": "[a-z]+-[0-9]+"},
        "Arn": {"type": "string"},
        "Count": {"type": "integer", "min": 0, "max": 9},
        "Ratio": {"type": "float"},
        "Colour": {"type": "string", "enum": ["red", "green", "blue"]},
        "Sizes": {"type": "list", "member": {"shape": "Size"}, "min": 1, "max": 3},
        "Size": {"type": "string", "enum": ["small", "large"], "max": 5},
        "Labels": {"type": "map", "key": {"shape": "LabelKey"}, "value": {"shape": "Label"}},
        "LabelKey": {"type": "string", "enum": ["one", "two"]},
        "Label": structure(Text=("Plain", "What it says.")),
        "Data": {"type": "blob", "max": 100},
        "Choice": {
            **structure(This="Plain", That="Plain"),
            "union": True,
            "documentation": "<p>A choice.</p>",
        },
        "Settings": structure(("Mode",), Mode=("Mode", "Which way."), Levels="Levels"),
        "Mode": {"type": "string", "enum": ["fast", "slow"]},
        "Levels": {"type": "list", "member": {"shape": "Level"}},
        "Points": {"type": "list", "member": {"shape": "Point"}},
        "Point": {"type": "float"},
        "Level": structure(
            Points=("Points", "Where it stands."),
            Height=("Height", "How high."),
            Weight="Weight",
            Since=("Since", "From when."),
        ),
        "Height": {"type": "integer"},
        "Weight": {"type": "double"},
        "Since": {"type": "timestamp"},
        "Any": {**structure(), "document": True},
        "Tree": structure(Name="Plain", Branches="Branches"),
        "Branches": {"type": "list", "member": {"shape": "Tree"}},
    }


def build(model: Model, name: str = "made") -> Service:
    """The service of a model."""
    raw = RawService(
        name=name,
        api_version="2020-01-01",
        release="",
        model=model,
        paginators={},
        waiters={},
        examples={},
        files=(),
    )
    return build_service(raw).service


def generate(model: Model, folder: Path, name: str = "made") -> Iterator[Generated]:
    """The page of each operation of a made model, which is put where botocore finds it."""
    place = folder / name / model["metadata"]["apiVersion"]
    place.mkdir(parents=True)
    rules: Model = {"version": "1.0", "parameters": {}, "rules": []}
    (place / "service-2.json").write_text(json.dumps(model), encoding="utf-8")
    (place / "endpoint-rule-set-1.json").write_text(json.dumps(rules), encoding="utf-8")
    session: Any = Session()
    loader: Any = Loader(extra_search_paths=[str(folder)])
    session.register_component("data_loader", loader)
    client = session.create_client(
        name, region_name="us-east-1", config=Config(signature_version=UNSIGNED)
    )
    documenter: Any = ClientDocumenter(client, "unused", None)
    for method, one in sorted(client.meta.method_to_api_mapping.items()):
        page: Any = DocumentStructure(method, target="html")
        documenter._add_client_method(page, method, getattr(client, method))
        about = client.meta.service_model.operation_model(one)
        yield Generated(name, method, about, page.flush_structure().decode())


@cache
def pages_of_made() -> tuple[Generated, ...]:
    """The pages of the made service."""
    with TemporaryDirectory() as folder:
        return tuple(generate(make_model(), Path(folder)))


@cache
def read_made(layout: Layout) -> tuple[Page, ...]:
    """The pages of the made service, read."""
    return tuple(read_all(layout, list(pages_of_made())))


def write_page(layout: Layout, page: Generated) -> str:
    """The page of one operation in a layout."""
    if layout is Layout.API_CHANGES:
        return to_changes([(page, None)])
    if layout is Layout.API_REFERENCE:
        return state_statuses(page.operation)
    return _FROM_REST[layout](page.rest)


def write_pages(layout: Layout, pages: list[Generated]) -> list[str]:
    """The pages of a service: of changes it is one."""
    if layout is Layout.API_CHANGES:
        return [to_changes([(page, None) for page in pages])]
    return [write_page(layout, page) for page in pages]


def read_all(layout: Layout, pages: list[Generated]) -> list[Page]:
    """The same, read."""
    return [read_page("page", text) for text in write_pages(layout, pages)]


def state_statuses(about: Any) -> str:
    """An API Reference page with the HTTP status of each error as the model has it."""
    statuses = iter([_status(shape) for shape in about.error_shapes])
    head, title, errors = to_reference(about).rpartition("\nErrors\n")
    told = re.sub(r"^HTTP Status Code: 400$", lambda _: next(statuses), errors, flags=re.MULTILINE)
    return head + title + told


def _status(shape: Any) -> str:
    return f"HTTP Status Code: {shape.metadata.get('error', {}).get('httpStatusCode', 400)}"


_FROM_REST: dict[Layout, Callable[[str], str]] = {
    Layout.REST: str,
    Layout.INDENTED: to_indented,
    Layout.FLATTENED: to_flattened,
}
