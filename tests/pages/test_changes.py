"""Pages of API changes about every operation of unlike services, and about one new member each."""

from __future__ import annotations

from typing import Any

import pytest
from tests.pages.answers import Walk, read_facts
from tests.pages.changes import to_changes, type_tree
from tests.pages.generate import generate_pages
from tests.pages.golden import without_unions
from tests.pages.judge import expect

from shapewright.sources.pages import ChangeSide, Fact, PageOperation, read_page

SERVICES = [
    *("appconfigdata", "bedrock-runtime", "codestar-connections", "dynamodb", "dynamodbstreams"),
    *("forecastquery", "kinesis", "kinesis-video-media", "lex-runtime", "lexv2-runtime"),
    *("mediastore-data", "personalize-runtime", "pi", "polly", "rds-data", "sagemaker-runtime"),
    *("sns", "sqs", "stepfunctions", "sts", "support", "textract"),
]


def assert_facts(operation: Any, read: PageOperation) -> None:
    for request, side in ((True, read.request), (False, read.response)):
        facts = list(Walk(operation, request=request).facts())
        want = without_unions(expect(facts, read.left_out, request=request))
        have = list(read_facts(side))
        if not want:
            have = [fact for fact in have if fact.path]
        assert sorted(want) == sorted(have), operation.name


@pytest.mark.parametrize("service", SERVICES)
def test_every_fact_is_the_models(service: str) -> None:
    pages = list(generate_pages(service))
    page = read_page(service, to_changes([(one, None) for one in pages]))

    assert Fact.OPERATION_NAME in page.silent
    assert [one.method for one in page.operations] == [one.method for one in pages]
    assert {problem.what for problem in page.problems} <= {
        "nothing marks where this text ends and the next operation begins"
    }
    for generated, read in zip(pages, page.operations, strict=True):
        assert_facts(generated.operation, read)


@pytest.mark.parametrize("service", SERVICES)
def test_a_new_member_is_found_again(service: str) -> None:
    """Each top-level member of a response in turn, as if the release had added it."""
    for generated in generate_pages(service):
        operation = generated.operation
        if operation.output_shape is None:
            continue
        requests: Any = operation.input_shape.members if operation.input_shape else {}
        for name, shape in operation.output_shape.members.items():
            if getattr(shape, "is_document_type", False) or name in requests:
                continue
            text = to_changes([(generated, {name: type_tree(shape)})])
            page = read_page(service, text)
            (change,) = page.changes

            assert page.operations[0].updated is True
            if not page.operations[0].left_out:
                assert (change.path, change.side) == (name, ChangeSide.RESPONSE)
                assert change.new_values == ()
