"""One file onto disk: whole or not at all.

Takes a path and its text, for the few files that stand outside a generated tree. A file that
already says so is not touched.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from shapewright.write.failure import reporting


def write_file(path: Path, text: str) -> bool:
    """Make a file say this, in UTF-8; tell whether it had to change.

    Raises:
        CannotContinueError: the system refused; the file is as it was.
    """
    data = text.encode()
    with reporting(path):
        if path.is_file() and path.read_bytes() == data:
            return False
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    return True
