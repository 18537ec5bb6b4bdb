"""Paths into requests and responses: ``A.B[].C``.

Takes dictionaries and a path, gives what stands there or puts it there. A path that
leads nowhere gives None.
"""

from __future__ import annotations

from functools import lru_cache

from ..accept import is_a

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

EVERY = "[]"
ENTRY = ""
"""The name, which no member has, of an entry that stands for a whole request."""


@lru_cache(maxsize=4096)
def split_path(path: str) -> tuple[str, ...]:
    """The steps of a path: names, and ``[]`` for every entry of a list."""
    return tuple(path.replace(EVERY, f".{EVERY}").strip(".").split(".")) if path else ()


def find(value: Any, path: str) -> Any:
    """What stands at a path; a list of all of them where the path goes through one."""
    steps = split_path(path)
    if not steps and is_a(value, dict):
        return value.get(ENTRY, value)
    for at, step in enumerate(steps):
        if step == EVERY:
            if not is_a(value, (list, tuple)):
                return None
            rest = ".".join(steps[at + 1 :])
            return [find(item, rest) for item in value]
        if not is_a(value, dict):
            return None
        value = value.get(step)
    return value


def put(target: dict[str, Any], path: str, value: Any) -> None:
    """Put a value at a path of names alone, making the dictionaries on the way."""
    *way, last = split_path(path)
    for step in way:
        target = target.setdefault(step, {})
    target[last] = value
