"""Our own validation, of plain dictionaries and of dataclasses, and botocore's.

Takes an operation, gives contestants.
"""

from __future__ import annotations

from typing import Any

from botocore.validate import ParamValidator

from bench.validate.rules import Contestant, Model


def build_ours(model: Model, operation: str) -> Contestant:
    """``check_request`` on the dictionary that boto3 takes."""
    check_request = model.package.check_request
    return Contestant(name="ours", check=lambda params: check_request(operation, params))


def build_typed(model: Model, operation: str) -> Contestant:
    """From a dataclass to a dictionary that is known to be valid."""
    request: Any = getattr(model.package, model.find_input(operation).name)
    refusal: type[Exception] = model.package.ValidationError

    def check(value: Any) -> object:
        try:
            value.to_valid_dict()
        except refusal as error:
            refused: Any = error
            return refused.problems
        return None

    return Contestant(name="ours typed", check=check, prepare=request.from_dict, is_probed=False)


def build_conversion(model: Model, operation: str) -> Contestant:
    """The dataclass to a dictionary, nothing checked: a part of the above."""
    request: Any = getattr(model.package, model.find_input(operation).name)
    return Contestant(
        name="to_dict",
        check=lambda value: None if value.to_dict() else "empty",
        prepare=request.from_dict,
        is_probed=False,
        checks_all=False,
    )


def build_botocore(model: Model, operation: str) -> Contestant:
    """What boto3 checks by itself."""
    shape = model.find_input(operation)
    validator: Any = ParamValidator()

    def check(params: Any) -> object:
        report = validator.validate(params, shape)
        return report.generate_report() if report.has_errors() else None

    return Contestant(name="botocore", check=check, checks_all=False)
