"""Calls through boto3 are as they would be: their errors, pages, waits, bodies and events."""

from __future__ import annotations

import time
from collections.abc import Callable
from io import BytesIO
from threading import Thread
from typing import Any

import pytest
from tests.fake.sdk import ClientError, connect, errors

Find = Callable[[str], Any]
NAME = {"ModelPackageName": "fraud"}


@pytest.fixture
def fake(made: Find) -> Any:
    return made("sagemaker").Fake()


def test_requests_are_the_same_every_time(made: Find) -> None:
    ids: list[list[str]] = []
    for _ in range(2):
        client = connect("sagemaker")
        with made("sagemaker").Fake().attach(client):
            every = [client.describe_model_package(**NAME) for _ in range(3)]
        ids.append([one["ResponseMetadata"]["RequestId"] for one in every])
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == 3


def test_errors_are_the_clients_own(fake: Any) -> None:
    client = connect("sagemaker")
    fake.fail("CreateModelPackage", "ConflictException", message="again")
    with (
        fake.attach(client),
        pytest.raises(client.exceptions.ConflictException, match="again") as caught,
    ):
        client.create_model_package(ModelPackageGroupName="fraud")
    response: Any = caught.value.response
    assert response["Error"] == {"Code": "ConflictException", "Message": "again"}
    assert response["Message"] == "again"
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 400
    assert response["ResponseMetadata"]["RequestId"]


def test_errors_have_their_members(made: Find) -> None:
    client = connect("lambda")
    fake = made("lambda").Fake()
    fake.fail("Invoke", "TooManyRequestsException", message="slowly", retryAfterSeconds="7")
    with fake.attach(client), pytest.raises(ClientError) as caught:
        client.invoke(FunctionName="f")
    assert type(caught.value) is client.exceptions.TooManyRequestsException
    response: Any = caught.value.response
    assert response["retryAfterSeconds"] == "7"
    assert response["ResponseMetadata"]["HTTPStatusCode"] == 429


def test_what_boto3_refuses_does_not_reach_the_fake(fake: Any) -> None:
    client = connect("sagemaker")
    with fake.attach(client), pytest.raises(errors.ParamValidationError):
        client.describe_model_package(ModelPackageName=7)
    assert len(fake.calls) == 0


def test_what_boto3_lets_pass_the_fake_refuses(fake: Any) -> None:
    client = connect("sagemaker")
    unchecked = connect("sagemaker", parameter_validation=False)
    with fake.attach(client), fake.attach(unchecked):
        with pytest.raises(ClientError, match=r"ValidationException.*enum value set"):
            client.create_model_package(ModelApprovalStatus="Perhaps")
        with pytest.raises(ClientError, match="ValidationException"):
            unchecked.describe_model_package(ModelPackageName=7)
    fake.calls.refused("ValidationException").times(2)


def test_presigning_is_no_call(made: Find) -> None:
    fake = made("s3").Fake()
    client = fake.client()
    url = client.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"})
    assert "Signature" in url
    assert len(fake.calls) == 0


def test_parameters_are_those_at_the_end(fake: Any) -> None:
    client = connect("sagemaker")

    def change(params: Any, **_: Any) -> None:
        params["ModelPackageName"] = "changed"

    with fake.attach(client):
        client.meta.events.register("before-parameter-build", change)
        client.describe_model_package(**NAME)
    assert fake.calls[0].params == {"ModelPackageName": "changed"}


def test_pages_come_one_by_one(fake: Any) -> None:
    def answer(params: Any) -> Any:
        number = int(params.get("NextToken", "0"))
        more = {"NextToken": str(number + 1)} if number < 2 else {}
        return {"ModelPackageSummaryList": [], **more}

    fake.engine.answers["ListModelPackages"] = answer
    client = connect("sagemaker")
    with fake.attach(client):
        pages = list(client.get_paginator("list_model_packages").paginate())
        assert len(pages) == 3
        fake.fail("ListModelPackages", "ThrottlingException", when={"NextToken": "1"}, times=1)
        with pytest.raises(ClientError, match="Throttling"):
            list(client.get_paginator("list_model_packages").paginate())
    fake.calls.to("ListModelPackages").times(5)


