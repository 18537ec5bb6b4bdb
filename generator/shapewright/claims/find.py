"""All claims of a service's documentation.

Takes a built service, gives the claims in the order of its places and sentences, each with its
standing against the model. Nothing is changed, and nothing is raised whatever the texts say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from shapewright.claims.compare import compare_finding
from shapewright.claims.defaults import find_defaults
from shapewright.claims.exclusion import find_exclusions
from shapewright.claims.finding import Finding
from shapewright.claims.formats import find_formats
from shapewright.claims.nature import find_deprecation, find_immutability, find_uniqueness
from shapewright.claims.numeric import find_limits
from shapewright.claims.place import Place, find_places
from shapewright.claims.requirement import find_requirements
from shapewright.claims.sentences import LONGEST, Sentence, read_sentences
from shapewright.claims.values import find_values
from shapewright.ir.claim import Claim, ClaimKind, Standing
from shapewright.ir.service import Service

_FINDERS: tuple[Callable[[Sentence, Place], Iterator[Finding]], ...] = (
    find_limits,
    find_values,
    find_defaults,
    find_requirements,
    find_exclusions,
    find_uniqueness,
    find_formats,
    find_immutability,
    find_deprecation,
)

MOST_OF_ENTRY = 60
"""Characters of a list's entry that are quoted."""


def find_claims(service: Service) -> tuple[Claim, ...]:
    """The claims of every documentation text in a service: operations, then shapes, by name."""
    return tuple([claim for place in find_places(service) for claim in find_claims_at(place)])


def find_claims_at(place: Place) -> Iterator[Claim]:
    """The claims of one text, each once."""
    seen: set[Claim] = set()
    for sentence in read_sentences(place.doc):
        for finder in _FINDERS:
            for finding in finder(sentence, place):
                claim = _claim_of(finding, sentence, place)
                if claim not in seen:
                    seen.add(claim)
                    yield claim


def _quote(sentence: Sentence) -> str:
    """The sentence with the list that it introduces, each entry by its first words."""
    entries = [item[:MOST_OF_ENTRY].strip() for item in sentence.items]
    return " ".join([sentence.text, "; ".join(entries)])[:LONGEST].rstrip()


def _claim_of(finding: Finding, sentence: Sentence, place: Place) -> Claim:
    verdict = compare_finding(finding, place, sentence.text)
    comparable = verdict.standing is not Standing.INCOMPARABLE
    return Claim(
        address=place.address,
        kind=finding.kind,
        sentence=_quote(sentence) if finding.kind is ClaimKind.VALUES else sentence.text,
        value=finding.value if comparable else None,
        standing=verdict.standing,
        model=verdict.model,
    )
