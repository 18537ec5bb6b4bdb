"""Files that are still as they were written, read back.

Takes a directory and paths, gives their texts. What was edited, is not owned or cannot be read is
left out: whoever asks can do without, and a write finds and says what is wrong.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from shapewright.problem import CannotContinueError
from shapewright.write.manifest import read_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def read_unedited(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """The texts of the files of a directory that are owned and as they were written, by path."""
    try:
        manifest = read_manifest(root) if root.is_dir() else None
    except (CannotContinueError, OSError):
        return {}
    if manifest is None:
        return {}
    owned = manifest.files
    texts: dict[str, str] = {}
    for path in paths:
        try:
            data = (root / path).read_bytes() if path in owned else b""
        except OSError:
            continue
        if owned.get(path) == sha256(data).hexdigest():
            texts[path] = data.decode()
    return texts
