"""Rules that do not count: stated by a target, or found to be wrong."""

from __future__ import annotations

import importlib
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

SCHEDULE = (
    r".*cron\((\b[0-5]?[0-9]\b) (\b2[0-3]\b|\b[0-1]?[0-9]\b) ([-?*,/\dLW]){1,83} "
    r"([-*,/\d]|[a-zA-Z]{3}){1,23} ([-?#*,/\dL]|[a-zA-Z]{3}){1,13} ([^\)]+)\).*"
)
"""DataZone's pattern of a schedule, of which no form is safe on texts of any length."""

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
        "Novel": {"type": "string", "max": 20_000_000, "pattern": "(?:[a-z]+ ?)*"},
        "PutRequest": {
            "type": "structure",
            "members": {
                "Account": {"shape": "Account"},
                "Broken": {"shape": "Broken"},
                "Name": {"shape": "Name"},
                "Novel": {"shape": "Novel"},
                "Schedule": {"shape": "Schedule"},
            },
        },
        "Schedule": {"type": "string", "min": 1, "max": 256, "pattern": SCHEDULE},
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


class Shorter(str):
    """Text that says it is shorter than it is."""

    __slots__ = ()

    def __len__(self) -> int:
        return 10


def make_schedule(length: int) -> str:
    """A schedule of so many characters that matches."""
    return "cron(0 12 * * LLL 2030)".ljust(length, ".")


def test_a_pattern_that_rests_on_the_length_is_checked_up_to_it(load: Callable[..., Any]) -> None:
    package, warnings = load()

    assert "Schedule" not in " ".join(str(warning.where) for warning in warnings)
    assert find(package, Schedule=make_schedule(256)) == []
    assert find(package, Schedule="cron(0 12 * * LLL!2030)") == [("Schedule", "pattern", False)]
    assert find(package, Schedule=make_schedule(255) + "\n") == [("Schedule", "pattern", False)]


@pytest.mark.parametrize(
    ("reliefs", "off", "rules"),
    [
        ((), (), ["length", "pattern"]),
        ((), ("length",), ["pattern"]),
        ((), ("length.max",), ["pattern"]),
        (("length",), (), ["pattern"]),
        (("length",), ("pattern",), []),
        (("length", "pattern"), (), []),
    ],
)
def test_a_text_too_long_for_such_a_pattern_is_not_tried_whatever_is_off(
    load: Callable[..., Any], reliefs: tuple[str, ...], off: tuple[str, ...], rules: list[str]
) -> None:
    package, _ = load(*(relieve("Schedule", rule, "off") for rule in reliefs))
    policy = package.Policy(off=off)
    for text in (make_schedule(257), "no schedule" * 1000):
        problems = package.check_request("Put", {"Schedule": text}, policy=policy)

        assert [problem.rule for problem in problems] == rules
        if "pattern" in rules:
            assert problems[-1].message == f"is too long to be matched against {SCHEDULE}"
            assert problems[-1].expected.startswith("text of at most 256 characters that matches")


def test_what_lies_about_its_length_is_not_tried_either(load: Callable[..., Any]) -> None:
    package, _ = load()

    problems = package.check_request("Put", {"Schedule": Shorter(make_schedule(257))})

    assert [problem.rule for problem in problems] == ["length", "pattern"]
    assert problems[1].message.startswith("is too long")


def test_a_relieved_length_leaves_no_pattern_that_rests_on_it_unconfined(
    load: Callable[..., Any],
) -> None:
    package, _ = load(relieve("Schedule", "length", "off"))
    shapes = importlib.import_module(f"{package.__name__}.shapes")
    home = importlib.import_module(f"{package.__name__}.shapes.{shapes.HOMES['Schedule']}")

    assert home.SHAPES["Schedule"].matcher.longest == 256


def test_what_cannot_be_right_is_found_and_said(load: Callable[..., Any]) -> None:
    """A doubly escaped pattern is advisory, one that cannot be read is off; both are warnings."""
    package, warnings = load()

    assert find(package, Account="123456789012", Broken="x") == [("Account", "pattern", True)]
    assert [str(warning.where) for warning in warnings] == [
        "tiny#/shapes/Account/pattern",
        "tiny#/shapes/Broken/pattern",
        "tiny#/shapes/Novel/pattern",
    ]
    assert {warning.level for warning in warnings} == {Level.WARNING}


def test_who_has_stated_it_is_not_warned(load: Callable[..., Any]) -> None:
    stated = [relieve(shape, "pattern", "off") for shape in ("Account", "Novel")]
    _, warnings = load(*stated)

    assert [str(warning.where) for warning in warnings] == ["tiny#/shapes/Broken/pattern"]


def test_a_pattern_that_may_take_long_is_checked_and_said(load: Callable[..., Any]) -> None:
    package, warnings = load()
    (warning,) = (one for one in warnings if "Novel" in str(one.where))

    assert "50 ms to check on a text of 20,000,000 characters" in warning.what
    assert find(package, Novel="once upon a time") == []
    assert find(package, Novel="Once") == [("Novel", "pattern", False)]


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