def test_waiters_wait_by_the_fakes_clock(fake: Any) -> None:
    states = iter(["Creating", "Creating", "InService"])

    def answer(_: Any) -> Any:
        return {"EndpointStatus": next(states)}

    fake.engine.answers["DescribeEndpoint"] = answer
    client = connect("sagemaker")
    began, start = time.monotonic(), fake.clock.now
    with fake.attach(client):
        waiting = client.get_waiter("endpoint_in_service")
        waiting.wait(EndpointName="e")
    assert time.monotonic() - began < 20
    assert (fake.clock.now - start).total_seconds() == 2 * 30 + 3

    fake.fail("DescribeEndpoint", "ValidationException", message="Could not find it")
    with fake.attach(client), pytest.raises(errors.WaiterError):
        waiting.wait(EndpointName="e")


def test_pauses_of_others_are_real(fake: Any, made: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    client = connect("sagemaker")
    config = {"Delay": 7, "MaxAttempts": 3}
    with made("sqs").Fake().attach(connect("sqs")), fake.attach(client, sleep=True):
        fake.engine.answers["DescribeEndpoint"] = {"EndpointStatus": "Creating"}
        with pytest.raises(errors.WaiterError, match="Max attempts"):
            client.get_waiter("endpoint_in_service").wait(EndpointName="e", WaiterConfig=config)
    assert slept == [7, 7]


def test_bodies_are_read_bit_by_bit(made: Find) -> None:
    fake = made("s3").Fake()
    fake.engine.answers["GetObject"] = {"Body": b"one\ntwo", "ContentLength": 7}
    client = connect("s3")
    with fake.attach(client):
        assert client.get_object(Bucket="b", Key="k")["Body"].read() == b"one\ntwo"
        lines = client.get_object(Bucket="b", Key="k")["Body"].iter_lines()
        assert list(lines) == [b"one", b"two"]
        fake.engine.answers["GetObject"] = {}
        assert client.get_object(Bucket="b", Key="k")["Body"].read() == b""
        client.put_object(Bucket="b", Key="k", Body=b"data")
    assert fake.calls[0].answer["Body"] == b"one\ntwo"
    fake.calls.with_(Body=b"data")


def test_files_are_transferred(made: Find) -> None:
    fake = made("s3").Fake()
    fake.client().upload_fileobj(BytesIO(b"data"), "b", "k")
    fake.calls.to("PutObject").once().with_(Bucket="b", Key="k", Body=b"data")


def test_events_come_one_by_one(made: Find) -> None:
    fake = made("s3").Fake()
    events: list[Any] = [{"Records": {"Payload": b"a"}}, {"End": {}}]
    fake.answer("SelectObjectContent", {"Payload": events})
    client = connect("s3")
    query: dict[str, Any] = {
        "Bucket": "b",
        "Key": "k",
        "Expression": "select 1",
        "ExpressionType": "SQL",
        "InputSerialization": {"CSV": {}},
        "OutputSerialization": {"CSV": {}},
    }
    with fake.attach(client):
        stream = client.select_object_content(**query)["Payload"]
        assert list(stream) == events
        assert list(stream) == []
        stream = client.select_object_content(**query)["Payload"]
        assert next(iter(stream)) == events[0]
        stream.close()
        assert list(stream) == []


def test_threads_lose_nothing(fake: Any) -> None:
    client = connect("sagemaker")
    ids: list[str] = []

    def call() -> None:
        for _ in range(50):
            answer = client.describe_model_package(**NAME)
            ids.append(answer["ResponseMetadata"]["RequestId"])

    threads = [Thread(target=call) for _ in range(8)]
    with fake.attach(client):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(fake.calls) == len(set(ids)) == 400


def test_a_fake_is_reset(fake: Any) -> None:
    client = connect("sagemaker")
    with fake.attach(client):
        fake.fail("DescribeModelPackage", "ThrottlingException")
        fake.fault("DescribeModelPackage", "internal")
        fake.engine.answers["DescribeModelPackage"] = {"ModelPackageName": "x"}
        fake.reset()
        assert "ModelPackageName" not in client.describe_model_package(**NAME)
    assert len(fake.calls) == 1
    assert fake.unused_scripts() == []
