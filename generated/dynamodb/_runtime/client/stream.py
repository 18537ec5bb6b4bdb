"""Event streams whose errors are the service's own exceptions.

Takes the events of a response as a transport gave them; what a failure among them
becomes is decided by the caller.
"""

from __future__ import annotations

from .failure import ServiceFailure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


class EventSource:
    """The events as they come, wire form."""

    __slots__ = ("explain", "source")

    def __init__(
        self, source: Any, explain: Callable[[ServiceFailure], Exception]
    ) -> None:
        self.source = source
        self.explain = explain

    def __iter__(self) -> Iterator[Any]:
        try:
            yield from self.source
        except ServiceFailure as failure:
            raise self.explain(failure) from failure.__cause__

    def close(self) -> None:
        """Give up the connection; later events are lost."""
        close = getattr(self.source, "close", None)
        if close is not None:
            close()
