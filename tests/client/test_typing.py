"""Type checkers read a client as people do: what fits passes, what does not is said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from shapewright.pipeline import Made

USER = '''
"""Code that calls SageMaker and DynamoDB."""

from collections.abc import Iterator, Mapping
from typing import Any, assert_type

from {sagemaker} import (
    CreateModelPackageInput,
    CreateModelPackageOutput,
    DescribeEndpointInput,
    DescribeEndpointOutput,
    ListModelsInput,
    ListModelsOutput,
    ModelSummary,
    ResourceNotFound,
    SageMaker,
    SageMakerClient,
    exceptions,
    models,
)
from {sagemaker}.client import SageMakerCalls
from {dynamodb} import AttributeValue, DescribeTableInput, DynamoDB, ScanInput
from {kinesis} import Kinesis, SubscribeToShardInput, SubscribeToShardEventStream


def register(client: SageMaker, group: str) -> str:
    reply = client.create_model_package(CreateModelPackageInput(model_package_group_name=group))
    assert_type(reply, CreateModelPackageOutput)
    return reply.model_package_arn


def look(client: SageMaker) -> None:
    assert_type(client.list_models(), ListModelsOutput)
    assert_type(client.list_models_pages(), Iterator[ListModelsOutput])
    assert_type(client.list_models_items(ListModelsInput()), Iterator[ModelSummary])
    assert_type(client.describe_pipeline.__doc__, str | None)
    found = client.wait_until_endpoint_in_service(DescribeEndpointInput(endpoint_name="e"), delay=1)
    assert_type(found, DescribeEndpointOutput)
    try:
        register(client, "g")
    except exceptions.ResourceNotFound as error:
        assert_type(error.members, ResourceNotFound)
        assert_type(error.code, str)
        assert_type(error.status, int | None)
    except exceptions.ServiceError as error:
        assert_type(error.request_id, str | None)


def scan(client: DynamoDB, table: str) -> list[Mapping[str, AttributeValue]]:
    client.wait_until_table_not_exists(DescribeTableInput(table_name=table))
    return list(client.scan_items(ScanInput(table_name=table)))


def subscribe(client: Kinesis, request: SubscribeToShardInput) -> None:
    for event in client.subscribe_to_shard(request).event_stream:
        assert_type(event, SubscribeToShardEventStream)


class Standing:
    """A transport of one's own."""

    def call(self, operation: str, params: dict[str, Any]) -> dict[str, Any]:
        return {{}}


def run(boto: Any) -> None:
    look(SageMakerClient(boto))
    look(SageMakerClient(boto, policy=None, sleep=print))
    look(SageMakerCalls(Standing()))
    assert_type(SageMakerClient(boto).presigned_url("list_models").upper(), str)
    assert_type(models.ListModelsOutput, type[ListModelsOutput])
'''

WRONG = {
    "another request": "client.list_models(DescribeEndpointInput(endpoint_name='e'))",
    "a request left out": "client.describe_endpoint()",
    "a dictionary": "client.describe_endpoint({'EndpointName': 'e'})",
    "a member that there is not": "client.list_models().modles",
    "an operation that there is not": "client.list_modles()",
    "another protocol": "scan(client, 'table')",
    "an exception that there is not": "exceptions.ResourceNotFond",
}


SLICES = {
    "sagemaker": ("CreateModelPackage", "DescribeEndpoint", "ListModels", "DescribePipeline"),
    "dynamodb": ("DescribeTable", "Scan"),
    "kinesis": ("SubscribeToShard",),
}


@pytest.fixture
def user(
    make: Callable[..., Made], write_package: Callable[..., Path], tmp_path: Path
) -> Callable[[str], Path]:
    """Writes a file that uses packages of a few operations each, beside them."""

    def write(more: str) -> Path:
        for name, operations in SLICES.items():
            made = make(name, operations=operations)
            write_package(tmp_path / f"typed_{name}", made.tree)
        file = tmp_path / "user.py"
        file.write_text(USER.format(**{name: f"typed_{name}" for name in SLICES}) + more)
        return file

    return write


def run_mypy(file: Path) -> list[int]:
    """The lines that mypy finds fault with."""
    options = ["--strict", "--config-file=", f"--cache-dir={os.devnull}", "--no-error-summary"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, file.name],
        cwd=file.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr
    return sorted({int(line.split(":")[1]) for line in done.stdout.splitlines() if "error" in line})


def run_pyright(file: Path) -> list[int]:
    """The lines that pyright finds fault with."""
    settings = file.parent / "pyrightconfig.json"
    settings.write_text(
        json.dumps({"include": [file.name], "typeCheckingMode": "strict", "pythonVersion": "3.11"})
    )
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "--project", str(settings)],
        cwd=file.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout[done.stdout.index("{") :])
    assert found["summary"]["filesAnalyzed"] == 1
    lines = {one["range"]["start"]["line"] + 1 for one in found["generalDiagnostics"]}
    return sorted(lines)


@pytest.mark.parametrize("check", [run_mypy, run_pyright])
def test_a_client_is_typed_through_and_through(
    check: Callable[[Path], list[int]], user: Callable[[str], Path]
) -> None:
    """What is right passes; each wrong line is found, and nothing else is."""
    lead = "\n\ndef wrong(client: SageMaker) -> None:\n"
    wrong = "".join(f"    print({line})\n" for line in WRONG.values())
    file = user(lead + wrong)
    first = len((USER + lead).splitlines()) + 1

    assert check(file) == [*range(first, first + len(WRONG))]
