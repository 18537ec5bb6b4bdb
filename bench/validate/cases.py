"""The requests that are validated.

Each is valid, and comes with the one change, deep and at its end, that makes it invalid.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from bench.validate.items import build_events, build_transaction
from bench.validate.model_package import build_approval, build_model_package


@dataclass(frozen=True, slots=True)
class Case:
    """One request."""

    name: str
    service: str
    operation: str
    valid: dict[str, Any]
    path: Sequence[str | int]
    """Where the one change is made."""
    wrong: object
    """What then stands there."""

    def spoil(self) -> dict[str, Any]:
        """The request with its one violation."""
        params = deepcopy(self.valid)
        place: Any = params
        *above, last = self.path
        for step in above:
            place = place[step]
        place[last] = self.wrong
        return params


def list_cases() -> list[Case]:
    """The four requests, from rich to long."""
    return [
        Case(
            "rich CreateModelPackage",
            "sagemaker",
            "CreateModelPackage",
            build_model_package(),
            (
                *("ValidationSpecification", "ValidationProfiles", 0, "TransformJobDefinition"),
                *("TransformResources", "InstanceCount"),
            ),
            0,
        ),
        Case(
            "typical UpdateModelPackage",
            "sagemaker",
            "UpdateModelPackage",
            build_approval(),
            ("ModelPackageRegistrationType",),
            "Unregistered",
        ),
        Case(
            "deep TransactWriteItems",
            "dynamodb",
            "TransactWriteItems",
            build_transaction(),
            (
                *("TransactItems", 4, "Put", "Item", "lines", "L", 3, "M", "discounts", "L", 1),
                *("M", "percent", "N"),
            ),
            15,
        ),
        Case(
            "PutLogEvents of 10,000",
            "logs",
            "PutLogEvents",
            build_events(),
            ("logEvents", 9_999, "message"),
            "",
        ),
    ]
