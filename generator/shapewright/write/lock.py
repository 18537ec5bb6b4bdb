"""One run at a time for one root.

Takes a place, holds its lock file while the block runs, and removes it after. The system lets go
of the lock of a process that dies, so a lock file that was left behind keeps nobody out.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from shapewright.problem import CannotContinueError, Problem, Where

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from shapewright.write.place import Place

if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(descriptor: int) -> bool:
        try:
            # Far behind the text, so that others can still read who holds it.
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _try_to_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class LockedError(CannotContinueError):
    """Raised when another run holds the lock."""


@contextmanager
def locked(place: Place) -> Generator[None]:
    """Hold the lock of a root.

    Raises:
        LockedError: Another run holds it.
        OSError: The lock file cannot be made.
    """
    descriptor = _acquire(place)
    try:
        yield
    finally:
        # Removed while still held: whoever opened it meanwhile sees that it is gone. Where an
        # open file cannot be removed it stays, and is locked again by the next run.
        with suppress(OSError):
            place.lock.unlink()
        os.close(descriptor)


def _acquire(place: Place) -> int:
    while True:
        descriptor = os.open(place.lock, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(place, descriptor)
            if _is_still_there(descriptor, place.lock):
                os.lseek(descriptor, 0, os.SEEK_SET)
                os.ftruncate(descriptor, 0)
                os.write(descriptor, f"{os.getpid()}\n".encode())
                return descriptor
        except LockedError:
            os.close(descriptor)
            raise
        except BaseException:  # Ctrl-C above all: the file just made is nobody's
            with suppress(OSError):
                if _try_to_lock(descriptor) and _is_still_there(descriptor, place.lock):
                    place.lock.unlink()
            os.close(descriptor)
            raise
        os.close(descriptor)


def _lock(place: Place, descriptor: int) -> None:
    if _try_to_lock(descriptor):
        return
    holder = os.read(descriptor, 32).decode(errors="replace").strip()
    by = f" (process {holder})" if holder else ""
    hint = "Wait until it has ended, then run it again."
    what = f"is being written by another run{by}"
    raise LockedError([Problem(Where(str(place.shown)), what, hint)])


def _is_still_there(descriptor: int, path: Path) -> bool:
    """Whether the locked file still bears the name: its last holder may have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
