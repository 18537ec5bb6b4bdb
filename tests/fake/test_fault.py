"""Faults go wrong where boto3 sees them: it tries again, in no time, and then gives up."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from io import BytesIO
from threading import Thread
from typing import Any

import pytest
from tests.fake.sdk import ClientError, connect, errors, sessions

Find = Callable[[str], Any]

CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "sagemaker": ("DescribeEndpoint", {"EndpointName": "e"}),  # json
    "sqs": ("GetQueueUrl", {"QueueName": "q"}),  # json, once query
    "dynamodb": ("GetItem", {"TableName": "things", "Key": {"key": {"S": "a"}}}),
    "lambda": ("GetFunction", {"FunctionName": "f"}),  # rest-json
    "s3": ("GetObject", {"Bucket": "b", "Key": "k"}),  # rest-xml, a stream
    "ec2": ("DescribeInstances", {}),  # ec2
    "iam": ("GetUser", {}),  # query
    "kinesis": (  # json, events
        "SubscribeToShard",
        {
            "ConsumerARN": "arn:aws:kinesis:eu-central-1:123456789012:stream/s/consumer/c:1",
            "ShardId": "s-0",
            "StartingPosition": {"Type": "LATEST"},
        },
    ),
    "timestream-query": ("CancelQuery", {"QueryId": "ABCDEFGHIJ"}),  # json, endpoints to be found
}
"""One operation of each protocol."""

ANSWERS: dict[str, dict[str, Any]] = {
    "sagemaker": {"EndpointName": "e"},
    "sqs": {"QueueUrl": "https://q"},
    "dynamodb": {"Item": {"key": {"S": "a"}}},
    "lambda": {"Configuration": {"FunctionName": "f"}},
    "s3": {"ContentType": "text/plain"},
    "ec2": {"Reservations": [{"OwnerId": "1"}]},
    "iam": {"User": {"UserName": "u"}},
    "kinesis": {},
    "timestream-query": {"CancellationMessage": "done"},
}

THROTTLES = {
    "lambda": "ThrottlingException",
    "s3": "SlowDown",
    "ec2": "RequestLimitExceeded",
    "iam": "Throttling",
}


class Tried:
    """A client of a service, its fake, and how it is called."""

    def __init__(self, made: Any, service: str, **config: Any) -> None:
        self.client: Any = connect(service, **config)
        self.fake: Any = made(service).Fake()
        self.operation, self.params = CALLS[service]
        self.fake.engine.answers[self.operation] = ANSWERS[service]
        self.method: str = next(
            name
            for name, operation in self.client.meta.method_to_api_mapping.items()
            if operation == self.operation
        )

    def call(self) -> Any:
        """The answer."""
        return getattr(self.client, self.method)(**self.params)


@pytest.fixture
def attempt(made: Find) -> Callable[..., Tried]:
    def build(service: str = "sagemaker", **config: Any) -> Tried:
        return Tried(made, service, **config)

    return build


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Nothing sleeps."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    yield slept
    assert slept == []


@pytest.mark.parametrize("service", CALLS)
@pytest.mark.parametrize("kind", ["throttle", "internal", "unavailable", "connect_error"])
def test_a_call_that_is_tried_again_succeeds(
    attempt: Callable[..., Tried], service: str, kind: str
) -> None:
    one = attempt(service)
    one.fake.fault(one.operation, kind, times=2)
    with one.fake.attach(one.client):
        answer = one.call()
        assert one.call()["ResponseMetadata"]["RetryAttempts"] == 0
    assert answer["ResponseMetadata"]["RetryAttempts"] == 2
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    for name, value in ANSWERS[service].items():
        assert answer[name] == value
    one.fake.calls.to(one.operation).times(2)
    assert one.fake.unused_scripts() == []


@pytest.mark.parametrize("kind", ["", "throttle"])
@pytest.mark.parametrize(
    ("service", "method", "params"),
    [
        # Its answer is read from the body a second time.
        ("s3", "get_bucket_location", {"Bucket": "b"}),
        # They have a signature of their own, and get credentials for it by a call.
        ("s3", "list_directory_buckets", {}),
        ("s3", "get_object", {"Bucket": "b--use1-az4--x-s3", "Key": "k"}),
        # It holds an address that is signed beforehand.
        ("ec2", "copy_snapshot", {"SourceRegion": "us-west-2", "SourceSnapshotId": "snap-1"}),
    ],
)
def test_odd_operations_need_no_credentials(
    attempt: Callable[..., Tried], service: str, method: str, params: Any, kind: str
) -> None:
    one = attempt(service)
    if kind:
        one.fake.fault(one.client.meta.method_to_api_mapping[method], kind)
    with one.fake.attach(one.client):
        answer = getattr(one.client, method)(**params)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert len(one.fake.calls) == 1


@pytest.mark.parametrize("service", CALLS)
def test_errors_are_read_by_the_protocols_own_parser(
    attempt: Callable[..., Tried], service: str
) -> None:
    one = attempt(service)
    one.fake.fault(one.operation, "throttle", times=None)
    with one.fake.attach(one.client), pytest.raises(ClientError) as caught:
        one.call()
    response: Any = caught.value.response
    assert response["Error"]["Code"] == THROTTLES.get(service, "ThrottlingException")
    assert response["ResponseMetadata"]["RetryAttempts"] >= 2
    one.fake.calls.never()
    assert one.fake.unused_scripts() == []


@pytest.mark.parametrize("mode", ["legacy", "standard", "adaptive"])
@pytest.mark.parametrize(
    "kind", ["throttle", "internal", "unavailable", "read_timeout", "connect_error", "truncated"]
)
def test_every_retry_mode_sees_them(attempt: Callable[..., Tried], mode: str, kind: str) -> None:
    one = attempt(retries={"mode": mode})
    one.fake.fault("DescribeEndpoint", kind, times=2)
    before = one.fake.clock.now
    with one.fake.attach(one.client):
        answer = one.call()
    assert answer["ResponseMetadata"]["RetryAttempts"] == 2
    assert answer["EndpointName"] == "e"
    assert one.fake.clock.now > before


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("read_timeout", errors.ReadTimeoutError),
        ("connect_error", errors.EndpointConnectionError),
        ("truncated", errors.ConnectionClosedError),
    ],
)
def test_a_client_gives_up(
    attempt: Callable[..., Tried], kind: str, error: type[Exception]
) -> None:
    one = attempt()
    one.fake.fault("DescribeEndpoint", kind, times=None)
    with one.fake.attach(one.client):
        with pytest.raises(error):
            one.call()
        one.fake.faults.clear()
        assert one.call()["EndpointName"] == "e"


def test_an_expired_token_is_not_tried_again(attempt: Callable[..., Tried]) -> None:
    one = attempt()
    one.fake.fault("DescribeEndpoint", "expired_token")
    with one.fake.attach(one.client):
        with pytest.raises(ClientError, match="ExpiredTokenException"):
            one.call()
        one.call()


def test_errors_of_the_model_come_over_the_wire(attempt: Callable[..., Tried]) -> None:
    one = attempt("dynamodb")
    code = "ProvisionedThroughputExceededException"
    one.fake.fault("GetItem", code, times=2)
    with one.fake.attach(one.client):
        assert one.call()["ResponseMetadata"]["RetryAttempts"] == 2
        one.fake.fault("GetItem", "ResourceNotFoundException", message="<&> 'é'")
        with pytest.raises(one.client.exceptions.ResourceNotFoundException, match="<&> 'é'"):
            one.call()


@pytest.mark.parametrize("service", ["sqs", "iam", "ec2", "lambda", "s3"])
def test_messages_survive_the_wire(attempt: Callable[..., Tried], service: str) -> None:
    one = attempt(service)
    code = {"ec2": "Any.Code", "s3": "NoSuchKey", "iam": "NoSuchEntity"}.get(
        service, "AccessDeniedException"
    )
    one.fake.fault(one.operation, code, message="<&> 'é'")
    with one.fake.attach(one.client), pytest.raises(ClientError) as caught:
        one.call()
    response: Any = caught.value.response
    assert (response["Error"]["Code"], response["Error"]["Message"]) == (code, "<&> 'é'")
    assert response["ResponseMetadata"]["RequestId"]


def test_a_slow_answer_moves_the_clock(attempt: Callable[..., Tried]) -> None:
    one = attempt(read_timeout=30, retries={"total_max_attempts": 1})
    start = one.fake.clock.now
    one.fake.fault("DescribeEndpoint", "slow", seconds=20)
    one.fake.fault("DescribeEndpoint", "slow", seconds=40)
    with one.fake.attach(one.client):
        assert one.call()["EndpointName"] == "e"
        assert (one.fake.clock.now - start).total_seconds() == 21
        with pytest.raises(errors.ReadTimeoutError):
            one.call()
    assert (one.fake.clock.now - start).total_seconds() == 51


def test_a_body_breaks_off(attempt: Callable[..., Tried]) -> None:
    one = attempt("s3")
    one.fake.engine.answers["GetObject"] = {"Body": b"0123456789"}
    one.fake.fault("GetObject", "truncated")
    with one.fake.attach(one.client):
        body = one.call()["Body"]
        assert body.read(3) == b"012"
        with pytest.raises(errors.IncompleteReadError):
            body.read()
        assert one.call()["Body"].read() == b"0123456789"


def test_a_file_is_sent_again(attempt: Callable[..., Tried]) -> None:
    one = attempt("s3")
    one.fake.fault("PutObject", "internal", times=2)
    with one.fake.attach(one.client):
        one.client.put_object(Bucket="b", Key="k", Body=BytesIO(b"data"))
    one.fake.calls.to("PutObject").once().with_(Body=b"data")


def test_the_services_own_errors_follow_a_fault(attempt: Callable[..., Tried]) -> None:
    one = attempt()
    one.fake.fault("DescribeEndpoint", "internal")
    one.fake.fail("DescribeEndpoint", "ValidationException", message="no such endpoint")
    with one.fake.attach(one.client), pytest.raises(ClientError, match="no such") as caught:
        one.call()
    metadata: Any = caught.value.response["ResponseMetadata"]
    assert (metadata["HTTPStatusCode"], metadata["RetryAttempts"]) == (400, 1)
    one.fake.calls.refused("ValidationException").once()


def test_a_function_that_stumbles_is_heard(attempt: Callable[..., Tried]) -> None:
    def stumble(_: Any) -> Any:
        raise ZeroDivisionError

    one = attempt()
    one.fake.fault("DescribeEndpoint", "internal")
    one.fake.answer("DescribeEndpoint", stumble)
    with one.fake.attach(one.client), pytest.raises(ZeroDivisionError):
        one.call()


def test_threads_share_faults(attempt: Callable[..., Tried]) -> None:
    one = attempt(retries={"total_max_attempts": 50})
    one.fake.fault("DescribeEndpoint", "throttle", times=30)
    retries: list[int] = []

    def call() -> None:
        retries.extend(one.call()["ResponseMetadata"]["RetryAttempts"] for _ in range(20))

    threads = [Thread(target=call) for _ in range(8)]
    with one.fake.attach(one.client):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sum(retries) == 30
    assert len(retries) == len(one.fake.calls) == 160


def test_faults_are_for_some_attempts(attempt: Callable[..., Tried]) -> None:
    one = attempt(retries={"total_max_attempts": 1})
    one.fake.fault("DescribeEndpoint", "internal", when={"EndpointName": "f"})
    one.fake.fault("DescribeEndpoint", "unavailable", after=1)
    with one.fake.attach(one.client):
        one.call()
        with pytest.raises(ClientError, match="ServiceUnavailable"):
            one.call()
        with pytest.raises(ClientError, match="InternalFailure"):
            one.client.describe_endpoint(EndpointName="f")
        one.call()


def test_installed_fakes_have_faults_too(attempt: Callable[..., Tried], made: Find) -> None:
    fake = made("sagemaker").Fake()
    fake.fault("DescribeEndpoint", "throttle", times=2)
    with fake.install():
        one = attempt()
        assert one.call()["ResponseMetadata"]["RetryAttempts"] == 2
    fake.calls.to("DescribeEndpoint").once()


def test_what_is_no_fault_is_refused(made: Find) -> None:
    fake = made("sagemaker").Fake()
    with pytest.raises(ValueError, match="did you mean 'throttle'"):
        fake.fault("DescribeEndpoint", "throtle")
    with pytest.raises(ValueError, match="no operation 'DescribeEndpont'"):
        fake.fault("DescribeEndpont", "throttle")
    with pytest.raises(ValueError, match="DescribeEndpoint declares none"):
        fake.fault("DescribeEndpoint", "ResourceInUse")
    with pytest.raises(ValueError, match="fault 'slow' has no member 'second'"):
        fake.fault("DescribeEndpoint", "slow", second=20)
    with pytest.raises(ValueError, match="fault 'throttle' has no member 'message'"):
        fake.fault("DescribeEndpoint", "throttle", message="slowly")
    with pytest.raises(ValueError, match="no member 'seconds'"):
        fake.fault("DescribeEndpoint", "ThrottlingException", seconds=20)
    with pytest.raises(ValueError, match="no member 'Nothing'"):
        fake.fault("DescribeEndpoint", "throttle", when={"Nothing": 1})
    fake.fault("DescribeEndpoint", "throttle", times=2)
    assert [repr(one) for one in fake.unused_scripts()] == [
        "<DescribeEndpoint: throttle, used 0 of 2 times>"
    ]


def test_every_protocol_of_botocore_can_be_written(made: Find) -> None:
    write_error = made("sagemaker").load("_runtime.fake.protocol").write_error
    parsers: Any = sessions.Session().get_component("response_parser_factory")
    for protocol in ("json", "rest-json", "query", "ec2", "rest-xml", "smithy-rpc-v2-cbor"):
        headers, body = write_error(protocol, "Code", "<&> 'é'", request="r-1")
        parsed = parsers.create_parser(protocol).parse(
            {"status_code": 400, "headers": headers, "body": body}, None
        )
        assert parsed["Error"]["Code"] == "Code", protocol
        assert parsed["Error"]["Message"] == "<&> 'é'", protocol
    with pytest.raises(ValueError, match="protocol 'carrier-pigeon'"):
        write_error("carrier-pigeon", "Code", "", request="r-1")
