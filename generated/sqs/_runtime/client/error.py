"""The exceptions that callers of a typed client see.

A service's own errors extend ``ServiceError``, one class each, in the generated module
``exceptions``. What goes wrong before a service is reached stays what it is: a
``ValidationError``, or an exception of botocore's.
"""

from __future__ import annotations

from ..accept import OBJECT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeVar

    from ..structure import Structure

    T = TypeVar("T", bound=Structure)


class ServiceError(Exception):
    """The service said no.

    Raised as it is for a code that the model does not know, such as those for missing
    permissions or too many requests.
    """

    operation: str
    """The operation that was called: ``CreateModel``."""
    response: Mapping[str, Any]
    """The whole answer, as botocore gives it."""

    def __init__(self, operation: str, response: Mapping[str, Any]) -> None:
        super().__init__(operation, response)
        self.operation = operation
        self.response = response
        self._members: Structure | None = None

    @property
    def code(self) -> str:
        """The service's code, ``ResourceNotFound``; empty when it gave none."""
        return str(self._part("Error").get("Code", ""))

    @property
    def message(self) -> str:
        """What the service said; empty when it said nothing."""
        return str(self._part("Error").get("Message", ""))

    @property
    def status(self) -> int | None:
        """The HTTP status; None when it is not known, as inside an event stream."""
        status = self._part("ResponseMetadata").get("HTTPStatusCode")
        return status if isinstance(status, int) else None

    @property
    def request_id(self) -> str | None:
        """The id that AWS support asks for; None when there is none."""
        request_id = self._part("ResponseMetadata").get("RequestId")
        return request_id if isinstance(request_id, str) else None

    @property
    def members(self) -> Structure | None:
        """The members of the error's own structure; None when the model has none."""
        return None

    def __str__(self) -> str:
        code = self.code or "an error without a code"
        tries = self._part("ResponseMetadata").get("RetryAttempts")
        after = f" (after {tries} retries)" if tries else ""
        said = f": {self.message}" if self.message else ""
        return f"{self.operation}: {code}{after}{said}"

    def __repr__(self) -> str:
        said = f"{self.operation!r}, {self.code!r}, {self.message!r}"
        return f"{type(self).__qualname__}({said})"

    def _part(self, name: str) -> Mapping[str, Any]:
        part: Any = self.response.get(name)
        return part if isinstance(part, OBJECT) else {}

    def _read(self, form: type[T]) -> T:
        """The members as this structure, read once.

        A service that gives its message beside the members has given it as one of them.
        """
        if not isinstance(self._members, form):
            wire = dict(self.response)
            for name in form.__slots__.values():
                if name in {"Message", "message"} and self.message:
                    wire.setdefault(name, self.message)
            self._members = form.from_dict(wire)
        return self._members


class PaginationError(Exception):
    """The pages of an operation do not end: the service gave the same token twice."""

    operation: str
    """The operation that was called."""
    token: Mapping[str, Any]
    """The token that came again, by the member of the request it goes to."""

    def __init__(self, operation: str, token: Mapping[str, Any]) -> None:
        super().__init__(operation, token)
        self.operation = operation
        self.token = token

    def __str__(self) -> str:
        return f"{self.operation} gave the same token twice: {dict(self.token)!r}"


class WaiterError(Exception):
    """What was waited for did not come, or never can."""

    waiter: str
    """The waiter's name: ``EndpointInService``."""
    reason: str
    """What ended the wait."""
    response: Structure | None
    """The last response; None when that was an error."""
    error: ServiceError | None
    """The last response when it was an error."""

    def __init__(
        self,
        waiter: str,
        reason: str,
        response: Structure | None = None,
        error: ServiceError | None = None,
    ) -> None:
        super().__init__(waiter, reason, response, error)
        self.waiter = waiter
        self.reason = reason
        self.response = response
        self.error = error

    def __str__(self) -> str:
        return f"{self.waiter}: {self.reason}"
