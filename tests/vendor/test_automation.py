"""What runs in other people's repositories: the hooks and the workflow call what there is."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from shapewright.cli.commands import program

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
WORKFLOW = ROOT / "docs" / "workflows" / "update-slices.yml"

yaml: Any = import_module("yaml")  # comes with LibCST, and has no types


def find_commands(text: str) -> list[str]:
    """The calls of the program in a text."""
    return re.findall(r"(?:entry: |run: |^ +)(shapewright .*?)(?: > .*)?$", text, re.MULTILINE)


@pytest.mark.parametrize("path", [HOOKS, WORKFLOW], ids=lambda path: path.name)
def test_every_command_exists_with_its_options(path: Path) -> None:
    commands = find_commands(path.read_text(encoding="utf-8"))
    assert len(commands) == 2
    for command in commands:
        _, *words = shlex.split(command)
        names = [word for word in words[:2] if word in {"check", "vendor", "status", "update"}]
        said = CliRunner().invoke(program, [*names, "--help"]).output
        assert said.startswith(f"Usage: shapewright {' '.join(names)} [OPTIONS]")
        for option in (word for word in words if word.startswith("--")):
            assert f"{option} " in said


def test_hooks_say_what_pre_commit_asks_for() -> None:
    hooks = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))

    for hook in hooks:
        assert {"id", "name", "entry", "language"} <= hook.keys()
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False


def test_the_workflow_changes_nothing_before_it_knows_that_something_is_outdated() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    steps = workflow["jobs"]["update"]["steps"]
    (status,) = (index for index, step in enumerate(steps) if step.get("id") == "status")

    assert all("outdated == '1'" in step["if"] for step in steps[status + 1 :])
    assert "--body-file" in steps[-1]["run"]
    assert workflow["permissions"] == {"contents": "write", "pull-requests": "write"}
