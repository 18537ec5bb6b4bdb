"""``python -m bench.calls``: every method of every service's client, called once.

Each is called over a transport that records what it is asked and answers with a response that is
right by construction: operations with a request that is right too, or with none where that will do;
paginators for two pages; waiters for one answer. Exit codes: 0 every call arrived and came back as
it should, 1 some did not, 2 it could not run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from random import Random
from time import process_time
from typing import Any

from bench.every_service import add_options, add_up, count_failures
from bench.sweep.draw import Drawing
from bench.sweep.package import Generated, generate
from shapewright.ir.service import Operation
from shapewright.ir.shape import ShapeId
from shapewright.lower.package import lower_package


@dataclass(slots=True)
class Called:
    """What was called of one service, or of several."""

    services: int = 0
    operations: int = 0
    pages: int = 0
    items: int = 0
    waiters: int = 0
    faults: list[str] = field(default_factory=list[str])
    seconds: float = 0
    """CPU, making the package included."""

    def add(self, other: Called) -> None:
        """Count what was called of another one too."""
        self.services += other.services
        self.operations += other.operations
        self.pages += other.pages
        self.items += other.items
        self.waiters += other.waiters
        self.faults += other.faults
        self.seconds += other.seconds


@dataclass(slots=True)
class Recorder:
    """A transport that remembers what it was asked."""

    asked: list[tuple[str, dict[str, Any]]] = field(
        default_factory=list[tuple[str, dict[str, Any]]]
    )
    answers: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])

    def call(self, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        """The next answer; the last one stays."""
        self.asked.append((operation, params))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def main() -> int:
    """Call, print, and say whether it held."""
    parser = argparse.ArgumentParser(prog="bench.calls", description="Call every operation.")
    add_options(parser)
    options = parser.parse_args()
    total = Called()
    if code := add_up(total, call_service, options, _describe):
        return code
    sys.stdout.write("\n".join([*_render(total, options.show), ""]))
    return 1 if total.faults else 0


def _describe(called: Called) -> str:
    return f"{called.seconds:.1f} s{count_failures(len(called.faults))}"


def _render(total: Called, most: int) -> Iterator[str]:
    for name in ("services", "operations", "pages", "items", "waiters"):
        yield f"{name:12} {getattr(total, name):>8,}"
    yield f"{'faults':12} {len(total.faults):>8,}"
    yield f"{'CPU seconds':12} {total.seconds:>8.1f}"
    yield from total.faults[:most]


def call_service(name: str) -> Called:
    """Call all of one service of the installed botocore.

    Raises:
        CannotContinueError: there is no such service, or it cannot be generated.
    """
    begin = process_time()
    called = Called(services=1)
    with generate(name) as package:
        try:
            _Caller(package, called).call_all()
        except Exception as error:  # noqa: BLE001 - one service that breaks hides no other
            called.faults.append(f"{name}: raised {type(error).__name__}: {error}"[:300])
    called.seconds = process_time() - begin
    return called


class _Caller:
    """Calls the methods of one client."""

    def __init__(self, package: Generated, called: Called) -> None:
        self.package = package
        self.called = called
        service = package.service
        operations = [operation.name for operation in service.operations]
        lowered = lower_package(service, operations)
        self.names, self.classes = lowered.names, lowered.classes
        self.drawing = Drawing(service, Random(package.name))  # noqa: S311 - no secret
        self.recorder = Recorder()
        module = package.load("client")
        calls: Callable[..., Any] = getattr(module, self.names.service.calls)
        self.client = calls(self.recorder, policy=None, sleep=_skip)

    def call_all(self) -> None:
        """Every operation, every paginator and every waiter."""
        service = self.package.service
        operations = {operation.name: operation for operation in service.operations}
        for operation in service.operations:
            self._guard(operation.name, partial(self._call, operation))
            self.called.operations += 1
        for paginator in service.paginators:
            operation = operations[paginator.operation]
            self._guard(f"pages of {operation.name}", partial(self._page, operation))
            self.called.pages += 1
            if hasattr(self.client, self.names.items[operation.name]):
                self._guard(f"items of {operation.name}", partial(self._list, operation))
                self.called.items += 1
        for waiter in service.waiters:
            operation = operations[waiter.operation]
            self._guard(f"waiter {waiter.name}", partial(self._wait, waiter.name, operation))
            self.called.waiters += 1
        error: Any = self.package.load("exceptions").ServiceError
        for code, exception in self.package.load("exceptions").CODES.items():
            self._expect(code, issubclass(exception, error), "is no exception")
            self._expect(code, exception("Operation", {}).members is not None, "has no members")

    def _guard(self, what: str, call: Callable[[], None]) -> None:
        try:
            call()
        except Exception as error:  # noqa: BLE001 - one method that breaks hides no other
            self._expect(what, False, f"raised {type(error).__name__}: {error}"[:200])  # noqa: FBT003

    def _expect(self, what: str, holds: bool, fault: str) -> None:  # noqa: FBT001
        if not holds:
            self.called.faults.append(f"{self.package.name} {what}: {fault}")

    def _call(self, operation: Operation) -> None:
        method = getattr(self.client, self.names.methods[operation.name])
        arguments, wire = self._request(operation)
        answer = self._answer(operation)
        reply = method(*arguments)
        self._expect(operation.name, self.recorder.asked == [(operation.name, wire)], "was changed")
        expected = None
        if operation.output is not None:
            expected = self._class(operation.output.target).from_dict(answer)
        is_stream = "_stream" in method.__code__.co_names
        same = type(reply) is type(expected) if is_stream else reply == expected
        self._expect(operation.name, same, "came back as something else")

    def _page(self, operation: Operation) -> None:
        arguments, wire = self._request(operation)
        answer = self._answer(operation)
        pages = getattr(self.client, self.names.pages[operation.name])(*arguments)
        expected = self._class(_target(operation)).from_dict(answer)
        self._expect(operation.name, next(pages) == expected, "gave another page")
        self._expect(operation.name, self.recorder.asked == [(operation.name, wire)], "was changed")

    def _list(self, operation: Operation) -> None:
        arguments, _ = self._request(operation)
        self._answer(operation)
        items = getattr(self.client, self.names.items[operation.name])(*arguments)
        try:
            for _ in items:
                pass
        except self.package.load("exceptions").PaginationError:
            pass  # the same answer comes twice, and so may its token

    def _wait(self, name: str, operation: Operation) -> None:
        arguments, _ = self._request(operation)
        answer = self._answer(operation)
        answer["ResponseMetadata"] = {"HTTPStatusCode": 200}
        wait = getattr(self.client, self.names.waiters[name])
        try:
            reply = wait(*arguments, delay=0, max_attempts=1)
        except self.package.load("exceptions").WaiterError as error:
            reply = error.response
        expected = self._class(_target(operation)).from_dict(answer)
        self._expect(name, reply in (expected, None), "gave another response")

    def _request(self, operation: Operation) -> tuple[list[Any], dict[str, Any]]:
        """The arguments that a method takes, and what has to arrive."""
        self.recorder.asked.clear()
        if operation.input is None:
            return [], {}
        wire = self.drawing.draw(operation.input.target, depth=3, chance=0.5, with_null=False)
        request = self._class(operation.input.target).from_dict(wire)
        return [request], request.to_dict()

    def _answer(self, operation: Operation) -> dict[str, Any]:
        """What the transport answers from now on."""
        answer: dict[str, Any] = {}
        if operation.output is not None:
            answer = self.drawing.draw(operation.output.target, depth=4, chance=0.8, with_null=True)
        self.recorder.answers[:] = [answer]
        return answer

    def _class(self, target: ShapeId) -> Any:
        return getattr(self.package.load("models"), self.classes[target])


def _skip(seconds: float) -> None:
    """What waiters do between two calls here."""
    del seconds


def _target(operation: Operation) -> ShapeId:
    if operation.output is None:
        raise ValueError(f"{operation.name} gives nothing")
    return operation.output.target


if __name__ == "__main__":
    sys.exit(main())
