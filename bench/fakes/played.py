"""What was played of one service's fake, or of several, and what went wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from typing import Any

from bench.sweep.botocore import Judge
from bench.sweep.run import Failure


@dataclass(slots=True)
class Played:
    """Counts, and failures."""

    services: int = 0
    operations: int = 0
    answers: int = 0
    """That are right."""
    parsed: int = 0
    """Answers that botocore's parser read as they were."""
    streams: int = 0
    """Answers with a stream of events, which were not sent."""
    repeated: int = 0
    """Answers that repeat a text of a request that no client could have sent."""
    odd_texts: set[str] = field(default_factory=set[str])
    """Of the requests, those that not everything can carry."""
    resources: int = 0
    cycles: int = 0
    """Resources that went the whole way."""
    verbs: Counter[str] = field(default_factory=Counter[str])
    """Uses of resources that were played."""
    refusals: Counter[str] = field(default_factory=Counter[str])
    """By code."""
    failures: list[Failure] = field(default_factory=list[Failure])
    seconds: float = 0
    """CPU."""

    def add(self, other: Played) -> None:
        """Count what another one played too."""
        self.services += other.services
        self.operations += other.operations
        self.answers += other.answers
        self.parsed += other.parsed
        self.streams += other.streams
        self.repeated += other.repeated
        self.resources += other.resources
        self.cycles += other.cycles
        self.verbs += other.verbs
        self.refusals += other.refusals
        self.failures += other.failures
        self.seconds += other.seconds

    def note(self, request: Any) -> None:
        """Keep the odd texts of a request."""
        parts: list[Any] = [request]
        while parts:
            part = parts.pop()
            if isinstance(part, str) and not (part.isascii() and part.isprintable()):
                self.odd_texts.add(part)
            elif type(part) is dict:
                parts += [*part, *part.values()]
            elif type(part) is list:
                parts += part

    def fail(self, service: str, operation: str, fault: str, path: str = "") -> None:
        """Note what went wrong, and where in the answer if that is known."""
        self.failures.append(Failure(service, operation, path, "its answer", fault[:300]))


def find_response_judge(operation: Any) -> Judge | None:
    """The check that botocore has for stubbed responses; None where there is nothing to check."""
    if operation.output_shape is None or operation.has_event_stream_output:
        return None
    return Judge(operation.output_shape)


def find_operation(service: str, operation: str) -> Any:
    """The operation in botocore's own model."""
    return _open(service).operation_model(operation)


@lru_cache(maxsize=4)
def _open(service: str) -> Any:
    session = import_module("botocore.session").get_session()
    return session.get_service_model(service)
