"""Refusals: how a fake service says no.

Gives the error with a code, a message and the members that the model gives it, and the
form in which botocore hands it on. Which errors an operation has is known elsewhere.
"""

from __future__ import annotations

from ..client.failure import ServiceFailure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

FRAMEWORK_CODES: Mapping[str, int] = {
    "AccessDeniedException": 403,
    "ExpiredTokenException": 403,
    "IncompleteSignature": 403,
    "InternalFailure": 500,
    "InvalidClientTokenId": 403,
    "MalformedHttpRequestException": 400,
    "NotAuthorized": 401,
    "OptInRequired": 403,
    "RequestAbortedException": 400,
    "RequestEntityTooLargeException": 413,
    "RequestExpired": 400,
    "RequestTimeoutException": 408,
    "ServiceUnavailable": 503,
    "Throttling": 400,
    "ThrottlingException": 400,
    "UnknownOperationException": 404,
    "UnrecognizedClientException": 403,
    "ValidationError": 400,
    "ValidationException": 400,
}
"""Codes that any operation of any service may answer with, and their HTTP status; from
the lists of common errors in AWS's API references."""


class Refusal(ServiceFailure):
    """The service's answer is an error."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        status: int = 400,
        members: Mapping[str, Any] | None = None,
    ) -> None:
        """An error.

        Args:
            code: as it is on the wire.
            message: what it says.
            status: HTTP's.
            members: what the error's shape has, by wire name.
        """
        self.message = message
        self.status = status
        self.members = dict(members or {})
        super().__init__(
            {
                "Error": {"Code": code, "Message": message},
                "ResponseMetadata": {"HTTPStatusCode": status, "HTTPHeaders": {}},
                **self.members,
            }
        )

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"
