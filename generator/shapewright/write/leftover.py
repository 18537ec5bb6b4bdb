"""Stages: the directories beside a root in which a new tree is made, and an old one ends.

Takes a place, gives a new stage, or puts right what a run left behind that was killed: an old tree
that was moved aside goes back when nothing stands in its place, and the rest is removed. Touches
no directory without the marker, and none that a live run holds.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from shapewright.problem import CannotContinueError, Level, Problem, Where
from shapewright.write.failure import build_failure, reporting
from shapewright.write.lock import LockedError, locked
from shapewright.write.place import Place, locate

TREE = "tree"
"""Where in a stage the new tree is made, and where the old one is after the exchange."""
ASIDE = "aside"
"""Where in a stage the old tree is where an exchange takes two steps."""
MARKER = "shapewright-stage.txt"

_NOTE = """\
Shapewright made this directory to put a new version of {name!r} in place, and removes it again.
If it is still here and no Shapewright is running, the run was killed; the next one tidies up.
To do it by hand: if {name!r} is gone, move 'aside' from here to its place; then remove the rest.
"""


def write_stage(place: Place) -> Path:
    """A new stage beside a root, with its marker.

    Raises:
        OSError: It could not be made, and nothing is left of it.
    """
    stage = place.name_stage()
    stage.mkdir(0o700)
    try:
        (stage / MARKER).write_text(_NOTE.format(name=place.path.name), encoding="utf-8")
    except BaseException:
        remove_stage(stage)
        raise
    return stage


def remove_stage(stage: Path) -> None:
    """Remove a stage and all in it, the marker last, so that half of one is still known as ours.

    Raises:
        OSError: Something in it cannot be removed.
    """
    for name in (TREE, ASIDE):
        _remove_tree(stage / name)
    (stage / MARKER).unlink(missing_ok=True)
    stage.rmdir()


def recover(root: Path) -> tuple[Problem, ...]:
    """Put right what killed runs left beside a root, unless a live run holds it.

    Returns:
        A warning for each stage that could not be removed; the tree is whole all the same.

    Raises:
        CannotContinueError: An old tree cannot go back to its place.
    """
    place = locate(root)
    with reporting(root):
        if not place.find_ours():
            return ()
        with suppress(LockedError), locked(place):
            return recover_place(place)
    return ()


def recover_place(place: Place) -> tuple[Problem, ...]:
    """Put right what killed runs left beside one root, whose lock the caller holds.

    Returns:
        A warning for each stage that could not be removed.

    Raises:
        CannotContinueError: An old tree and a third one both claim the place.
        OSError: An old tree cannot be moved back.
    """
    problems: list[Problem] = []
    for stage in place.find_ours():
        if not stage.is_dir() or stage.is_symlink():
            continue
        if not (stage / MARKER).exists() and any(stage.iterdir()):
            continue
        restore_aside(place, stage)
        try:
            remove_stage(stage)
        except OSError as error:
            problems.append(build_failure(place.shown, error, level=Level.WARNING))
    return tuple(problems)


def restore_aside(place: Place, stage: Path) -> None:
    """Move an old tree back that was moved aside, when nothing has taken its place.

    Raises:
        CannotContinueError: Something has, and it is not the new tree of this stage.
        OSError: It cannot be moved.
    """
    aside = stage / ASIDE
    if not aside.exists():
        return
    if not os.path.lexists(place.path):
        aside.rename(place.path)
    elif (stage / TREE).exists():
        what = f"was made anew after a killed run had moved it to {aside}"
        hint = f"Take from there what you need, then remove {stage}."
        raise CannotContinueError([Problem(Where(str(place.shown)), what, hint)])


def _remove_tree(path: Path) -> None:
    if not path.exists():
        return
    # A directory that cannot be written cannot be emptied either.
    for directory, _, _ in os.walk(path):
        mode = stat.S_IMODE(Path(directory).stat().st_mode)
        if mode & stat.S_IRWXU != stat.S_IRWXU:
            Path(directory).chmod(mode | stat.S_IRWXU)
    shutil.rmtree(path)
