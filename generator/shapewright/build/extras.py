"""Building what stands beside a model: paginators, waiters and examples.

Takes the facts of their files and the names of the operations they may speak of, gives IR values
sorted by name. JMESPath expressions are kept as
they were written; examples are carried even where they disagree with the model.
"""

from __future__ import annotations

from collections.abc import Collection

from shapewright.build.facts import Facts, items_of
from shapewright.ir.service import Acceptor, Example, Json, Paginator, Waiter
from shapewright.problem import Level


def build_paginators(facts: Facts, operations: Collection[str]) -> tuple[Paginator, ...]:
    """Every paginator, sorted by operation."""
    paginators: list[Paginator] = []
    for operation, entry in facts.entries("pagination", "paginator"):
        if operation not in operations:
            entry.reading.report(entry.at, f"paginator of {operation!r}, which is not an operation")
        paginators.append(_build_paginator(operation, entry))
    return tuple(paginators)


def _build_paginator(operation: str, facts: Facts) -> Paginator:
    for key in ("input_token", "output_token", "result_key"):
        facts.require(key)
    inputs, outputs = facts.text_or_texts("input_token"), facts.text_or_texts("output_token")
    if len(inputs) != len(outputs):
        facts.reading.report(
            (*facts.at, "output_token"),
            f"{len(outputs)} output tokens for {len(inputs)} input tokens",
        )
    return Paginator(
        operation=operation,
        input_tokens=inputs,
        output_tokens=outputs,
        result_keys=facts.text_or_texts("result_key"),
        limit_key=facts.text("limit_key"),
        more_results=facts.text("more_results"),
        non_aggregate_keys=facts.texts("non_aggregate_keys"),
    )


def build_waiters(facts: Facts, operations: Collection[str]) -> tuple[Waiter, ...]:
    """Every waiter, sorted by name."""
    return tuple(
        _build_waiter(name, entry, operations) for name, entry in facts.entries("waiters", "waiter")
    )


def _build_waiter(name: str, facts: Facts, operations: Collection[str]) -> Waiter:
    for key in ("delay", "maxAttempts", "acceptors"):
        facts.require(key)
    operation = facts.needed("operation")
    if operation and operation not in operations:
        at = (*facts.at, "operation")
        facts.reading.report(at, f"waiter on {operation!r}, which is not an operation")
    return Waiter(
        name=name,
        operation=operation,
        delay=facts.whole("delay") or 0,
        max_attempts=facts.whole("maxAttempts") or 0,
        acceptors=tuple(_build_acceptor(item) for item in facts.items("acceptors", "acceptor")),
        description=facts.text("description"),
    )


def _build_acceptor(facts: Facts) -> Acceptor:
    expected = facts.raw.get("expected")
    if not isinstance(expected, str | int):
        facts.reading.report((*facts.at, "expected"), "expected a string, an integer or a boolean")
        expected = ""
    return Acceptor(
        state=facts.needed("state"),
        matcher=facts.needed("matcher"),
        expected=expected,
        argument=facts.text("argument"),
    )


def build_examples(facts: Facts, operations: Collection[str]) -> tuple[Example, ...]:
    """Every example, sorted by operation and id."""
    examples: list[Example] = []
    for operation, raws in facts.objects("examples"):
        at = (*facts.at, "examples", operation)
        if operation not in operations:
            what = f"examples of {operation!r}, which is not an operation"
            facts.reading.report(at, what, level=Level.WARNING)
        found = items_of(raws, at, "example", facts.reading)
        examples.extend(_build_example(operation, example) for example in found)
    return tuple(sorted(examples, key=lambda example: (example.operation, example.id)))


def _build_example(operation: str, facts: Facts) -> Example:
    return Example(
        operation=operation,
        id=facts.text("id"),
        title=facts.text("title"),
        description=facts.text("description"),
        input=_json(facts, "input"),
        output=_json(facts, "output"),
        comments=_json(facts, "comments"),
    )


def _json(facts: Facts, key: str) -> Json:
    value: Json = facts.raw.get(key)
    return value
