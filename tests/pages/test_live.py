"""Every page that botocore writes for these services says what the model says, in each layout."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.pages.generate import generate_pages
from tests.pages.judge import find_doc_mismatches, find_mismatches
from tests.pages.plain import to_flattened, to_indented

from shapewright.sources.pages import Layout, Part, read_page

SERVICES = [
    *("appconfigdata", "bedrock-agent-runtime", "bedrock-runtime", "codestar-connections"),
    *("dynamodb", "dynamodbstreams", "forecastquery"),
    *("kinesis", "kinesis-video-media", "lex-runtime", "lexv2-runtime", "mediastore-data"),
    *("personalize-runtime", "pi", "polly", "rds-data", "sagemaker-runtime"),
    *("sns", "sqs", "stepfunctions", "sts", "support", "textract", "transcribe", "wafv2"),
]
"""Unlike in protocol, size, streams, events, documents, unions, recursion, and all operations of
each; `python -m tests.pages.sweep` takes every service there is."""

LAYOUTS: dict[Layout, Callable[[str], str]] = {
    Layout.REST: str,
    Layout.INDENTED: to_indented,
    Layout.FLATTENED: to_flattened,
}

AMBIGUOUS = {
    "sns: Publish: PhoneNumber",
}
"""Members whose text botocore's writer makes into something else."""


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("service", SERVICES)
def test_every_fact_is_the_models(service: str, layout: Layout) -> None:
    for page in generate_pages(service):
        read = read_page(page.method, LAYOUTS[layout](page.rest))
        (operation,) = read.operations

        assert read.layout is layout
        assert read.problems == ()
        assert operation.method == page.method
        assert operation.name in {page.operation.name, ""}
        assert bool(operation.name) is (layout is Layout.REST)
        assert [error.name for error in operation.errors] == [
            shape.name for shape in page.operation.error_shapes
        ]
        assert list(find_mismatches(page.operation, operation)) == []
        assert set(find_doc_mismatches(page.operation, operation)) <= AMBIGUOUS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_of_which_all_is_too_large_is_read(layout: Layout) -> None:
    page = next(p for p in generate_pages("lexv2-models") if p.operation.name == "CreateIntent")

    read = read_page(page.method, LAYOUTS[layout](page.rest))
    (operation,) = read.operations

    assert read.problems == ()
    assert operation.left_out == frozenset(Part)
    assert len(operation.errors) == len(page.operation.error_shapes)
