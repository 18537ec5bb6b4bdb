"""What contradicts itself in a model is a problem with its file and its pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from shapewright.build.service import Built, build_service
from shapewright.problem import CannotContinueError, Level, Problem
from shapewright.sources.raw import RawFile, RawService

Build = Callable[..., Built]
Refuse = Callable[..., tuple[Problem, ...]]
Raw = Callable[..., RawService]

MODEL = "case/2020-01-01/service-2.json"
Case = tuple[dict[str, Any], str, str]
"""Keys, the pointer to the one that is wrong, and what is said of it."""

HTTP = {"method": "POST", "requestUri": "/"}
TEXT: dict[str, Any] = {"type": "string"}


def structure(*required: str, **members: str) -> dict[str, Any]:
    """A structure with these members, by the names of their shapes."""
    parts = {name: {"shape": target} for name, target in members.items()}
    shape: dict[str, Any] = {"type": "structure", "members": parts}
    return shape | ({"required": list(required)} if required else {})


def operation(**keys: Any) -> dict[str, Any]:
    return {"Act": {"name": "Act", "http": HTTP, **keys}}


def at(problems: tuple[Problem, ...]) -> list[str]:
    """The addresses of problems in the model, checked to be there."""
    assert {problem.where.source for problem in problems} == {MODEL}
    return [problem.where.pointer for problem in problems]


def test_a_missing_shape_is_reported_wherever_it_is_named(refuse: Refuse) -> None:
    shapes = {
        "Thing": structure(A="Thng"),
        "Things": {"type": "list", "member": {"shape": "Thing2"}},
        "Map": {"type": "map", "key": {"shape": "K"}, "value": {"shape": "V"}},
        "AnError": structure() | {"exception": True},
    }
    act = operation(
        input={"shape": "In"},
        output={"shape": "Out"},
        errors=[{"shape": "ZError"}, {"shape": "AnError"}, {"shape": "BError"}],
    )
    problems = refuse(shapes, act)

    assert at(problems) == [
        "/operations/Act/errors/0/shape",
        "/operations/Act/errors/2/shape",
        "/operations/Act/input/shape",
        "/operations/Act/output/shape",
        "/shapes/Map/key/shape",
        "/shapes/Map/value/shape",
        "/shapes/Thing/members/A/shape",
        "/shapes/Things/member/shape",
    ]
    hints = {problem.where.pointer: problem.hint for problem in problems}
    assert hints["/shapes/Thing/members/A/shape"] == "Near names: Thing, Things."
    assert hints["/shapes/Map/value/shape"] == ""


def test_references_to_a_broken_shape_are_not_reported_as_well(refuse: Refuse) -> None:
    (problem,) = refuse({"Thing": structure(A="Odd"), "Odd": {"type": "byte"}})

    assert problem.where.pointer == "/shapes/Odd/type"
    assert problem.what == "unknown type 'byte' of shape 'Odd'"
    assert "timestamp" in problem.hint


@pytest.mark.parametrize("shape", [{}, {"type": None}, {"type": ["structure"]}, 5, None, []])
def test_a_shape_without_a_type_is_a_problem(refuse: Refuse, shape: object) -> None:
    assert at(refuse({"Odd": shape})) == ["/shapes/Odd/type"]


@pytest.mark.parametrize(
    ("shapes", "group"),
    [
        ({"A": structure("X", X="A")}, "A"),
        ({"A": structure("X", X="B"), "B": structure("Y", Y="A")}, "A to B"),
        ({"A": structure("X", X="U"), "U": structure(Y="A", Z="A") | {"union": True}}, "A to U"),
        (
            {"A": structure("X", X="L"), "L": {"type": "list", "member": {"shape": "A"}, "min": 1}},
            "A to L",
        ),
        (
            {
                "A": structure("X", X="M"),
                "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "A"}, "min": 2},
                "S": TEXT,
            },
            "A to M",
        ),
    ],
)
def test_shapes_that_need_each_other_without_end_are_a_problem(
    refuse: Refuse, shapes: dict[str, Any], group: str
) -> None:
    (problem,) = refuse(shapes)

    assert (problem.where.source, problem.where.pointer) == (MODEL, "/shapes/A")
    assert f"lead from {group} and back" in problem.what


@pytest.mark.parametrize(
    "shapes",
    [
        {"A": structure(X="A")},
        {"A": structure("X", X="U"), "U": structure(Y="A", Z="S") | {"union": True}, "S": TEXT},
        {"A": structure("X", X="L"), "L": {"type": "list", "member": {"shape": "A"}, "min": 0}},
        {
            "A": structure("X", X="M"),
            "M": {"type": "map", "key": {"shape": "S"}, "value": {"shape": "A"}, "max": 1},
            "S": TEXT,
        },
    ],
)
def test_recursion_that_can_end_is_fine(build: Build, shapes: dict[str, Any]) -> None:
    assert set(build(shapes).service.shapes) == set(shapes)


BAD_OPERATIONS: list[Case] = [
    ({"input": {"shape": "S"}}, "/input/shape", "input 'S' is not a structure"),
    ({"output": {"shape": "U"}}, "/output/shape", "output 'U' is not a structure"),
    ({"errors": [{"shape": "E"}, {"shape": "T"}]}, "/errors/1/shape", "error 'T' is not"),
    ({"errors": [{"shape": "S"}]}, "/errors/0/shape", "error 'S' is not an exception"),
    ({"errors": [{}]}, "/errors/0", "'shape' is missing"),
    ({"http": {"method": "GET"}}, "/http", "'requestUri' is missing"),
]


@pytest.mark.parametrize(
    ("keys", "pointer", "what"),
    BAD_OPERATIONS,
)
def test_what_an_operation_cannot_have_is_a_problem(
    refuse: Refuse, keys: dict[str, Any], pointer: str, what: str
) -> None:
    shapes = {
        "S": TEXT,
        "T": structure(),
        "U": structure(A="S") | {"union": True},
        "E": structure() | {"exception": True},
    }
    (problem,) = refuse(shapes, operation(**keys))

    assert (problem.where.source, problem.where.pointer) == (MODEL, f"/operations/Act{pointer}")
    assert what in problem.what


def test_an_operation_without_its_http_binding_is_a_problem(refuse: Refuse) -> None:
    (problem,) = refuse({}, {"Act": {"name": "Act"}})

    assert problem.where.pointer == "/operations/Act"
    assert problem.what == "'http' is missing"


BAD_SHAPES: list[Case] = [
    (structure("Gone", A="S"), "/required", "required member 'Gone' does not exist"),
    (structure(A="S") | {"payload": "B"}, "/payload", "payload 'B' is not a member"),
    (TEXT | {"enum": ["a", "b", "a"]}, "/enum", "a value stands twice"),
    (TEXT | {"enum": []}, "/enum", "an enum without values"),
    (TEXT | {"min": 3, "max": 2}, "/min", "min 3 is above max 2"),
    ({"type": "double", "min": 0.5, "max": 0.25}, "/min", "min 0.5 is above max 0.25"),
    ({"type": "list", "member": {"shape": "S"}, "min": 2, "max": 1}, "/min", "above max 1"),
    ({"type": "blob", "min": 1.5}, "/min", "expected an integer, found a float"),
    ({"type": "integer", "max": True}, "/max", "expected a number, found a boolean"),
    ({"type": "list"}, "", "'member' is missing"),
    (
        {"type": "map", "key": {"shape": "N"}, "value": {"shape": "S"}},
        "/key/shape",
        "map key 'N' is not a string",
    ),
    (
        {"type": "structure", "members": {"A": {"shape": "S", "enum": ["x", "x"]}}},
        "/members/A/enum",
        "a value stands twice",
    ),
]


@pytest.mark.parametrize(
    ("shape", "pointer", "what"),
    BAD_SHAPES,
)
def test_what_a_shape_cannot_have_is_a_problem(
    refuse: Refuse, shape: dict[str, Any], pointer: str, what: str
) -> None:
    (problem,) = refuse({"Odd": shape, "S": TEXT, "N": {"type": "long"}})

    assert (problem.where.source, problem.where.pointer) == (MODEL, f"/shapes/Odd{pointer}")
    assert what in problem.what


@pytest.mark.parametrize(
    ("shape", "pointer"),
    [
        (structure(A="S") | {"deprecatedMessage": "Old."}, "/deprecatedMessage"),
        (structure(A="S") | {"fault": True}, "/fault"),
        (structure(A="S") | {"union": True, "payload": "A"}, "/payload"),
        (structure(A="S") | {"eventstream": True, "union": True}, "/union"),
        (structure(A="S") | {"document": True}, "/members/A"),
    ],
)
def test_what_means_nothing_where_it_stands_is_a_warning(
    build: Build, shape: dict[str, Any], pointer: str
) -> None:
    (warning,) = build({"Odd": shape, "S": TEXT}).warnings

    assert (warning.where.source, warning.where.pointer) == (MODEL, f"/shapes/Odd{pointer}")
    assert warning.level is Level.WARNING


def test_a_flag_that_is_false_says_nothing(build: Build) -> None:
    flags = dict.fromkeys(("document", "eventstream", "union", "exception"), False)
    plain, flagged = (build({"A": structure(B="S") | more, "S": TEXT}) for more in ({}, flags))

    assert flagged == plain


def test_a_preferred_protocol_that_is_not_the_first_is_a_warning(raw: Raw) -> None:
    metadata = {"protocol": "json", "protocols": ["smithy-rpc-v2-cbor", "json"]}
    built = build_service(raw({"metadata": metadata}))

    (warning,) = built.warnings
    assert warning.where.pointer == "/metadata/protocol"
    assert built.service.protocol.names == ("smithy-rpc-v2-cbor", "json")


def test_problems_of_other_files_have_their_addresses(refuse: Refuse) -> None:
    paginator = {"input_token": ["A", "B"], "output_token": "C", "result_key": "D"}
    waiter = {"delay": 1, "maxAttempts": 2, "acceptors": [{"state": "retry", "matcher": "error"}]}
    problems = refuse(
        {},
        paginators={"pagination": {"Nothing": paginator}},
        waiters={"waiters": {"Done": {"operation": "Nothing", **waiter}, "Odd": waiter}},
        examples={"examples": {"Nothing": [{"id": "x"}], "Other": {}}},
    )

    assert [str(problem.where).removeprefix("case/2020-01-01/") for problem in problems] == [
        "examples-1.json#/examples/Nothing",
        "examples-1.json#/examples/Other",
        "examples-1.json#/examples/Other",
        "paginators-1.json#/pagination/Nothing",
        "paginators-1.json#/pagination/Nothing/output_token",
        "waiters-2.json#/waiters/Done/acceptors/0/expected",
        "waiters-2.json#/waiters/Done/operation",
        "waiters-2.json#/waiters/Odd",
        "waiters-2.json#/waiters/Odd/acceptors/0/expected",
    ]


@pytest.mark.parametrize(
    ("part", "content", "pointers"),
    [
        ("paginators", {"pagination": {"Act": {}}}, ["/pagination/Act"] * 3),
        ("waiters", {"waiters": {"Done": {"operation": "Act"}}}, ["/waiters/Done"] * 3),
    ],
)
def test_what_a_paginator_or_a_waiter_lacks_is_a_problem(
    refuse: Refuse, part: str, content: object, pointers: list[str]
) -> None:
    problems = refuse({}, operation(), **{part: content})

    assert [problem.where.pointer for problem in problems] == pointers
    assert all(problem.what.endswith("is missing") for problem in problems)


@pytest.mark.parametrize("model", [{}, {"metadata": 5}, {"metadata": {}, "shapes": []}])
def test_what_is_no_model_at_all_is_a_problem(raw: Raw, model: object) -> None:
    with pytest.raises(CannotContinueError) as caught:
        build_service(raw(model))

    assert {problem.where.source for problem in caught.value.problems} == {MODEL}


def test_a_model_of_any_name_is_its_own_address() -> None:
    raw = RawService(
        name="case",
        api_version="",
        release="",
        model={},
        paginators={},
        waiters={},
        examples={},
        files=(RawFile("thing.json", ""),),
    )
    with pytest.raises(CannotContinueError) as caught:
        build_service(raw)

    assert {problem.where.source for problem in caught.value.problems} == {"thing.json"}
