"""What output is made from covers every file of the generator that decides what it says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import shapewright
from shapewright.render.folder import template_folder

_ASK = """
from pathlib import Path
from shapewright.pipeline.package import describe_origin
from shapewright.problem import Where
from shapewright.specs.target import Target
target = Target(where=Where("test"), service="sqs", out=Path("sqs"))
print(describe_origin(target, "", ())["generator"])
"""


@pytest.mark.parametrize(
    "path",
    [
        "problem.py",
        "changes/rules.toml",
        "patterns/forms.json",
        "templates/docs/site/page.html.j2",
        "templates/docs/site/assets/site.css",
    ],
)
def test_a_change_of_the_generator_is_seen(path: str, tmp_path: Path) -> None:
    package = tmp_path / "shapewright"
    ignored = shutil.ignore_patterns("__pycache__", ".*")
    shutil.copytree(Path(shapewright.__file__).parent, package, ignore=ignored)
    shutil.copytree(template_folder(), package / "templates", ignore=ignored)
    before = _ask(tmp_path)
    assert _ask(tmp_path) == before

    with (package / path).open("a", encoding="utf-8") as file:
        file.write("\n")

    assert _ask(tmp_path) != before


def _ask(folder: Path) -> str:
    finished = subprocess.run(
        [sys.executable, "-B", "-c", _ASK],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return finished.stdout
