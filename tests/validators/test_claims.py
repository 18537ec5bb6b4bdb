"""What only the documentation says: advice, until a target confirms it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from shapewright.ir.claim import Confirmation
from shapewright.ir.relief import Relief
from shapewright.ir.shape import ShapeId
from shapewright.pipeline import make_package
from shapewright.problem import CannotContinueError, Where
from shapewright.specs.target import Target


def member(shape: str, text: str) -> dict[str, str]:
    return {"shape": shape, "documentation": f"<p>{text}</p>"}


MODEL: dict[str, Any] = {
    "metadata": {
        "apiVersion": "2020-01-01",
        "endpointPrefix": "tiny",
        "protocol": "json",
        "serviceFullName": "Tiny",
        "serviceId": "Tiny",
    },
    "operations": {
        "Put": {
            "name": "Put",
            "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "PutRequest"},
            "output": {"shape": "PutResponse"},
        }
    },
    "shapes": {
        "Bounded": {"type": "integer", "min": 1, "max": 1000},
        "Float": {"type": "double"},
        "Integer": {"type": "integer"},
        "Names": {"type": "list", "member": {"shape": "String"}},
        "PutRequest": {
            "type": "structure",
            "members": {
                "Bounded": member("Bounded", "You can specify a value between 1 and 50."),
                "Count": member("Integer", "You can specify a value between 1 and 50."),
                "Colour": member("String", "Valid values: <code>red</code> | <code>blue</code>"),
                "Name": member("String", "The name can be up to 10 characters long."),
                "Names": member("Names", "You can specify up to 2 names."),
                "Ratio": member("Float", "Valid range is 0 to 1."),
                "Secret": member("Secret", "The maximum length is 4 characters."),
                "Address": member(
                    "String", "Valid values: <code>to::path</code> | <code>at::path</code>"
                ),
                "Pair": member("String", "Valid values: <code>Name</code> | <code>Count</code>"),
                "Tags": member("Tags", "You can specify up to 1 tags."),
            },
        },
        "Secret": {"type": "string", "sensitive": True},
        "String": {"type": "string"},
        "Tags": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "String"}},
    },
}
MODEL["shapes"]["PutResponse"] = MODEL["shapes"]["PutRequest"]

WRONG: list[tuple[str, Any, str, str]] = [
    ("Count", 51, "claim.max", "must be, by the documentation, 1 to 50"),
    ("Count", 0, "claim.min", "must be, by the documentation, 1 to 50"),
    ("Colour", "pink", "claim.values", "must be, by the documentation, one of red, blue"),
    ("Name", "x" * 11, "claim.max", "must be, by the documentation, at most 10 characters"),
    ("Names", ["a", "b", "c"], "claim.max", "must be, by the documentation, at most 2 entries"),
    ("Ratio", 1.5, "claim.max", "must be, by the documentation, 0 to 1"),
    ("Secret", "12345", "claim.max", "must be, by the documentation, at most 4 characters"),
    ("Tags", {"a": "", "b": ""}, "claim.max", "must be, by the documentation, at most 1 entry"),
]

Load = Callable[..., Any]


@pytest.fixture
def target(tmp_path: Path) -> Callable[..., Target]:
    def target(*, confirmed: Sequence[str] = (), reliefs: Sequence[Relief] = ()) -> Target:
        file = tmp_path / "service-2.json"
        file.write_text(json.dumps(MODEL), encoding="utf-8")
        return Target(
            where=Where("test"),
            service="tiny",
            source=str(file),
            confirmed=tuple(Confirmation(name, "Seen.") for name in confirmed),
            reliefs=tuple(reliefs),
            out=tmp_path / "out",
        )

    return target


@pytest.fixture
def load(
    target: Callable[..., Target],
    tmp_path: Path,
    write_package: Callable[..., Path],
    import_package: Callable[[Path], Any],
    request: pytest.FixtureRequest,
) -> Load:
    def load(**facts: Any) -> Any:
        made = make_package(target(**facts))
        name = re.sub(r"\W", "_", request.node.name)
        return import_package(write_package(tmp_path / name, made.tree))

    return load


def test_what_the_text_says_is_advice(load: Load) -> None:
    package = load()

    for name, value, aspect, message in WRONG:
        (problem,) = package.check_request("Put", {name: value})
        assert (problem.path, problem.rule, problem.advisory) == (name, "claim", True)
        assert (problem.facts.aspect, problem.message) == (aspect, message)
        assert "12345" not in repr(problem)


def test_what_the_model_bounds_is_left_to_the_model(load: Load) -> None:
    package = load()

    assert package.check_request("Put", {"Bounded": 51}) == []


def test_what_keeps_to_the_text_has_no_problem(load: Load) -> None:
    package = load()
    right = {"Count": 50, "Colour": "red", "Name": "x" * 10, "Names": ["a", "b"], "Ratio": 1}

    assert package.check_request("Put", right) == []


def test_forms_and_names_of_members_are_no_values(load: Load) -> None:
    package = load()

    assert package.check_request("Put", {"Address": "to::here", "Pair": "x"}) == []


def test_advice_refuses_nothing(load: Load) -> None:
    package = load()

    assert package.PutRequest(count=51).validate().count == 51


def test_policies_and_responses_leave_it_out(load: Load) -> None:
    package = load()
    wrong = {name: value for name, value, _, _ in WRONG}

    assert package.check_response("Put", wrong) == []
    assert package.check_request("Put", wrong, package.BOTOCORE) == []
    assert package.check_request("Put", wrong, package.Policy(off={"claim"})) == []
    assert len(package.check_request("Put", wrong)) == len(wrong)


def test_a_wrong_type_is_said_once(load: Load) -> None:
    package = load()
    wrong = {"Count": "51", "Colour": 3, "Names": "abc", "Ratio": "x", "Tags": 5}

    problems = package.check_request("Put", wrong)

    assert {problem.rule for problem in problems} == {"type"}
    assert len(problems) == len(wrong)


def test_what_is_confirmed_counts(load: Load) -> None:
    package = load(confirmed=["PutRequest.Count"])
    with pytest.raises(package.ValidationError, match="by the documentation, 1 to 50"):
        package.PutRequest(count=51).validate()

    assert not package.check_request("Put", {"Count": 51})[0].advisory
    assert package.check_request("Put", {"Name": "x" * 11})[0].advisory


@pytest.mark.parametrize("name", ["PutRequest.Bounded", "PutRequest.None", "Nothing"])
def test_what_is_not_claimed_cannot_be_confirmed(target: Callable[..., Target], name: str) -> None:
    with pytest.raises(CannotContinueError, match=f"claimed of '{name}'"):
        make_package(target(confirmed=[name]))


def test_the_claims_of_a_structure_can_be_off(load: Load) -> None:
    relief = Relief(shape=ShapeId("PutRequest"), rule="claim", level="off", reason="Old text.")
    package = load(reliefs=[relief])

    assert package.check_request("Put", {"Count": 51}) == []
