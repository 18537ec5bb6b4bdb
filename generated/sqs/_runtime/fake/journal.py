"""The journal: which calls a fake was given, and what it answered.

Takes calls as they happen, gives them back as they were, whatever has become of the
values since, with assertions about them that say what they found. Times are the fake's.
"""

from __future__ import annotations

from .calls import Call, Calls
from .matching import Matching

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .clock import Clock
    from .facts import Facts


class Journal(Calls):
    """All calls so far, in their order. Threads may read it while others write."""

    def __init__(self, facts: Facts, clock: Clock | None = None) -> None:
        """A journal without calls.

        Args:
            facts: of the service.
            clock: what tells the times of calls; without one they have none.
        """
        super().__init__(Matching(facts.validation), [])
        self._clock = clock

    def start(self, operation: str, params: Mapping[str, Any]) -> Call:
        """Note a call; what comes of it is noted on the call itself."""
        time = self._clock.now if self._clock is not None else None
        call = Call(
            self.matching, operation, params, number=len(self.noted) + 1, time=time
        )
        self.noted.append(call)
        return call

    def clear(self) -> None:
        """Forget all calls."""
        self.noted.clear()
