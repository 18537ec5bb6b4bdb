"""How a transport says that the service said no.

It carries what the service answered and no opinion on it: which exception the caller
sees is decided by those who know the operation.
"""

from __future__ import annotations

from ..accept import OBJECT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class ServiceFailure(Exception):
    """An answer that is an error."""

    response: Mapping[str, Any]
    """As botocore gives it: ``Error`` with ``Code`` and ``Message``,
    ``ResponseMetadata`` with ``HTTPStatusCode``, and beside them the members of the
    error's own structure."""

    def __init__(self, response: Mapping[str, Any]) -> None:
        super().__init__(response)
        self.response = response

    @property
    def code(self) -> str:
        """The error's code; empty when there is none."""
        error: Any = self.response.get("Error")
        return str(error.get("Code", "")) if isinstance(error, OBJECT) else ""
