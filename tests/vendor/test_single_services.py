"""Real services as single files: they import alone, check requests, and suit the tools."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bench.single import fold_service, make_requests, use_file

ODD = {
    "bedrock": "names that are too long for a line with that of their module before them",
    "ebs": "a body that is a stream",
}


@pytest.mark.parametrize("name", ODD)
def test_a_service_in_one_module_does_what_it_should(name: str, tmp_path: Path) -> None:
    folded = fold_service(name, folder=tmp_path)
    tool = [sys.executable, "-m", "ruff", "format", "--isolated", "--no-cache", "--check", name]
    done = subprocess.run(tool, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert folded.failures == []
    assert folded.requests > 0
    assert done.returncode == 0, done.stdout


def test_what_is_wrong_with_a_file_is_told(tmp_path: Path) -> None:
    """So that silence proves something."""
    fold_service("ebs", folder=tmp_path)
    module = tmp_path / "ebs" / "__init__.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(f"{text}\nraise RuntimeError(__name__)\n", encoding="utf-8")

    assert "RuntimeError: ebs" in use_file(module.parent, make_requests("ebs"))[1][0]
    wrong = {"ListChangedBlocks": ("ListChangedBlocksRequest", {"MaxResults": 1})}
    module.write_text(text, encoding="utf-8")
    assert "ListChangedBlocks is refused: " in use_file(module.parent, wrong)[1][0]
