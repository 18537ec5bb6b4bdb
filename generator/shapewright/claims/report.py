"""A report on the claims of one service, as plain data ready for JSON.

Takes a service's name and its claims, gives how many there are by kind and standing, and each one
that contradicts the model with what both sides say. It prints nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from shapewright.ir.claim import Claim, ClaimKind, ClaimValue, Standing


def report_claims(service: str, claims: Sequence[Claim]) -> dict[str, Any]:
    """The report: ``service``, ``claims`` (their number), ``kinds`` and ``contradictions``.

    ``kinds`` has every kind, each with the number of its claims under every standing.
    Contradictions are described as by ``describe_claim``, in the order of the claims.
    """
    numbers = Counter((claim.kind, claim.standing) for claim in claims)
    return {
        "service": service,
        "claims": len(claims),
        "kinds": {
            str(kind): {str(standing): numbers[kind, standing] for standing in Standing}
            for kind in ClaimKind
        },
        "contradictions": [
            describe_claim(claim) for claim in claims if claim.standing is Standing.CONTRADICTS
        ],
    }


def describe_claim(claim: Claim) -> dict[str, str]:
    """A claim as plain data.

    ``address``, ``subject``, ``kind``, ``standing``, ``sentence``, ``text`` (the value read from
    it) and ``model`` (what the model says).
    """
    return {
        "address": str(claim.address),
        "subject": claim.address.subject.value,
        "kind": claim.kind.value,
        "standing": claim.standing.value,
        "sentence": claim.sentence,
        "text": show_value(claim.value),
        "model": claim.model,
    }


def show_value(value: ClaimValue) -> str:
    """A claim's value as text; values and names are separated by commas."""
    return ", ".join(value) if isinstance(value, tuple) else str(value or "")
