"""Addresses that are signed: whole, checked, of a known length, and never in a ``repr``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.client.conftest import Typed


def query_of(address: str) -> dict[str, list[str]]:
    """What stands behind the question mark."""
    return parse_qs(urlsplit(address).query)


def test_an_address_is_what_boto3_would_give(typed: Callable[..., Typed]) -> None:
    one = typed("s3")
    request = one.GetObjectRequest(bucket="bucket", key="a key", version_id="7")

    address: str = one.client.presigned_url("get_object", request, expires_in=60)

    theirs = one.boto.generate_presigned_url(
        "get_object", Params={"Bucket": "bucket", "Key": "a key", "VersionId": "7"}, ExpiresIn=60
    )
    assert address.partition("?")[0] == "https://bucket.s3.amazonaws.com/a%20key"
    assert query_of(address).keys() == query_of(theirs).keys()
    assert query_of(address)["versionId"] == ["7"]


def test_an_address_does_not_show_its_signature(typed: Callable[..., Typed]) -> None:
    one = typed("s3")
    address = one.client.presigned_url("list_buckets")

    assert "Signature=" in address
    assert repr(address) == "'https://s3.amazonaws.com/?<signature>'"
    assert repr([address]) == "['https://s3.amazonaws.com/?<signature>']"


def test_the_request_of_an_address_is_checked(typed: Callable[..., Typed]) -> None:
    one = typed("s3")

    with pytest.raises(one.ValidationError, match="Key"):
        one.client.presigned_url("get_object", one.GetObjectRequest(bucket="bucket", key=""))
    with pytest.raises(TypeError, match="GetObject takes a structure GetObjectRequest"):
        one.client.presigned_url("get_object", one.ListBucketsRequest())


@pytest.mark.parametrize("seconds", [0, -1, 604_801])
def test_an_address_that_would_not_last_is_refused(
    seconds: int, typed: Callable[..., Typed]
) -> None:
    one = typed("s3")

    with pytest.raises(ValueError, match="lasts 1 to 604800 seconds, not"):
        one.client.presigned_url("list_buckets", expires_in=seconds)


@pytest.mark.parametrize(
    ("service", "method", "request_", "members", "said"),
    [
        ("s3", "put_object", "PutObjectRequest", {"Bucket": "b", "Key": "k", "Body": b"x"}, "Body"),
        (
            "s3",
            "delete_objects",
            "DeleteObjectsRequest",
            {"Bucket": "b", "Delete": {"Objects": [{"Key": "k"}]}},
            "Delete",
        ),
        ("sqs", "list_queues", "ListQueuesRequest", {}, "is a message in a body"),
        ("lambda", "create_alias", "CreateAliasRequest", {"FunctionName": "f"}, None),
        ("s3", "take_object", "GetObjectRequest", {}, "no operation 'take_object'"),
    ],
)
def test_an_address_that_would_lose_something_is_refused(  # noqa: PLR0917 - a table
    typed: Callable[..., Typed],
    service: str,
    method: str,
    request_: str,
    members: dict[str, Any],
    said: str | None,
) -> None:
    one = typed(service, policy=None)
    request = getattr(one, request_).from_dict(members | ({} if said else {"Name": "n"}))

    with pytest.raises(ValueError, match=said or "sends Name in its body"):
        one.client.presigned_url(method, request)


def test_what_belongs_in_a_body_goes_into_the_address_when_asked(
    typed: Callable[..., Typed],
) -> None:
    """Amazon Polly takes it there; the address of a PUT leaves the body to who uses it."""
    polly, s3, ec2 = typed("polly"), typed("s3"), typed("ec2")
    speech = polly.SynthesizeSpeechInput(output_format="mp3", text="hi", voice_id="Joanna")

    with pytest.raises(ValueError, match="sends OutputFormat in its body"):
        polly.client.presigned_url("synthesize_speech", speech)
    spoken = polly.client.presigned_url("synthesize_speech", speech, http_method="GET")
    put = s3.client.presigned_url(
        "put_object", s3.PutObjectRequest(bucket="b", key="k", metadata={"a": "b"})
    )
    listed = ec2.client.presigned_url("describe_vpcs", ec2.DescribeVpcsRequest(max_results=5))

    assert query_of(spoken)["Text"] == ["hi"]
    assert "x-amz-meta-a" in put
    assert query_of(listed)["MaxResults"] == ["5"]


@pytest.mark.parametrize(
    ("service", "request_", "members", "answer", "signed"),
    [
        (
            "ec2",
            "CopySnapshotRequest",
            {"SourceRegion": "us-west-2", "SourceSnapshotId": "snap-1"},
            b"<CopySnapshotResponse><snapshotId>snap-2</snapshotId></CopySnapshotResponse>",
            "PresignedUrl",
        ),
        (
            "rds",
            "CopyDBSnapshotMessage",
            {
                "SourceDBSnapshotIdentifier": "arn:aws:rds:us-west-2:123456789012:snapshot:s",
                "TargetDBSnapshotIdentifier": "t",
                "SourceRegion": "us-west-2",
            },
            b"<CopyDBSnapshotResponse><CopyDBSnapshotResult/></CopyDBSnapshotResponse>",
            "PreSignedUrl",
        ),
    ],
)
def test_what_boto3_signs_inside_a_request_it_still_signs(  # noqa: PLR0917 - a table
    typed: Callable[..., Typed],
    connect: Callable[[str], Any],
    send: Callable[..., list[Any]],
    service: str,
    request_: str,
    members: dict[str, Any],
    answer: bytes,
    signed: str,
) -> None:
    one, boto = typed(service), connect(service)
    seen = send(boto, answer)
    method = {"ec2": "copy_snapshot", "rds": "copy_db_snapshot"}[service]

    getattr(type(one.client)(boto), method)(getattr(one, request_).from_dict(members))

    body = parse_qs(seen[0].body if isinstance(seen[0].body, str) else seen[0].body.decode())
    assert "us-west-2" in body[signed][0]
    assert "X-Amz-Signature" in body[signed][0]
