"""Generated packages survive the tools of the repositories they are put into.

Forty services: the twelve largest, and those with the oddest models. Ruff, mypy and pyright read
every file of them. Black reads every file of the odd ones and one file of eight of the largest:
it is slower than all the others together. ``python -m bench.prove`` is the same proof, of all
services and all files.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Prove = Callable[..., subprocess.CompletedProcess[str]]

# Groups of about equal cost, the largest services apart.
LARGEST = (
    ("connect", "securityhub", "bedrock-agentcore-control", "ssm"),
    ("sagemaker", "datazone", "medialive"),
    ("ec2", "mediaconvert"),
    ("quicksight", "glue", "iot"),
)
ODDEST = (
    (
        "s3",  # event streams, and a member that an extra file retypes
        "dynamodb",  # a union that contains itself
        "iotwireless",  # structures named like modules with a version
        "mediatailor",  # a shape whose module would be called yield
        "payment-cryptography-data",  # names that sort apart by case
        "b2bi",  # a structure called Mapping
        "codeguruprofiler",  # structures called Match and Pattern
        "lexv2-runtime",  # event streams in both directions
        "sdb",  # errors with traits on their references
        "pricing",  # a JSON value inside a list
    ),
    (
        "cloudfront",  # operations with two names
        "iam",  # escapes in the documentation
        "wafv2",  # deep recursion
        "cloudwatch",  # three protocols
        "kinesis",  # an event stream
        "mediapackage",  # enums named only by their place
        "cloudsearch",  # query protocol
        "mediapackage-vod",
        "importexport",  # inline examples
    ),
    (
        "pinpoint",  # wrappers around every body
        "apigatewayv2",  # a shape called None
        "lambda",  # a service that is a keyword
        "storagegateway",
        "bedrock-runtime",  # documents and event streams
        "health",  # shapes that differ in case alone
        "sqs",
        "artifact",
        "signin",
    ),
)

FAULTS = {
    "ruff": ("import os\n", "F401"),
    "mypy": ("def give(value):\n    return value\n", "no-untyped-def"),  # said when strict
    "pyright": ("import os\n", "reportUnusedImport"),  # said when strict
    "black": ("VALUES = [1,2]\n", "format"),
    "compileall": ('TEXT = "\\d"\n', "SyntaxError"),
}


@pytest.fixture
def prove() -> Prove:
    """Runs the proof with these arguments, one tool at a time."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bench.prove", "--jobs", "1", *arguments]
        root = Path(__file__).parents[2]
        return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize("services", LARGEST, ids="+".join)
def test_the_largest_services_leave_every_tool_nothing_to_say(
    prove: Prove, services: tuple[str, ...]
) -> None:
    done = prove("--services", *services, "--black-every", "8")

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("services", ODDEST, ids="+".join)
def test_the_oddest_services_leave_every_tool_nothing_to_say(
    prove: Prove, services: tuple[str, ...]
) -> None:
    done = prove("--services", *services)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("tool", FAULTS)
def test_each_tool_sees_its_own_fault(prove: Prove, tmp_path: Path, tool: str) -> None:
    """The proof ends with 1 and names the file, the line and the rule."""
    source, rule = FAULTS[tool]
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text(source)

    done = prove("--tree", str(tmp_path), "--tools", tool)

    assert done.returncode == 1, done.stdout + done.stderr
    assert f"package/__init__.py:1: {rule}" in done.stdout


def test_a_tool_that_passes_files_over_proves_nothing(prove: Prove, tmp_path: Path) -> None:
    """Ruff never looks into a folder of this name, and finds nothing there."""
    hidden = tmp_path / "package" / "node_modules"
    hidden.mkdir(parents=True)
    (tmp_path / "package" / "__init__.py").write_text("")
    (hidden / "__init__.py").write_text("")

    done = prove("--tree", str(tmp_path), "--tools", "ruff")

    assert done.returncode == 2, done.stdout + done.stderr
    assert "ruff format: read 1 of 2 files" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--tools", "flake9"), "no tool is called 'flake9'"),
        (("--services", "sagemakr", "--tools", "ruff"), "Did you mean sagemaker"),
        (("--tree", "tests", "--tools", "ruff"), "holds no package"),
    ],
    ids=["tool", "service", "tree"],
)
def test_a_mistake_is_a_problem_and_no_traceback(
    prove: Prove, arguments: tuple[str, ...], said: str
) -> None:
    done = prove(*arguments)

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
