"""API Reference pages of every operation of unlike services, written from the model."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.session import Session
from tests.pages.answers import Walk, read_facts
from tests.pages.golden import as_reference
from tests.pages.reference import to_reference

from shapewright.sources.pages import PageMember, read_page

SERVICES = [
    *("bedrock-runtime", "cloudhsmv2", "codestar-connections", "dax", "dynamodb"),
    *("dynamodbstreams", "firehose", "kinesis", "lex-runtime", "mediastore", "personalize"),
    *("pi", "polly", "sagemaker-runtime", "shield", "sqs", "stepfunctions", "support"),
    *("textract", "transcribe", "wafv2"),
]


def model_of(service: str) -> Any:
    session: Any = Session()
    return session.get_service_model(service)


def facts_of(member: PageMember | None) -> list[Any]:
    return sorted(fact for fact in read_facts(member) if fact.path)


@pytest.mark.parametrize("service", SERVICES)
def test_every_fact_is_the_models(service: str) -> None:
    model = model_of(service)
    for name in model.operation_names:
        operation: Any = model.operation_model(name)
        page = read_page(name, to_reference(operation))
        (read,) = page.operations

        assert page.problems == ()
        assert read.name == name
        assert [error.name for error in read.errors] == [one.name for one in operation.error_shapes]
        for request, side in ((True, read.request), (False, read.response)):
            walk = Walk(operation, request=request)
            want = [fact for fact in as_reference(walk.facts()) if fact.path]
            assert facts_of(side) == sorted(want), name


@pytest.mark.parametrize("service", SERVICES)
def test_constraints_are_the_models(service: str) -> None:
    model = model_of(service)
    for name in model.operation_names:
        operation: Any = model.operation_model(name)
        (read,) = read_page(name, to_reference(operation)).operations
        shapes: Any = operation.input_shape.members if operation.input_shape else {}
        for member in read.request.members if read.request else ():
            shape: Any = shapes[member.name]
            low, high = shape.metadata.get("min"), shape.metadata.get("max")
            found = member.constraints
            bounds = {
                "list": (found.min_count, found.max_count),
                "map": (found.min_count, found.max_count),
                "string": (found.min_length, found.max_length),
                "blob": (found.min_length, found.max_length),
            }.get(shape.type_name, (found.min_value, found.max_value))
            assert bounds == (low, high), (name, member.name)
            assert found.pattern == (shape.metadata.get("pattern") or "")
            if shape.type_name == "list" and shape.member.type_name == "string":
                rules, item = shape.member.metadata, member.members[0].constraints
                assert (item.min_length, item.max_length) == (rules.get("min"), rules.get("max"))
                assert item.pattern == (rules.get("pattern") or "")
