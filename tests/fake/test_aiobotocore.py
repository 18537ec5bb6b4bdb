"""A fake behind aiobotocore's own clients, of whatever botocore that takes."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from shapewright.pipeline.package import make_package
from shapewright.problem import Where
from shapewright.specs.target import Target
from shapewright.write import write_tree

ROOT = Path(__file__).parent.parent.parent
PYTHON = ROOT / ".venv-async" / "bin" / "python"
SCENES = Path(__file__).parent / "asynchronous" / "scenes.py"
SLICES = {
    "s3": ("CreateBucket", "PutObject", "GetObject", "SelectObjectContent"),
    "sqs": ("*Queue*", "*Message"),
    "sagemaker": ("*ModelPackageGroup", "ListModelPackageGroups", "*Endpoint"),
}
_NAME = re.compile(r"(?m)^@scene\nasync def (\w+)")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What went wrong in each scene; all are played in one process."""
    assert PYTHON.is_file(), "`make test` makes the environment that aiobotocore is in"
    folder = tmp_path_factory.mktemp("packages")
    for name, operations in SLICES.items():
        target = Target(where=Where("test"), service=name, operations=operations, out=folder / name)
        made = make_package(target)
        write_tree(target.out, made.tree, made.made_from)
    bare = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    command = [str(PYTHON), "-W", "error", str(SCENES), str(folder)]
    done = subprocess.run(command, env=bare, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("scene", _NAME.findall(SCENES.read_text(encoding="utf-8")))
def test_a_scene_is_played(played: Mapping[str, str], scene: str) -> None:
    assert played[scene] == ""
