"""The lock: from which release, and from which bytes, each target was last made.

Takes and gives the text of ``specs/shapewright.lock``, sorted and with no clock in it. What the
entries mean for a run is the business of ``locks``, and writing the file that of the ``write``
room.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from shapewright.problem import CannotContinueError, Problem, Where

LOCK_NAME = "shapewright.lock"

_HEAD = "# Written by `shapewright generate`: what each target was last made from."
_HINT = "Restore it from version control, or delete it and generate again."
_KEYS = {"service", "release", "models"}


@dataclass(frozen=True, slots=True)
class Locked:
    """What one target was made from."""

    service: str
    release: str
    """Empty when the source did not tell."""
    models: Mapping[str, str]
    """Data path to the SHA-256 of the uncompressed JSON."""


def read_lock(path: Path) -> dict[str, Locked]:
    """The entries of a lock by target; none when there is no lock.

    Raises:
        CannotContinueError: the file is not a lock.
    """
    where = Where(str(path))
    try:
        tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        what = f"cannot be read: {error.strerror or error}"
        raise CannotContinueError([Problem(where, what, _HINT)]) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CannotContinueError([Problem(where, f"is not a lock: {error}", _HINT)]) from error
    return {target: _read_entry(path, target, table) for target, table in tables.items()}


def render_lock(entries: Mapping[str, Locked]) -> str:
    """The text of a lock, the same for the same entries."""
    lines = [_HEAD]
    for target, entry in sorted(entries.items()):
        name = json.dumps(target)
        lines += [
            "",
            f"[{name}]",
            f"service = {json.dumps(entry.service)}",
            f"release = {json.dumps(entry.release)}",
            "",
            f"[{name}.models]",
            *(
                f"{json.dumps(key)} = {json.dumps(sha)}"
                for key, sha in sorted(entry.models.items())
            ),
        ]
    return "\n".join(lines) + "\n"


def _read_entry(path: Path, target: str, table: Any) -> Locked:
    flaw = "expected the keys service, release and models"
    if isinstance(table, dict) and cast("dict[str, Any]", table).keys() == _KEYS:
        entry = cast("dict[str, Any]", table)
        models: Any = entry["models"]
        named: dict[str, Any] = (
            cast("dict[str, Any]", models) if isinstance(models, dict) else {"": None}
        )
        texts = [entry["service"], entry["release"], *named.values()]
        if all(isinstance(text, str) for text in texts):
            return Locked(entry["service"], entry["release"], named)
        flaw = "expected a service, a release, and a hash for each model"
    where = Where(str(path), target)
    raise CannotContinueError([Problem(where, f"is not an entry of a lock: {flaw}", _HINT)])
