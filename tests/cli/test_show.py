"""``show``: an operation or a shape, as text and as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]
Write = Callable[..., Path]


@pytest.fixture
def show(run: Run, write_model: Write) -> Callable[..., str]:
    """What is shown of the tiny model."""

    def show(
        name: str, *options: str, change: Callable[[dict[str, Any]], object] | None = None
    ) -> str:
        return run("show", "tiny", name, "--model", write_model(change=change), *options).stdout

    return show


def test_an_operation_for_a_person(show: Callable[..., str]) -> None:
    assert show("ListThings") == (
        'ListThings: operation of tiny\n'
        'boto3.client("tiny").list_things(...)\n'
        '\n'
        '  Lists things.\n'
        '\n'
        'https://docs.aws.amazon.com/goto/WebAPI/tiny-2020-01-01/ListThings\n'
        '\n'
        'Request\n'
        '  Limit  integer; range: 1 to 100\n'
        '  Token  string; length: 1 to 64 characters\n'
        '      Pattern: `[a-z]+`\n'
        '\n'
        'Response\n'
        '  Things  list of structure Thing; entries: at most 5\n'
        '    [].Name  string, required; length: 1 to 64 characters\n'
        '        Pattern: `[a-z]+`\n'
        '    [].Colour  enum Colour\n'
        '        one of blue, green, red\n'
        '    [].Parts  list of structure Thing (recursive); entries: at most 5\n'
        '  Token  string; length: 1 to 64 characters\n'
        '      Pattern: `[a-z]+`\n'
        '\n'
        'Errors\n'
        '  Gone, code g\n'
    )  # fmt: skip


def test_boto3s_method_names_the_operation_too(show: Callable[..., str]) -> None:
    assert show("list_things") == show("ListThings")


def test_a_shape_for_a_person_says_where_it_is_used(show: Callable[..., str]) -> None:
    text = show("Thing")

    assert text.startswith("Thing: structure of tiny\n\n  A thing \u2013 of sorts.\n")
    assert text.endswith(
        "Used by\n"
        "  PutThingRequest.Thing, Things[]\n"
        "  ListThings response, PutThing request\n"
    )  # fmt: skip


def test_keys_and_values_of_a_map_are_members(show: Callable[..., str]) -> None:
    assert show("Tags").partition("Members\n")[2].startswith(
        "  {key}  string; length: 1 to 64 characters\n"
        "      Pattern: `[a-z]+`\n"
        "  {}  string; length: 1 to 64 characters\n"
    )  # fmt: skip


def test_depth_is_bounded_and_says_so(show: Callable[..., str]) -> None:
    shallow = json.loads(show("PutThing", "--json", "--depth", "1"))
    deep = json.loads(show("PutThing", "--json", "--depth", "9"))

    assert [(one["path"], one["rest"]) for one in shallow["request"]] == [
        ("Thing", "deeper"),
        ("Tags", ""),
        ("Tags{key}", ""),
        ("Tags{}", ""),
    ]
    assert [(one["path"], one["rest"]) for one in deep["request"]] == [
        ("Thing", ""),
        ("Thing.Name", ""),
        ("Thing.Colour", ""),
        ("Thing.Parts", ""),
        ("Thing.Parts[]", "recursive"),
        ("Tags", ""),
        ("Tags{key}", ""),
        ("Tags{}", ""),
    ]
    assert "Thing  structure Thing, required ...\n" in show("PutThing", "--depth", "1")


def test_the_form_of_an_operation_for_a_program(show: Callable[..., str]) -> None:
    described = json.loads(show("ListThings", "--json"))
    request = described.pop("request")
    described.pop("response")

    assert described == {
        "kind": "operation",
        "service": "tiny",
        "name": "ListThings",
        "method": "list_things",
        "documentation": ["Lists things.", "Slowly."],
        "remarks": [],
        "claims": [],
        "page": "https://docs.aws.amazon.com/goto/WebAPI/tiny-2020-01-01/ListThings",
        "errors": [{"name": "Gone", "code": "g", "status": None}],
        "paginator": None,
        "waiters": [],
    }
    assert request[1] == {
        "path": "Token",
        "type": "string",
        "shape": "Name",
        "required": False,
        "constraints": ["Length: 1 to 64 characters", "Pattern: `[a-z]+`"],
        "values": [],
        "documentation": [],
        "remarks": [],
        "claims": [],
        "rest": "",
    }


def test_the_form_of_a_shape_for_a_program(show: Callable[..., str]) -> None:
    described = json.loads(show("Colour", "--json"))
    described.pop("page")

    assert described == {
        "kind": "enum",
        "service": "tiny",
        "name": "Colour",
        "type": "enum Colour",
        "documentation": [],
        "remarks": [],
        "claims": [],
        "constraints": [],
        "values": ["blue", "green", "red"],
        "members": [],
        "used_by": {
            "shapes": ["Thing.Colour"],
            "operations": ["ListThings response", "PutThing request"],
        },
    }


def test_many_values_are_cut_and_counted(show: Callable[..., str]) -> None:
    def widen(model: dict[str, Any]) -> None:
        model["shapes"]["Colour"]["enum"] = [f"shade{number:03}" for number in range(300)]

    assert "shade011, and 288 more" in " ".join(show("Thing", change=widen).split())
    own = show("Colour", change=widen)
    assert "Values (300)" in own
    assert "shade199, and 100 more" in " ".join(own.split())
    assert len(json.loads(show("Colour", "--json", change=widen))["values"]) == 300


def test_a_list_that_leads_to_itself_ends(show: Callable[..., str]) -> None:
    def loop(model: dict[str, Any]) -> None:
        model["shapes"]["Things"]["member"]["shape"] = "Box"
        model["shapes"]["Box"] = {"type": "structure", "members": {"Inner": {"shape": "Things"}}}

    members = json.loads(show("Things", "--json", "--depth", "9", change=loop))["members"]
    assert "recursive" in {member.get("rest") for member in members}


def test_deprecation_sensitivity_and_http_status_are_said(show: Callable[..., str]) -> None:
    def mark(model: dict[str, Any]) -> None:
        model["operations"]["PutThing"] |= {"deprecated": True, "deprecatedMessage": "Use tongs."}
        model["shapes"]["Name"]["sensitive"] = True
        model["shapes"]["Gone"]["error"] = {"httpStatusCode": 410}

    assert "Deprecated: Use tongs." in show("PutThing", change=mark)
    assert "Sensitive: never shown" in show("PutThing", change=mark)
    assert "Gone, HTTP 410\n" in show("ListThings", change=mark)
    assert show("Gone", change=mark).startswith("Gone: error of tiny\n")


def test_paginators_and_waiters_of_a_real_service(run: Run) -> None:
    buckets = run("show", "dynamodb", "DescribeTable").stdout
    tables = run("show", "dynamodb", "ListTables").stdout

    assert 'Waiters\n  get_waiter("table_exists")\n' in buckets
    assert "every 20 s, at most 25 times; until Table.TableStatus is ACTIVE" in buckets
    assert 'Paginator\n  get_paginator("list_tables")\n    pages of TableNames\n' in tables
    assert "Waiters" not in tables
