"""The time in a fake: it starts where it is told and moves when it is told.

Real time is never looked at, so that the same calls give the same answers.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

START = datetime(2024, 1, 1, tzinfo=UTC)


class Clock:
    """A clock that stands still between calls."""

    def __init__(self, start: datetime = START, *, tick: float = 1.0) -> None:
        """A clock.

        Args:
            start: the time it shows first.
            tick: seconds that every call to the fake takes.
        """
        self._now = start
        self._tick = timedelta(seconds=tick)

    @property
    def now(self) -> datetime:
        """The time, with its zone."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._now += timedelta(seconds=seconds)

    def tick(self) -> datetime:
        """Let one call pass; the time after it."""
        self._now += self._tick
        return self._now
