"""How the hand-labelled claims of SageMaker were drawn, and how one is known again.

Takes the claims of a service, gives a sample that depends on the claims alone: all of a kind that
has few, and as many as asked of the others. A claim is known by its address, kind, value, standing
and a digest of its sentence, so that the labels quote nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from random import Random
from typing import NamedTuple

from shapewright.claims.place import find_places
from shapewright.claims.report import show_value
from shapewright.claims.sentences import read_sentences
from shapewright.ir.claim import Claim, ClaimKind
from shapewright.ir.service import Service

FEW = 20
"""A kind with no more claims than this is labelled whole."""
SIZES = {ClaimKind.DEFAULT: 45, ClaimKind.VALUES: 45, ClaimKind.FORMAT: 30}
"""How many are drawn of the kinds that have most."""
USUAL_SIZE = 25
SEED = "claims of SageMaker"


class Key(NamedTuple):
    """What a labelled claim is known by."""

    address: str
    kind: str
    value: str
    standing: str
    digest: str
    """The first eight hexadecimal digits of the SHA-256 of the sentence."""


def key_of(claim: Claim) -> Key:
    digest = sha256(claim.sentence.encode()).hexdigest()[:8]
    value = show_value(claim.value)
    return Key(str(claim.address), str(claim.kind), value, str(claim.standing), digest)


def draw(claims: Sequence[Claim]) -> list[Key]:
    """The sample, by kind and then by address."""
    drawn: list[Key] = []
    for kind in ClaimKind:
        keys = sorted({key_of(claim) for claim in claims if claim.kind is kind})
        if len(keys) > FEW:
            size = min(len(keys), SIZES.get(kind, USUAL_SIZE))
            keys = sorted(Random(f"{SEED}: {kind}").sample(keys, size))  # noqa: S311 - a sample
        drawn += keys
    return drawn


CUES = re.compile(
    r"\b(?:characters?|lengths?|bytes|[KMGT]B|\d+ (?:seconds?|minutes?|hours?|days?|weeks?)"
    r"|deprecat\w*|no longer|obsolete|legacy|cannot|can't|immutable|read-only|maximum|minimum"
    r"|at most|up to|exceeds?|limit\w*|greater|less|between|required|must|either|both)\b",
    re.IGNORECASE,
)
"""Words around which rare kinds stand; far more texts have one than make a claim."""
UNITS_OF_ANY_KIND = 100
UNITS_WITH_CUES = 80


def draw_units(service: Service) -> dict[str, list[str]]:
    """The texts read for recall, by address: some with two sentences or more, some with a cue."""
    texts = {
        str(place.address): list(read_sentences(place.doc))
        for place in find_places(service)
        if place.operation is None
    }
    longer = sorted(address for address, sentences in texts.items() if len(sentences) > 1)
    drawn = Random(f"{SEED}: any").sample(longer, UNITS_OF_ANY_KIND)  # noqa: S311 - a sample
    cued = sorted(
        address
        for address, sentences in texts.items()
        if address not in drawn and any(CUES.search(sentence.text) for sentence in sentences)
    )
    others = Random(f"{SEED}: cues").sample(cued, UNITS_WITH_CUES)  # noqa: S311 - a sample
    return {"any": sorted(drawn), "cues": sorted(others)}
