"""Rules that do not count: stated by a target, or found to be wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from shapewright.ir.relief import Relief
from shapewright.ir.shape import ShapeId
from shapewright.pipeline import make_package
from shapewright.problem import CannotContinueError, Level, Where
from shapewright.specs.target import Target

MODEL: dict[str, Any] = {
    "metadata": {
        "apiVersion": "2020-01-01",
        "endpointPrefix": "tiny",
        "protocol": "json",
        "serviceFullName": "Tiny",
        "serviceId": "Tiny",
        "signatureVersion": "v4",
    },
    "operations": {
        "Put": {
            "name": "Put",
            "http": {"method": "POST", "requestUri": "/"},
            "input": {"shape": "PutRequest"},
        }
    },
    "shapes": {
        "Account": {"type": "string", "max": 12, "pattern": "^\\\\d{12}$"},
        "Broken": {"type": "string", "pattern": "a(b"},
        "Name": {"type": "string", "min": 2, "max": 4, "pattern": "[a-z]+"},
        "PutRequest": {
            "type": "structure",
            "members": {
                "Account": {"shape": "Account"},
                "Broken": {"shape": "Broken"},
                "Name": {"shape": "Name"},
            },
        },
    },
}


@pytest.fixture
def load(
    tmp_path: Path,
    write_package: Callable[..., Path],
    import_package: Callable[[Path], Any],
    request: pytest.FixtureRequest,
) -> Callable[..., Any]:
    """Makes and imports a package of the model above, under these reliefs."""

    def load(*reliefs: Relief) -> Any:
        model = tmp_path / "service-2.json"
        model.write_text(json.dumps(MODEL))
        name = re.sub(r"\W", "_", request.node.name)
        target = Target(
            where=Where("q.toml"),
            service="tiny",
            source=str(model),
            reliefs=reliefs,
            out=Path("unused"),
        )
        made = make_package(target)
        package = import_package(write_package(tmp_path / name, made.tree))
        return package, made.warnings

    return load


def relieve(shape: str, rule: str, level: str) -> Relief:
    return Relief(shape=ShapeId(shape), rule=rule, level=level, reason="It is so.")


def find(package: Any, **params: object) -> list[tuple[str, str, bool]]:
    problems = package.check_request("Put", params)
    return [(problem.path, problem.rule, problem.advisory) for problem in problems]


def test_a_rule_counts_until_it_is_relieved(load: Callable[..., Any]) -> None:
    package, _ = load()

    assert find(package, Name="A") == [("Name", "length", False), ("Name", "pattern", False)]


def test_an_advisory_rule_is_said_and_refuses_nothing(load: Callable[..., Any]) -> None:
    package, _ = load(relieve("Name", "pattern", "advisory"))

    assert find(package, Name="AB") == [("Name", "pattern", True)]
    assert package.PutRequest(name="AB").validate()


def test_a_rule_that_is_off_is_not_said(load: Callable[..., Any]) -> None:
    package, _ = load(relieve("Name", "pattern", "off"), relieve("Name", "length", "off"))

    assert find(package, Name="ABCDEFG") == []


def test_what_cannot_be_right_is_found_and_said(load: Callable[..., Any]) -> None:
    """A doubly escaped pattern is advisory, one that cannot be read is off; both are warnings."""
    package, warnings = load()

    assert find(package, Account="123456789012", Broken="x") == [("Account", "pattern", True)]
    assert [str(warning.where) for warning in warnings] == [
        "tiny#/shapes/Account/pattern",
        "tiny#/shapes/Broken/pattern",
    ]
    assert {warning.level for warning in warnings} == {Level.WARNING}


def test_who_has_stated_it_is_not_warned(load: Callable[..., Any]) -> None:
    _, warnings = load(relieve("Account", "pattern", "off"))

    assert [str(warning.where) for warning in warnings] == ["tiny#/shapes/Broken/pattern"]


@pytest.mark.parametrize(
    ("shape", "rule", "expected"),
    [
        ("Nam", "pattern", "no selected operation uses a shape 'Nam'"),
        ("Name", "enum", "shape 'Name' has no rule 'enum'"),
        ("Account", "count", "shape 'Account' has no rule 'count'"),
    ],
)
def test_a_relief_that_fits_nothing_is_an_error(
    load: Callable[..., Any], shape: str, rule: str, expected: str
) -> None:
    with pytest.raises(CannotContinueError, match=expected):
        load(relieve(shape, rule, "off"))
