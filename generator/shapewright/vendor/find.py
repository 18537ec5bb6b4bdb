"""Finding slices: the folders that paths stand for.

Takes paths of slices, or of folders above them, gives the slices, sorted by path. It looks at
manifests and nothing else, and passes over hidden folders and what package managers fill.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.vendor.slices import Slice, read_slice
from shapewright.write import MANIFEST_NAME

_FILLED = frozenset({"node_modules", "site-packages", "__pycache__"})
_VIRTUAL = "pyvenv.cfg"
_ADD = "`shapewright vendor add SERVICE --into DIR` makes one."


def find_slices(paths: Sequence[Path], *, deep: bool = True) -> list[Slice]:
    """The slices at these paths, or below them.

    Packages of targets that stand below a path are passed over.

    Raises:
        CannotContinueError: a path has no slice, or a manifest is broken; the problems of all.
    """
    found: dict[str, Slice] = {}
    problems: list[Problem] = []
    for path in paths:
        before = len(problems)
        known = len(found)
        for root in _find_roots(path) if deep else [path]:
            try:
                one = read_slice(root)
            except CannotContinueError as error:
                problems += error.problems
                continue
            if one is not None:
                found[os.path.abspath(root)] = one  # noqa: PTH100 - as it was named
        if (len(found), len(problems)) == (known, before):
            problems.append(_explain_absence(path))
    if problems:
        raise CannotContinueError(problems)
    return [found[key] for key in sorted(found)]


def _find_roots(path: Path) -> Iterator[Path]:
    """The outermost folders with a manifest."""
    for root, folders, files in os.walk(path):
        here = Path(root)
        if MANIFEST_NAME in files:
            folders.clear()
            yield here
        folders[:] = sorted(name for name in folders if not _is_passed_over(here / name))


def _explain_absence(path: Path) -> Problem:
    if (path / MANIFEST_NAME).exists():
        what = "was generated for a target, and is no slice"
        hint = "`shapewright generate` and `shapewright check` look after it."
        return Problem(Where(str(path)), what, hint)
    what = "holds no slice" if path.is_dir() else "there is no such folder"
    return Problem(Where(str(path)), what, _ADD)


def _is_passed_over(folder: Path) -> bool:
    return folder.name.startswith(".") or folder.name in _FILLED or (folder / _VIRTUAL).is_file()
