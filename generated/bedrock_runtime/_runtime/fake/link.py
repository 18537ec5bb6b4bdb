"""That the calls of a client go to a fake, and what is known of one while it is made.

Nothing is done with either here; what a fake needs to have for it is said here too.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, Protocol

    from .facts import Facts
    from .fault import Fault, Faults

    class Faked(Protocol):
        """A fake, as far as boto3 has to do with it."""

        FACTS: Facts
        faults: Faults
        requests: Iterator[int]
        region: str

        def call(self, operation: str, params: Mapping[str, Any]) -> dict[str, Any]:
            """The answer to a call."""
            ...

        def pass_time(self, seconds: float) -> None:
            """Let time pass in the fake."""
            ...


CLAIM = f"{__name__}.claim"
"""Where the context of a call holds what is known of it here. Packages know each other
by their names."""


class Claim:
    """A call that belongs to a fake."""

    __slots__ = (
        "context",
        "fault",
        "link",
        "model",
        "params",
        "parsed",
        "request",
        "response",
    )

    def __init__(
        self, link: Link, model: Any, params: dict[str, Any], context: Any
    ) -> None:
        self.link = link
        self.model = model
        """Of the operation, botocore's."""
        self.params = params
        self.context = context
        """Of the call, botocore's."""
        self.fault: Fault | None = None
        """What goes wrong with the next attempt."""
        self.response: Any = None
        """The response to an attempt that was answered."""
        self.request: Any = None
        """The request that was answered last."""
        self.parsed: tuple[int, dict[str, Any]] | None = None
        """What stands in it: HTTP's status, and the answer."""

    def __deepcopy__(self, _: object) -> Claim:
        return self  # copies of the context are of the same call


class Link:
    """That calls go to a fake."""

    def __init__(self, fake: Faked, *, sleeps: bool) -> None:
        self.fake = fake
        self.sleeps = sleeps
        self.count = 0
        """How often it was asked for."""

    def claim(self, params: Any, model: Any, context: Any, **_: Any) -> None:
        """Take a call; presigning is none."""
        if not context.get("is_presign_request"):
            context[CLAIM] = Claim(self, model, params, context)
