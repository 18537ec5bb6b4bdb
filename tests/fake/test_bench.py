"""The benchmark of the fakes runs, whatever its numbers say; what plays them tells what it did."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_work_is_measured() -> None:
    command = [sys.executable, "-m", "bench.fakes.cost", "--calls", "20"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stdout.splitlines()[2:] if line]
    assert [line[:22].strip() for line in lines] == [
        "DescribeModelPackage",
        "UpdateModelPackage",
        "CreateModelPackage",
        "attach and detach",
        "install and undo",
        "make a fake",
        "fake.client()",
    ]
    assert all(line.endswith(("kept", "MISSED")) for line in lines[:4])


def test_a_mistake_in_the_arguments_is_no_traceback() -> None:
    command = [sys.executable, "-m", "bench.fakes.cost", "--calls", "0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "at least 20" in done.stderr


def test_the_report_says_how_many_answers_botocore_parsed() -> None:
    command = [sys.executable, "-m", "bench.fakes", "--services", "sts", "--jobs", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    told = dict(line.rsplit(maxsplit=1) for line in done.stdout.splitlines())
    assert int(told["answers that botocore parsed"]) >= int(told["right answers"]) > 0
    assert told["streams of events left out"] == "0"
