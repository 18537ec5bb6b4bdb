"""The README's worked example prints what the README says, and its commands exist."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


EXAMPLES = re.findall(r"```python\n(.*?)```\n\nprints\n\n```\n(.*?)```", TEXT, re.DOTALL)


def test_every_example_says_what_it_prints() -> None:
    assert len(EXAMPLES) == TEXT.count("```python") == 4


@pytest.mark.parametrize(("code", "printed"), EXAMPLES, ids=["make", "check", "call", "draw"])
def test_an_example_prints_what_it_says(code: str, printed: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert (run.stdout, run.stderr) == (printed, "")


@pytest.mark.parametrize("target", re.findall(r"^\$ make (\w+)", TEXT, re.MULTILINE))
def test_make_knows_the_target(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


@pytest.mark.parametrize(
    "command", sorted(set(re.findall(r"^\$ shapewright (\w+)", TEXT, re.MULTILINE)))
)
def test_shapewright_knows_the_command(command: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "shapewright", command, "--help"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert command in run.stdout
