"""When Ctrl-C counts.

Gives three ways to hold it off: for good, from the moment when stopping would leave some folders
new and others old; for a moment, while something is done that must not be left half done; and the
same while processes are started that are not to notice it at all.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from multiprocessing import resource_tracker


@contextmanager
def interruptible() -> Generator[Callable[[], None]]:
    """Give the call after which, until the block is left, an interrupt is ignored."""
    # Signals are the main thread's; no other thread is ever interrupted.
    is_main = threading.current_thread() is threading.main_thread()
    before = signal.getsignal(signal.SIGINT) if is_main else None

    def stand_firm() -> None:
        if before is not None:
            signal.signal(signal.SIGINT, signal.SIG_IGN)

    try:
        yield stand_firm
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)


@contextmanager
def holding_interrupts() -> Generator[None]:
    """Hold an interrupt back until the block is left, so that what it does is done or not begun."""
    held: list[int] = []
    is_main = threading.current_thread() is threading.main_thread()
    before = (
        signal.signal(signal.SIGINT, lambda number, _: held.append(number)) if is_main else None
    )
    try:
        yield
    finally:
        if is_main:
            signal.signal(signal.SIGINT, before)
        if held:
            signal.raise_signal(signal.SIGINT)


@contextmanager
def starting_processes() -> Generator[None]:
    """Hold an interrupt back until the block is left; processes started in it never get one."""
    # Held as well as blocked: the system may hand it to a thread that does not block it. Blocked
    # for the sake of the processes, which inherit that and nothing else.
    with holding_interrupts(), _blocking_interrupts():
        yield


@contextmanager
def _blocking_interrupts() -> Generator[None]:
    if sys.platform == "win32":
        yield  # a child there ignores it as soon as it runs; there is no earlier moment
        return
    # The first process started would start this one first, and let interrupts through after it.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
