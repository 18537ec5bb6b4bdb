"""Waiting: one operation called until its answer says that something has come about.

Takes what does the calling and the facts of a waiter, gives the last answer. Which
exception an error becomes, and what a response looks like, is not known here.
"""

from __future__ import annotations

from ..accept import OBJECT
from .failure import ServiceFailure
from .path import LIST, find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from .path import Path


class Acceptor:
    """When a waiter stops or goes on."""

    __slots__ = ("expected", "matcher", "path", "state", "text")

    def __init__(
        self,
        state: str,
        matcher: str,
        expected: str | float,
        path: Path = "",
        text: str = "",
    ) -> None:
        self.state = state
        """``success``, ``failure`` or ``retry``."""
        self.matcher = matcher
        """``path``, ``pathAll``, ``pathAny``, ``status`` or ``error``."""
        self.expected = expected
        self.path = path
        """Into the response, for the path matchers."""
        self.text = text or (path if isinstance(path, str) else "")
        """The same as AWS wrote it."""

    def accepts(self, answer: Answer) -> bool:
        """Whether an answer is what it looks for.

        Raises:
            TypeError: the answer lacks what a path computes with.
        """
        if self.matcher == "status":
            return bool(answer.status == self.expected)
        if self.matcher == "error":
            if isinstance(self.expected, bool):
                return (answer.failure is not None) is self.expected
            return answer.failure is not None and answer.failure.code == self.expected
        if answer.failure is not None:
            return False
        found = find(self.path, answer.response)
        if self.matcher == "path":
            return bool(found == self.expected)
        if not isinstance(found, LIST) or not found:
            return False
        counts = [item == self.expected for item in found]
        return all(counts) if self.matcher == "pathAll" else any(counts)

    def __str__(self) -> str:
        if self.matcher == "status":
            return f"the HTTP status is {self.expected}"
        if self.matcher == "error":
            if isinstance(self.expected, bool):
                return "there is an error" if self.expected else "there is no error"
            return f"the error is {self.expected}"
        kind = {"pathAll": "all of ", "pathAny": "one of "}.get(self.matcher, "")
        return f"{kind}{self.text} is {self.expected}"


class Waiter:
    """A condition to poll for."""

    __slots__ = ("acceptors", "delay", "max_attempts", "operation")

    def __init__(
        self,
        *,
        operation: str,
        delay: float,
        max_attempts: int,
        acceptors: Sequence[Acceptor],
    ) -> None:
        self.operation = operation
        self.delay = delay
        """Seconds between two calls."""
        self.max_attempts = max_attempts
        self.acceptors = acceptors
        """In the order in which they are tried."""


class Answer:
    """What one call gave: a response, or a failure."""

    __slots__ = ("failure", "response")

    def __init__(
        self, response: dict[str, Any], failure: ServiceFailure | None = None
    ) -> None:
        self.response = response
        self.failure = failure

    @property
    def status(self) -> Any:
        """The HTTP status; None when it is not known."""
        source = self.response if self.failure is None else self.failure.response
        metadata: Any = source.get("ResponseMetadata")
        return metadata.get("HTTPStatusCode") if isinstance(metadata, OBJECT) else None


class Stopped(Exception):
    """A wait that came to no good end."""

    def __init__(self, reason: str, answer: Answer) -> None:
        super().__init__(reason)
        self.reason = reason
        self.answer = answer


def wait(
    call: Callable[[str, dict[str, Any]], dict[str, Any]],
    waiter: Waiter,
    params: dict[str, Any],
    sleep: Callable[[float], object],
) -> Answer:
    """The answer with which the condition is met.

    Raises:
        Stopped: it never can be, an unexpected error came, or the attempts are used up.
    """
    state = "retry"
    seen: Acceptor | None = None
    attempts = 0
    while True:
        answer = _ask(call, waiter.operation, params)
        attempts += 1
        accepted = _accept(waiter, answer)
        if accepted is not None:
            seen, state = accepted, accepted.state
        elif answer.failure is not None:
            reason = f"there was an unexpected error {answer.failure.code}"
            raise Stopped(reason, answer)
        if state == "success":
            return answer
        if state == "failure":
            reason = f"what was waited for can no longer come: {seen}"
            raise Stopped(reason, answer)
        if attempts >= waiter.max_attempts:
            noun = "attempt" if attempts == 1 else "attempts"
            last = f"; at last {seen}" if seen is not None else ""
            raise Stopped(f"it did not come in {attempts} {noun}{last}", answer)
        sleep(waiter.delay)


def _ask(
    call: Callable[[str, dict[str, Any]], dict[str, Any]],
    operation: str,
    params: dict[str, Any],
) -> Answer:
    try:
        return Answer(call(operation, dict(params)))
    except ServiceFailure as failure:
        return Answer({}, failure)


def _accept(waiter: Waiter, answer: Answer) -> Acceptor | None:
    """The first acceptor that accepts.

    Raises:
        Stopped: one cannot tell from this answer.
    """
    for acceptor in waiter.acceptors:
        try:
            if acceptor.accepts(answer):
                return acceptor
        except TypeError as error:
            reason = f"the response does not say whether {acceptor}: {error}"
            raise Stopped(reason, answer) from error
    return None
