"""Claims that are asked for one after the other are those that are found all at once."""

from __future__ import annotations

from collections import defaultdict

from tests.changes.made import build, make_files, structure

from shapewright.claims import ClaimsByPlace
from shapewright.ir.claim import Claim, ClaimKey, ClaimKind
from shapewright.ir.service import Service


def test_all_claims_are_found_by_place(sagemaker: Service, claims: tuple[Claim, ...]) -> None:
    expected: defaultdict[ClaimKey, list[Claim]] = defaultdict(list)
    for claim in claims:
        expected[claim.address.key].append(claim)

    assert dict(ClaimsByPlace(sagemaker)) == expected
    assert len(ClaimsByPlace(sagemaker)) == len(expected) > 100


def test_a_shape_claims_nothing_of_the_operation_that_has_its_name() -> None:
    files = make_files()
    files["shapes"]["PutMade"] = {**structure(), "documentation": "<p>Names must be unique.</p>"}
    files["operations"]["PutMade"]["documentation"] = "<p>It is deprecated.</p>"
    claims = ClaimsByPlace(build(files))

    assert [claim.kind for claim in claims["PutMade", ""]] == [ClaimKind.UNIQUENESS]
    assert [claim.kind for claim in claims["PutMade", None]] == [ClaimKind.DEPRECATION]


def test_what_is_not_there_claims_nothing(sagemaker: Service) -> None:
    assert ("NoSuchShape", "") not in ClaimsByPlace(sagemaker)
    assert ("CreateModelPackageInput", "NoSuchMember") not in ClaimsByPlace(sagemaker)
