"""Faults: what goes wrong between a client and its service, for a while.

Unlike a scripted error, a fault happens to one attempt: what a client does about it,
trying again first of all, happens as in life. Which are pending is kept here; how they
reach a client is decided where its requests are sent.
"""

from __future__ import annotations

from ..validation import explain_unknown
from .turn import Turns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .facts import Facts
    from .refusal import Refusal
    from .turn import Limits, Turn

ERRORS: Mapping[str, Mapping[str, tuple[str, int]]] = {
    "throttle": {
        "": ("ThrottlingException", 400),
        "query": ("Throttling", 400),
        "ec2": ("RequestLimitExceeded", 503),
        "rest-xml": ("Throttling", 400),
        "s3": ("SlowDown", 503),
    },
    "internal": {
        "": ("InternalFailure", 500),
        "ec2": ("InternalError", 500),
        "s3": ("InternalError", 500),
    },
    "unavailable": {"": ("ServiceUnavailable", 503), "ec2": ("Unavailable", 503)},
    "expired_token": {
        "": ("ExpiredTokenException", 400),
        "query": ("ExpiredToken", 403),
        "ec2": ("RequestExpired", 400),
        "rest-xml": ("ExpiredToken", 403),
        "s3": ("ExpiredToken", 400),
    },
}
"""Faults that are an error response: its code and HTTP status, by the protocol or the
service; the empty name stands for the others."""

FAILURES = ("read_timeout", "connect_error", "truncated", "slow")
"""Faults without one: no answer in time, no connection, an answer that breaks off, an
answer that takes its time."""


class Fault:
    """What goes wrong."""

    __slots__ = ("error", "kind", "seconds")

    def __init__(
        self, kind: str, *, seconds: float = 0, error: Refusal | None = None
    ) -> None:
        self.kind = kind
        """A name in ``ERRORS`` or ``FAILURES``; empty for one with its own code."""
        self.seconds = seconds
        """How long an answer takes."""
        self.error = error
        """The error, where it has its own code."""

    def find_error(self, service: str, protocol: str) -> tuple[str, int] | None:
        """The code and the HTTP status of the response; None when there is none."""
        if self.error is not None:
            return self.error.code, self.error.status
        by_name = ERRORS.get(self.kind)
        if by_name is None:
            return None
        return by_name.get(service) or by_name.get(protocol) or by_name[""]


class Faults:
    """The faults that are pending for one fake."""

    def __init__(self, facts: Facts) -> None:
        self._turns = Turns(facts.validation)

    def add(self, operation: str, fault: Fault, limits: Limits) -> None:
        """Let attempts to call an operation go wrong.

        Raises:
            ValueError: there is no such operation, or no such member in its request.
        """
        title = fault.kind or f"fault {fault.error.code if fault.error else ''}"
        self._turns.add(operation, fault, title, limits)

    def take(self, operation: str, params: Mapping[str, Any]) -> Fault | None:
        """What goes wrong with an attempt, if anything does."""
        turn = self._turns.take(operation, params)
        fault: Fault | None = None if turn is None else turn.what
        return fault

    def list_unused(self) -> list[Turn]:
        """The faults that did not happen as often as they say."""
        return self._turns.list_unused()

    def clear(self) -> None:
        """Forget all faults."""
        self._turns.clear()


def build_fault(kind: str, members: Mapping[str, Any]) -> Fault:
    """The fault of a kind.

    Raises:
        ValueError: it has no such member.
    """
    for name in members:
        if (kind, name) != ("slow", "seconds"):
            raise ValueError(f"a fault {kind!r} has no member {name!r}")
    return Fault(kind, **members)


def is_kind(name: str) -> bool:
    """Whether a fault is called so."""
    return name in ERRORS or name in FAILURES


def explain_kind(name: str, reason: ValueError) -> str:
    """What to tell somebody who asks for a fault that is none, and no error either."""
    kinds = [*ERRORS, *FAILURES]
    hint = explain_unknown("fault", name, kinds)
    return f"{hint} There are {', '.join(kinds)}, and error codes: {reason}"
