"""Answers, sent as the service would and read by botocore's own parser, come out as they were."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from bench.fakes.answers import call, play_operations
from bench.fakes.played import Played as Counts
from bench.fakes.played import find_operation
from bench.fakes.run import find_fake
from bench.fakes.wire.build import build_response
from bench.fakes.wire.check import find_difference
from bench.sweep.package import generate

Find = Callable[[str], Any]
SERVICES = {
    "json": ("firehose", "dynamodbstreams"),
    "rest-json": ("polly", "dataexchange"),
    "query": ("sts", "sdb"),
    "rest-xml": ("route53",),
    "smithy-rpc-v2-cbor": ("partnercentral-revenue-measurement",),
}
MOMENT = datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)
ANSWER = {
    "Name": "a <b> & c\r",
    "Made": MOMENT,
    "Size": -500,
    "Part": 0.5,
    "Ready": True,
    "Data": b"\x00\xff",
    "Tags": ["x", "y"],
    "Flat": ["p", "q"],
    "By": {"k": "v"},
    "FlatBy": {"m": "n"},
    "Inner": {"Kind": "user", "Dated": MOMENT},
}
SHAPES: dict[str, Any] = {
    "Text": {"type": "string"},
    "Time": {"type": "timestamp"},
    "Number": {"type": "long"},
    "Fraction": {"type": "double"},
    "Truth": {"type": "boolean"},
    "Blob": {"type": "blob"},
    "Texts": {"type": "list", "member": {"shape": "Text"}},
    "Flats": {
        "type": "list",
        "flattened": True,
        "member": {"shape": "Text", "locationName": "flatItem"},
    },
    "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}},
    "FlatMap": {
        "type": "map",
        "flattened": True,
        "key": {"shape": "Text", "locationName": "Key"},
        "value": {"shape": "Text", "locationName": "Value"},
    },
    "Inner": {
        "type": "structure",
        "xmlNamespace": {"prefix": "xsi", "uri": "http://names"},
        "members": {
            "Kind": {"shape": "Text", "locationName": "xsi:type", "xmlAttribute": True},
            "Dated": {"shape": "Time", "timestampFormat": "iso8601"},
        },
    },
    "Either": {
        "type": "structure",
        "union": True,
        "members": {"One": {"shape": "Text"}, "Other": {"shape": "Text"}},
    },
    "Output": {
        "type": "structure",
        "members": {
            "Name": {"shape": "Text", "locationName": "name"},
            "Made": {"shape": "Time"},
            "Size": {"shape": "Number"},
            "Part": {"shape": "Fraction"},
            "Ready": {"shape": "Truth"},
            "Data": {"shape": "Blob"},
            "Tags": {"shape": "Texts"},
            "Flat": {"shape": "Flats"},
            "By": {"shape": "Map"},
            "FlatBy": {"shape": "FlatMap"},
            "Inner": {"shape": "Inner"},
            "Either": {"shape": "Either"},
        },
    },
    "Stream": {
        "type": "structure",
        "payload": "Body",
        "members": {
            "Body": {"shape": "Blob", "streaming": True},
            "Status": {"shape": "Number", "location": "statusCode"},
            "Changed": {"shape": "Time", "location": "header", "locationName": "Last-Modified"},
            "Kind": {"shape": "Text", "location": "header", "locationName": "Content-Type"},
            "Facts": {
                "shape": "Text",
                "location": "header",
                "locationName": "X-Facts",
                "jsonvalue": True,
            },
            "Meta": {"shape": "Map", "location": "headers", "locationName": "x-meta-"},
        },
    },
}


def find_get(protocol: str, output: str | None = "Output") -> Any:
    """An operation of a service that has a member of every kind in its answer."""
    operation: dict[str, Any] = {"name": "Get", "http": {"method": "GET", "requestUri": "/"}}
    if output:
        wrapper = {"resultWrapper": "GetResult"} if protocol == "query" else {}
        operation["output"] = {"shape": output, **wrapper}
    described = {
        "metadata": {"protocol": protocol, "xmlNamespace": "http://docs", "endpointPrefix": "any"},
        "operations": {"Get": operation},
        "shapes": SHAPES,
    }
    model: Any = import_module("botocore.model")
    return model.ServiceModel(described, "any").operation_model("Get")


PROTOCOLS = (*SERVICES, "ec2")
JSON = (
    '{"name": "a <b> & c\\r", "Made": 1704164645.678, "Size": -500, "Part": 0.5, "Ready": true, '
    '"Data": "AP8=", "Tags": ["x", "y"], "Flat": ["p", "q"], "By": {"k": "v"}, '
    '"FlatBy": {"m": "n"}, "Inner": {"xsi:type": "user", "Dated": "2024-01-02T03:04:05.678000Z"}}'
)
XML = (
    "<name>a &lt;b&gt; &amp; c&#13;</name><Made>2024-01-02T03:04:05.678000Z</Made>"
    "<Size>-500</Size><Part>0.5</Part><Ready>true</Ready><Data>AP8=</Data>"
    "<Tags><member>x</member><member>y</member></Tags><flatItem>p</flatItem><flatItem>q</flatItem>"
    "<By><entry><key>k</key><value>v</value></entry></By>"
    "<FlatBy><Key>m</Key><Value>n</Value></FlatBy>"
    '<Inner xmlns:xsi="http://names" xsi:type="user">'
    "<Dated>2024-01-02T03:04:05.678000Z</Dated></Inner>"
)
REQUEST = "00000000-0000-4000-8000-000000000000"
BODIES = {
    "json": JSON,
    "rest-json": JSON,
    "query": f'<GetResponse xmlns="http://docs"><GetResult>{XML}</GetResult>'
    f"<ResponseMetadata><RequestId>{REQUEST}</RequestId></ResponseMetadata></GetResponse>",
    "ec2": f'<GetResponse xmlns="http://docs"><requestId>{REQUEST}</requestId>{XML}</GetResponse>',
    "rest-xml": f'<Output xmlns="http://docs">{XML}</Output>',
}


@pytest.mark.parametrize(
    ("protocol", "name"), [(protocol, name) for protocol in SERVICES for name in SERVICES[protocol]]
)
def test_every_answer_is_read_as_it_was(played: Find, protocol: str, name: str) -> None:
    counts = Counts()
    play_operations(played(name).package, played(name).Fake, seed=2, played=counts)

    operations = played(name).package.service.operations
    described = find_operation(name, operations[0].name)
    assert described.service_model.resolved_protocol == protocol
    assert counts.failures == []
    assert counts.parsed == counts.answers - counts.streams - counts.repeated > len(operations) // 3


def test_every_answer_of_ec2_too() -> None:
    counts = Counts()
    with generate("ec2", operations=["*Vpc*"], prefix="wired") as package:
        play_operations(package, find_fake(package), seed=2, played=counts)

    assert find_operation("ec2", "DescribeVpcs").service_model.resolved_protocol == "ec2"
    assert counts.failures == []
    assert counts.parsed == counts.answers > 100


@pytest.mark.parametrize("protocol", BODIES)
def test_a_body_is_what_the_service_would_write(protocol: str) -> None:
    body = build_response(find_get(protocol), ANSWER).body.decode()

    assert body.removeprefix('<?xml version="1.0" encoding="UTF-8"?>\n') == BODIES[protocol]


def test_a_body_of_cbor_has_tagged_times_and_plain_names() -> None:
    answer = {"Name": "é", "Made": MOMENT, "Size": -500, "Ready": False, "Data": b"\xff"}
    response = build_response(find_get("smithy-rpc-v2-cbor"), answer)

    assert response.body.hex(" ") == (
        "a5 64 4e 61 6d 65 62 c3 a9"
        " 64 4d 61 64 65 c1 fb 41 d9 64 df 49 6b 64 5a"
        " 64 53 69 7a 65 39 01 f3"
        " 65 52 65 61 64 79 f4"
        " 64 44 61 74 61 41 ff"
    )
    assert response.headers["smithy-protocol"] == "rpc-v2-cbor"


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_every_kind_of_member_comes_back(protocol: str) -> None:
    assert find_difference(find_get(protocol), ANSWER) is None
    assert find_difference(find_get(protocol), {}) is None
    assert find_difference(find_get(protocol), {"Either": {"Other": ""}, "Tags": []}) is None
    assert find_difference(find_get(protocol), {"Flat": [], "FlatBy": {}}) is None
    assert find_difference(find_get(protocol, None), {}) is None


@pytest.mark.parametrize("protocol", ["rest-json", "rest-xml"])
def test_what_is_not_in_the_body_stands_in_headers_and_status(protocol: str) -> None:
    facts = {"a": [1]} if protocol == "rest-json" else {}
    answer = {
        "Body": b"\x00text",
        "Status": 206,
        "Changed": MOMENT,
        "Kind": "text/plain",
        "Facts": facts,
        "Meta": {"one": "1"},
    }
    response = build_response(find_get(protocol, "Stream"), answer)

    assert (response.status, response.body) == (206, b"\x00text")
    assert response.headers["Last-Modified"] == "Tue, 02 Jan 2024 03:04:05 GMT"
    assert response.headers["Content-Type"] == "text/plain"
    assert response.headers["x-meta-one"] == "1"
    assert find_difference(find_get(protocol, "Stream"), answer) is None
    assert find_difference(find_get(protocol, "Stream"), {"Status": 200}) is None


@pytest.mark.parametrize(
    ("protocol", "output", "answer", "path", "fault"),
    [
        ("json", "Output", {"Made": datetime(2024, 1, 2)}, "Made", "was read"),  # noqa: DTZ001
        ("json", "Output", {"Size": 1, "Sise": 1}, "Sise", "no such member"),
        ("json", "Output", {"Inner": {"Dated": "now"}}, "Inner.Dated", "'now' is no time"),
        ("json", "Output", {"Name": "\ud800"}, "", "cannot be sent: UnicodeEncodeError"),
        ("json", "Output", {"Name": None}, "Name", "None was sent and not read"),
        ("json", "Output", {"Either": {}}, "", "cannot be read: ResponseParserError"),
        ("json", None, {"Name": "x"}, "Name", "the operation has no answer"),
        ("rest-json", "Output", {"Size": 1.5}, "Size", "1.5 is no long"),
        ("rest-json", "Output", {"Ready": 1}, "Ready", "1 is no boolean"),
        ("rest-json", "Stream", {}, "Status", "200 was read where nothing was sent"),
        ("rest-json", "Stream", {"Status": 404}, "Status", "404 is no status"),
        ("rest-json", "Stream", {"Kind": "😀"}, "Kind", "cannot stand in a header"),
        ("rest-xml", "Stream", {"Kind": "a\nb"}, "Kind", "cannot stand in a header"),
        ("rest-xml", "Stream", {"Meta": {"a b": ""}}, "Meta{a b}", "is no name of a header"),
        ("rest-xml", "Stream", {"Body": "text"}, "Body", "'text' are no bytes"),
        ("query", "Output", {"Tags": ["x", "\x00"]}, "Tags[1]", "cannot stand in XML"),
        ("query", "Output", {"Inner": None}, "Inner", "None is no structure"),
        ("json", "Output", {"Tags": "xy"}, "Tags", "'xy' is no list"),
        ("query", "Output", {"By": {"k": None}}, "By{k}", "None is no string"),
        ("ec2", "Output", {"Size": "7"}, "Size", "'7' is no long"),
        ("smithy-rpc-v2-cbor", "Output", {"Name": 7.5}, "Name", "7.5 is no string"),
        ("smithy-rpc-v2-cbor", "Output", {"Size": 2**64}, "", "cannot be sent: OverflowError"),
    ],
)
def test_a_wrong_answer_is_found(
    protocol: str, output: str | None, answer: dict[str, Any], path: str, fault: str
) -> None:
    found = find_difference(find_get(protocol, output), answer)

    assert found is not None
    assert found.path == path
    assert fault in found.what


def test_a_wrong_answer_of_a_fake_is_a_failure(played: Find) -> None:
    """One that breaks no rule of the model, and that botocore's check of stubs takes."""
    wrong = {"LexiconAttributes": {"LastModified": datetime(2024, 1, 2)}}  # noqa: DTZ001

    def answer_wrongly(_operation: str, _request: Any) -> Any:
        return wrong

    fake = SimpleNamespace(call=answer_wrongly)
    counts = Counts()

    answer = call(played("polly").package, fake, "GetLexicon", {"Name": "one"}, counts)

    assert answer is None
    assert counts.parsed == 0
    assert [(one.service, one.operation, one.path) for one in counts.failures] == [
        ("polly", "GetLexicon", "LexiconAttributes.LastModified")
    ]
