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
        self.resources += other.resources
        self.cycles += other.cycles
        self.verbs += other.verbs
        self.refusals += other.refusals
        self.failures += other.failures
        self.seconds += other.seconds

    def fail(self, service: str, operation: str, fault: str) -> None:
        """Note what went wrong."""
        self.failures.append(Failure(service, operation, "", "its answer", fault[:300]))


def find_response_judge(service: str, operation: str) -> Judge | None:
    """The check that botocore has for stubbed responses; None where there is nothing to check."""
    described = _open(service).operation_model(operation)
    if described.output_shape is None or described.has_event_stream_output:
        return None
    return Judge(described.output_shape)


@lru_cache(maxsize=4)
def _open(service: str) -> Any:
    session = import_module("botocore.session").get_session()
    return session.get_service_model(service)
