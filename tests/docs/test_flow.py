"""What both text formats say of a page, in order."""

from __future__ import annotations

from dataclasses import replace

from shapewright.docs.flow import (
    Line,
    Points,
    Verbatim,
    anchors_of,
    flow_flags,
    flow_part,
    spread_types,
)
from shapewright.docs.marked import read_marked
from shapewright.docs.page import (
    Entry,
    Fact,
    Flag,
    Folded,
    Item,
    Listing,
    Members,
    Page,
    PageKind,
    Prose,
    Sample,
    Section,
    Statement,
    Statements,
    Target,
    Value,
    Values,
    plain,
)
from shapewright.ir.doc import Doc, Paragraph, Text, plain_text

DOC = Doc((Paragraph((Text("Its name."),)),))
CHILD = Entry(name="C", path="A[].C", anchor="request.A.C", type=plain("string"))
ENTRY = Entry(
    name="A",
    path="A",
    anchor="request.A",
    type=plain("list of enum"),
    flags=(Flag("required"), Flag("deprecated", "use B")),
    facts=(Fact("Items", plain("1 to 5")), Fact("", plain("Not empty"))),
    values=("x", "y"),
    doc=DOC,
    statements=(Statement(*map(read_marked, ("default `x`", "It is `x`.", "`y`"))),),
    children=(CHILD,),
    rest=plain("Its members: elsewhere"),
)


def say(flow: object) -> object:
    """A flow as plain words; documentation and code as they are."""
    match flow:
        case Line(words):
            return plain_text(words)  # type: ignore[arg-type]
        case Points(lines):
            return [say(line) for line in lines]
        case _:
            return flow


def test_a_member_is_said_from_its_name_to_its_children() -> None:
    assert [*map(say, flow_part(Members((ENTRY,))))] == [
        "A · list of enum · required · deprecated: use B",
        [
            "Items: 1 to 5",
            "Not empty",
            "By the text: default x (“It is x.”); the model says otherwise: y",
        ],
        Prose(DOC),
        "Values: x, y",
        "Its members: elsewhere",
        "A[].C · string",
    ]


def test_every_place_of_a_part_is_named() -> None:
    assert [*anchors_of(Members((ENTRY,)))] == ["request.A", "request.A.C"]
    assert [*anchors_of(Values((Value("x", "value.x"),)))] == ["value.x"]
    assert [*anchors_of(Listing((Item(plain("x")), Item(plain("y"), anchor="y"))))] == ["y"]
    assert [*anchors_of(Prose(DOC))] == []


def test_what_is_empty_says_nothing() -> None:
    page = Page(at=Target("x"), kind=PageKind.ENUM, title="X", summary="")

    assert [*flow_flags(page)] == []
    assert [*flow_part(Values(()))] == []
    assert [*flow_part(Statements(()))] == []


def test_a_sample_has_its_title_and_note_before_it() -> None:
    sample = Sample("unused", "json", "{}", "As a file.")

    assert [*map(say, flow_part(Folded("Syntax", sample)))] == [
        "Syntax",
        "As a file.",
        Verbatim("{}", "json"),
    ]


def test_things_are_listed_with_what_is_said_of_them() -> None:
    listing = Listing((Item(plain("X"), plain("Makes it."), (Flag("paginated"),)),))

    assert [*map(say, flow_part(listing))] == [["X · paginated: Makes it."]]


def make_types(section: Section) -> Page:
    at = Target("types")
    return Page(at=at, kind=PageKind.TYPES, title="Types", summary="", sections=(section,))


def test_plain_types_have_a_heading_each() -> None:
    section = Section("types", "", (Members((CHILD, ENTRY)),))
    spread = spread_types(make_types(section))

    assert [(one.anchor, one.title) for one in spread.sections] == [
        ("request.A.C", "C"),
        ("request.A", "A"),
    ]
    (first,) = spread.sections[0].parts
    assert [*flow_part(first)] == [Line((Text("string"),))]
    (second,) = spread.sections[1].parts
    assert next(map(say, flow_part(second))) == "list of enum · required · deprecated: use B"


def test_types_that_a_builder_would_call_the_same_have_no_heading() -> None:
    names = ("String", "string", "types", "Other")
    entries = tuple(replace(CHILD, name=name, path=name, anchor=name) for name in names)
    spread = spread_types(make_types(Section("types", "", (Members(entries),))))

    assert [(one.anchor, one.title) for one in spread.sections] == [
        *[("", "")] * 3,
        ("Other", "Other"),
    ]
    assert [*anchors_of(spread.sections[1].parts[0])] == ["string"]
