"""Turns: which of the things that a test has prepared is next for a call.

Each is for one operation, for calls that it is meant for, for some of them or all.
They are taken in the order in which they were prepared. What they are is not known
here.
"""

from __future__ import annotations

from threading import RLock

from .matching import Matching
from .snapshot import take_snapshot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeAlias

    from ..structure import Structure
    from ..validation import Validation

    When: TypeAlias = (
        "Callable[[dict[str, Any]], object] | Mapping[str, Any] | Structure"
    )
    """A function of the parameters, or what they must hold: a part of them."""


class Limits:
    """Which calls something is prepared for."""

    __slots__ = ("after", "times", "when")

    def __init__(
        self, *, times: int | None = None, when: When | None = None, after: int = 0
    ) -> None:
        """Limits.

        Raises:
            ValueError: it could never happen.
        """
        if times is not None and times < 1:
            raise ValueError(f"times must be at least 1, or None for always: {times}")
        if after < 0:
            raise ValueError(f"after must be at least 0: {after}")
        self.times = times
        """How many of them; None for all."""
        self.when = when
        """What is asked about each; None for any."""
        self.after = after
        """How many are let pass first."""


class Turn:
    """Something prepared for calls to one operation."""

    def __init__(
        self, operation: str, what: Any, title: str, limits: Limits, asks: Any
    ) -> None:
        self.operation = operation
        self.what = what
        self.limits = limits
        self.used = 0
        """How often it was taken."""
        self._title = title
        self._asks: Callable[[dict[str, Any]], object] = asks
        self._passed = 0

    @property
    def is_unused(self) -> bool:
        """Whether it still waits for calls that it was certainly prepared for."""
        return self.used < (self.limits.times or 1)

    def take(self, params: Mapping[str, Any]) -> bool:
        """Whether it is the turn of this for a call."""
        limits = self.limits
        if limits.times is not None and self.used >= limits.times:
            return False
        if limits.when is not None and not self._asks(take_snapshot(params)):
            return False
        if self._passed < limits.after:
            self._passed += 1
            return False
        self.used += 1
        return True

    def __repr__(self) -> str:
        times = self.limits.times
        most = "" if times is None else f" of {times}"
        return f"<{self.operation}: {self._title}, used {self.used}{most} times>"


class Turns:
    """All that is prepared, operation by operation."""

    def __init__(self, validation: Validation) -> None:
        self.matching = Matching(validation)
        self._by_operation: dict[str, list[Turn]] = {}
        self._lock = RLock()

    def add(self, operation: str, what: Any, title: str, limits: Limits) -> Turn:
        """Prepare something.

        Raises:
            ValueError: there is no such operation, or no such member in it.
        """
        asks = self._read_when(operation, limits.when)
        turn = Turn(operation, what, title, limits, asks)
        with self._lock:
            self._by_operation.setdefault(operation, []).append(turn)
        return turn

    def take(self, operation: str, params: Mapping[str, Any]) -> Turn | None:
        """What is next for a call, if anything is."""
        turns = self._by_operation.get(operation)
        if not turns:
            return None
        with self._lock:
            return next((turn for turn in turns if turn.take(params)), None)

    def list_unused(self) -> list[Turn]:
        """What was not taken as often as it was prepared for."""
        with self._lock:
            every = [*self._by_operation.values()]
            return [turn for turns in every for turn in turns if turn.is_unused]

    def clear(self) -> None:
        """Forget all that is prepared."""
        with self._lock:
            self._by_operation.clear()

    def _read_when(self, operation: str, when: When | None) -> Any:
        shape = self.matching.known.validation.find_operation(operation)[0]
        if when is None or callable(when):
            return when
        expected = self.matching.name_members(shape, when)
        find = self.matching.find_differences

        def ask(params: dict[str, Any]) -> bool:
            return not find(shape, expected, params)

        return ask
