"""Claims that are asked for one after the other are those that are found all at once."""

from __future__ import annotations

from collections import defaultdict

from shapewright.claims import ClaimsByPlace
from shapewright.ir.claim import Claim
from shapewright.ir.service import Service


def test_all_claims_are_found_by_place(sagemaker: Service, claims: tuple[Claim, ...]) -> None:
    expected: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        expected[claim.address.owner, claim.address.member].append(claim)

    assert dict(ClaimsByPlace(sagemaker)) == expected
    assert len(ClaimsByPlace(sagemaker)) == len(expected) > 100


def test_what_is_not_there_claims_nothing(sagemaker: Service) -> None:
    assert ("NoSuchShape", "") not in ClaimsByPlace(sagemaker)
    assert ("CreateModelPackageInput", "NoSuchMember") not in ClaimsByPlace(sagemaker)
