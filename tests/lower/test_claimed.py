"""What a docstring says of the claims of its text."""

from __future__ import annotations

import pytest

from shapewright.ir.claim import Address, Bounds, Claim, ClaimKind, ClaimValue, Standing
from shapewright.lower.claimed import MOST_VALUES, remark_on_claims


def claim(
    kind: ClaimKind,
    value: ClaimValue = None,
    standing: Standing = Standing.SILENT,
    model: str = "",
) -> Claim:
    return Claim(
        address=Address("Thing", "Name"),
        kind=kind,
        sentence="A sentence.",
        value=value,
        standing=standing,
        model=model,
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (claim(ClaimKind.DEFAULT, "true"), "By the text, default `true`"),
        (claim(ClaimKind.FORMAT, "base64"), "By the text, format `base64`"),
        (
            claim(ClaimKind.COUNT, Bounds(minimum=1, maximum=16, unit="entries")),
            "By the text, 1 to 16 entries",
        ),
        (claim(ClaimKind.RANGE, Bounds(maximum=20000)), "By the text, at most 20000"),
        (
            claim(ClaimKind.RANGE, Bounds(minimum=0, above_minimum=True, maximum=1)),
            "By the text, more than 0 and at most 1",
        ),
        (claim(ClaimKind.VALUES, ("P95", "P99")), "By the text, one of `P95`, `P99`"),
        (claim(ClaimKind.EXCLUSION, ("Other",)), "By the text, not together with `Other`"),
        (claim(ClaimKind.EXCLUSION), "By the text, not together with others"),
        (claim(ClaimKind.REQUIREMENT), "By the text, required under a condition"),
        (claim(ClaimKind.UNIQUENESS), "By the text, unique"),
        (
            claim(
                ClaimKind.LENGTH,
                Bounds(maximum=512, unit="characters"),
                Standing.CONTRADICTS,
                "<= 1024",
            ),
            "By the text, at most 512 characters; the model, which counts, says <= 1024",
        ),
    ],
)
def test_a_claim_in_a_line(given: Claim, said: str) -> None:
    assert remark_on_claims([given, given]) == [said]


@pytest.mark.parametrize(
    "given",
    [
        claim(ClaimKind.VALUES, ("A", "B"), Standing.AGREES),
        claim(ClaimKind.VALUES, ("A",), Standing.SPELLING),
        claim(ClaimKind.COUNT, None, Standing.INCOMPARABLE),
        claim(ClaimKind.DEFAULT),
        claim(ClaimKind.VALUES, ()),
    ],
)
def test_what_adds_nothing_is_left_out(given: Claim) -> None:
    assert remark_on_claims([given]) == []


def test_long_lists_are_cut() -> None:
    many = tuple(f"v{number}" for number in range(MOST_VALUES + 3))
    (line,) = remark_on_claims(
        [claim(ClaimKind.VALUES, many, Standing.CONTRADICTS, ", ".join(many * 20))]
    )

    assert "and 3 more" in line
    assert line.endswith("\N{HORIZONTAL ELLIPSIS}")
