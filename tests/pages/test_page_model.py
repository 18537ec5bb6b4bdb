"""A package made from a page alone takes what the service takes, and refuses the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from bench.sweep.draw import Drawing
from bench.sweep.package import Generated, generate
from tests.pages.generate import Generated as GeneratedPage
from tests.pages.generate import generate_pages
from tests.pages.plain import to_flattened, to_indented
from tests.pages.reference import to_reference
from tests.pages.samples import read_samples

from shapewright.build.service import build_service
from shapewright.ir.service import Service
from shapewright.ir.shape import EnumShape, ShapeId, StructureShape
from shapewright.problem import CannotContinueError
from shapewright.sources.open import open_source
from shapewright.sources.page_file import PageFile
from shapewright.sources.pages import (
    Kind,
    Layout,
    Page,
    PageMember,
    PageOperation,
    Part,
    build_page_model,
    read_page,
)

WRITERS: dict[Layout, Callable[[GeneratedPage], str]] = {
    Layout.REST: lambda page: page.rest,
    Layout.INDENTED: lambda page: to_indented(page.rest),
    Layout.FLATTENED: lambda page: to_flattened(page.rest),
    Layout.API_REFERENCE: lambda page: to_reference(page.operation),
}
OPERATIONS = [
    ("dynamodb", "TransactWriteItems"),  # a union that contains itself
    ("sqs", "CreateQueue"),  # a map with known keys
    ("bedrock-runtime", "Converse"),  # unions, documents, blobs
    ("rds-data", "BatchExecuteStatement"),  # lists of lists
    ("wafv2", "CreateRuleGroup"),  # deep recursion
    ("kinesis", "PutRecords"),
    ("lex-runtime", "PostContent"),  # a stream, JSON in a header
]
VALUES = 12
STRINGS_ALONE = {Layout.API_REFERENCE}
JSON_IN_HEADERS = {"activeContexts", "requestAttributes", "sessionAttributes"}
"""Members that the API Reference calls strings, though boto3 writes any value there as JSON."""


@pytest.fixture(params=OPERATIONS, ids="-".join)
def page(request: pytest.FixtureRequest) -> GeneratedPage:
    service, operation = request.param
    return next(one for one in generate_pages(service) if one.operation.name == operation)


@pytest.fixture(params=WRITERS)
def text(request: pytest.FixtureRequest, page: GeneratedPage) -> str:
    """The page in one layout."""
    return WRITERS[request.param](page)


@pytest.fixture
def package(page: GeneratedPage, text: str, tmp_path: Path) -> Iterator[Generated]:
    """The package of one operation, made from its page."""
    file = tmp_path / "page.txt"
    file.write_text(text, encoding="utf-8")
    with generate(page.service, source=str(file), prefix="paged") as package:
        yield package


def build_real(service: str) -> Service:
    return build_service(open_source("installed").read(service)).service


def test_what_the_service_takes_is_taken(
    page: GeneratedPage, text: str, package: Generated
) -> None:
    real = build_real(page.service)
    drawing = Drawing(real, Random(page.method))  # noqa: S311 - no secret
    (operation,) = package.service.operations

    for number in range(VALUES):
        target = ShapeId(page.operation.input_shape.name)
        value = drawing.draw(target, depth=number % 4, chance=0.3, with_null=False)
        unsaid = JSON_IN_HEADERS if read_page("page.txt", text).layout in STRINGS_ALONE else ()
        said = {key: part for key, part in value.items() if key not in unsaid}
        found = package.check_request(operation.name, said)
        assert [problem for problem in found if not problem.advisory] == []


def test_what_the_page_rules_out_is_refused(
    page: GeneratedPage, text: str, package: Generated
) -> None:
    required = page.operation.input_shape.required_members
    (operation,) = package.service.operations

    found = package.check_request(operation.name, {"NoSuchMember": 1})

    assert {problem.path for problem in found if problem.rule == "unknown"} == {"NoSuchMember"}
    # Of the deepest request the page of boto3 describes nothing.
    (read,) = read_page("page.txt", text).operations
    known = () if Part.REQUEST_MEMBERS in read.left_out else required
    assert {problem.path for problem in found if problem.rule == "required"} == set(known)


def read_service(page: Page) -> tuple[Service, tuple[str, ...]]:
    """The service of a page that tests made, and what is said of it."""
    model, warnings = build_page_model(page)
    raw = PageFile(Path("page.txt"))
    raw.page = page
    raw.data = b""
    service = build_service(raw.read("made")).service
    assert model["operations"].keys() == {operation.name for operation in service.operations}
    return service, tuple(problem.what for problem in warnings)


def make_page(*members: PageMember) -> Page:
    request = PageMember(path="", kind=Kind.STRUCTURE, members=members)
    operation = PageOperation(method="put_thing", request=request)
    return Page(source="page.txt", layout=Layout.REST, operations=(operation,))


def structure(path: str, *members: PageMember) -> PageMember:
    return PageMember(path=path, name=path, kind=Kind.STRUCTURE, members=members)


def scalar(path: str, kind: Kind = Kind.STRING, **facts: Any) -> PageMember:
    return PageMember(path=path, name=path.rpartition(".")[2], kind=kind, **facts)


def test_members_that_are_built_alike_share_a_shape() -> None:
    one = structure("A", scalar("A.Colour", values=("red", "blue")))
    two = structure("B", scalar("B.Colour", values=("red", "green")))
    again = structure("C", scalar("C.Colour", values=("red", "blue")))
    service, said = read_service(make_page(one, two, again))

    enums = {
        id_: shape.values for id_, shape in service.shapes.items() if isinstance(shape, EnumShape)
    }
    assert set(enums.values()) == {("blue", "red"), ("green", "red")}
    assert not said


def test_what_a_page_leaves_open_is_any_value_and_said() -> None:
    recursive = PageMember(path="A.B", name="B", kind=Kind.DICT, recursive=True)
    inner = PageMember(path="A", name="A", kind=Kind.STRUCTURE, members=(recursive,))
    twice = PageMember(
        path="X.Y",
        name="Y",
        kind=Kind.STRUCTURE,
        members=(PageMember(path="X.Y.Z", name="Z", kind=Kind.DICT, recursive=True),),
    )
    page = make_page(scalar("N", Kind.NUMBER), inner, structure("X", twice))
    service, said = read_service(page)

    shape = service.shapes[ShapeId("A")]
    assert isinstance(shape, StructureShape)
    assert [member.target for member in shape.members] == ["A"]
    assert said == (
        "the page does not say the type of `PutThing N`",
        "the page does not say which structure is repeated by `PutThing X.Y.Z`",
    )


def test_a_page_that_is_cut_short_is_no_source(tmp_path: Path) -> None:
    file = tmp_path / "page.rst"
    file.write_text(read_samples()[Layout.REST][:900], encoding="utf-8")

    with pytest.raises(CannotContinueError, match="the page ends"):
        PageFile(file).services()
