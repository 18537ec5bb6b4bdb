"""Downloading a botocore release with the pip of this environment.

Takes a release; gives its wheel's bytes. pip is started as the user would start it, so that their
index, proxy, certificates and credentials apply and none of them is known here. Nothing is kept.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from shapewright.problem import Where

from .payload import cannot_continue

WHEELS_OF_ANY_PYTHON = (
    *("--only-binary", ":all:"),
    # The models are read, never run: which Python botocore itself needs does not matter.
    "--ignore-requires-python",
)
# What pip adds when it finds no match: every release there is, thousands of them.
OFFERED = re.compile(r" *\(from versions: (?P<releases>[^)]*)\)")


def read_published_wheel(release: str) -> bytes:
    """The wheel of a release, as pip finds it.

    Raises:
        CannotContinueError: there is no pip, or pip cannot get this release as a wheel.
    """
    where = Where(f"botocore=={release}")
    with tempfile.TemporaryDirectory(prefix="shapewright-") as folder:
        run = run_pip(release, folder)
        if run.returncode:
            raise cannot_continue(where, *explain_failure(run.stdout + run.stderr, release))
        wheels = sorted(Path(folder).glob("*.whl"))
        if len(wheels) != 1:
            raise cannot_continue(where, f"pip downloaded {len(wheels)} wheels, not one")
        return wheels[0].read_bytes()


def run_pip(release: str, folder: str) -> subprocess.CompletedProcess[str]:
    """Have pip download one wheel into a folder.

    Raises:
        CannotContinueError: this Python cannot be started.
    """
    return start_pip(
        *("download", "--no-deps", *WHEELS_OF_ANY_PYTHON, "--dest", folder, f"botocore=={release}"),
        hint=hint_wheel(release),
    )


def start_pip(*arguments: str, hint: str) -> subprocess.CompletedProcess[str]:
    """Have this Python's pip do something; ``hint`` is the way round it.

    Raises:
        CannotContinueError: this Python cannot be started.
    """
    command = [
        sys.executable,
        "-P",  # a file named pip.py where the user stands is not pip
        *("-m", "pip", *arguments, "--no-input", "--disable-pip-version-check"),
    ]
    try:
        return subprocess.run(  # noqa: S603  the arguments are ours, a release three numbers
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        where, what = Where(sys.executable or "sys.executable"), "cannot be started to run pip"
        raise cannot_continue(where, f"{what}: {error.strerror}", hint) from error


def explain_failure(output: str, release: str) -> tuple[str, str]:
    """What went wrong, in pip's words, and what to do about it."""
    if "No module named pip" in output:
        return "cannot be fetched: this Python has no pip", (
            f"Install pip for {sys.executable}. {hint_wheel(release)}"
        )
    said = OFFERED.sub("", quote_pip(output))
    offered = OFFERED.search(output)
    if offered is None:
        hint = hint_wheel(release)
    elif offered["releases"] == "none":
        hint = "pip found no release at all: check the network and pip's configuration."
    else:
        last = offered["releases"].rpartition(" ")[2]
        hint = f"There is no wheel of that release; the last one that pip finds is {last}."
    return f"pip cannot download it: {said}", hint


def quote_pip(output: str) -> str:
    """The line of pip's output that says what went wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return (errors or lines or ["it said nothing"])[0]


def hint_wheel(release: str) -> str:
    """The way round pip."""
    return f"Or download the wheel of botocore {release} by other means, and give its path."
