"""What is no boto3 client, or not the right one, is refused when it is given."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from tests.client.conftest import Typed


def test_a_client_of_another_service_is_refused(
    typed: Callable[..., Typed], connect: Callable[[str], Any]
) -> None:
    one = typed("sqs")

    with pytest.raises(TypeError, match=r"needs a client of SQS: this is one of SageMaker$"):
        one.package.SQSClient(connect("sagemaker"))


@pytest.mark.parametrize("client", [None, "sqs", {}, object(), SimpleNamespace(meta=None)])
def test_what_is_no_client_is_refused(client: object, typed: Callable[..., Typed]) -> None:
    one = typed("sqs")

    with pytest.raises(TypeError, match=r"needs what boto3.client\(...\) gives, not "):
        one.package.SQSClient(client)


def test_an_asynchronous_client_is_refused(typed: Callable[..., Typed]) -> None:
    one = typed("sqs")

    class Asynchronous:
        meta = one.boto.meta

        async def _make_api_call(self) -> None:
            """As aiobotocore's clients have it."""

    with pytest.raises(TypeError, match="this one is asynchronous"):
        one.package.SQSClient(Asynchronous())


def test_an_operation_that_boto3_is_too_old_for_is_said_so(typed: Callable[..., Typed]) -> None:
    one = typed("sqs")
    known = {"get_queue_url": "GetQueueUrl"}
    meta = SimpleNamespace(service_model=one.boto.meta.service_model, method_to_api_mapping=known)
    client = one.package.SQSClient(SimpleNamespace(meta=meta))

    with pytest.raises(NotImplementedError, match="this boto3 knows no ListQueues"):
        client.list_queues()


def test_a_stubber_works_as_ever(
    typed: Callable[..., Typed], connect: Callable[[str], Any]
) -> None:
    stub: Any = __import__("botocore.stub", fromlist=["Stubber"])
    one, boto = typed("sqs"), connect("sqs")
    with stub.Stubber(boto) as stubber:
        stubber.add_response("get_queue_url", {"QueueUrl": "https://q"}, {"QueueName": "q"})
        stubber.add_client_error("get_queue_url", "QueueDoesNotExist", "gone", 400)
        client = one.package.SQSClient(boto)
        request = one.GetQueueUrlRequest(queue_name="q")

        assert client.get_queue_url(request).queue_url == "https://q"
        with pytest.raises(one.exceptions.QueueDoesNotExist, match="gone"):
            client.get_queue_url(request)
