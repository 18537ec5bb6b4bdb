"""The published releases of botocore, as the pip of this environment finds them.

Takes nothing, gives release numbers, oldest first. Like downloading, it is left to the user's own
pip, so that their index and settings apply. It fetches no release.
"""

from __future__ import annotations

import re
import sys

from shapewright.problem import Where

from .download import OFFERED, WHEELS_OF_ANY_PYTHON, quote_pip, start_pip
from .payload import cannot_continue

_LISTED = re.compile(r"^Available versions: (.*)$", re.MULTILINE)
_RELEASE = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})", re.ASCII)
_HINT = "Compare with one release instead: --release X.Y.Z."
_FIRST_MAJOR = 1
"""Before it, botocore's data stood in other files."""


def list_releases() -> tuple[str, ...]:
    """The releases that pip finds as wheels, oldest first; previews are not among them.

    Raises:
        CannotContinueError: there is no pip, or it finds no release.
    """
    run = start_pip("index", "versions", "botocore", *WHEELS_OF_ANY_PYTHON, hint=_HINT)
    output = run.stdout + run.stderr
    where = Where("botocore")
    if "No module named pip" in output:
        hint = f"Install pip for {sys.executable}. {_HINT}"
        raise cannot_continue(where, "its releases cannot be listed: this Python has no pip", hint)
    listed = _LISTED.search(run.stdout)
    if run.returncode or listed is None:
        said = OFFERED.sub("", quote_pip(output))
        raise cannot_continue(where, f"pip cannot list its releases: {said}", _HINT)
    numbers = {
        (int(found[1]), int(found[2]), int(found[3]))
        for word in listed[1].split(",")
        if (found := _RELEASE.fullmatch(word.strip()))
    }
    releases = sorted(number for number in numbers if number[0] >= _FIRST_MAJOR)
    if not releases:
        raise cannot_continue(where, "pip finds no release of it as a wheel", _HINT)
    return tuple(".".join(map(str, number)) for number in releases)
