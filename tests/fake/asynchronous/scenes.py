"""What calls through aiobotocore's clients see of a fake; run by a Python that has aiobotocore.

``python scenes.py FOLDER`` finds the packages ``s3``, ``sqs`` and ``sagemaker`` in the folder, and
prints as JSON by the name of each scene what went wrong in it, or nothing.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import traceback
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from importlib import import_module
from typing import Any

SCENES: dict[str, Callable[[], Awaitable[None]]] = {}
ClientError: Any = import_module("botocore.exceptions").ClientError
sessions: Any = import_module("aiobotocore.session")


def scene(play: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
    """Have this played."""
    SCENES[play.__name__] = play
    return play


def fake_of(name: str) -> Any:
    """A fake of a service, and nothing in it."""
    classes = {"s3": "FakeS3", "sqs": "FakeSQS", "sagemaker": "FakeSageMaker"}
    return getattr(import_module(name), classes[name])()


def connect(name: str, session: Any = None) -> AbstractAsyncContextManager[Any]:
    """A client without credentials."""
    made: AbstractAsyncContextManager[Any] = (session or sessions.get_session()).create_client(
        name, region_name="eu-central-1"
    )
    return made


async def refused(call: Awaitable[Any]) -> str:
    """The code of the error that a call raises."""
    try:
        await call
    except ClientError as error:
        return str(error.response["Error"]["Code"])
    raise AssertionError("it was not refused")


async def failed(call: Awaitable[Any]) -> str:
    """What a call says that does not come back."""
    try:
        await call
    except Exception as error:  # noqa: BLE001 - which one is for the scene to say
        return repr(error)
    raise AssertionError("it was answered")


@scene
async def state_is_kept() -> None:
    async with connect("sqs") as client:
        with fake_of("sqs").attach(client) as fake:
            url = (await client.create_queue(QueueName="jobs"))["QueueUrl"]
            await client.send_message(QueueUrl=url, MessageBody="hello")
            received = await client.receive_message(QueueUrl=url)
            assert [one["Body"] for one in received["Messages"]] == ["hello"]
            assert received["ResponseMetadata"]["HTTPStatusCode"] == 200
            fake.calls.to("SendMessage").with_(MessageBody="hello").once()


@scene
async def what_is_wrong_is_refused() -> None:
    async with connect("sagemaker") as client:
        with fake_of("sagemaker").attach(client) as fake:
            call = client.create_model_package_group(ModelPackageGroupName="no spaces here")
            assert await refused(call) == "ValidationException"
            call = client.describe_model_package_group(ModelPackageGroupName="absent")
            assert await refused(call) == "ValidationException"
            fake.fail("ListModelPackageGroups", "ThrottlingException", times=1)
            assert await refused(client.list_model_package_groups()) == "ThrottlingException"
            assert (await client.list_model_package_groups())["ModelPackageGroupSummaryList"] == []


@scene
async def pages_follow_each_other() -> None:
    async with connect("sagemaker") as client:
        with fake_of("sagemaker").attach(client):
            for number in range(7):
                await client.create_model_package_group(ModelPackageGroupName=f"group-{number}")
            paginator = client.get_paginator("list_model_package_groups")
            pages = [page async for page in paginator.paginate(PaginationConfig={"PageSize": 3})]
            sizes = [len(page["ModelPackageGroupSummaryList"]) for page in pages]
            assert sizes == [3, 3, 1], sizes


@scene
async def waiters_wait() -> None:
    async with connect("sagemaker") as client:
        fake = fake_of("sagemaker")
        fake.answer("DescribeEndpoint", {"EndpointStatus": "Creating"}, times=1)
        fake.answer("DescribeEndpoint", {"EndpointStatus": "InService"})
        with fake.attach(client):
            waiter = client.get_waiter("endpoint_in_service")
            await waiter.wait(EndpointName="e", WaiterConfig={"Delay": 0, "MaxAttempts": 3})
            assert len(fake.calls) == 2


@scene
async def bodies_are_awaited() -> None:
    async with connect("s3") as client:
        with fake_of("s3").attach(client):
            await client.create_bucket(Bucket="bucket")
            await client.put_object(Bucket="bucket", Key="k", Body=b"one\ntwo")

            async def get() -> Any:
                return (await client.get_object(Bucket="bucket", Key="k"))["Body"]

            async with await get() as body:
                assert await body.read() == b"one\ntwo"
            assert [line async for line in (await get()).iter_lines()] == [b"one", b"two"]
            assert [chunk async for chunk in await get()] == [b"one\ntwo"]


@scene
async def events_arrive() -> None:
    async with connect("s3") as client:
        fake = fake_of("s3")
        sent: list[Any] = [{"Records": {"Payload": b"a"}}, {"End": {}}]
        fake.answer("SelectObjectContent", {"Payload": sent})
        with fake.attach(client):
            answer = await client.select_object_content(
                Bucket="bucket",
                Key="k",
                Expression="SELECT 1",
                ExpressionType="SQL",
                InputSerialization={"CSV": {}},
                OutputSerialization={"CSV": {}},
            )
            events = [event async for event in answer["Payload"]]
            assert events == sent, events


@scene
async def new_clients_are_faked() -> None:
    session = sessions.get_session()
    with fake_of("sqs").install(session) as fake:
        async with connect("sqs", session) as client:
            assert await client.list_queues() != {}
            assert len(fake.calls) == 1


@scene
async def calls_at_once_lose_nothing() -> None:
    async with connect("sagemaker") as client:
        with fake_of("sagemaker").attach(client):
            names = [f"group-{number}" for number in range(50)]
            await asyncio.gather(
                *(client.create_model_package_group(ModelPackageGroupName=name) for name in names)
            )
            found = await client.list_model_package_groups(MaxResults=100)
            listed = found["ModelPackageGroupSummaryList"]
            assert sorted(one["ModelPackageGroupName"] for one in listed) == sorted(names)


@scene
async def what_is_not_there_fails_closed() -> None:
    async with connect("sagemaker") as client:
        with fake_of("sagemaker").attach(client):
            said = await failed(client.list_models())
            assert "ListModels" in said, said


@scene
async def faults_are_refused() -> None:
    async with connect("sqs") as client:
        with fake_of("sqs").attach(client) as fake:
            fake.fault("ListQueues", "throttle")
            said = await failed(client.list_queues())
            assert "aiobotocore can have no faults" in said, said


@scene
async def a_client_is_let_go() -> None:
    async with connect("sqs") as client:
        fake = fake_of("sqs")
        with fake.attach(client):
            await client.list_queues()
        said = await failed(client.list_queues())
        assert "NoCredentialsError" in said, said
        assert len(fake.calls) == 1


def _refuse(*_: object, **__: object) -> Any:
    raise OSError("there is no network")


def main() -> None:
    """Play every scene."""
    sys.path.insert(0, sys.argv[1])
    socket.getaddrinfo = _refuse
    found: dict[str, str] = {}
    for name, play in SCENES.items():
        try:
            asyncio.run(asyncio.wait_for(play(), 60))
        except BaseException:  # noqa: BLE001 - it is told to whoever runs this
            found[name] = traceback.format_exc()
        else:
            found[name] = ""
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main()
