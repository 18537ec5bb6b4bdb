"""States of resources over time: at once, after some calls, or by the clock.

Takes a record and what was done to it, gives it its state, and moves it on when it is
looked at. A resource comes to rest at once unless a test asks for the way there.
"""

from __future__ import annotations

from datetime import timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .clock import Clock
    from .record import Record

GONE = ""
"""The state after the last one of a resource that is being deleted."""


class Pace:
    """How a kind of resource goes through its states."""

    __slots__ = ("calls", "seconds", "states")

    def __init__(
        self, states: Sequence[str] | None, calls: int, seconds: float
    ) -> None:
        self.states = states
        """The states to go through instead of those that the lifecycle has."""
        self.calls = calls
        """How often each state is shown."""
        self.seconds = seconds
        """How long each lasts."""


class Transitions:
    """The states of all resources of a fake."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._paces: dict[str, Pace] = {}

    def set_pace(self, noun: str, pace: Pace) -> None:
        """From now on, resources of this kind take their time."""
        self._paces[noun] = pace

    def begin(self, record: Record, verb: str) -> None:
        """Start what follows an operation."""
        status = record.resource.status
        pace = self._paces.get(record.resource.noun)
        states: list[str] = []
        if status is not None:
            states = [*status.after.get(verb, ())]
            if pace is not None and pace.states is not None and verb == "create":
                states = [*pace.states]
        if verb == "delete":
            states.append(GONE)
        if pace is None:
            states = states[-1:]
        record.states = states
        self._step(record)

    def look(self, record: Record) -> bool:
        """Move a record on that is being looked at; whether it is still there."""
        pace = self._paces.get(record.resource.noun)
        if pace is not None:
            record.looks += 1
            while record.states and self._is_due(record, pace):
                since: datetime = record.since
                self._step(record)
                record.looks = 1
                if pace.seconds:
                    record.since = since + timedelta(seconds=pace.seconds)
        return not record.gone

    def _is_due(self, record: Record, pace: Pace) -> bool:
        if pace.seconds:
            since: datetime = record.since
            return self._clock.now >= since + timedelta(seconds=pace.seconds)
        return bool(record.looks > pace.calls)

    def _step(self, record: Record) -> None:
        """Go to the next state, if there is one."""
        if not record.states:
            return
        state = record.states.pop(0)
        record.looks = 0
        record.since = self._clock.now
        record.gone = state == GONE
        status = record.resource.status
        if status is not None and state:
            record.set(status.attribute, state)
