"""How many processes may work at once: as many as this one may use cores."""

from __future__ import annotations

import os


def count_cores() -> int:
    """The cores this process may use, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
