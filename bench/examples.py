"""``python -m bench.examples``: an example for every operation of every service, and its forms.

Counts the operations that have a request which the package's own checks take, the forms that were
written of it and are Python, and the examples of the models that are right; names the rest, with
the reason. Exit codes: 0 every operation has an example and every form is right, 1 some are not, 2
it could not run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from time import process_time

from bench.every_service import add_options, add_up, count_failures
from shapewright.claims import ClaimsByPlace
from shapewright.docs.page import Sample, Samples
from shapewright.docs.samples import (
    Wording,
    write_forms,
    write_paginator_forms,
    write_syntax,
    write_waiter_forms,
)
from shapewright.examples import Examples, make_examples
from shapewright.lower.package import Package, lower_package
from shapewright.pipeline import Sources, read_built
from shapewright.problem import CannotContinueError
from shapewright.specs.target import INSTALLED
from shapewright.validators.relief import find_reliefs


@dataclass(slots=True)
class Shown:
    """Counts, and what is not shown."""

    services: int = 0
    operations: int = 0
    requests: int = 0
    """Operations that have a request."""
    empty: int = 0
    """Requests of those that could say something, and say nothing."""
    responses: int = 0
    """Operations that have a response which says something."""
    stated: int = 0
    """Examples in the models."""
    documented: int = 0
    """Those of them that are right."""
    forms: int = 0
    """Samples that were written, those of paginators and waiters too."""
    seconds: float = 0
    """CPU, from the lowered package on."""
    writing: float = 0
    """CPU for the forms and the syntax, once the examples are there."""
    slowest: tuple[float, str] = (0, "")
    failures: list[str] = field(default_factory=list[str])
    wrong: list[str] = field(default_factory=list[str])
    """Examples of the models that are not right."""

    def add(self, other: Shown) -> None:
        """Count what others show too."""
        self.services += other.services
        self.operations += other.operations
        self.requests += other.requests
        self.empty += other.empty
        self.responses += other.responses
        self.stated += other.stated
        self.documented += other.documented
        self.forms += other.forms
        self.seconds += other.seconds
        self.writing += other.writing
        self.slowest = max(self.slowest, other.slowest)
        self.failures += other.failures
        self.wrong += other.wrong


def main() -> int:
    """Make, count, and say whether every operation has one."""
    parser = argparse.ArgumentParser(prog="bench.examples", description="Count examples.")
    add_options(parser)
    options = parser.parse_args()
    total = Shown()
    if code := add_up(total, show_service, options, _describe):
        return code
    sys.stdout.write("\n".join([*render(total, options.show), ""]))
    return 1 if total.failures else 0


def show_service(name: str) -> Shown:
    """The examples of one service."""
    try:
        service = read_built(Sources().open(INSTALLED), name)
    except CannotContinueError as error:
        return Shown(services=1, failures=list(map(str, error.problems)))
    package = lower_package(
        service, [one.name for one in service.operations], ClaimsByPlace(service)
    )
    reliefs = find_reliefs(service)
    start = process_time()
    examples = make_examples(package, reliefs)
    seconds = process_time() - start
    start = process_time()
    samples = list(write_samples(package, examples))
    writing = process_time() - start
    told = [str(problem) for problem in examples.problems]
    return Shown(
        services=1,
        operations=len(service.operations),
        requests=len(examples.requests),
        empty=sum(
            one.input is not None and not examples.requests.get(one.name)
            for one in service.operations
        ),
        responses=sum(map(bool, examples.responses.values())),
        stated=len(service.examples),
        documented=sum(map(len, examples.documented.values())),
        forms=len(samples),
        seconds=seconds,
        writing=writing,
        slowest=(seconds, name),
        failures=[
            *(one for one in told if "#/operations/" in one),
            *(fault for title, sample in samples if (fault := find_fault(name, title, sample))),
        ],
        wrong=[one for one in told if "#/examples/" in one],
    )


def write_samples(package: Package, examples: Examples) -> Iterator[tuple[str, Sample]]:
    """Every sample of a service, by what it is of."""
    service = package.service
    wording = Wording(package)
    found: list[tuple[str, Samples]] = []
    for operation in service.operations:
        name = operation.name
        if name in examples.requests:
            request, response = examples.requests[name], examples.responses[name]
            found.append((name, write_forms(wording, operation, request, response)))
        for folded in write_syntax(service, operation):
            yield f"{name}, {folded.title}", replace(folded.sample, language="text")
    found += [
        (paginator.operation, write_paginator_forms(wording, paginator, asked))
        for paginator in service.paginators
        if (asked := examples.requests.get(paginator.operation)) is not None
    ]
    found += [
        (waiter.name, write_waiter_forms(wording, waiter, asked))
        for waiter in service.waiters
        if (asked := examples.requests.get(waiter.operation)) is not None
    ]
    for title, samples in found:
        for sample in samples.samples:
            yield f"{title}, {sample.title}", sample


def find_fault(service: str, title: str, sample: Sample) -> str:
    """Why a sample in Python is none; empty when it is one, or is in another language."""
    if sample.language != "python":
        return ""
    try:
        compile(sample.text, title, "exec")
    except SyntaxError as error:
        return f"{service}: {title}: {error}"
    return ""


def _describe(shown: Shown) -> str:
    faults = count_failures(len(shown.failures))
    return f"{shown.requests} of {shown.operations}, {shown.seconds:.2f} s{faults}"


def render(total: Shown, most: int) -> list[str]:
    """The sums, and the first of what is missing."""
    most_seconds, slowest = total.slowest
    lines = [
        f"{total.services} services, {total.operations} operations",
        f"{total.requests} have a valid request, {total.empty} of them an empty one",
        f"{total.responses} have a response that says something",
        f"{total.documented} of {total.stated} examples of the models are right",
        f"made in {total.seconds:.1f} CPU seconds, {slowest} in {most_seconds:.2f} of them",
        f"{total.forms} samples were written in {total.writing:.1f} CPU seconds",
    ]
    for title, listed in (("missing or wrong", total.failures), ("not right", total.wrong)):
        if listed:
            lines += [f"{title}: {len(listed)}", *(f"  {one}" for one in listed[:most])]
    return lines


if __name__ == "__main__":
    sys.exit(main())
