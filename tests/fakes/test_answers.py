"""Answers are right whatever is asked, and what is wrong is refused as the service would."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from bench.fakes.answers import play_operations
from bench.fakes.played import Played as Counts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shapewright.lower.naming import CLIENT_API

Find = Callable[[str], Any]
SERVICES = (
    *("sagemaker", "athena", "cloudfront", "dynamodb", "ecr", "ecs", "eks", "glue", "iam", "kms"),
    *("kinesis", "lambda", "lexv2-models", "polly", "route53", "s3", "sqs", "bedrock-runtime"),
)


@pytest.mark.parametrize("name", SERVICES)
def test_every_operation_answers_by_the_rules(played: Find, name: str) -> None:
    """Those of the generated validators, and those of botocore's check of stubs."""
    counts = Counts()
    play_operations(played(name).package, played(name).Fake, seed=1, played=counts)

    assert counts.failures == []
    assert counts.answers > len(played(name).package.service.operations) // 3


def test_a_request_that_breaks_a_rule_is_refused_in_the_words_of_aws(
    played: Find, fake: Any
) -> None:
    with pytest.raises(played("sagemaker").Refusal) as caught:
        fake.call("CreateModel", {"ModelName": "not a name"})

    assert caught.value.code == "ValidationException"
    assert caught.value.message.startswith(
        "1 validation error detected: Value 'not a name' at 'modelName' failed to satisfy "
        "constraint: Member must satisfy regular expression pattern: "
    )


def test_a_policy_says_what_is_refused(played: Find) -> None:
    fake = played("sagemaker").Fake(policy=None)

    fake.call("CreateModel", {"ModelName": "not a name", "Tags": "none"})

    assert [one["modelname"] for one in fake.state["Model"]] == ["not a name"]
    # What breaks a rule is kept, and never shown where it would.
    assert fake.call("ListModels", {})["Models"][0]["ModelName"] != "not a name"


def test_an_operation_that_is_not_there_is_said_to_be(fake: Any) -> None:
    with pytest.raises(ValueError, match=r"'CreateModle'.*'CreateModel'"):
        fake.call("CreateModle", {})


def test_an_operation_of_no_resource_gives_back_what_it_can(played: Find) -> None:
    fake = played("kms").Fake()

    answer = fake.call("Encrypt", {"KeyId": "alias/one", "Plaintext": b"text"})

    assert answer["KeyId"] == "alias/one"
    assert played("kms").check_response("Encrypt", answer) == []


@pytest.mark.parametrize("body", [b"bytes", bytearray(b"bytes"), "bytes", BytesIO(b"bytes")])
def test_bytes_come_back_as_bytes(played: Find, body: Any) -> None:
    fake = played("s3").Fake()
    fake.call("PutObject", {"Bucket": "one", "Key": "two", "Body": body})

    answer = fake.call("GetObject", {"Bucket": "one", "Key": "two"})

    assert answer["Body"] == b"bytes"


def test_no_operation_takes_what_a_fake_offers(played: Find, fake: Any) -> None:
    """The names of a fake's own are kept from the methods of every service."""
    names: set[str] = {*dir(fake), *vars(fake)}
    own = {name for name in names if name[0] not in "_F"}
    of_service = {name for name in dir(played("sagemaker").SageMaker) if name[0] != "_"}

    assert own - of_service <= CLIENT_API


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.binary(max_size=5)
    | st.just(Decimal("NaN"))
    | st.builds(object),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner)
        | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=3)
    ),
    max_leaves=8,
)
OPERATIONS = (
    *("CreateModel", "DescribeModel", "ListModels", "AddTags", "CreateModelPackage"),
    *("UpdateModelPackage", "DeleteModel", "ListModelPackages", "StopTrainingJob", "Search"),
)


@pytest.mark.parametrize("strict", [True, False])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_request_breaks_a_fake(played: Find, data: st.DataObject, *, strict: bool) -> None:
    """With or without a policy: an answer that keeps the rules, or a refusal."""
    made = played("sagemaker")
    fake = made.Fake() if strict else made.Fake(policy=None)
    fake.call("CreateModel", {"ModelName": "one"})
    operation = data.draw(st.sampled_from(OPERATIONS))
    request = made.package.validation.VALIDATION.operations[operation][0]
    members = (
        made.package.load("_runtime.fake.known")
        .Known(made.package.validation.VALIDATION)
        .members_of(request)
    )
    params = data.draw(st.dictionaries(st.sampled_from([*members, "Other"]), JUNK, max_size=4))
    try:
        answer = fake.call(operation, params)
    except made.Refusal:
        return

    assert made.check_response(operation, answer) == []


@pytest.mark.parametrize("value", [-1, 0, 1, 10, 11, 2**31 - 1, 2**31, 2**63, True, 1.0, "1", None])
def test_a_value_is_taken_as_the_checks_would(played: Find, value: object) -> None:
    """Most values are asked about in short ways, which say the same."""
    known = played("sqs").Fake().engine.world.known
    names = {
        target if isinstance(target, str) else target.target
        for shapes in known.validation.operations.values()
        for shape in shapes
        if shape
        for target in known.members_of(shape).values()
    }

    for name in sorted(names):
        assert known.takes(name, value) == (not known.validation.check_shape(name, value)), name


def _find_no_parent(_: object) -> None:
    """There is none."""


def test_a_text_has_the_last_part_of_an_arn(played: Find) -> None:
    """Of the cluster of a topic, and only where the text is an ARN itself."""
    world = played("sqs").Fake().engine.world
    resource = world.resources["Queue"]
    fill = (
        played("sqs")
        .package.load("_runtime.fake.template")
        .Templates(world.place, _find_no_parent)
        .fill
    )
    record = played("sqs").package.load("_runtime.fake.record").Record(resource, 1)
    record.set("One", "arn:aws:kafka:us-east-1:123456789012:cluster/blue/7")

    assert fill("arn:x:{region}:{One}/{account}", record) == "arn:x:us-east-1:7/123456789012"
    assert fill("{One}:1", record) == "arn:aws:kafka:us-east-1:123456789012:cluster/blue/7:1"
    assert fill("plain", record) == "plain"
    assert fill("{Two}", record) is None
