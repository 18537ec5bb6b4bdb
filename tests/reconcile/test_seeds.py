"""The seed pages against the installed release: everything they say, and what came since."""

from __future__ import annotations

from functools import cache

import pytest
from tests.pages.test_seeds import FILES, read_seed

from shapewright.build.service import build_service
from shapewright.ir.service import Service
from shapewright.reconcile import DifferenceKind, Side, compare_page
from shapewright.sources import open_source
from shapewright.sources.pages import Layout

SINCE = {
    Layout.FLATTENED: "InferenceSpecification.Containers[].AdditionalModelDataSources",
    Layout.API_CHANGES: "AdapterSource",
    Layout.REST: "InferenceSpecification.Containers[].AdditionalModelDataSources",
    Layout.INDENTED: "ModelPackageSummaries{}.InferenceSpecification.Containers[].BaseModel",
    Layout.API_REFERENCE: "ModelCard",
}
"""One member of each that is younger than the page."""


@cache
def read_sagemaker() -> Service:
    return build_service(open_source("installed").read("sagemaker")).service


@pytest.mark.parametrize("layout", FILES)
def test_the_model_has_all_that_the_page_has_and_more(layout: Layout) -> None:
    comparison = compare_page(read_seed(layout), read_sagemaker())
    new = {
        one.path
        for one in comparison.differences
        if one.kind is DifferenceKind.ONLY_IN_MODEL and one.side is not Side.ERRORS
    }

    assert comparison.operations
    assert {one.operation for one in comparison.differences} <= {*comparison.operations}
    assert [one for one in comparison.differences if one.only_page] == []
    assert SINCE[layout] in new
