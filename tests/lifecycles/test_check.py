"""The checks of a table: each thing that cannot be so is found, with its address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.lifecycles.conftest import ReadService, ReadTable

from shapewright.ir.resource import (
    Filter,
    Lifecycles,
    Listing,
    Made,
    Making,
    Resource,
    Status,
    Use,
    Verb,
)
from shapewright.ir.shape import ShapeId
from shapewright.lifecycles import check_lifecycles

Change = Callable[[Resource], Resource]
NOUN = "Function"


def of_use(called: str, /, **changes: Any) -> Change:
    """A change of one use."""

    def change(resource: Resource) -> Resource:
        uses = tuple(
            replace(use, **changes) if use.operation == called else use for use in resource.uses
        )
        return replace(resource, uses=uses)

    return change


def of_resource(**changes: Any) -> Change:
    return lambda resource: replace(resource, **changes)


LISTING = Listing(items="Functions", limit="MaxItems")


def listing(**changes: Any) -> Listing:
    return replace(LISTING, **changes)


CHANGES: dict[str, tuple[Change, str]] = {
    "identity": (of_resource(identity=("Nam",)), "there is no attribute 'Nam'"),
    "alias": (of_resource(aliases=("Nam",)), "there is no attribute 'Nam'"),
    "made": (
        of_resource(made=(Made(attribute="Nam", by=Making.ID),)),
        "there is no attribute 'Nam'",
    ),
    "template": (
        of_resource(made=(Made(attribute="FunctionArn", by=Making.ARN, template="{Nam}"),)),
        "there is no attribute 'Nam'",
    ),
    "template of a number": (
        of_resource(made=(Made(attribute="Version", by=Making.NUMBER, template="{Nam}"),)),
        "there is no attribute 'Nam'",
    ),
    "digest": (
        of_resource(made=(Made(attribute="CodeSha256", by=Making.DIGEST, template="Nam"),)),
        "there is no attribute 'Nam'",
    ),
    "template of no parent": (
        of_resource(made=(Made(attribute="FunctionArn", by=Making.ARN, template="{Alias.Name}"),)),
        "there is no attribute 'Alias.Name'",
    ),
    "status": (of_resource(status=Status(attribute="Stat")), "there is no attribute 'Stat'"),
    "state": (
        of_resource(status=Status(attribute="State", after=((Verb.CREATE, ("Fine",)),))),
        "'Fine' is no state of State",
    ),
    "remains": (
        of_resource(status=Status(attribute="State", remains="Fine")),
        "'Fine' is no state of State",
    ),
    "parent": (of_resource(parent="Shelf"), "there is no resource 'Shelf'"),
    "own parent": (of_resource(parent=NOUN), "there is no resource 'Function'"),
    "parent by": (
        of_resource(parent="Alias", parent_by=("FunctionName", "FunctionArn", "Version")),
        "does not name the parent as its identity does",
    ),
    "through": (of_resource(through=(("Alias", "Nam"),)), "no Alias has an attribute 'Nam'"),
    "tags": (of_resource(tags="Labels"), "there is no attribute 'Labels'"),
    "path": (
        of_use("GetFunction", identity=(("Nam", "FunctionName"),)),
        "'Nam' leads nowhere in request of GetFunction",
    ),
    "source": (of_use("CreateFunction", source="Nam"), "'Nam' leads nowhere in request"),
    "result": (of_use("GetFunction", result="Nam"), "'Nam' leads nowhere in response"),
    "each": (of_use("CreateFunction", each="Nam"), "'Nam' leads nowhere in request"),
    "count": (of_use("CreateFunction", count="Nam"), "'Nam' leads nowhere in request"),
    "given": (of_use("CreateFunction", given=(("Nam", "Role"),)), "'Nam' leads nowhere in request"),
    "given to": (of_use("CreateFunction", given=(("Role", "Nam"),)), "no attribute 'Nam'"),
    "shown": (of_use("GetFunction", shown=(("Nam", "Role"),)), "'Nam' leads nowhere in response"),
    "sets": (of_use("CreateFunction", sets=(("Nam", "1"),)), "there is no attribute 'Nam'"),
    "merges": (of_use("CreateFunction", merges=("Nam",)), "there is no attribute 'Nam'"),
    "anew": (of_use("GetFunction", anew=("Nam",)), "there is no attribute 'Nam'"),
    "tags path": (of_use("CreateFunction", tags="Nam"), "'Nam' leads nowhere in tags"),
    "missing": (of_use("GetFunction", missing=ShapeId("Gone")), "Gone is no error of GetFunction"),
    "no parent": (of_use("GetFunction", no_parent=ShapeId("Gone")), "Gone is no error"),
    "existing": (of_use("CreateFunction", existing=ShapeId("Gone")), "Gone is no error"),
    "operation": (of_use("GetFunction", operation="Nam"), "there is no operation 'Nam'"),
    "twice": (of_use("GetFunction", operation="CreateFunction"), "CreateFunction is used 2 times"),
    "no listing": (of_use("ListFunctions", listing=None), "has no listing"),
    "a listing": (of_use("GetFunction", listing=Listing(items="Tags")), "but lists nothing"),
    "items": (of_use("ListFunctions", listing=listing(items="Nam")), "'Nam' leads nowhere"),
    "items of no list": (
        of_use("ListFunctions", listing=listing(items="NextMarker")),
        "'NextMarker' leads nowhere in items",
    ),
    "order": (of_use("ListFunctions", listing=listing(sort_order="Nam")), "'Nam' leads nowhere"),
    "limit": (of_use("ListFunctions", listing=listing(limit="Nam")), "'Nam' leads nowhere"),
    "absent": (
        of_use("ListFunctions", listing=listing(absent=(("Nam[].Arn", "{}"),))),
        "'Nam[].Arn' leads nowhere in response",
    ),
    "filter path": (
        of_use("ListFunctions", listing=listing(filters=(Filter(path="Nam", attribute="Role"),))),
        "'Nam' leads nowhere in request",
    ),
    "filter": (
        of_use("ListFunctions", listing=listing(filters=(Filter(path="Marker", attribute="Nam"),))),
        "there is no attribute 'Nam'",
    ),
    "sort": (
        of_use("ListFunctions", listing=listing(sorts=(("Name", "Nam"),))),
        "there is no attribute 'Nam'",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_cannot_be_so_is_found(service: ReadService, table: ReadTable, name: str) -> None:
    change, expected = CHANGES[name]
    resources = tuple(change(one) if one.noun == NOUN else one for one in table("lambda").resources)
    problems = check_lifecycles(service("lambda"), replace(table("lambda"), resources=resources))

    assert any(expected in one.what for one in problems), problems
    assert all(one.where.source == "lambda" and one.where.pointer for one in problems)


def test_nouns_are_sorted_and_of_one_resource_each(service: ReadService, table: ReadTable) -> None:
    resources = table("lambda").resources
    twice = Lifecycles(resources=(resources[0], *resources))
    problems = check_lifecycles(service("lambda"), twice)

    assert any("not of one noun each" in one.what for one in problems)


def test_notes_and_tagging_are_of_operations_that_there_are(service: ReadService) -> None:
    tagging = Use(operation="TagIt", verb=Verb.TAG, identity=(("Resource", "*"),))
    table = Lifecycles(tagging=(tagging,), notes=(("DoIt", "Why not."),))
    problems = check_lifecycles(service("lambda"), table)

    assert [str(one.where) for one in problems] == ["lambda#/notes/DoIt", "lambda#/tagging/TagIt"]
