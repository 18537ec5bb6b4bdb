"""An index of the prose of a site, made by pagefind.

Takes the folder of a built site, gives the index in it, and the script by which the site knows
whether there is one. What is searched for by name needs none.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from shapewright.problem import CannotContinueError, Problem, Where
from shapewright.write import check_elsewhere, filled_elsewhere, remove_elsewhere

if TYPE_CHECKING:
    from shapewright.lower.planned import Planned

FOLDER = "pagefind"
_MARK = "pagefind-entry.json"
_MODULES = ("pagefind", "pagefind_bin")


def check_full_text(site: Path, format_: str) -> None:
    """Refuse what cannot be done, before anything is.

    Raises:
        CannotContinueError: pagefind is not installed, the pages are no site, or something else
            stands where the index belongs.
    """
    where = Where("--full-text")
    if format_ != "site":
        what = f"pages in the format {format_!r} have no search of ours"
        raise CannotContinueError([Problem(where, what, "Leave it out; builders have their own.")])
    if missing := [name for name in _MODULES if find_spec(name) is None]:
        hint = 'Install it: pip install "shapewright[docs]". Names are found without it.'
        raise CannotContinueError([Problem(where, f"needs {missing[0]}", hint)])
    check_elsewhere(site / FOLDER, mark=_MARK)


def tell_index(format_: str, *, indexed: bool) -> list[Planned]:
    """What says to the pages of a site whether it has an index; other formats have no search."""
    from shapewright.docs.site.data import plan_full_text  # noqa: PLC0415 - when it is needed

    return [plan_full_text(indexed=indexed)] if format_ == "site" else []


def remove_index(site: Path) -> None:
    """Remove the index of a site, which would find what is no longer there."""
    remove_elsewhere(site / FOLDER, mark=_MARK)


def write_index(site: Path) -> None:
    """Make the index of a site that has none; one that has is up to date.

    Raises:
        CannotContinueError: pagefind could not, or the folder of the index is somebody else's.
    """
    if (site / FOLDER / _MARK).is_file():
        return
    with filled_elsewhere(site / FOLDER) as folder:
        options = ["--site", str(site), "--output-path", str(folder), "--silent"]
        command = [sys.executable, "-m", "pagefind", *options]
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own
        if done.returncode:
            said = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
            what = f"pagefind ended with exit code {done.returncode}: {''.join(said)[:200]}"
            raise CannotContinueError([Problem(Where(str(site)), what)])
