"""botocore's pauses, which take none of a test's time.

Between the attempts of a call, and between the calls of a waiter, botocore sleeps; in
its adaptive mode, it holds requests back. For clients that talk to a fake the time
passes in the fake instead, as long as somebody has asked for it; everybody else sleeps
on. Clients of aiobotocore do.
"""

from __future__ import annotations

import time
from inspect import currentframe
from threading import RLock

from .sdk import TokenBucket, endpoint, waiter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import FrameType
    from typing import Any, Protocol, TypeAlias

    class Sleeper(Protocol):
        """What time passes in."""

        def pass_time(self, seconds: float) -> None:
            """Let time pass."""
            ...

    Find: TypeAlias = Callable[[Mapping[str, Any]], Sleeper | None]
    """From the variables of a function of botocore's that is about to sleep."""

_PLACES = (endpoint, waiter)
_LOCK = RLock()
"""Taken again when a client is forgotten while somebody holds it."""


class Time:
    """The module ``time`` as a module of botocore sees it."""

    def __init__(self, module: Any) -> None:
        self.module = module
        self.finders: list[Find] = []
        """Those who know of clients that need not sleep. Several packages may share
        this."""

    def sleep(self, seconds: float) -> None:
        """Let time pass, wherever it is to pass."""
        sleeper = _find_sleeper(self.finders, currentframe())
        if sleeper is None:
            self.module.sleep(seconds)
        else:
            sleeper.pass_time(seconds)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.module, name)


def skip_pauses(find: Find) -> None:
    """Let the pauses that somebody knows of take no time."""
    with _LOCK:
        for place in _PLACES:
            patient = place.time if hasattr(place.time, "finders") else Time(time)
            patient.finders.append(find)
            place.time = patient
        usual = TokenBucket.acquire
        acquire = usual if hasattr(usual, "finders") else _hurry(usual)
        acquire.finders.append(find)
        TokenBucket.acquire = acquire


def keep_pauses(find: Find) -> None:
    """Undo the above, once."""
    with _LOCK:
        for place in _PLACES:
            place.time.finders.remove(find)
            if not place.time.finders:
                place.time = place.time.module
        TokenBucket.acquire.finders.remove(find)
        if not TokenBucket.acquire.finders:
            TokenBucket.acquire = TokenBucket.acquire.usual


def _find_sleeper(finders: list[Find], frame: FrameType | None) -> Sleeper | None:
    """In what the time of a pause passes; None when it is real time."""
    # Whose pause it is, only the function knows that asks for it.
    around = frame.f_back if frame is not None else None
    if around is None:
        return None
    found = (find(around.f_locals) for find in [*finders])
    return next((sleeper for sleeper in found if sleeper is not None), None)


def _hurry(usual: Any) -> Any:
    """What gives leave to send, in botocore's adaptive mode, at once where it may."""
    finders: list[Find] = []

    def acquire(self: Any, *args: Any, **kwargs: Any) -> Any:
        may_hurry = _find_sleeper(finders, currentframe()) is not None
        return True if may_hurry else usual(self, *args, **kwargs)

    hurried: Any = acquire
    hurried.finders, hurried.usual = finders, usual
    return hurried
