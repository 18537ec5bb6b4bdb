"""The count of the examples runs, and tells what it found by its exit code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bench.examples import Shown, find_fault, main, render

from shapewright.docs.page import Sample

ROOT = Path(__file__).parents[2]


def test_examples_are_counted() -> None:
    command = [sys.executable, "-m", "bench.examples", "--services", "sqs", "polly", "--jobs", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].startswith("2 services, ")
    operations = lines[0].split(", ")[1].split()[0]
    assert lines[1].startswith(f"{operations} have a valid request")
    assert any(line.startswith("  warning: polly#/examples/GetLexicon/") for line in lines)


def test_an_operation_without_an_example_is_a_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def show_service(name: str) -> Shown:
        return Shown(operations=1, failures=[f"warning: {name}#/operations/Y: has no example"])

    monkeypatch.setattr("bench.examples.show_service", show_service)
    monkeypatch.setattr(sys, "argv", ["bench.examples", "--services", "sqs", "--jobs", "1"])

    assert main() == 1
    assert "missing or wrong: 1" in capsys.readouterr().out
    assert render(Shown(), 1)[0] == "0 services, 0 operations"


def test_python_that_is_none_is_found() -> None:
    assert find_fault("x", "y", Sample("boto3", "python", "client.call(")) != ""
    assert find_fault("x", "y", Sample("boto3", "python", "client.call()")) == ""


def test_an_unknown_service_is_no_traceback() -> None:
    command = [sys.executable, "-m", "bench.examples", "--services", "nowhere"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
