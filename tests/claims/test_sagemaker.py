"""SageMaker: the contradictions that are known, and how many claims are right and how many found.

The labels were made by reading. A claim is right when its sentence is of that kind, about that
address, and gives that value and standing; `labelled.json` keeps the wrong ones as wrong. For
`recall.json` every sentence of the drawn texts was read, and what they claim was noted by kind,
whether or not it can be found; it was drawn when the finders stood, of which formats, exclusions
and limits were then taught one wording each.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.claims.draw import (
    FEW,
    UNITS_OF_ANY_KIND,
    UNITS_WITH_CUES,
    Key,
    draw_units,
    key_of,
)

from shapewright.build.service import build_service
from shapewright.claims import find_claims
from shapewright.ir.claim import NUMERIC_KINDS, Bounds, Claim, ClaimKind, Standing, Subject
from shapewright.ir.service import Service
from shapewright.ir.shape import EnumShape, StructureShape
from shapewright.sources.open import open_source

HERE = Path(__file__).parent

NUMBERS_THAT_DIFFER = {
    ("ModelPackageContainerDefinition.Environment", "<= 16 entries"),
    ("InferenceComponentContainerSpecification.Environment", "<= 16 entries"),
    ("CreateTrainingJobRequest.HyperParameters", "<= 256 characters"),
    ("AutoMLOutputDataConfig.S3OutputPath", "<= 512 characters"),
    ("BatchDeleteClusterNodesRequest.NodeLogicalIds", "<= 50 entries"),
    ("ResourceSharingConfig.BorrowLimit", ">= 1 and <= 500"),
    ("AutoMLAlgorithmConfig.AutoMLAlgorithms", ">= 1 entries"),
    ("PlacementSpecification.InstanceCount", ">= 1"),
    ("AutoMLDataSplitConfig.ValidationFraction", "> 0 and < 1"),
}
NUMBERS_THE_MODEL_LACKS = {
    ("CreateEdgeDeploymentPlanRequest.Stages", "<= 10 entries"),
    ("SourceIpConfig.Cidrs", "<= 10 entries"),
    ("SourceIpConfig.Cidrs", ">= 1 and <= 10 entries"),
    ("HyperbandStrategyConfig.MaxResource", "<= 20000"),
    ("Phase.InitialNumberOfUsers", ">= 1 and <= 3"),
    ("RecommendationJobInputConfig.JobDurationInSeconds", "<= 18000 seconds"),
    ("StoppingCondition.MaxRuntimeInSeconds", "<= 28 days"),
    ("TransformResources.InstanceCount", "<= 100"),
    ("CreateTransformJobRequest.MaxPayloadInMB", "<= 100 MB"),
}
DEFAULTS_THAT_ARE_NO_VALUES = {
    ("ListPipelinesRequest.SortBy", "CreatedTime"),
    ("ListPipelineExecutionsRequest.SortBy", "CreatedTime"),
    ("ListPipelineExecutionStepsRequest.SortOrder", "CreatedTime"),
    ("ListWorkteamsRequest.SortBy", "CreationTime"),
    ("ListCandidatesForAutoMLJobRequest.SortBy", "Descending"),
}
DEFAULTS_OUT_OF_RANGE = {("DescribeEdgeDeploymentPlanRequest.MaxResults", "50")}

LEAST_PRECISION = 0.95
LEAST_LABELS = 250
MOST_LOST = 0.05
"""Of the right claims; beyond that the labels are those of another extraction."""

LEAST_RECALL = {
    ClaimKind.LENGTH: (4, 4),
    ClaimKind.COUNT: (2, 4),
    ClaimKind.RANGE: (4, 6),
    ClaimKind.LIMIT: (4, 4),
    ClaimKind.VALUES: (11, 17),
    ClaimKind.DEFAULT: (16, 25),
    ClaimKind.REQUIREMENT: (8, 11),
    ClaimKind.EXCLUSION: (6, 7),
    ClaimKind.UNIQUENESS: (9, 9),
    ClaimKind.FORMAT: (7, 9),
    ClaimKind.IMMUTABILITY: (3, 4),
    ClaimKind.DEPRECATION: (2, 2),
}
"""How many of each kind are found, of how many were noted."""

MOST_SECONDS = 3
OTHERS = ("dynamodb", "ec2", "iam", "lambda", "medialive", "quicksight", "rds", "s3", "simpledbv2")


def stated(
    claims: tuple[Claim, ...], standing: Standing, *kinds: ClaimKind
) -> set[tuple[str, str]]:
    return {
        (str(claim.address), str(claim.value))
        for claim in claims
        if claim.standing is standing and claim.kind in kinds
    }


def test_nine_numbers_contradict_the_model(claims: tuple[Claim, ...]) -> None:
    assert stated(claims, Standing.CONTRADICTS, *NUMERIC_KINDS) == NUMBERS_THAT_DIFFER


def test_eight_members_have_limits_that_the_model_lacks(claims: tuple[Claim, ...]) -> None:
    assert stated(claims, Standing.SILENT, *NUMERIC_KINDS) == NUMBERS_THE_MODEL_LACKS


def test_five_defaults_are_no_values_of_their_enum(
    sagemaker: Service, claims: tuple[Claim, ...]
) -> None:
    found = stated(claims, Standing.CONTRADICTS, ClaimKind.DEFAULT)
    of_enums = {(address, value) for address, value in found if is_enum(sagemaker, address)}

    assert of_enums == DEFAULTS_THAT_ARE_NO_VALUES
    assert found - of_enums == DEFAULTS_OUT_OF_RANGE


def is_enum(service: Service, address: str) -> bool:
    owner, _, name = address.partition(".")
    shape = next(shape for id_, shape in service.shapes.items() if id_ == owner)
    assert isinstance(shape, StructureShape)
    target = next(member.target for member in shape.members if member.name == name)
    return isinstance(service.shape(target), EnumShape)


def test_only_comparable_claims_have_bounds(claims: tuple[Claim, ...]) -> None:
    numeric = [claim for claim in claims if claim.kind in NUMERIC_KINDS]

    assert all(
        isinstance(claim.value, Bounds) is (claim.standing is not Standing.INCOMPARABLE)
        for claim in numeric
    )
    assert len([claim for claim in numeric if claim.value is None]) > 20


def read_labels() -> dict[Key, bool]:
    rows: list[dict[str, Any]] = json.loads((HERE / "labelled.json").read_text(encoding="utf-8"))
    return {Key(**{name: row[name] for name in Key._fields}): row["right"] for row in rows}


def test_enough_claims_are_labelled_and_all_of_rare_kinds(claims: tuple[Claim, ...]) -> None:
    labels = read_labels()
    found = {kind: {key_of(claim) for claim in claims if claim.kind is kind} for kind in ClaimKind}

    assert len(labels) >= LEAST_LABELS
    for kind, keys in found.items():
        labelled = keys & labels.keys()
        assert labelled == keys if len(keys) <= FEW else len(labelled) >= FEW, kind


def test_the_labels_are_about_these_claims(claims: tuple[Claim, ...]) -> None:
    """A right claim that is found no longer is a loss; a wrong one that is not is a gain."""
    found = {key_of(claim) for claim in claims}
    right = {key for key, is_right in read_labels().items() if is_right}

    assert len(right - found) <= MOST_LOST * len(right), sorted(right - found)


@pytest.mark.parametrize("kind", ClaimKind)
def test_claims_are_right(kind: ClaimKind, claims: tuple[Claim, ...]) -> None:
    found = {key_of(claim) for claim in claims if claim.kind is kind}
    labels = [is_right for key, is_right in read_labels().items() if key in found]

    assert sum(labels) >= LEAST_PRECISION * len(labels), f"{sum(labels)} of {len(labels)}"


def read_notes() -> dict[str, dict[str, list[str]]]:
    notes: dict[str, dict[str, list[str]]] = json.loads(
        (HERE / "recall.json").read_text(encoding="utf-8")
    )
    return notes


def noted() -> Iterator[tuple[str, ClaimKind]]:
    for units in read_notes().values():
        for address, kinds in units.items():
            yield from ((address, ClaimKind(kind)) for kind in kinds)


def found_in(claims: tuple[Claim, ...]) -> set[tuple[str, ClaimKind]]:
    return {
        (str(claim.address), claim.kind)
        for claim in claims
        if claim.address.subject is not Subject.OPERATION
    }


def test_the_texts_read_are_those_drawn(sagemaker: Service) -> None:
    notes = read_notes()

    assert {stratum: list(units) for stratum, units in notes.items()} == draw_units(sagemaker)
    assert sum(map(len, notes.values())) == UNITS_OF_ANY_KIND + UNITS_WITH_CUES


def test_claims_are_found(claims: tuple[Claim, ...]) -> None:
    found = found_in(claims)
    hits = Counter(kind for address, kind in noted() if (address, kind) in found)
    totals = Counter(kind for _, kind in noted())

    assert totals == {kind: total for kind, (_, total) in LEAST_RECALL.items()}
    assert all(hits[kind] >= least for kind, (least, _) in LEAST_RECALL.items()), hits
    assert hits.total() >= 0.7 * totals.total()


def test_nothing_is_found_that_was_not_noted(claims: tuple[Claim, ...]) -> None:
    read = {address for units in read_notes().values() for address in units}

    assert {item for item in found_in(claims) if item[0] in read} - {*noted()} == set()


def test_sagemaker_is_read_in_time(sagemaker: Service) -> None:
    start = time.process_time()
    find_claims(sagemaker)

    assert time.process_time() - start < MOST_SECONDS


@pytest.mark.parametrize("name", OTHERS)
def test_other_services_are_read_too(name: str) -> None:
    service = build_service(open_source("installed").read(name)).service
    claims = find_claims(service)

    assert (len(claims) > 20) is (name != "simpledbv2")
    assert all(claim.sentence for claim in claims)
