"""A page about every operation of unlike services, in every layout, agrees with its model."""

from __future__ import annotations

import pytest
from tests.pages.generate import generate_pages
from tests.reconcile.made import read_all

from shapewright.build.service import build_service
from shapewright.reconcile import Difference, compare_page
from shapewright.sources import open_source
from shapewright.sources.pages import Layout

SERVICES = [
    *("bedrock-runtime", "codestar-connections", "dax", "dynamodb", "dynamodbstreams"),
    *("kinesis", "lex-runtime", "lexv2-runtime", "mediastore", "personalize-runtime", "pi"),
    *("polly", "rds-data", "sagemaker-runtime", "shield", "sqs", "stepfunctions", "support"),
    *("textract", "transcribe", "wafv2"),
]
"""Unlike in protocol, size, streams, events, documents, unions and recursion."""


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("service", SERVICES)
def test_nothing_differs(service: str, layout: Layout) -> None:
    pages = list(generate_pages(service))
    model = build_service(open_source("installed").read(service)).service
    differences: list[Difference] = []
    compared: list[str] = []
    for page in read_all(layout, pages):
        comparison = compare_page(page, model)
        differences += comparison.differences
        compared += comparison.operations

    assert differences == []
    assert compared == [page.operation.name for page in pages]
