"""botocore's own validator, as the judge of what its policy enforces.

Takes a service's name, gives botocore's report on a value of an operation's input. Where the two
are meant to differ there is a sentence that says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from typing import Any

from bench.sweep.place import Place
from shapewright.ir.shape import ListShape, Shape, TimestampShape

DIFFERENCES = {
    "sparse": "botocore refuses null in a list or map that may hold it, though it can send it",
    "time": "botocore makes a time of a text; what reads like one is taken, be it 30 February",
    "stumbled": "botocore raises InvalidOperation at a Decimal that is no number, by accident",
    "depth": "botocore raises RecursionError at a value that is nested deeply",
}
"""Why botocore and its policy may differ, by a word for the case."""


@dataclass(frozen=True, slots=True)
class Judge:
    """botocore's validator for one shape of its own model."""

    shape: Any

    def report(self, value: object) -> str:
        """What botocore finds wrong, or stumbles over; empty for nothing."""
        validator = _load("validate").ParamValidator()
        try:
            report = validator.validate(value, self.shape)
            return str(report.generate_report()) if report.has_errors() else ""
        except Exception as error:  # noqa: BLE001 - of whatever kind: it does not pass
            return f"raised {type(error).__name__}"


def find_judge(service: str, operation: str) -> Judge | None:
    """The validator of an operation's input; None where boto3 cannot send it."""
    described = _open(service).operation_model(operation)
    if described.input_shape is None or described.has_event_stream_input:
        return None
    return Judge(described.input_shape)


def name_difference(place: Place, shape: Shape, value: object, report: str) -> str:
    """The word for the case in which botocore alone is meant to refuse; empty for none.

    Args:
        place: where the value stands.
        shape: its shape.
        value: what stands there.
        report: what botocore says of the whole.
    """
    if place.in_sparse and value is None:
        return "sparse"
    if isinstance(shape, ListShape) and shape.sparse and isinstance(value, list | tuple):
        return "sparse" if None in value else ""
    if isinstance(shape, TimestampShape) and isinstance(value, str | bytes | bytearray):
        return "time"
    if report == "raised InvalidOperation" and isinstance(value, Decimal):
        return "stumbled"
    return "depth" if report == "raised RecursionError" else ""


@lru_cache(maxsize=1)
def _open(service: str) -> Any:
    data = _load("loaders").Loader().load_service_model(service, "service-2")
    return _load("model").ServiceModel(data, service)


def _load(name: str) -> Any:
    return import_module(f"botocore.{name}")  # which has no types
