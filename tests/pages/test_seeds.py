"""Five pages of five layouts, as people saved them: every fact is that of the matching release."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tests.pages.answers import read_facts
from tests.pages.golden import GOLDEN, digest

from shapewright.sources.pages import ChangeSide, Layout, Page, Part, read_page

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FILES = {
    Layout.FLATTENED: "000_31a9d3d944875d59.txt",
    Layout.API_CHANGES: "001_7dd8e00da5762944.txt",
    Layout.REST: "002_216abdf026cca661.txt",
    Layout.INDENTED: "003_c7704c7a10a04807.txt",
    Layout.API_REFERENCE: "004_9c2018f5b9705178.txt",
}
METHODS_OF_REFERENCE = {"CreateModelPackage": "create_model_package"}


def read_seed(layout: Layout) -> Page:
    if not SEEDS.is_dir():
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"the seed pages are not where they belong: {SEEDS}")
        pytest.skip("the seed pages are not beside the repository")
    return read_page(FILES[layout], (SEEDS / FILES[layout]).read_bytes())


@pytest.mark.parametrize("layout", FILES)
def test_every_fact_is_that_of_the_release(layout: Layout) -> None:
    page = read_seed(layout)
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))[layout.name]

    assert page.layout is layout
    assert page.problems == ()
    for operation in page.operations:
        name = operation.method or METHODS_OF_REFERENCE[operation.name]
        for side, expected in zip(
            (operation.request, operation.response), golden[name], strict=True
        ):
            assert digest(read_facts(side)) == expected, name
    assert len(page.operations) == len(golden)


def test_the_change_page_says_what_changed() -> None:
    page = read_seed(Layout.API_CHANGES)
    new = [operation.method for operation in page.operations if not operation.updated]

    assert (page.date, page.service) == ("2026/04/21", "Amazon SageMaker Service")
    assert page.summary.startswith("SageMaker AI now supports generative AI inference")
    assert len(new) == 14
    assert len(page.operations) == 24
    assert [(change.method, change.side, change.path) for change in page.changes] == CHANGES
    grown = {change.method: change.new_values for change in page.changes if change.new_values}
    assert set(grown.values()) == {INSTANCE_TYPES}
    assert len(grown) == 3


def test_what_is_too_large_is_said_to_be_left_out() -> None:
    page = read_seed(Layout.API_CHANGES)
    left_out = {one.method: one.left_out for one in page.operations if one.left_out}

    assert left_out == {"search": {Part.RESPONSE_SYNTAX, Part.RESPONSE_MEMBERS}}


def test_the_reference_says_what_only_it_says() -> None:
    (operation,) = read_seed(Layout.API_REFERENCE).operations
    assert operation.request is not None
    members = {member.name: member for member in operation.request.members}

    assert members["ValidationSpecification"].shape == "ModelPackageValidationSpecification"
    assert members["Tags"].constraints.max_count == 50
    assert members["ClientToken"].constraints.max_length == 36
    assert members["ModelPackageName"].constraints.pattern == "^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$"
    assert members["ModelApprovalStatus"].values == (
        "Approved",
        "Rejected",
        "PendingManualApproval",
    )
    assert [(error.name, error.status) for error in operation.errors] == [
        ("ConflictException", 400),
        ("ResourceLimitExceeded", 400),
    ]


ADDED = "Containers[].AdditionalModelDataSources"
FOUND = "Results.ModelPackage"  # the response is left out: its lists stay unknown
CHANGES = [
    (
        "batch_describe_model_package",
        ChangeSide.RESPONSE,
        f"ModelPackageSummaries{{}}.InferenceSpecification.{ADDED}",
    ),
    ("create_algorithm", ChangeSide.REQUEST, f"InferenceSpecification.{ADDED}"),
    ("create_model_package", ChangeSide.REQUEST, f"AdditionalInferenceSpecifications[].{ADDED}"),
    ("create_model_package", ChangeSide.REQUEST, f"InferenceSpecification.{ADDED}"),
    ("create_optimization_job", ChangeSide.REQUEST, "DeploymentInstanceType"),
    ("describe_algorithm", ChangeSide.RESPONSE, f"InferenceSpecification.{ADDED}"),
    ("describe_model_package", ChangeSide.RESPONSE, f"AdditionalInferenceSpecifications[].{ADDED}"),
    ("describe_model_package", ChangeSide.RESPONSE, f"InferenceSpecification.{ADDED}"),
    ("describe_optimization_job", ChangeSide.RESPONSE, "DeploymentInstanceType"),
    (
        "list_optimization_jobs",
        ChangeSide.RESPONSE,
        "OptimizationJobSummaries[].DeploymentInstanceType",
    ),
    (
        "search",
        ChangeSide.RESPONSE,
        f"{FOUND}.AdditionalInferenceSpecifications.Containers.AdditionalModelDataSources",
    ),
    (
        "search",
        ChangeSide.RESPONSE,
        f"{FOUND}.InferenceSpecification.Containers.AdditionalModelDataSources",
    ),
    (
        "update_model_package",
        ChangeSide.REQUEST,
        f"AdditionalInferenceSpecificationsToAdd[].{ADDED}",
    ),
    ("update_model_package", ChangeSide.REQUEST, f"InferenceSpecification.{ADDED}"),
]
INSTANCE_TYPES = tuple(
    f"ml.g4dn.{size}"
    for size in ("12xlarge", "16xlarge", "2xlarge", "4xlarge", "8xlarge", "xlarge")
)
