"""What of a slice is not committed, as git sees it.

Takes files, tells which of them git could not bring back. Where there is no git, or no repository,
nothing can be told and nothing is refused. It changes nothing.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from shapewright.problem import Problem, Where

_HINT = "Commit or stash the edit first, so that nothing can be lost, or pass --allow-dirty."


def check_committed(root: Path, paths: Sequence[str]) -> list[Problem]:
    """A problem for each edited file below a folder whose edit is not committed."""
    return [
        Problem(Where(str(root / path)), "was edited, and the edit is not committed", _HINT)
        for path in paths
        if _ask_git(root, path)
    ]


def _ask_git(root: Path, path: str) -> bool:
    """Whether git reports anything of a file: changed, staged, or not known to it at all."""
    command = [
        *("git", "-C", str(root), "--no-optional-locks", "status", "--porcelain", "--ignored"),
        *("--", f":(literal){path}"),
    ]
    try:
        run = subprocess.run(  # noqa: S603 - the arguments are ours and a path
            command, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
    except OSError:
        return False  # there is no git
    return run.returncode == 0 and bool(run.stdout.strip())
