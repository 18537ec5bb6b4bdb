"""Clients of boto3 talk to a fake, as long as they are told to, and never to the network."""

from __future__ import annotations

import gc
import pickle
import time
from collections.abc import Callable
from typing import Any

import pytest
from tests.fake.sdk import (
    REGION,
    ClientError,
    boto3,
    connect,
    endpoint,
    errors,
    handlers,
    sessions,
    waiter,
)

Find = Callable[[str], Any]
NAME = {"ModelPackageName": "fraud"}
ARN = "arn:aws:sagemaker:eu-central-1:123456789012:model-package/fraud"


def count_handlers(client: Any) -> int:
    """How many handlers wait for the steps of a call."""
    emitter = client.meta.events._emitter
    steps = ("before-parameter-build", "before-call", "before-send", "after-call", "choose-signer")
    return sum(len(emitter._handlers.prefix_search(f"{step}.x.y")) for step in steps)


@pytest.fixture
def fake(made: Find) -> Any:
    fake = made("sagemaker").Fake()
    fake.engine.answers["CreateModelPackage"] = {"ModelPackageArn": ARN}
    return fake


def reaches_out(client: Any) -> bool:
    """Whether a call would go to the network: it first looks for credentials."""
    try:
        client.describe_model_package(**NAME)
    except errors.NoCredentialsError:
        return True
    except ClientError:
        pass
    return False


def test_a_client_that_exists_talks_to_the_fake(fake: Any) -> None:
    client = connect("sagemaker")
    with fake.attach(client) as attached:
        assert attached is fake
        answer = client.create_model_package(ModelPackageGroupName="fraud")

    assert answer["ModelPackageArn"] == ARN
    metadata = answer["ResponseMetadata"]
    assert metadata["HTTPStatusCode"] == 200
    assert metadata["RetryAttempts"] == 0
    assert metadata["HTTPHeaders"] == {"x-amzn-requestid": metadata["RequestId"]}
    call = fake.calls.to("CreateModelPackage").once()[0]
    params = call.params
    assert params.pop("ClientToken")
    assert params == {"ModelPackageGroupName": "fraud"}
    assert pickle.loads(pickle.dumps(answer)) == answer  # noqa: S301 - made here


def test_it_stops_when_it_is_undone(fake: Any) -> None:
    client = connect("sagemaker")
    before = count_handlers(client)
    with fake.attach(client):
        assert not reaches_out(client)
    assert reaches_out(client)
    attachment = fake.attach(client)
    assert not reaches_out(client)
    attachment.detach()
    attachment.detach()
    assert reaches_out(client)
    fake.attach(client)
    fake.attach(client)
    assert not reaches_out(client)
    fake.detach()
    assert reaches_out(client)
    with pytest.raises(ZeroDivisionError), fake.attach(client):
        raise ZeroDivisionError
    assert reaches_out(client)
    assert count_handlers(client) == before


def test_attached_twice_it_is_undone_twice(fake: Any) -> None:
    client = connect("sagemaker")
    with fake.attach(client):
        with fake.attach(client):
            client.describe_model_package(**NAME)
        assert not reaches_out(client)
    assert reaches_out(client)
    assert len(fake.calls) == 2


def test_a_client_talks_to_one_fake(fake: Any, made: Find) -> None:
    client = connect("sagemaker")
    other = made("sagemaker").Fake()
    with fake.attach(client):
        with pytest.raises(ValueError, match="talks to another fake already"):
            other.attach(client)
        client.describe_model_package(**NAME)
    with other.attach(client):
        client.describe_model_package(**NAME)
    assert (len(fake.calls), len(other.calls)) == (1, 1)
    with pytest.raises(ValueError, match="fake of sagemaker, and a client of sqs"):
        fake.attach(connect("sqs"))


def test_an_operation_outside_the_package_goes_nowhere(fake: Any) -> None:
    client = connect("sagemaker")
    with fake.attach(client), pytest.raises(LookupError, match="does not know ListDomains"):
        client.list_domains()
    with (
        fake.install(),
        pytest.raises(LookupError, match="fake of sagemaker does not know ListDomains"),
    ):
        connect("sagemaker").list_domains()
    assert len(fake.calls) == 0


