"""A fake behind boto3: the same code as in production, and nothing on the network."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

Find = Callable[[str], Any]


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """There are no credentials anywhere."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")


@pytest.fixture
def client(fake: Any) -> Any:
    return fake.client()


def test_a_resource_lives_through_a_client(client: Any) -> None:
    client.create_model_package_group(ModelPackageGroupName="fraud")
    made = [
        client.create_model_package(ModelPackageGroupName="fraud")["ModelPackageArn"]
        for _ in range(3)
    ]
    client.update_model_package(ModelPackageArn=made[1], ModelApprovalStatus="Approved")
    shown = client.describe_model_package(ModelPackageName=made[1])
    client.delete_model_package(ModelPackageName=made[0])
    pages = client.get_paginator("list_model_packages").paginate(
        ModelPackageGroupName="fraud", PaginationConfig={"PageSize": 1}
    )

    assert made[2] == "arn:aws:sagemaker:us-east-1:123456789012:model-package/fraud/3"
    assert shown["ModelPackageVersion"] == 2
    assert shown["ModelApprovalStatus"] == "Approved"
    assert shown["CreationTime"] == datetime(2024, 1, 1, 0, 0, 3, tzinfo=UTC)
    assert shown["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert [
        [one["ModelPackageVersion"] for one in page["ModelPackageSummaryList"]] for page in pages
    ] == [[2], [3]]


def test_errors_are_the_clients_own(client: Any) -> None:
    with pytest.raises(client.exceptions.ResourceNotFound) as caught:
        client.describe_experiment(ExperimentName="none")

    assert caught.value.response["Error"]["Code"] == "ResourceNotFound"
    assert "none" in caught.value.response["Error"]["Message"]


def test_a_request_that_boto3_takes_and_the_service_does_not(client: Any) -> None:
    with pytest.raises(client.exceptions.ClientError) as caught:
        client.create_model_package(ModelPackageGroupName="fraud detection")

    assert caught.value.response["Error"]["Code"] == "ValidationException"


def test_boto3s_own_waiters_wait_in_the_fakes_time(fake: Any, client: Any) -> None:
    fake.transitions("Endpoint", states=["Creating", "InService"], calls=3)
    client.create_endpoint(EndpointName="one", EndpointConfigName="config")

    client.get_waiter("endpoint_in_service").wait(EndpointName="one")

    assert len(fake.calls.to("DescribeEndpoint")) == 4


def test_queues_hand_out_messages_once(played: Find) -> None:
    fake = played("sqs").Fake()
    client = fake.client()
    url = client.create_queue(QueueName="jobs", Attributes={"VisibilityTimeout": "60"})["QueueUrl"]
    client.send_message_batch(
        QueueUrl=url,
        Entries=[{"Id": name, "MessageBody": f"do {name}"} for name in ("a", "b")],
    )
    client.send_message(QueueUrl=url, MessageBody="do c")

    def receive() -> list[dict[str, Any]]:
        answer = client.receive_message(QueueUrl=url, MaxNumberOfMessages=2)
        return list(answer.get("Messages", []))

    first, second, third = receive(), receive(), receive()
    client.delete_message(QueueUrl=url, ReceiptHandle=first[0]["ReceiptHandle"])
    fake.clock.advance(600)
    again = receive() + receive()

    assert [one["Body"] for one in first + second] == ["do a", "do b", "do c"]
    assert third == []
    assert sorted(one["Body"] for one in again) == ["do b", "do c"]
    assert {one["ReceiptHandle"] for one in again}.isdisjoint(
        one["ReceiptHandle"] for one in first + second
    )
    with pytest.raises(client.exceptions.QueueDoesNotExist):
        client.get_queue_url(QueueName="none")


def test_the_typed_client_and_boto3_share_a_fake(played: Find, fake: Any, client: Any) -> None:
    of = played("sagemaker")
    fake.create_model(of.CreateModelInput(model_name="one"))
    client.create_model(ModelName="two")

    names = [one.model_name for one in fake.list_models_items(of.ListModelsInput(max_results=1))]

    assert names == ["one", "two"]
    with pytest.raises(of.package.load("exceptions").ResourceNotFound) as caught:
        fake.describe_experiment(of.DescribeExperimentRequest(experiment_name="none"))
    assert "none" in caught.value.message
