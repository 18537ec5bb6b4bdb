"""Running one fresh process, and what it cost.

Takes a command, gives its output and its cost: CPU seconds, wall seconds, peak memory. It judges
neither. Linux counts the memory of the parent at the moment of the fork into a child's peak, so
whoever measures memory stays small itself and leaves heavy work to children.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import IO

from bench.memory import Watch, watch_memory
from shapewright.problem import CannotContinueError, Problem, Where

_SETTINGS = ("PYTHONDONTWRITEBYTECODE", "PYTHONWARNINGS", "RUFF_OUTPUT_FORMAT", "MYPYPATH")
"""What a user's environment may hold that would change a measurement or a verdict."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a process took, the processes it waited for included."""

    cpu: float
    """Seconds, user and system."""
    wall: float
    """Seconds."""
    peak: int
    """Bytes, of the largest process at its largest; 0 where it stays under what can be told."""
    together: int = 0
    """Bytes, of all its processes at one time, where that was watched; else 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A process that has ended."""

    code: int
    out: str
    err: str
    cost: Cost


def run_process(command: Sequence[str], *, folder: Path, watch: bool = False) -> Finished:
    """Run a command in a folder and wait for it; ``watch`` its processes' memory too."""
    kept = {key: value for key, value in os.environ.items() if key not in _SETTINGS}
    with TemporaryFile() as out, TemporaryFile() as err:
        begin = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - this project's own tools
            command, cwd=folder, env=kept, stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        memory = watch_memory(process.pid) if watch else Watch()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        cost = Cost(
            cpu=usage.ru_utime + usage.ru_stime,
            wall=wall,
            peak=_read_peak(usage),
            together=memory.stop(),
        )
        return Finished(code=process.returncode, out=_read(out), err=_read(err), cost=cost)


def run_well(command: Sequence[str], *, folder: Path, watch: bool = False) -> Finished:
    """Run a command that has no reason to fail.

    Raises:
        CannotContinueError: it did.
    """
    finished = run_process(command, folder=folder, watch=watch)
    if finished.code:
        said = (finished.err or finished.out).strip()
        what = f"ended with exit code {finished.code}: {said[-2000:]}"
        raise CannotContinueError([Problem(Where(" ".join(command[:6])), what)])
    return finished


def find_median(costs: Sequence[Cost]) -> Cost:
    """The median of each part, by itself."""
    return Cost(
        cpu=median(cost.cpu for cost in costs),
        wall=median(cost.wall for cost in costs),
        peak=round(median(cost.peak for cost in costs)),
        together=round(median(cost.together for cost in costs)),
    )


def _read_peak(usage: resource.struct_rusage) -> int:
    """A child's peak; nothing when it is no more than this process had at the fork."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss * unit if usage.ru_maxrss > own else 0


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")
