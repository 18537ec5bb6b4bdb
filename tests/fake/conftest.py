"""Fakes of a few services, each with a service behind it that does next to nothing."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import NoReturn

import pytest
from bench.fakes.stand_in import Made
from bench.sweep.package import generate

SLICES: dict[str, tuple[str, ...]] = {
    "sagemaker": ("*ModelPackage", "*Endpoint", "*Pipeline", "ListModels", "ListModelPackages"),
    "s3": (
        "GetObject",
        "PutObject",
        "ListBuckets",
        "ListObjectsV2",
        "SelectObjectContent",
        "GetBucketLocation",
        "ListDirectoryBuckets",
    ),
    "sqs": ("*Message", "GetQueueUrl", "ListQueues"),
    "lambda": ("Invoke", "GetFunction", "ListFunctions"),
    "ec2": ("DescribeInstances", "RunInstances", "CopySnapshot"),
    "iam": ("GetUser", "ListUsers"),
    "dynamodb": ("GetItem", "PutItem", "DescribeTable", "ListTables"),
    "cloudwatch": ("ListMetrics", "PutMetricData"),
    "timestream-query": ("CancelQuery",),
    "kinesis": ("PutRecord", "SubscribeToShard"),
}
"""The operations that each has."""


@pytest.fixture(scope="session")
def made() -> Iterator[Callable[[str], Made]]:
    """Gives the package of a service and its fake; each is made once."""
    known: dict[str, Made] = {}
    with ExitStack() as stack:

        def find(name: str) -> Made:
            if name not in known:
                generated = stack.enter_context(
                    generate(name, operations=SLICES[name], prefix="attached")
                )
                known[name] = Made(generated)
            return known[name]

        yield find


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no network, and nobody has credentials."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a test reached for the network")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nonexistent/config")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nonexistent/credentials")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
