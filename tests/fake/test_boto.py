"""Clients of boto3 talk to a fake, as long as they are told to, and never to the network."""

from __future__ import annotations

import asyncio
import gc
import pickle
import time
from collections.abc import Callable
from io import BytesIO
from threading import Thread
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
    assert call.params.pop("ClientToken")
    assert call.params == {"ModelPackageGroupName": "fraud"}
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


def test_presigning_is_no_call(made: Find) -> None:
    fake = made("s3").Fake()
    client = fake.client()
    url = client.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"})
    assert "Signature" in url
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


def test_parameters_are_those_at_the_end(fake: Any) -> None:
    client = connect("sagemaker")

    def change(params: Any, **_: Any) -> None:
        params["ModelPackageName"] = "changed"

    with fake.attach(client):
        client.meta.events.register("before-parameter-build", change)
        client.describe_model_package(**NAME)
    assert fake.calls[0].params == {"ModelPackageName": "changed"}


def test_resources_of_boto3_talk_to_the_fake(made: Find) -> None:
    fake = made("dynamodb").Fake()
    fake.engine.answers["GetItem"] = {"Item": {"key": {"S": "a"}, "n": {"N": "7"}}}
    resource: Any = boto3.resource("dynamodb", region_name=REGION)
    with fake.attach(resource):
        item = resource.Table("things").get_item(Key={"key": "a"})["Item"]
    assert item == {"key": "a", "n": 7}
    assert fake.calls[0].params == {"TableName": "things", "Key": {"key": {"S": "a"}}}


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


def test_bodies_for_aiobotocore_are_awaited(made: Find) -> None:
    """By a stand-in for its clients: it emits the same events."""
    fake = made("s3").Fake()
    fake.engine.answers["GetObject"] = {"Body": b"one\ntwo"}
    client = connect("s3")
    signer = type("Signer", (), {"__module__": "aiobotocore.signers"})()
    model = client.meta.service_model.operation_model("GetObject")
    with fake.attach(client):

        def get() -> Any:
            context: dict[str, Any] = {"client_config": client.meta.config}
            keep = {"model": model, "context": context}
            emit = client.meta.events.emit_until_response
            emit(
                "before-parameter-build.s3.GetObject",
                params={"Bucket": "b", "Key": "k"},
                **keep,
            )
            sent = emit("before-call.s3.GetObject", params={}, request_signer=signer, **keep)
            return sent[1][1]["Body"]

        async def read() -> list[Any]:
            async with get() as body:
                whole = await body.read()
            lines = [line async for line in get().iter_lines()]
            chunks = [chunk async for chunk in get()]
            return [whole, lines, chunks]

        assert asyncio.run(read()) == [b"one\ntwo", [b"one", b"two"], [b"one\ntwo"]]
        fake.fault("GetObject", "throttle")
        with pytest.raises(TypeError, match="aiobotocore can have no faults"):
            get()
