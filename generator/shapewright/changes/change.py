"""A change: one fact in which two editions of a service differ, and what it does to whom.

Gives the frozen values that comparing hands on, and the fingerprint by which a change is known
again. What is compared, and how severe a change is, is not decided here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a change can do to those who wrote for the old edition, the worst first."""

    BREAKING = "breaking"
    """What worked is refused, is lost, or has another form."""
    RISKY = "risky"
    """What worked may fail, depending on how it was used."""
    ADDITIVE = "additive"
    """There is more to use, and what worked still does."""
    COSMETIC = "cosmetic"
    """Nothing that is sent, answered or checked is different."""


class Hit(StrEnum):
    """Who notices a change."""

    WIRE = "wire"
    """Those who see requests and responses as they travel: stubs, proxies, recordings."""
    VALIDATION = "validation"
    """Those who check values before they are sent, or replies when they come."""
    SOURCE = "source"
    """Those who wrote against the generated names and types."""
    BEHAVIOUR = "behaviour"
    """Those who rely on what a client does by itself: fill in, retry, page, wait, sign, hide."""
    DOCUMENTATION = "documentation"
    """Those who read."""


FINGERPRINT = 12
"""How many hexadecimal digits a fingerprint has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference, said once however many operations it reaches."""

    kind: str
    """A kind of the table of rules."""
    service: str
    path: str
    """``Operation.request.A.B[].C{}.D`` at the shortest way there is, a map's key ``{key}``; or
    a part of the service: ``shapes.Name``, ``waiters.Name``, ``protocol.names``."""
    before: str = ""
    """What the old edition says, in words; empty where it says nothing."""
    after: str = ""
    request: Severity | None = None
    """What it does to those who send requests; None where it is in no request."""
    response: Severity | None = None
    """The same for those who read responses and errors."""
    hits: frozenset[Hit] = frozenset()
    note: str = ""
    """What else there is to know; where something was guessed, it says so."""
    operations: tuple[str, ...] = ()
    """The operations that the change reaches, sorted; none when it is of the whole service."""

    @property
    def fingerprint(self) -> str:
        """What a change is known by, from run to run: hexadecimal digits.

        Neither severities nor notes are in it, so that a better judgement keeps what was ignored.
        """
        words = (self.kind, self.service, self.path, self.before, self.after)
        text = "\0".join(words).encode("utf-8", "surrogatepass")
        return hashlib.sha256(text).hexdigest()[:FINGERPRINT]

    @property
    def severity(self) -> Severity:
        """The worse of the two severities."""
        return worst_of(one for one in (self.request, self.response) if one is not None)


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


def worst_of(severities: Iterable[Severity]) -> Severity:
    """The worst of these severities; cosmetic when there is none."""
    return min(severities, key=_RANKS.__getitem__, default=Severity.COSMETIC)


def is_at_least(severity: Severity, limit: Severity) -> bool:
    """Whether a severity is as bad as another, or worse."""
    return _RANKS[severity] <= _RANKS[limit]
