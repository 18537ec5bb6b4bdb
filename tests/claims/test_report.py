"""The report: plain data, complete in its numbers, with both sides of each contradiction."""

from __future__ import annotations

import json

from tests.claims.say import Saying, entries, enum

from shapewright.claims import find_claims, report_claims
from shapewright.ir.claim import Claim, ClaimKind, Standing
from shapewright.ir.service import Service


def test_a_contradiction_shows_what_both_sides_say() -> None:
    html = "Defaults to <code>Yellow</code>. Valid values: <code>Red</code>, <code>Yellow</code>."
    claims = Saying(target=enum("Green", "Red")).claims(html)

    report = report_claims("case", claims)

    assert report["contradictions"] == [
        {
            "address": "Thing.Name",
            "subject": "member",
            "kind": "default",
            "standing": "contradicts",
            "sentence": "Defaults to `Yellow`.",
            "text": "Yellow",
            "model": "Green, Red",
        },
        {
            "address": "Thing.Name",
            "subject": "member",
            "kind": "values",
            "standing": "contradicts",
            "sentence": "Valid values: `Red`, `Yellow`.",
            "text": "Red, Yellow",
            "model": "Green, Red",
        },
    ]


def test_bounds_are_written_out() -> None:
    claims = Saying(target=entries(1, 9), name="Names").claims("You can specify 5 names at most.")
    assert claims == ()

    claims = Saying(target=entries(1, 9), name="Names").claims("You can specify up to 5 names.")
    (found,) = report_claims("case", claims)["contradictions"]

    assert (found["text"], found["model"]) == ("<= 5 entries", ">= 1 and <= 9")


def test_every_kind_and_standing_is_counted(sagemaker: Service, claims: tuple[Claim, ...]) -> None:
    report = report_claims(sagemaker.name, claims)
    kinds = report["kinds"]

    assert report["service"] == "sagemaker"
    assert report["claims"] == len(claims) == sum(sum(kind.values()) for kind in kinds.values())
    assert list(kinds) == list(ClaimKind)
    assert all(list(kind) == list(Standing) for kind in kinds.values())
    assert len(report["contradictions"]) == sum(kind["contradicts"] for kind in kinds.values())
    assert json.loads(json.dumps(report)) == report


def test_two_calls_give_the_same_claims(sagemaker: Service, claims: tuple[Claim, ...]) -> None:
    assert find_claims(sagemaker) == claims
