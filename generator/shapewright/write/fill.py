"""The new directory, made complete beside the old one.

Takes a plan and an empty name, gives a directory there whose every byte is on its way to the disk.
This module alone writes generated text. It leaves the old directory as it is: files that stay are
hard links to the same file, so that they keep their times, and lose nothing written to them later.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from shapewright.write.plan import Plan

# What a file system answers that has no hard links, has too many, or grants them to owners alone.
_NO_LINK = frozenset(
    [errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS],
)
_MANY = 32
"""Files for which threads are worth starting."""
_AT_ONCE = 8
"""Files on their way to the disk at one time; they wait, and need no processor."""
_CAN_LINK_LINKS = os.link in os.supports_follow_symlinks


def write_new_directory(new: Path, plan: Plan) -> None:
    """Make the directory that a plan describes.

    Raises:
        OSError: Something could not be made; what was made so far is left to the caller.
    """
    old = plan.snapshot.root
    new.mkdir()
    for directory in plan.directories:
        (new / directory).mkdir()
    copied = [path for path in plan.carried if not _carry(old / path, new / path)]
    for path, data in plan.written.items():
        _write_file(new / path, data)
        _keep_mode(old / path, new / path)
    _sync_files([new / path for path in (*plan.written, *copied)])
    if plan.snapshot.exists:
        # From the inside out: what is in a directory changes its time.
        for directory in reversed(("", *plan.directories)):
            _keep_directory(old / directory, new / directory)
    for directory in ("", *plan.directories):
        sync_directory(new / directory)


def sync_directory(path: Path) -> None:
    """See to it that the names in a directory outlive a loss of power.

    Raises:
        OSError: The disk could not.
    """
    if sys.platform == "win32":
        return  # directories cannot be opened there, and their journal is not ours to flush
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _carry(old: Path, new: Path) -> bool:
    """Whether a path came along as a link; elsewhere it is copied, times and all."""
    if _CAN_LINK_LINKS or not old.is_symlink():
        try:
            os.link(old, new, follow_symlinks=not _CAN_LINK_LINKS)
        except OSError as error:
            if error.errno not in _NO_LINK:
                raise
        else:
            return True
    shutil.copy2(old, new, follow_symlinks=False)
    return new.is_symlink()


def _write_file(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)


def _sync_files(paths: Sequence[Path]) -> None:
    # After all are written, and many at a time: a journal takes them together, in one wait.
    if len(paths) < _MANY:
        for path in paths:
            _sync_file(path)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - 10 ms, for many files only

    with ThreadPoolExecutor(_AT_ONCE) as threads:
        for _ in threads.map(_sync_file, paths):
            pass


def _sync_file(path: Path) -> None:
    with path.open("rb+" if sys.platform == "win32" else "rb") as file:
        os.fsync(file.fileno())


def _keep_mode(old: Path, new: Path) -> None:
    """Give a rewritten file the owner and the permissions of the one it replaces."""
    try:
        status = old.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    if stat.S_ISREG(status.st_mode):
        _keep_owner(status, new)
        new.chmod(stat.S_IMODE(status.st_mode))


def _keep_directory(old: Path, new: Path) -> None:
    """Give a directory the looks of the one it replaces.

    Its time stays only when the names in it do: importers and build tools list a directory again
    when its time has changed.
    """
    try:
        status = old.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    if not stat.S_ISDIR(status.st_mode):
        return
    _keep_owner(status, new)
    same_names = _read_names(old) == _read_names(new)
    shutil.copystat(old, new)
    if not same_names:
        os.utime(new)


def _read_names(directory: Path) -> set[str]:
    return {path.name for path in directory.iterdir()}


def _keep_owner(wanted: os.stat_result, path: Path) -> None:
    found = path.lstat()
    if sys.platform == "win32" or (found.st_uid, found.st_gid) == (wanted.st_uid, wanted.st_gid):
        return
    # Only the superuser may give a file away. Anyone else makes files of their own, as every
    # program does that saves by renaming.
    with suppress(PermissionError):
        os.chown(path, wanted.st_uid, wanted.st_gid)