def test_later_clients_talk_to_an_installed_fake(fake: Any) -> None:
    before = len(handlers.BUILTIN_HANDLERS)
    existing = connect("sagemaker")
    with fake.install() as installed:
        assert installed is fake
        client = connect("sagemaker")
        plain = sessions.Session().create_client("sagemaker", REGION)
        client.describe_model_package(**NAME)
        plain.describe_model_package(**NAME)
        assert reaches_out(existing)
        with pytest.raises(errors.NoCredentialsError):
            connect("sqs").list_queues()
    assert len(fake.calls) == 2
    assert reaches_out(client)
    assert reaches_out(connect("sagemaker"))
    assert len(handlers.BUILTIN_HANDLERS) == before


def test_sessions_that_exist_are_covered_when_they_are_given(
    fake: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    mine = boto3.session.Session(region_name=REGION)
    bare = sessions.Session()
    boto3.client("sqs")
    assert boto3.DEFAULT_SESSION is not None
    with fake.install(mine, bare):
        mine.client("sagemaker").describe_model_package(**NAME)
        bare.create_client("sagemaker", REGION).describe_model_package(**NAME)
        boto3.client("sagemaker").describe_model_package(**NAME)
    assert len(fake.calls) == 3
    assert reaches_out(mine.client("sagemaker"))
    assert reaches_out(boto3.client("sagemaker"))


def test_a_default_session_made_meanwhile_talks_to_the_next_fake_once(
    fake: Any, made: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boto3, "DEFAULT_SESSION", None)
    with made("sagemaker").Fake().install():
        boto3.client("sagemaker")
    with fake.install():
        fake.fault("DescribeModelPackage", "throttle", times=1)
        boto3.client("sagemaker").describe_model_package(**NAME)
    assert len(fake.calls) == 1
    assert fake.unused_scripts() == []


def test_one_fake_of_a_service_is_installed(fake: Any, made: Find) -> None:
    other = made("sagemaker").Fake()
    with fake.install():
        with pytest.raises(ValueError, match="another fake of sagemaker is installed"):
            other.install()
        with fake.install():
            pass
        client = connect("sagemaker")
        client.describe_model_package(**NAME)
        with other.attach(client):
            client.describe_model_package(**NAME)
    with other.install():
        client.describe_model_package(**NAME)
    assert (len(fake.calls), len(other.calls)) == (1, 2)
    assert reaches_out(client)


def test_fakes_of_several_services_stand_side_by_side(fake: Any, made: Find) -> None:
    queue = made("sqs").Fake()
    queue.engine.answers["GetQueueUrl"] = {"QueueUrl": "https://q"}
    with fake.install(), queue.install():
        connect("sagemaker").describe_model_package(**NAME)
        assert connect("sqs").get_queue_url(QueueName="q")["QueueUrl"] == "https://q"
        with pytest.raises(errors.NoCredentialsError):
            connect("iam").list_users()
    with fake.attach(client := connect("sagemaker")), queue.attach(other := connect("sqs")):
        client.describe_model_package(**NAME)
        other.get_queue_url(QueueName="q")
    assert (len(fake.calls), len(queue.calls)) == (2, 2)


def list_finders(module: Any) -> list[Any]:
    """Those for whom botocore need not sleep; clients that other tests keep are among them."""
    return [*getattr(module.time, "finders", [])]


def test_undone_in_any_order_nothing_is_left(fake: Any, made: Find) -> None:
    """Two packages share what botocore sleeps with."""
    gc.collect()
    before = list_finders(endpoint), list_finders(waiter)
    queue = made("sqs").Fake()
    first, second = fake.install(), queue.install()
    assert len(list_finders(endpoint)) == len(before[0]) + 2
    first.detach()
    assert len(list_finders(waiter)) == len(before[1]) + 1
    second.detach()
    assert (list_finders(endpoint), list_finders(waiter)) == before
    assert before[0] or endpoint.time is time


def test_clients_are_made_for_tests(fake: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nobody")
    first, second = fake.client(), fake.client()
    assert first is not second
    assert first.meta.region_name == fake.region == "us-east-1"
    first.describe_model_package(**NAME)
    second.describe_model_package(**NAME)
    fake.detach()
    first.describe_model_package(**NAME)
    assert len(fake.calls) == 3


def test_resources_of_boto3_talk_to_the_fake(made: Find) -> None:
    fake = made("dynamodb").Fake()
    fake.engine.answers["GetItem"] = {"Item": {"key": {"S": "a"}, "n": {"N": "7"}}}
    resource: Any = boto3.resource("dynamodb", region_name=REGION)
    with fake.attach(resource):
        item = resource.Table("things").get_item(Key={"key": "a"})["Item"]
    assert item == {"key": "a", "n": 7}
    assert fake.calls[0].params == {"TableName": "things", "Key": {"key": {"S": "a"}}}
