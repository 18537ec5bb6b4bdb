"""The memory of a process and all that it starts, together, while it runs.

Takes a process id, gives the largest sum seen. Shared pages count once (proportional set sizes).
Only Linux tells; elsewhere the answer is 0, which the table shows as not measured.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

_PROC = Path("/proc")
_EVERY = 0.2
"""Seconds between two looks: a look at 1 GB costs a few milliseconds."""


@dataclass(slots=True)
class Watch:
    """A look at regular times, until it is stopped."""

    largest: int = 0
    over: Event = field(default_factory=Event)
    thread: Thread | None = None

    def stop(self) -> int:
        """End it; gives the largest sum seen, in bytes."""
        self.over.set()
        if self.thread is not None:
            self.thread.join()
        return self.largest


def watch_memory(root: int) -> Watch:
    """Begin to watch a process and its descendants."""
    watch = Watch()

    def look() -> None:
        while not watch.over.wait(_EVERY):
            watch.largest = max(watch.largest, sum(map(_read_memory, _find_family(root))))

    watch.thread = Thread(target=look, daemon=True)
    watch.thread.start()
    return watch


def _find_family(root: int) -> set[int]:
    parents = dict(map(_read_parent, _PROC.glob("[0-9]*/stat")))
    family = {root}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _read_parent(stat: Path) -> tuple[int, int]:
    pid = int(stat.parent.name)
    try:
        # The name, in brackets, may hold anything; the state and the parent follow it.
        return pid, int(stat.read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return pid, 0


def _read_memory(pid: int) -> int:
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended, or this is no Linux
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
