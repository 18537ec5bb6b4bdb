"""The same target gives the same bytes, whatever process makes it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

SCRIPT = """
import sys
from pathlib import Path
from shapewright.pipeline import make_package
from shapewright.problem import Where
from shapewright.specs.target import Target

target = Target(where=Where("test"), service=sys.argv[1], out=Path(sys.argv[2]))
for path, text in make_package(target).tree.items():
    file = Path(sys.argv[2], path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
"""


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("service", ["dynamodb", "s3"])
def test_processes_of_every_kind_make_the_same_bytes(
    service: str, tmp_path: Path, make: Callable[..., Any]
) -> None:
    """Another hash seed, folder, locale, time zone and interpreter option change nothing."""
    kinds: list[tuple[list[str], Mapping[str, str]]] = [
        ([], {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "Asia/Kathmandu", "PYTHONUTF8": "0"}),
        (["-O"], {"PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/nowhere"}),
    ]
    made: list[dict[str, str]] = []
    for at, (options, settings) in enumerate(kinds):
        out, cwd = tmp_path / f"out{at}", tmp_path / f"cwd{at}"
        cwd.mkdir()
        subprocess.run(
            [sys.executable, *options, "-c", SCRIPT, service, str(out)],
            check=True,
            cwd=cwd,
            env={**os.environ, **settings},
        )
        made.append(digest(out))
    here = {
        path: hashlib.sha256(text.encode()).hexdigest() for path, text in make(service).tree.items()
    }

    assert made[0] == made[1]
    assert made[0] == here
