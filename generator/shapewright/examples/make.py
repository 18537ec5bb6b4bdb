"""Examples for every operation of a package, each checked by the package's own validators.

Takes a lowered package, gives requests, responses and the documented examples by operation, and a
warning for each that cannot be shown. Of the package only what checks is planned, rendered and
imported, in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from shapewright.enums.plan import plan_enums
from shapewright.examples.documented import Documented, read_value
from shapewright.examples.load import loading
from shapewright.examples.value import Values
from shapewright.examples.worth import Worth
from shapewright.ir.relief import Relief
from shapewright.ir.service import Example, Operation
from shapewright.ir.shape import ShapeId, StructureShape, UnionShape
from shapewright.lower.package import Package
from shapewright.lower.planned import Planned
from shapewright.problem import Level, Problem, Where, pointer_to
from shapewright.render.render import render_files
from shapewright.runtime.policy import STRICT, Policy
from shapewright.runtime.validation import Validation
from shapewright.samples.plan import plan_samples
from shapewright.validators.plan import plan_validators
from shapewright.validators.views import PredicatesView

ANSWERS = Policy(off={"required", "claim"})
"""What the response of an example is held to, as what a fake is told to answer."""
_MODELS = "models/__init__.py"
"""Checks import it; what of them is kept does not use it."""
_MOST_LEAVES = 8
"""Values in a request that is shown more than it needs."""


@dataclass(frozen=True, slots=True)
class Examples:
    """What can be shown of a package's operations."""

    requests: Mapping[str, dict[str, Any]]
    """By operation; those that have none could not be made."""
    responses: Mapping[str, dict[str, Any]]
    """By operation: an answer that a fake can be told to give, not a complete one."""
    documented: Mapping[str, tuple[Documented, ...]]
    """By operation; of the model's own examples those that are right."""
    problems: tuple[Problem, ...]


def make_examples(
    package: Package, reliefs: Iterable[Relief], confirmed: Iterable[str] = ()
) -> Examples:
    """The examples of all operations of a package.

    Args:
        package: the lowered package.
        reliefs: the rules that do not count.
        confirmed: the members of which the documentation is taken at its word, as ``Shape.Member``.
    """
    texts = render_files(_plan_checks(package, [*reliefs], [*confirmed]), folded=False)
    with loading({**texts, _MODELS: ""}) as loaded:
        validation: Validation = loaded.find("validation").VALIDATION
        return _Maker(package, validation).make()


def _plan_checks(
    package: Package, reliefs: list[Relief], confirmed: list[str]
) -> Iterator[Planned]:
    """What checks plain values, without what converts dataclasses."""
    for file in plan_validators(package, reliefs, confirmed):
        if isinstance(file.view, PredicatesView):
            yield replace(file, view=replace(file.view, writers=()))
        else:
            yield file
    yield from plan_enums(package)
    yield from plan_samples(package, reliefs)


class _Maker:
    """Makes the examples of one package."""

    def __init__(self, package: Package, validation: Validation) -> None:
        self._package = package
        self._service = package.service
        self._validation = validation
        self._worth = Worth(package.service, package.claims)
        self._limits = {one.operation: one.limit_key for one in package.service.paginators}
        self._problems: list[Problem] = []

    def make(self) -> Examples:
        requests: dict[str, dict[str, Any]] = {}
        responses: dict[str, dict[str, Any]] = {}
        for operation in self._service.operations:
            request = self._find_request(operation)
            if request is not None:
                requests[operation.name] = request
            responses[operation.name] = self._find_response(operation)
        documented = self._read_documented()
        return Examples(requests, responses, documented, tuple(self._problems))

    def _find_request(self, operation: Operation) -> dict[str, Any] | None:
        """The richest of what the checks take."""
        if operation.input is None:
            return {}
        refused = ""
        for is_rich in (True, False):
            try:
                request = self._make_request(operation, operation.input.target, is_rich=is_rich)
            except ValueError as error:
                refused = str(error)
                continue
            refused = self._explain(operation.name, request)
            if not refused:
                return request
        self._warn(("operations", operation.name), f"has no example: {refused}")
        return None

    def _make_request(
        self, operation: Operation, target: ShapeId, *, is_rich: bool
    ) -> dict[str, Any]:
        shape = self._service.shape(target)
        if not isinstance(shape, StructureShape | UnionShape):
            raise TypeError(f"{target} is no request")
        values = self._values_for(operation)
        names = values.list_required(shape)
        made = values.make_members(shape, names)
        if not is_rich or isinstance(shape, UnionShape) or _count_leaves(made) > _MOST_LEAVES:
            return made
        added = self._worth.list_for_operation(operation, shape, names)
        made |= values.make_members(shape, added)
        limit = self._limits.get(operation.name)
        for member in shape.members:
            if member.name == limit and limit in added and isinstance(made[limit], int):
                made[limit] = values.make_page_size(self._service.shape(member.target))
        order = [member.name for member in shape.members]
        return {name: made[name] for name in order if name in made}

    def _find_response(self, operation: Operation) -> dict[str, Any]:
        """The plainest answer that tells something; empty where there is nothing to tell."""
        shape = self._service.shape(operation.output.target) if operation.output else None
        if not isinstance(shape, StructureShape):
            return {}
        first = self._worth.find_first(shape)
        if not first:
            return {}
        try:
            response = self._values_for(operation).make_members(shape, [first])
        except ValueError:
            return {}
        return {} if self._explain_response(operation.name, response) else response

    def _values_for(self, operation: Operation) -> Values:
        return Values(self._package, self._validation, self._worth, operation)

    def _read_documented(self) -> dict[str, tuple[Documented, ...]]:
        found: defaultdict[str, list[Documented]] = defaultdict(list)
        operations = {one.name: one for one in self._service.operations}
        for example in self._service.examples:
            if example.operation not in operations:
                self._refuse(example, "there is no such operation")
                continue
            read = self._read_example(example, operations[example.operation])
            if read is not None:
                found[example.operation].append(read)
        return {name: tuple(examples) for name, examples in found.items()}

    def _read_example(self, example: Example, operation: Operation) -> Documented | None:
        request: Any = {} if example.input is None else example.input
        if operation.input is not None:
            request = read_value(self._service, operation.input.target, request)
        if refused := self._explain(operation.name, request):
            self._refuse(example, refused)
            return None
        response: Any = None
        if operation.output is not None and isinstance(example.output, dict):
            response = read_value(self._service, operation.output.target, example.output)
            if self._explain_response(operation.name, response):
                response = None
        return Documented(example.id, example.title, example.description, request, response)

    def _refuse(self, example: Example, reason: str) -> None:
        self._warn(("examples", example.operation, example.id), f"is not shown: {reason}")

    def _explain(self, operation: str, request: object) -> str:
        """What is wrong with a request; empty when nothing is."""
        problems = self._validation.check_request(operation, request, STRICT)
        return next((str(one) for one in problems if not one.advisory), "")

    def _explain_response(self, operation: str, response: object) -> str:
        problems = self._validation.check_response(operation, response, ANSWERS)
        return next((str(one) for one in problems if not one.advisory), "")

    def _warn(self, keys: tuple[str, ...], what: str) -> None:
        where = Where(self._service.name, pointer_to(*keys))
        self._problems.append(Problem(where, what, level=Level.WARNING))


def _count_leaves(value: object) -> int:
    match value:
        case dict():
            return sum(map(_count_leaves, cast("dict[str, object]", value).values()))
        case list():
            return sum(map(_count_leaves, cast("list[object]", value)))
        case _:
            return 1
