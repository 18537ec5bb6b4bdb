"""Streams of bytes stay what botocore makes of them; events come typed, and so do their errors."""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Callable
from io import BytesIO
from struct import pack
from typing import Any

import pytest
from tests.client.conftest import Typed


def encode_message(headers: dict[str, str], payload: bytes) -> bytes:
    """One message of AWS's event stream encoding, in which every header is a string."""
    head = b"".join(
        bytes([len(name)]) + name.encode() + b"\x07" + pack(">H", len(value)) + value.encode()
        for name, value in headers.items()
    )
    total = 16 + len(head) + len(payload)
    prelude = pack(">II", total, len(head))
    body = prelude + pack(">I", crc32(prelude)) + head + payload
    return body + pack(">I", crc32(body))


def event(name: str, payload: object) -> bytes:
    """An event, as JSON."""
    headers = {":message-type": "event", ":event-type": name}
    return encode_message(headers, json.dumps(payload).encode())


def refusal(name: str, payload: object) -> bytes:
    """An error among events."""
    headers = {":message-type": "exception", ":exception-type": name}
    return encode_message(headers, json.dumps(payload).encode())


@pytest.fixture
def subscribe(
    typed: Callable[..., Typed], connect: Callable[[str], Any], send: Callable[..., list[Any]]
) -> Callable[[bytes], tuple[Typed, Any]]:
    """Subscribes to a shard that sends these bytes."""

    def subscribe(body: bytes) -> tuple[Typed, Any]:
        one, boto = typed("kinesis"), connect("kinesis")
        send(boto, event("initial-response", {}) + body)
        request = one.SubscribeToShardInput(
            consumer_arn="arn:aws:kinesis:us-east-1:123456789012:stream/s/consumer/c:1",
            shard_id="shardId-1",
            starting_position=one.StartingPosition(type="LATEST"),
        )
        return one, one.package.KinesisClient(boto).subscribe_to_shard(request)

    return subscribe


RECORDS: dict[str, Any] = {
    "Records": [],
    "ContinuationSequenceNumber": "1",
    "MillisBehindLatest": 0,
}


def test_events_come_typed(subscribe: Callable[[bytes], tuple[Typed, Any]]) -> None:
    one, reply = subscribe(event("SubscribeToShardEvent", RECORDS) * 2)

    events = list(reply.event_stream)

    assert events == 2 * [
        one.SubscribeToShardEventStream(
            subscribe_to_shard_event=one.SubscribeToShardEvent(
                records=[], continuation_sequence_number="1", millis_behind_latest=0
            )
        )
    ]
    assert events[0].which() == "subscribe_to_shard_event"
    reply.event_stream.close()


@pytest.mark.parametrize("name", ["InternalFailureException", "ResourceInUseException"])
def test_an_error_among_events_is_its_own_exception(
    name: str, subscribe: Callable[[bytes], tuple[Typed, Any]]
) -> None:
    one, reply = subscribe(
        event("SubscribeToShardEvent", RECORDS) + refusal(name, {"message": "gone"})
    )
    events = iter(reply.event_stream)

    assert next(events).subscribe_to_shard_event.records == []
    with pytest.raises(getattr(one.exceptions, name)) as caught:
        next(events)
    assert (caught.value.operation, caught.value.message) == ("SubscribeToShard", "gone")
    assert caught.value.members.message == "gone"
    assert type(caught.value.__cause__).__name__ == "EventStreamError"


def test_an_error_named_like_its_member_is_found(
    typed: Callable[..., Typed], connect: Callable[[str], Any], send: Callable[..., list[Any]]
) -> None:
    """Amazon Bedrock calls them ``throttlingException``, and the shape ``ThrottlingException``."""
    one, boto = typed("bedrock-runtime"), connect("bedrock-runtime")
    send(boto, refusal("throttlingException", {"message": "slow down"}))

    reply = one.package.BedrockRuntimeClient(boto).converse_stream(
        one.ConverseStreamRequest(model_id="m")
    )

    with pytest.raises(one.exceptions.ThrottlingException, match="slow down"):
        list(reply.stream)


def test_events_of_another_transport_may_be_a_list(typed: Callable[..., Typed]) -> None:
    one = typed("kinesis")
    calls = one.load("client").KinesisCalls
    failure = one.load("_runtime.client.failure").ServiceFailure

    class Transport:
        def call(self, operation: str, params: dict[str, Any]) -> dict[str, Any]:
            del operation, params
            return {"EventStream": self.give()}

        def give(self) -> Any:
            yield {"SubscribeToShardEvent": RECORDS}
            raise failure({"Error": {"Code": "KMSDisabledException", "Message": "off"}})

    request = one.SubscribeToShardInput.from_dict({})
    reply = calls(Transport(), policy=None).subscribe_to_shard(request)
    events = iter(reply.event_stream)

    assert next(events).subscribe_to_shard_event.millis_behind_latest == 0
    with pytest.raises(one.exceptions.KMSDisabledException, match="off"):
        next(events)


def test_a_body_is_read_piece_by_piece(
    typed: Callable[..., Typed], connect: Callable[[str], Any], send: Callable[..., list[Any]]
) -> None:
    """It is botocore's own, with all that this offers; a body to send may be a file."""
    one, boto = typed("s3"), connect("s3")
    send(boto, b"all of it", content_length="9")
    client = one.package.S3Client(boto)

    reply = client.get_object(one.GetObjectRequest(bucket="bucket", key="key"))
    assert (reply.content_length, reply.body.read(3), reply.body.read()) == (9, b"all", b" of it")
    assert type(reply.body).__name__ == "StreamingBody"

    boto, body = connect("s3"), BytesIO(b"some bytes")
    seen = send(boto, b"")
    request = one.PutObjectRequest(bucket="bucket", key="key", body=body)
    one.package.S3Client(boto).put_object(request)
    assert b"some bytes" in seen[0].body.read()


@pytest.mark.parametrize(
    ("service", "method", "request_"),
    [
        (
            "bedrock-runtime",
            "invoke_model_with_bidirectional_stream",
            "InvokeModelWithBidirectionalStreamRequest",
        ),
    ],
)
def test_a_stream_of_events_to_send_is_refused_clearly(
    service: str, method: str, request_: str, typed: Callable[..., Typed]
) -> None:
    one = typed(service, policy=None)
    call = getattr(one.client, method)

    with pytest.raises(NotImplementedError, match="stream of events, which boto3 cannot send"):
        call(getattr(one, request_).from_dict({"modelId": "m", "body": []}))
    assert "boto3 cannot call it" in type(one.client).__mro__[-2].__dict__[method].__doc__
    assert one.script.asked == []
