"""The adapter over a boto3 client: the only module that knows what one looks like.

boto3 is not imported: whoever has a client has imported it. What the client does for a
call stays as it is: credentials, endpoints, signing, retries, event hooks, and the
addresses that it signs inside a request by itself, such as that of ``CopySnapshot``.
"""

from __future__ import annotations

from ..policy import STRICT
from .calls import Calls
from .failure import ServiceFailure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from ..policy import Policy
    from ..structure import Structure

LONGEST = 604_800
"""Seconds that a signature lasts at most: a week."""

_IN_ADDRESS = frozenset({"uri", "querystring", "header", "headers"})


class BotoTransport:
    """A boto3 client as a transport."""

    def __init__(self, client: Any, service: str) -> None:
        """A client as a transport.

        Args:
            client: what ``boto3.client(...)`` gave.
            service: the service id that it has to be a client of; empty for any.

        Raises:
            TypeError: it is no such client.
        """
        meta = getattr(client, "meta", None)
        self.model: Any = getattr(meta, "service_model", None)
        if self.model is None:
            kind = type(client).__qualname__
            message = f"needs what boto3.client(...) gives, not {kind}"
            raise TypeError(message)
        if _is_asynchronous(client):
            message = "needs a client of boto3: this one is asynchronous"
            raise TypeError(message)
        found = str(self.model.service_id)
        if service and found != service:
            message = f"needs a client of {service}: this is one of {found}"
            raise TypeError(message)
        self.client = client
        known: dict[str, str] = client.meta.method_to_api_mapping
        self.methods = {operation: method for method, operation in known.items()}
        """boto3's method for each operation."""

    def call(self, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        """The response to an operation.

        Raises:
            NotImplementedError: boto3 has no such call.
            ServiceFailure: the service says no.
        """
        self.check(operation)
        method: Callable[..., dict[str, Any]]
        method = getattr(self.client, self.methods[operation])
        try:
            response = method(**params)
        except Exception as error:
            if isinstance(error, self.client.exceptions.ClientError):
                raise ServiceFailure(_response_of(error)) from error
            raise
        for name, value in response.items():
            if hasattr(value, "get_initial_response"):
                response[name] = _Events(value, self.client.exceptions.ClientError)
        return response

    def check(self, operation: str) -> None:
        """Refuse what boto3 cannot do.

        Raises:
            NotImplementedError: it is too old to know the operation, or the operation
                takes a stream of events.
        """
        if operation not in self.methods:
            message = f"this boto3 knows no {operation}: a newer one may"
            raise NotImplementedError(message)
        if self.model.operation_model(operation).has_event_stream_input:
            message = f"{operation} takes a stream of events, which boto3 cannot send"
            raise NotImplementedError(message)


class BotoClient(Calls):
    """The operations of a service over a boto3 client."""

    _service: str = ""
    """The service id that the client has to have."""

    def __init__(
        self,
        client: Any,
        *,
        policy: Policy | None = STRICT,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        """A typed client over a boto3 client.

        Args:
            client: what ``boto3.client(...)`` gave; it remains the caller's to close.
            policy: what a request is refused for before it is sent; None leaves that to
                boto3.
            sleep: what waiters call between attempts, with seconds; None for
                ``time.sleep``.

        Raises:
            TypeError: it is no boto3 client, or one of another service.
        """
        self._boto = BotoTransport(client, self._service)
        super().__init__(self._boto, policy=policy, sleep=sleep)

    def presigned_url(
        self,
        method: str,
        request: Structure | None = None,
        *,
        expires_in: int = 3600,
        http_method: str | None = None,
    ) -> PresignedUrl:
        """The address with which anyone can make this one call until it expires.

        Args:
            method: the method that would make the call: ``get_object``.
            request: what that method would take.
            expires_in: seconds, from 1 to 604,800, which is a week.
            http_method: ``GET`` to send in the address what belongs in a body, for the
                services that take it there; None for the operation's own.

        Raises:
            TypeError: the request is another operation's.
            ValueError: there is no such method; the address would not last that long;
                or a part of the request has no place in an address.
            ValidationError: the request breaks a rule of the policy.
        """
        operations = {name: key for key, name in self._boto.methods.items()}
        if method not in operations:
            message = f"boto3's client has no operation {method!r}"
            raise ValueError(message)
        if not 1 <= expires_in <= LONGEST:
            message = f"an address lasts 1 to {LONGEST} seconds, not {expires_in}"
            raise ValueError(message)
        operation = operations[method]
        self._boto.check(operation)
        params = self._take(operation, request)
        _check_address(self._boto.model, operation, params, http_method)
        return PresignedUrl(
            self._boto.client.generate_presigned_url(
                method, Params=params, ExpiresIn=expires_in, HttpMethod=http_method
            )
        )


class PresignedUrl(str):
    """An address as good as a password: ``repr`` leaves out what makes it work."""

    __slots__ = ()

    def __repr__(self) -> str:
        return repr(f"{self.partition('?')[0]}?<signature>")


class _Events:
    """The events of a boto3 event stream."""

    def __init__(self, source: Any, refusal: type[Exception]) -> None:
        self.source = source
        self.refusal = refusal

    def __iter__(self) -> Iterator[Any]:
        try:
            yield from self.source
        except self.refusal as error:
            raise ServiceFailure(_response_of(error)) from error

    def close(self) -> None:
        """Give up the connection; later events are lost."""
        self.source.close()


def _response_of(error: Any) -> dict[str, Any]:
    response: dict[str, Any] = error.response
    return response


def _is_asynchronous(client: Any) -> bool:
    from inspect import iscoroutinefunction

    return iscoroutinefunction(getattr(client, "_make_api_call", None))


def _check_address(
    model: Any, operation: str, params: dict[str, Any], http_method: str | None
) -> None:
    """Refuse a request of which an address would lose a part.

    Raises:
        ValueError: a part of it belongs in a body.
    """
    protocol = getattr(model, "resolved_protocol", model.metadata["protocol"])
    if protocol in {"query", "ec2"}:
        return  # all of it is a query string already
    described = model.operation_model(operation)
    if not protocol.startswith("rest"):
        message = f"{operation} is a message in a body: no address can stand for it"
        raise ValueError(message)
    for name in params:
        member = described.input_shape.members[name]
        is_stream = described.get_streaming_input() is member
        is_moved = http_method == "GET" and not is_stream
        if is_moved or member.serialization.get("location") in _IN_ADDRESS:
            continue
        message = (
            f"{operation} sends {name} in its body, which an address cannot hold: "
            "leave it out, and let those who use the address send it"
        )
        raise ValueError(message)
