"""Answers of a fake to right requests, held to everything that judges an answer.

Takes a package, gives every answer that is no answer: one that breaks a rule of the model, one that
botocore's own check of stubbed responses refuses, one that botocore's own parser reads otherwise
when it comes as the service would send it, and anything raised that is no refusal.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from bench.fakes.played import Played, find_operation, find_response_judge
from bench.fakes.wire.check import find_difference
from bench.sweep.draw import Drawing
from bench.sweep.package import Generated
from shapewright.ir.service import Operation

_RICHNESS = ((0, 0.0), (3, 0.8))
"""How deep optional members go and how likely each is: the first request has none."""


def play_operations(package: Generated, fake_class: Any, *, seed: int, played: Played) -> None:
    """Send requests of every operation to a fake that has nothing, and to one that has all that."""
    drawing = Drawing(package.service, Random(f"{package.name} {seed}"))  # noqa: S311 - no secret
    kept = fake_class(seed=seed)
    for operation in package.service.operations:
        for request in _draw_requests(drawing, operation):
            for fake in (fake_class(seed=seed), kept):
                answer = call(package, fake, operation.name, request, played)
                if answer is not None:
                    played.answers += 1


def _draw_requests(drawing: Drawing, operation: Operation) -> Iterator[Any]:
    if operation.input is None:
        yield {}
        return
    for depth, chance in _RICHNESS:
        yield drawing.draw(operation.input.target, depth=depth, chance=chance)


def call(
    package: Generated, fake: Any, operation: str, request: Any, played: Played
) -> dict[str, Any] | None:
    """The answer to a request; None for a refusal, and for an answer that is wrong."""
    refusal = package.load("_runtime.fake.refusal").Refusal
    played.note(request)
    try:
        answer: dict[str, Any] = fake.call(operation, request)
    except refusal as error:
        played.refusals[str(error.code)] += 1
        return None
    except Exception as error:  # noqa: BLE001 - of whatever kind: a fake raises refusals alone
        played.fail(package.name, operation, f"raised {type(error).__name__}: {error}")
        return None
    if fault := find_fault(package, operation, answer):
        played.fail(package.name, operation, fault)
        return None
    return answer if _is_read(package.name, operation, answer, played) else None


def find_fault(package: Generated, operation: str, answer: dict[str, Any]) -> str:
    """What is wrong with an answer; empty for nothing."""
    strict = package.load("_runtime.policy").STRICT
    for problem in package.check_response(operation, answer, strict):
        if not problem.advisory:
            return str(problem)
    judge = find_response_judge(find_operation(package.name, operation))
    return judge.report(answer) if judge is not None else ""


def _is_read(service: str, operation: str, answer: dict[str, Any], played: Played) -> bool:
    """Whether botocore's parser reads an answer as it is, or it is one that is not sent."""
    described = find_operation(service, operation)
    if described.has_event_stream_output:
        played.streams += 1
    elif (difference := find_difference(described, answer)) is None:
        played.parsed += 1
    elif difference.text in played.odd_texts:
        played.repeated += 1
    else:
        played.fail(service, operation, difference.what, difference.path)
        return False
    return True
