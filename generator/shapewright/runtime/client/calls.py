"""Calls: from a request to a response, over any transport.

Generated clients say which operation takes and gives what, one line each; this checks
and converts the request, has it sent, and reads the response, the pages, the events or
the error. Nothing is sent here, and boto3 is not known.
"""

from __future__ import annotations

import sys

from ..accept import OBJECT
from ..policy import STRICT
from .failure import ServiceFailure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any, Protocol, TypeVar

    from ..policy import Policy
    from ..structure import Structure
    from ..validation import Validation
    from .error import ServiceError
    from .wait import Answer

    T = TypeVar("T", bound=Structure)

    class Transport(Protocol):
        """What carries a request to the service, or to what stands in for it."""

        def call(self, operation: str, params: dict[str, Any]) -> dict[str, Any]:
            """The response to an operation, as boto3 gives it.

            That is with ``ResponseMetadata``, whose ``HTTPStatusCode`` waiters ask for.
            An event stream is anything to iterate over, one dictionary an event.

            Raises:
                ServiceFailure: the service says no; while iterating over events, too.
            """
            ...


class Calls:
    """The operations of a service over a transport."""

    if TYPE_CHECKING:
        _validation: Validation
        """The checks of the package, and what its operations take and give."""

    def __init__(
        self,
        transport: Transport,
        *,
        policy: Policy | None = STRICT,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        """Calls over a transport.

        Args:
            transport: what carries the requests.
            policy: what a request is refused for unsent; None checks nothing.
            sleep: what waiters call between attempts, with seconds; None for
                ``time.sleep``.
        """
        self._transport = transport
        self._policy = policy
        self._sleep = sleep

    def _call(self, operation: str, request: Structure | None, output: type[T]) -> T:
        """The response to an operation.

        Raises:
            TypeError: the request is another operation's.
            ValidationError: the request breaks a rule of the policy.
            ServiceError: the service says no.
        """
        return output.from_dict(self._send(operation, self._take(operation, request)))

    def _run(self, operation: str, request: Structure | None) -> None:
        """Call an operation that gives nothing; raises what ``_call`` does."""
        self._send(operation, self._take(operation, request))

    def _stream(
        self, operation: str, request: Structure | None, output: type[T], events: str
    ) -> T:
        """The response to an operation with an event stream as this attribute."""
        from ..wire import Events
        from .stream import EventSource

        response = self._call(operation, request, output)
        stream = getattr(response, events)
        if isinstance(stream, Events):

            def explain(failure: ServiceFailure) -> ServiceError:
                return self._find_error(operation, failure)

            stream.source = EventSource(stream.source, explain)
        return response

    def _pages(
        self, operation: str, request: Structure | None, output: type[T]
    ) -> Iterator[T]:
        """The responses to an operation; the request is checked at once."""
        from .pages import read_pages

        params = self._take(operation, request)
        paginator = self._load("paginators").PAGINATORS[operation]
        pages = read_pages(self._send, operation, paginator, params)
        return map(output.from_dict, pages)

    def _items(self, pages: Iterable[Structure], *attributes: str) -> Iterator[Any]:
        """The entries of what the attributes lead to, over all pages."""
        from .pages import read_items

        return read_items(pages, attributes)

    def _wait(
        self,
        waiter: str,
        request: Structure | None,
        patience: tuple[float | None, int | None],
        output: type[T],
    ) -> T:
        """The response with which a waiter succeeds; no error makes it succeed."""
        return output.from_dict(self._poll(waiter, request, patience, output).response)

    def _wait_or_fail(
        self,
        waiter: str,
        request: Structure | None,
        patience: tuple[float | None, int | None],
        output: type[T],
    ) -> T | None:
        """The response with which a waiter succeeds; None when it was an error."""
        answer = self._poll(waiter, request, patience, output)
        return None if answer.failure else output.from_dict(answer.response)

    def _poll(
        self,
        name: str,
        request: Structure | None,
        patience: tuple[float | None, int | None],
        output: type[Structure] | None = None,
    ) -> Answer:
        """The answer with which a waiter succeeds.

        Raises:
            WaiterError: what was waited for did not come.
        """
        from .wait import Stopped, Waiter, wait

        told: Waiter = self._load("waiters").WAITERS[name]
        delay, max_attempts = patience
        waiter = Waiter(
            operation=told.operation,
            delay=told.delay if delay is None else delay,
            max_attempts=told.max_attempts if max_attempts is None else max_attempts,
            acceptors=told.acceptors,
        )
        params = self._take(waiter.operation, request)
        try:
            return wait(self._transport.call, waiter, params, self._find_sleep())
        except Stopped as stopped:
            from .error import WaiterError

            answer, error, response = stopped.answer, None, None
            if answer.failure is not None:
                error = self._find_error(waiter.operation, answer.failure)
            elif output is not None:
                response = output.from_dict(answer.response)
            raise WaiterError(name, stopped.reason, response, error) from error

    def _take(self, operation: str, request: Structure | None) -> dict[str, Any]:
        """The parameters of an operation, checked."""
        if request is None:
            return {}
        expected = self._validation.operations[operation][0]
        given = getattr(request, "__shape__", None)
        if given != expected:
            kind = type(request).__qualname__
            message = f"{operation} takes a structure {expected}, not {kind}"
            raise TypeError(message)
        policy = self._policy
        return request.to_dict() if policy is None else request.to_valid_dict(policy)

    def _send(self, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        try:
            return self._transport.call(operation, params)
        except ServiceFailure as failure:
            raise self._find_error(operation, failure) from failure.__cause__

    def _find_error(self, operation: str, failure: ServiceFailure) -> ServiceError:
        """The exception for what the service said."""
        from .error import ServiceError

        known: Mapping[str, type[ServiceError]] = self._load("exceptions").CODES
        error: Any = failure.response.get("Error")
        if isinstance(error, OBJECT):
            # The name before the code that an older protocol had for it.
            for code in (error.get("QueryErrorCode"), error.get("Code")):
                name = str(code or "").partition(":")[0].rpartition("#")[2]
                if name in known:
                    return known[name](operation, failure.response)
        return ServiceError(operation, failure.response)

    def _find_sleep(self) -> Callable[[float], object]:
        if self._sleep is not None:
            return self._sleep
        from time import sleep

        return sleep

    def _load(self, module: str) -> Any:
        """A module of the package, imported when it is first needed."""
        package = self._validation.package
        path = f"{package}.{module}" if package else module
        __import__(path)
        return sys.modules[path]
