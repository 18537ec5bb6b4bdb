"""Two directories change places.

Takes the root, the tree that should stand there, and a third name; puts the tree in the root's
place in one step where the system has one, and in two where it has not, leaving what ``leftover``
needs to undo the first of them. Removes neither directory.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HERE = -100  # AT_FDCWD: the paths are absolute, but the call asks for a directory
_SWAP = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS happen to be the same number

# EPERM: sandboxes answer it to calls they do not know. A true one comes back from the two steps.
_UNSUPPORTED = frozenset(
    [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM],
)


def swap_in(root: Path, tree: Path, aside: Path) -> None:
    """Put a tree where an old one stands; the old one ends up at ``tree``, or else at ``aside``.

    Raises:
        OSError: It could not be done, and the old one is back in its place.
    """
    if exchange(root, tree):
        return
    root.rename(aside)
    try:
        tree.rename(root)
    except BaseException:
        aside.rename(root)
        raise


def swap_back(root: Path, tree: Path, aside: Path) -> None:
    """Undo ``swap_in``.

    Raises:
        OSError: It could not be done; whatever stands at the root is whole.
    """
    if aside.exists():
        root.rename(tree)
        aside.rename(root)
    elif not exchange(root, tree):
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP), str(root))


def exchange(one: Path, other: Path) -> bool:
    """Let two paths change places in one step; false where the system has no such step.

    Raises:
        OSError: The system has it, and refused.
    """
    if sys.platform == "linux":
        name, arguments = "renameat2", (_HERE, os.fsencode(one), _HERE, os.fsencode(other), _SWAP)
    elif sys.platform == "darwin":
        name, arguments = "renamex_np", (os.fsencode(one), os.fsencode(other), _SWAP)
    else:
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if call is None:
        return False
    if call(*arguments) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(one))
