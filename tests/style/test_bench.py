"""The benchmark runs, whatever its numbers say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def test_the_quick_benchmark_measures_every_work_beside_its_limit() -> None:
    """Each row has its time, its limit's time, and a verdict where there is a budget."""
    command = [sys.executable, "-m", "bench", "--quick", "--json", "--runs", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    rows = data["rows"]
    assert [row["work"] for row in rows] == [
        "generate SageMaker, every output, cold",
        "the same, nothing changed",
        "import SageMaker, build a CreateModelPackage request",
        "import SageMaker, build that request and validate it",
        "import SageMaker, build one that is refused, and be told why",
        "import SageMaker, build that request with every member",
        "import SageMaker, read a DescribeModelPackage response",
        "import every module of SageMaker",
        "to_dict of the request with every member",
        "from_dict of the same",
        "read the boto3 pages of SageMaker's operations",
        "find the claims in all texts of SageMaker",
    ]
    assert [row["work"] for row in rows if min(row["cpu"], row["limit"]["cpu"]) <= 0] == []
    assert [row["work"] for row in rows if row["budget"] is not None] == [
        "generate SageMaker, every output, cold",
        "the same, nothing changed",
        "import SageMaker, build a CreateModelPackage request",
        "import SageMaker, build that request with every member",
        "read the boto3 pages of SageMaker's operations",
        "find the claims in all texts of SageMaker",
    ]
    assert rows[1]["cpu"] < rows[0]["cpu"] / 2, "nothing had changed, and all was made anew"
    check_validation(data["validation"])


def check_validation(comparisons: list[dict[str, Any]]) -> None:
    """Every request has its times, and whoever says so refuses each way to break it."""
    assert [one["case"] for one in comparisons] == [
        "rich CreateModelPackage",
        "typical UpdateModelPackage",
        "deep TransactWriteItems",
        "PutLogEvents of 10,000",
    ]
    for one in comparisons:
        scores = {score["name"]: score for score in one["scores"]}
        assert list(scores) == ["ours", "ours typed", "to_dict", "botocore", "naive"]
        assert min(min(score["valid"], score["invalid"]) for score in one["scores"]) > 0
        assert one["sites"] == scores["ours"]["refused"] == scores["naive"]["refused"]
        assert 0 < scores["botocore"]["refused"] < one["sites"]
        assert [verdict["budget"] for verdict in one["budgets"]] == [
            "typed / ours at most 1.5",
            "botocore / ours at least 4",
        ]


def test_a_mistake_in_the_arguments_is_no_traceback() -> None:
    command = [sys.executable, "-m", "bench", "--runs", "0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "at least 1" in done.stderr
