"""Resources live as they do in the service: made, shown, listed, changed, ended, gone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from bench.fakes.cycle import Life
from bench.fakes.played import Played as Counts

from shapewright.ir.resource import ANY

Find = Callable[[str], Any]
ROLE = "arn:aws:iam::123456789012:role/fraud"


def test_all_of_sagemakers_resources_live_their_whole_life(played: Find) -> None:
    """Every noun that has operations to create, describe and delete it."""
    package = played("sagemaker").package
    names = {operation.name for operation in package.service.operations}
    nouns = {
        name.removeprefix("Create")
        for name in names
        if name.startswith("Create")
        and {name.replace("Create", verb, 1) for verb in ("Describe", "Delete")} <= names
    }
    uses = {
        use.operation: resource
        for resource in played("sagemaker").Fake.FACTS.resources
        for use in resource.uses
    }
    counts = Counts()
    lived = [
        noun
        for noun in sorted(nouns)
        if Life(package, played("sagemaker").Fake(), uses[f"Create{noun}"], counts).play()
    ]

    assert len(nouns) == 59
    assert lived == sorted(nouns)
    assert counts.failures == []
    assert {uses[f"{verb}{noun}"].noun for noun in nouns for verb in ("Describe", "Delete")} == {
        uses[f"Create{noun}"].noun for noun in nouns
    }


@pytest.mark.parametrize(
    "name", ["athena", "dynamodb", "ecr", "ecs", "eks", "kms", "lambda", "sqs", "stepfunctions"]
)
def test_the_resources_of_other_services_do(played: Find, name: str) -> None:
    counts = Counts()
    made = played(name)
    for resource in made.Fake.FACTS.resources:
        if resource.noun != ANY:
            Life(made.package, made.Fake(), resource, counts).play()

    assert counts.failures == []
    assert counts.verbs["read"] + counts.verbs["list"] > 2


def test_a_resource_shows_what_it_was_made_with(fake: Any) -> None:
    made = fake.call("CreateModel", {"ModelName": "fraud", "ExecutionRoleArn": ROLE})

    shown = fake.call("DescribeModel", {"ModelName": "fraud"})

    assert made == {"ModelArn": "arn:aws:sagemaker:us-east-1:123456789012:model/fraud"}
    assert shown == {
        **made,
        "ModelName": "fraud",
        "ExecutionRoleArn": ROLE,
        "CreationTime": datetime(2024, 1, 1, 0, 0, 1, tzinfo=UTC),
    }


def test_what_an_answer_holds_is_the_callers(fake: Any) -> None:
    """Changing it changes nothing in the fake, and neither does changing the request."""
    request = {"ModelName": "fraud", "Containers": [{"Image": "one"}, {"Image": "two"}]}
    fake.call("CreateModel", request)
    request["Containers"].append({"Image": "three"})  # type: ignore[attr-defined]
    fake.call("DescribeModel", {"ModelName": "fraud"})["Containers"].clear()
    listed = fake.call("ListModels", {})["Models"]
    listed[0]["ModelName"] = "other"

    shown = fake.call("DescribeModel", {"ModelName": "fraud"})["Containers"]

    assert [one["Image"] for one in shown] == ["one", "two"]
    assert fake.call("ListModels", {})["Models"][0]["ModelName"] == "fraud"


def test_an_arn_does_as_well_as_a_name(fake: Any) -> None:
    arn = fake.call("CreateModelPackageGroup", {"ModelPackageGroupName": "fraud"})
    asked = {"ModelPackageGroupName": arn["ModelPackageGroupArn"]}

    shown = fake.call("DescribeModelPackageGroup", asked)

    assert shown["ModelPackageGroupName"] == "fraud"


def test_a_second_of_the_same_name_is_refused(played: Find, fake: Any) -> None:
    fake.call("CreateFlowDefinition", _flow_definition("one"))
    with pytest.raises(played("sagemaker").Refusal) as caught:
        fake.call("CreateFlowDefinition", _flow_definition("one"))
    fake.call("CreateFlowDefinition", _flow_definition("two"))

    assert caught.value.code == "ResourceInUse"
    assert caught.value.status == 400
    assert "one already exists" in caught.value.message


def _flow_definition(name: str) -> dict[str, Any]:
    return {
        "FlowDefinitionName": name,
        "OutputConfig": {"S3OutputPath": "s3://bucket/out"},
        "RoleArn": ROLE,
    }


def test_what_is_not_there_is_an_error_of_the_operation(played: Find, fake: Any) -> None:
    with pytest.raises(played("sagemaker").Refusal) as caught:
        fake.call("DescribeExperiment", {"ExperimentName": "fraud"})

    assert caught.value.code == "ResourceNotFound"
    assert caught.value.members == {"Message": caught.value.message}
    assert caught.value.message == "Could not find experiment fraud."


def test_a_repeated_request_with_its_token_is_the_same_request(played: Find) -> None:
    fake = played("athena").Fake()
    request = {
        "Name": "daily",
        "Database": "fraud",
        "QueryString": "SELECT 1",
        "ClientRequestToken": "0123456789" * 4,
    }

    first = fake.call("CreateNamedQuery", request)
    second = fake.call("CreateNamedQuery", request)

    assert first == second
    assert len(fake.call("ListNamedQueries", {})["NamedQueryIds"]) == 1


@pytest.mark.parametrize("count", [-1, 1_001, 2**31 - 1])
def test_no_request_makes_more_than_anybody_needs(played: Find, count: int) -> None:
    made = played("ecs")
    fake = made.Fake()
    with pytest.raises(made.Refusal, match="RunTask makes 1 to 1000 at once"):
        fake.call("RunTask", {"taskDefinition": "d", "count": count})

    assert fake.state == {}
    assert len(fake.call("RunTask", {"taskDefinition": "d", "count": 3})["tasks"]) == 3


def test_a_part_goes_with_the_whole(played: Find) -> None:
    fake = played("sqs").Fake()
    url = fake.call("CreateQueue", {"QueueName": "one"})["QueueUrl"]
    fake.call("SendMessage", {"QueueUrl": url, "MessageBody": "hello"})
    fake.call("DeleteQueue", {"QueueUrl": url})
    fake.call("CreateQueue", {"QueueName": "one"})

    assert fake.call("ReceiveMessage", {"QueueUrl": url}) == {"Messages": []}


def test_parents_are_asked_for_when_that_is_wanted(played: Find) -> None:
    made = played("sqs")
    request = {"QueueUrl": "https://sqs.us-east-1.amazonaws.com/1/none", "MessageBody": "hello"}

    assert made.Fake().call("SendMessage", request)["MessageId"]
    with pytest.raises(made.Refusal) as caught:
        made.Fake(check_parents=True).call("SendMessage", request)
    assert "QueueDoesNotExist" in caught.value.code
