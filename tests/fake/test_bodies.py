"""A body is read bit by bit whoever answers: the service, a fake behind boto3, or a fake alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
from tests.fake.sdk import StreamingBody, connect

Find = Callable[[str], Any]


@dataclass(frozen=True)
class Call:
    """An operation whose response has a body."""

    service: str
    operation: str
    method: str
    request: str
    params: dict[str, Any]
    response: str
    member: str
    client: str

    def body(self, client: Any, module: Any) -> Any:
        """The body of an answer to a typed call."""
        request = getattr(module, self.request).from_dict(self.params)
        return getattr(getattr(client, self.method)(request), self.member.lower())


CALLS = [
    Call(
        *("s3", "GetObject", "get_object", "GetObjectRequest", {"Bucket": "bucket", "Key": "k"}),
        *("GetObjectOutput", "Body", "S3Client"),
    ),
    # Its body is a blob without the trait of a stream.
    Call(
        *("lambda", "Invoke", "invoke", "InvocationRequest", {"FunctionName": "f"}),
        *("InvocationResponse", "Payload", "LambdaClient"),
    ),
]
every_call = pytest.mark.parametrize("call", CALLS, ids=[call.service for call in CALLS])


@every_call
@pytest.mark.parametrize("give", [bytes, BytesIO])
def test_a_fake_alone_gives_what_can_be_read(
    made: Find, call: Call, give: Callable[[bytes], Any]
) -> None:
    fake = made(call.service).Fake()
    fake.answer(call.operation, {call.member: give(b"hello")})

    for _ in range(2):  # each call has a body of its own
        body = call.body(fake, made(call.service).generated.module)
        assert (body.read(2), body.read(), body.read()) == (b"he", b"llo", b"")


@every_call
def test_a_fake_behind_boto3_gives_botocores_body(made: Find, call: Call) -> None:
    fake, module = made(call.service).Fake(), made(call.service).generated.module
    fake.answer(call.operation, {call.member: b"hello"})
    client = connect(call.service)

    with fake.attach(client):
        body = call.body(getattr(module, call.client)(client), module)

    assert isinstance(body, StreamingBody)
    assert body.read() == b"hello"


@every_call
def test_a_body_goes_there_and_back(made: Find, call: Call) -> None:
    response = getattr(made(call.service).generated.module, call.response)
    read = response.from_dict({call.member: b"hello"})

    assert read.to_dict() == {call.member: b"hello"}
    assert read == response.from_dict({call.member: bytearray(b"hello")})
    assert read != response.from_dict({call.member: b"other"})
    stream = StreamingBody(BytesIO(b"hello"), 5)
    assert response.from_dict({call.member: stream}).to_dict() == {call.member: stream}
    assert response.from_dict({}).to_dict() == {}


@every_call
def test_types_say_that_a_body_can_be_read(made: Find, call: Call) -> None:
    response = getattr(made(call.service).generated.module, call.response)

    assert response.__annotations__[call.member.lower()] == "Readable | None"


def test_a_file_that_is_sent_is_read_once(made: Find) -> None:
    fake, request = made("lambda").Fake(), made("lambda").generated.module.InvocationRequest

    fake.invoke(request(function_name="f", payload=BytesIO(b"sent")))

    fake.calls.to("Invoke").with_(Payload=b"sent").once()
    assert request.__annotations__["payload"] == "Readable | bytes | None"


def make_answer(_: object) -> dict[str, Any]:
    return {"Payload": BytesIO(b"made")}


def test_a_file_is_read_wherever_it_is_given(made: Find) -> None:
    find = made("lambda").generated.module
    fake = made("lambda").Fake()
    client = connect("lambda")
    fake.answer("Invoke", find.InvocationResponse(payload=BytesIO(b"typed")), times=2)
    fake.answer("Invoke", make_answer)

    with fake.attach(client):
        sent = [client.invoke(FunctionName="f", Payload=BytesIO(b"x")) for _ in range(3)]

    assert [one["Payload"].read() for one in sent] == [b"typed", b"typed", b"made"]
    assert [call.params["Payload"] for call in fake.calls] == [b"x"] * 3


class Odd:
    """A value with a will of its own."""

    @property
    def read(self) -> Any:
        """Nothing."""
        raise RuntimeError("not now")


@pytest.mark.parametrize("value", [Odd(), object(), 5, [b"x"]])
def test_what_cannot_be_read_is_refused(made: Find, value: object) -> None:
    fake = made("lambda").Fake()
    refusal = made("lambda").load("_runtime.fake.refusal").Refusal

    with pytest.raises(refusal, match="ayload"):
        fake.call("Invoke", {"FunctionName": "f", "Payload": value})


def test_what_is_not_even_a_request_is_refused(made: Find) -> None:
    refusal = made("lambda").load("_runtime.fake.refusal").Refusal

    with pytest.raises(refusal):
        made("lambda").Fake().call("Invoke", None)


def test_nobody_changes_what_was_noted(made: Find) -> None:
    fake = made("sagemaker").Fake()
    fake.answer("DescribeModelPackage", {"CustomerMetadataProperties": {"a": "b"}})
    fake.call("DescribeModelPackage", {"ModelPackageName": "fraud"})
    (call,) = fake.calls

    call.params["ModelPackageName"] = "other"
    call.answer["CustomerMetadataProperties"]["c"] = "d"

    assert call.params == {"ModelPackageName": "fraud"}
    assert call.answer == {"CustomerMetadataProperties": {"a": "b"}}
