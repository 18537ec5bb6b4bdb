"""Skeletons: every member is there, every structure once, and recursion ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.docs.samples.shown import Shown

from shapewright.docs.samples import write_syntax
from shapewright.ir.graph import reachable_from
from shapewright.ir.shape import Member, Ref, ShapeId, StructureShape, UnionShape


def test_syntax_writes_each_structure_once(find: Callable[[str], Shown]) -> None:
    shown = find("hostile")
    [operation] = shown.service.operations
    request, response = write_syntax(shown.service, operation)

    assert response.sample.text.splitlines()[0] == "{"
    lines = request.sample.text.splitlines()
    assert lines[0] == "client.describe_thing("
    assert sum("# request, as above" in line for line in lines) == 2
    assert [line.strip() for line in lines if "exactly one" in line] == [
        "Pick={  # exactly one of these"
    ]


def test_syntax_ends_where_nobody_would_look(find: Callable[[str], Shown]) -> None:
    shown = find("hostile")
    [operation] = shown.service.operations
    floors = {
        ShapeId(f"Floor{at}"): StructureShape(
            id=ShapeId(f"Floor{at}"),
            members=(Member(name="Down", target=ShapeId(f"Floor{at + 1}")),),
        )
        for at in range(2_000)
    }
    bottom = ShapeId("Floor2000")
    service = replace(shown.service, shapes={**floors, bottom: StructureShape(id=bottom)})
    operation = replace(operation, input=Ref(target=ShapeId("Floor0")), output=None)
    [request] = write_syntax(service, operation)

    lines = request.sample.text.splitlines()
    assert [line.strip() for line in lines if "#" in line] == ['"Down": ...,  # Floor65']
    assert len(lines) < 200


def test_syntax_names_every_member_however_many(find: Callable[[str], Shown]) -> None:
    shown = find("sagemaker")
    [search] = [one for one in shown.service.operations if one.name == "Search"]
    text = write_syntax(shown.service, search)[1].sample.text

    root = search.output.target if search.output else ShapeId("")
    reached = reachable_from(shown.service.shapes, [root])
    members = {
        member.name
        for id_ in reached
        if isinstance(shape := shown.service.shape(id_), StructureShape | UnionShape)
        for member in shape.members
    }
    assert len(members) > 300
    assert [name for name in members if f'"{name}": ' not in text] == []
    assert max(map(len, text.splitlines())) < 200
