"""What the pages of a service show beside the model: examples in every form, and their faults.

Takes a lowered target, gives what a book takes. Every example was checked by the service's own
validators; one that they refuse is not shown, and a warning says why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from shapewright.docs.book import Extras, Told
from shapewright.docs.page import Folded, Part
from shapewright.docs.samples import (
    Wording,
    write_forms,
    write_paginator_forms,
    write_plain,
    write_syntax,
    write_waiter_forms,
)
from shapewright.examples import Examples, make_examples
from shapewright.ir.service import Operation
from shapewright.lower.package import narrow_package
from shapewright.pipeline.lowered import Lowered
from shapewright.problem import Problem


def make_extras(
    lowered: Lowered, told: Told | None, operations: Collection[str]
) -> tuple[Extras, tuple[Problem, ...]]:
    """What pages show beside the model, and a warning for each example that is not shown.

    Args:
        lowered: the target.
        told: what changed, if that is shown.
        operations: those whose pages show examples.
    """
    package = narrow_package(lowered.package, operations)
    service = package.service
    examples = make_examples(package, lowered.reliefs, lowered.confirmed)
    wording = Wording(package)
    requests = examples.requests
    extras = Extras(
        told=told,
        lifecycles=lowered.lifecycles,
        operations={
            operation.name: tuple(_show(wording, operation, examples))
            for operation in service.operations
        },
        paginators={
            one.operation: (write_paginator_forms(wording, one, requests[one.operation]),)
            for one in service.paginators
            if one.operation in requests
        },
        waiters={
            one.name: (write_waiter_forms(wording, one, requests[one.operation]),)
            for one in service.waiters
            if one.operation in requests
        },
    )
    return extras, examples.problems


def _show(wording: Wording, operation: Operation, examples: Examples) -> Iterator[Part]:
    name = operation.name
    if name in examples.requests:
        response = examples.responses.get(name)
        yield write_forms(wording, operation, examples.requests[name], response)
    for documented in examples.documented.get(name, ()):
        sample = write_plain(wording, operation, documented.request)
        title = documented.title or documented.id
        yield Folded(f"Example: {title}", replace(sample, note=documented.description))
    yield from write_syntax(wording.package.service, operation)
