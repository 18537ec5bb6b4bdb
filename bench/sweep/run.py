"""One service, swept: values and mutations of every request and response.

Takes a service's name, gives what was tried and every fault that was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from time import process_time

from bench.sweep.botocore import find_judge
from bench.sweep.draw import Drawing
from bench.sweep.judge import Subject, judge_right, judge_wrong
from bench.sweep.mutation import find_mutations
from bench.sweep.package import Generated, generate
from bench.sweep.place import Place, Walk
from shapewright.ir.service import Operation
from shapewright.problem import CannotContinueError

_RICHNESS = ((0, 0.0), (3, 1.0), (5, 0.7), (8, 0.4))
"""How deep optional members go and how likely each is: the first value has none."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One value that was answered wrongly."""

    service: str
    operation: str
    path: str
    what: str
    """What was done to the value."""
    fault: str

    def __str__(self) -> str:
        place = f"{self.service} {self.operation} {self.path}".rstrip()
        return f"{place}: {self.what}: {self.fault}"


@dataclass(slots=True)
class Swept:
    """What was tried of one service, or of several."""

    services: int = 0
    operations: int = 0
    values: int = 0
    sites: Counter[str] = field(default_factory=Counter[str])
    """Mutations, by the rule they break."""
    failures: list[Failure] = field(default_factory=list[Failure])
    seconds: float = 0
    """CPU."""

    def add(self, other: Swept) -> None:
        """Count what another one tried too."""
        self.services += other.services
        self.operations += other.operations
        self.values += other.values
        self.sites += other.sites
        self.failures += other.failures
        self.seconds += other.seconds


def sweep_service(name: str, *, seed: int, per_operation: int) -> Swept:
    """Sweep one service of the installed botocore.

    Args:
        name: boto3's name for it.
        seed: the start of every choice.
        per_operation: how many right values each request and response is tried with.

    Raises:
        CannotContinueError: there is no such service, or it cannot be generated.
    """
    begin = process_time()
    try:
        with generate(name) as package:
            swept = sweep_package(package, seed=seed, per_operation=per_operation)
    except CannotContinueError:
        raise
    except Exception as error:  # noqa: BLE001 - one service that breaks hides no other
        fault = f"raised {type(error).__name__}: {error}"[:300]
        swept = Swept(services=1, failures=[Failure(name, "", "", "the package", fault)])
    swept.seconds = process_time() - begin
    return swept


def sweep_package(package: Generated, *, seed: int, per_operation: int) -> Swept:
    """Sweep a package that is there already; the same for the same seed."""
    swept = Swept(services=1, operations=len(package.service.operations))
    drawing = Drawing(package.service, Random(f"{package.name} {seed}"))  # noqa: S311 - no secret
    walks = {True: Walk(drawing), False: Walk(drawing)}
    for operation in package.service.operations:
        for subject in find_subjects(package, operation):
            _try_right(drawing, subject, per_operation, swept)
            _try_wrong(drawing, subject, walks[subject.is_request], swept)
    return swept


def find_subjects(package: Generated, operation: Operation) -> Iterator[Subject]:
    """The request and the response of an operation, as far as it has them."""
    for ref, is_request in ((operation.input, True), (operation.output, False)):
        if ref is not None:
            yield Subject(
                package=package,
                operation=operation.name,
                target=ref.target,
                is_request=is_request,
                judge=find_judge(package.name, operation.name) if is_request else None,
            )


def find_places(package: Generated, drawing: Drawing) -> Iterator[tuple[Subject, Place]]:
    """Every place in the requests and responses of a package, each shape entered once in both."""
    walk = Walk(drawing)
    for operation in package.service.operations:
        for subject in find_subjects(package, operation):
            for place in walk.find_places(subject.target):
                yield subject, place


def _try_right(drawing: Drawing, subject: Subject, count: int, swept: Swept) -> None:
    for number in range(count):
        depth, chance = _RICHNESS[number % len(_RICHNESS)]
        # botocore takes no null there, and judges the requests too.
        with_null = not subject.is_request
        value = drawing.draw(subject.target, depth=depth, chance=chance, with_null=with_null)
        swept.values += 1
        for fault in judge_right(subject, value):
            what = f"value {number} of this seed"
            swept.failures.append(Failure(subject.package.name, subject.operation, "", what, fault))


def _try_wrong(drawing: Drawing, subject: Subject, walk: Walk, swept: Swept) -> None:
    for place in walk.find_places(subject.target):
        for mutation in find_mutations(drawing, place):
            swept.sites[mutation.rule] += 1
            for fault in judge_wrong(subject, mutation):
                swept.failures.append(
                    Failure(
                        subject.package.name,
                        subject.operation,
                        mutation.path[:200],
                        f"{mutation.aspect}, {mutation.what}",
                        fault,
                    )
                )
