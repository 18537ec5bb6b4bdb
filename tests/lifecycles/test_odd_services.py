"""What single services taught: each test names one, and what would go wrong without the rule."""

from __future__ import annotations

import pytest
from tests.lifecycles.conftest import ReadResources, ReadTable

from shapewright.ir.resource import Making, Verb


def test_a_request_may_call_the_name_by_the_noun(resources: ReadResources) -> None:
    """A repository is created by its name; a certificate is registered by its text."""
    repository = resources("codeartifact")["Repository"]
    create = next(use for use in repository.uses if use.operation == "CreateRepository")
    certificate = resources("iot")["CACertificate"]
    register = next(use for use in certificate.uses if use.verb is Verb.CREATE)

    assert dict(create.identity)["repository"] == "name"
    assert "name" not in {one.attribute for one in repository.made}
    assert register.identity == ()


def test_an_identifier_is_the_id_where_there_is_one(resources: ReadResources) -> None:
    instance = resources("timestream-influxdb")["DbInstance"]

    assert instance.identity == ("id",)
    assert {one.attribute: one.by for one in instance.made}["id"] is Making.ID


def test_names_that_differ_in_more_than_spelling_are_two_attributes(
    resources: ReadResources,
) -> None:
    """A cluster of DocumentDB has an identifier that it is given, beside its ARN."""
    cluster = resources("docdb")["DBCluster"]

    assert cluster.identity == ("DBClusterIdentifier",)
    assert "DBClusterArn" in cluster.aliases


@pytest.mark.parametrize(
    ("service", "noun"),
    [
        ("swf", "ActivityType"),  # goes by a structure
        ("storagegateway", "Tapes"),  # are made many at once
        ("storagegateway", "Gateway"),  # is started, and made elsewhere
        ("sqs", "MessageBatch"),  # is a way to send messages
        ("kinesis", "Records"),  # go by an iterator
    ],
)
def test_what_is_no_resource_is_none(resources: ReadResources, service: str, noun: str) -> None:
    assert noun not in resources(service)


def test_what_a_caller_believes_is_no_part_of_the_identity(resources: ReadResources) -> None:
    for name, resource in resources("kinesisanalytics").items():
        assert "CurrentApplicationVersionId" not in resource.identity, name


def test_an_operation_on_a_part_shows_the_whole(resources: ReadResources) -> None:
    uses = {use.operation: use.verb for use in resources("lambda")["Function"].uses}

    assert uses["GetFunctionConfiguration"] is Verb.READ
    assert uses["UpdateFunctionCode"] is Verb.UPDATE


def test_an_answer_that_is_no_resource_is_not_taken_for_one(resources: ReadResources) -> None:
    """Updating an add-on of EKS answers with an update, which has an id and a status of its own."""
    addon = resources("eks")["Addon"]
    update = next(use for use in addon.uses if use.operation == "UpdateAddon")

    assert update.result == ""
    assert addon.aliases == ("addonArn",)


def test_there_may_be_only_one(resources: ReadResources) -> None:
    policy = resources("ecr")["RegistryPolicy"]

    assert policy.identity == ()
    assert {use.verb for use in policy.uses} == {Verb.PUT, Verb.READ, Verb.DELETE}


def test_a_policy_is_part_of_what_it_is_named_after(resources: ReadResources) -> None:
    assert resources("ecr")["LifecyclePolicy"].parent == "Repository"
    assert resources("wafv2")["PermissionPolicy"].parent == ""


def test_an_arn_without_anything_to_be_made_of_ends_in_an_id(resources: ReadResources) -> None:
    settings = resources("workspaces-web")["BrowserSettings"]
    made = {one.attribute: one for one in settings.made}

    assert made["browserSettingsArn"].template.endswith(":browsersettings/{_id}")
    assert (made["_id"].by, made["_id"].template) == (Making.ID, "8-4-4-4-12")


def test_the_state_of_a_part_is_not_that_of_the_whole(resources: ReadResources) -> None:
    """A space has a status in a plain string, and its domain one of known values."""
    assert resources("repostspace")["Space"].status is None


def test_a_message_is_received_under_a_new_receipt(resources: ReadResources) -> None:
    message = resources("sqs")["Message"]
    receive = next(use for use in message.uses if use.verb is Verb.RECEIVE)
    batch = next(use for use in message.uses if use.operation == "SendMessageBatch")

    assert receive.anew == ("ReceiptHandle",)
    assert receive.seconds == "VisibilityTimeout"
    assert receive.listing is not None
    assert (receive.listing.items, receive.listing.limit) == ("Messages", "MaxNumberOfMessages")
    assert (batch.each, batch.result) == ("Entries", "Successful")
    digest = next(one for one in message.made if one.attribute == "MD5OfBody")
    assert (digest.by, digest.template) == (Making.DIGEST, "Body")


def test_the_states_of_a_table_follow_its_waiters(resources: ReadResources) -> None:
    status = resources("dynamodb")["Table"].status

    assert status is not None
    assert dict(status.after) == {
        Verb.CREATE: ("CREATING", "ACTIVE"),
        Verb.UPDATE: ("UPDATING", "ACTIVE"),
        Verb.DELETE: ("DELETING",),
    }


def test_what_is_left_out_has_its_reason(table: ReadTable) -> None:
    notes = dict(table("stepfunctions").notes)

    assert notes["DescribeStateMachineForExecution"].startswith("executionArn chooses by what")
