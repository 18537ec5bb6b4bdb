"""Packages of a few services and of small models, imported, and values drawn from them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from bench.sweep.package import Generated, generate
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

Package = Callable[[str], Generated]
Draw = Callable[..., list[Any]]

SLICES: dict[str, tuple[str, ...]] = {
    "sagemaker": ("*ModelPackage", "CreateEndpointConfig", "CreateTrainingJob"),
    "dynamodb": ("TransactWriteItems", "Query", "CreateTable"),
    "s3": ("PutObject", "WriteGetObjectResponse", "SelectObjectContent"),
    "connectcases": ("*Field*", "SearchCases"),
    "neptune-graph": ("*Graph",),
    "apigatewayv2": ("*Authorizer", "*Integration"),
    "cloudwatch": ("PutMetricAlarm", "PutMetricData"),
    "connect": ("CreateUser",),
    "ssm": ("CreateAssociation", "*MaintenanceWindow"),
    "quicksight": ("CreateDashboard",),
    "mediaconvert": ("CreateJob",),
    "medialive": ("CreateChannel",),
    "rds": ("CreateDBInstance",),
}
"""The operations of services that are large."""

METADATA = {
    "apiVersion": "2020-01-01",
    "endpointPrefix": "case",
    "protocol": "json",
    "serviceFullName": "Case Service",
    "serviceId": "Case",
    "signatureVersion": "v4",
}


@pytest.fixture(scope="session")
def package() -> Iterator[Package]:
    """Gives the package of a service; each is made once."""
    known: dict[str, Generated] = {}
    with ExitStack() as stack:

        def find(name: str) -> Generated:
            if name not in known:
                operations = SLICES.get(name, ("*",))
                known[name] = stack.enter_context(
                    generate(name, operations=operations, prefix="drawn")
                )
            return known[name]

        yield find


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Callable[[dict[str, Any] | Path], Generated]]:
    """Gives the package of a model file, or of these shapes, of which the first is put in."""
    with ExitStack() as stack:

        def make(shapes: dict[str, Any] | Path) -> Generated:
            if isinstance(shapes, Path):
                return stack.enter_context(generate("case", source=str(shapes), prefix="drawn"))
            members = shapes[next(iter(shapes))]["members"]
            operation = {
                "name": "Do",
                "http": {"method": "POST", "requestUri": "/{Uri}" if "Uri" in members else "/"},
                "input": {"shape": next(iter(shapes))},
                **({"endpoint": {"hostPrefix": "{Host}."}} if "Host" in members else {}),
            }
            model = {"metadata": METADATA, "operations": {"Do": operation}, "shapes": shapes}
            file = tmp_path / "service-2.json"
            file.write_text(json.dumps(model), encoding="utf-8")
            return stack.enter_context(generate("case", source=str(file), prefix="drawn"))

        yield make


@pytest.fixture(scope="session")
def draw() -> Draw:
    """Gives examples of a strategy, always the same."""

    def collect(strategy: SearchStrategy[Any], count: int = 30) -> list[Any]:
        found: list[Any] = []

        @settings(
            max_examples=count,
            phases=[Phase.generate],
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.large_base_example],
        )
        @given(strategy)
        def note(value: object) -> None:
            found.append(value)

        note()
        return found

    return collect
