"""botocore's pauses, which take none of a test's time.

Between the attempts of a call, and between the calls of a waiter, botocore sleeps; in
its adaptive mode, it holds requests back. For clients that talk to a fake the time
passes in the fake instead, as long as somebody has asked for it; everybody else sleeps
on. Of aiobotocore, waiters do not, if it was there when somebody asked.
"""

from __future__ import annotations

import sys
from inspect import currentframe
from threading import RLock

from .sdk import TokenBucket, endpoint, waiter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import FrameType
    from typing import Any, Protocol, TypeAlias

    class Sleeper(Protocol):
        """What time passes in."""

        def pass_time(self, seconds: float) -> None:
            """Let time pass."""
            ...

    Find: TypeAlias = Callable[[Mapping[str, Any]], Sleeper | None]
    """From the variables of a function of botocore's that is about to sleep."""

_LEVELS = 2
"""How many functions may stand between a pause and the one that knows whose it is."""
_LOCK = RLock()
"""Taken again when a client is forgotten while somebody holds it."""


class Patient:
    """A module that pauses as it is seen by those who need not wait."""

    def __init__(self, module: Any) -> None:
        self.module = module
        self.finders: list[Find] = []
        """Those who know of clients that need not sleep. Several packages may share
        this."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self.module, name)


class Time(Patient):
    """The module ``time`` as a module of botocore sees it."""

    def sleep(self, seconds: float) -> None:
        """Let time pass, wherever it is to pass."""
        sleeper = _find_sleeper(self.finders, currentframe())
        if sleeper is None:
            self.module.sleep(seconds)
        else:
            sleeper.pass_time(seconds)


class AsyncTime(Patient):
    """The module ``asyncio`` as a module of aiobotocore sees it."""

    async def sleep(self, seconds: float) -> None:
        """Let time pass, and others have their turn."""
        sleeper = _find_sleeper(self.finders, currentframe())
        if sleeper is not None:
            sleeper.pass_time(seconds)
        await self.module.sleep(seconds if sleeper is None else 0)


def _find_places() -> Iterator[tuple[Any, str, type[Patient]]]:
    """Modules that pause, each with what it calls what it does that with."""
    yield endpoint, "time", Time
    yield waiter, "time", Time
    async_waiter = sys.modules.get("aiobotocore.waiter")
    if hasattr(async_waiter, "asyncio"):
        yield async_waiter, "asyncio", AsyncTime


def skip_pauses(find: Find) -> None:
    """Let the pauses that somebody knows of take no time."""
    with _LOCK:
        for place, name, kind in _find_places():
            module: Any = getattr(place, name)
            if not hasattr(module, "finders"):
                module = kind(module)
                setattr(place, name, module)
            module.finders.append(find)
        usual = TokenBucket.acquire
        acquire = usual if hasattr(usual, "finders") else _hurry(usual)
        acquire.finders.append(find)
        TokenBucket.acquire = acquire


def keep_pauses(find: Find) -> None:
    """Undo the above, once."""
    with _LOCK:
        for place, name, _ in _find_places():
            module: Any = getattr(place, name)
            finders: list[Find] = getattr(module, "finders", [])
            if find in finders:  # not if it came later
                finders.remove(find)
                if not finders:
                    setattr(place, name, module.module)
        TokenBucket.acquire.finders.remove(find)
        if not TokenBucket.acquire.finders:
            TokenBucket.acquire = TokenBucket.acquire.usual


def _find_sleeper(finders: list[Find], frame: FrameType | None) -> Sleeper | None:
    """In what the time of a pause passes; None when it is real time."""
    # Whose pause it is, only the function knows that asks for it, or the one before it.
    for _ in range(_LEVELS):
        frame = frame.f_back if frame is not None else None
        if frame is None:
            break
        for find in [*finders]:
            sleeper = find(frame.f_locals)
            if sleeper is not None:
                return sleeper
    return None


def _hurry(usual: Any) -> Any:
    """What gives leave to send, in botocore's adaptive mode, at once where it may."""
    finders: list[Find] = []

    def acquire(self: Any, *args: Any, **kwargs: Any) -> Any:
        may_hurry = _find_sleeper(finders, currentframe()) is not None
        return True if may_hurry else usual(self, *args, **kwargs)

    hurried: Any = acquire
    hurried.finders, hurried.usual = finders, usual
    return hurried
