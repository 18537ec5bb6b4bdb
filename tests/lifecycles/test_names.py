"""What requests call otherwise than responses show it: each test names a service that does."""

from __future__ import annotations

import pytest
from tests.lifecycles.conftest import ReadResources, ReadTable

from shapewright.ir.resource import Listing, Making, Resource, Use


def find_use(resource: Resource, operation: str) -> Use:
    return next(use for use in resource.uses if use.operation == operation)


def find_listing(resource: Resource, operation: str) -> Listing:
    listing = find_use(resource, operation).listing
    assert listing is not None
    return listing


@pytest.mark.parametrize(
    ("service", "noun", "identity"),
    [
        ("apigateway", "DocumentationVersion", ("restApiId", "version")),
        ("connect", "ViewVersion", ("ViewId", "InstanceId", "Version")),  # a number, not the name
        ("datazone", "Asset", ("domainId", "id")),
        ("chime", "RoomMembership", ("RoomId", "Member.MemberId")),
        ("chime-sdk-messaging", "ChannelBan", ("ChannelArn", "Member.Arn")),
        ("networkmanager", "ConnectAttachment", ("Attachment.AttachmentId",)),
        ("codepipeline", "Webhook", ("definition.name",)),
        ("rds", "EventSubscription", ("CustSubscriptionId",)),
        ("socialmessaging", "WhatsAppFlow", ("id", "flowId")),  # the id of its account first
        ("network-security-manager", "AdminAccount", ("accountId",)),
    ],
)
def test_an_identity_is_called_as_responses_show_it(
    resources: ReadResources, service: str, noun: str, identity: tuple[str, ...]
) -> None:
    assert resources(service)[noun].identity == identity


def test_a_generic_name_is_looked_for_only_in_what_was_given(resources: ReadResources) -> None:
    """The recipe that a run refers to has a name too."""
    assert resources("databrew")["JobRun"].identity == ("RunId", "Name")


def test_a_part_is_found_under_what_holds_it_in_the_request(resources: ReadResources) -> None:
    define = find_use(resources("cloudsearch")["Expression"], "DefineExpression")

    assert dict(define.given) == {"Expression": "Options"}
    assert dict(define.identity)["Expression.ExpressionName"] == "Options.ExpressionName"


def test_an_item_may_show_the_resource_within(resources: ReadResources) -> None:
    listing = find_listing(resources("cloudfront")["CachePolicy"], "ListCachePolicies")

    assert (listing.items, listing.inside) == ("CachePolicyList.Items", "CachePolicy")


def test_a_list_of_texts_holds_what_has_their_shape(resources: ReadResources) -> None:
    listing = find_listing(resources("sso-admin")["PermissionSet"], "ListPermissionSets")

    assert listing.bare == "PermissionSetArn"


def test_a_parent_may_be_left_out_where_any_of_its_names_chooses(resources: ReadResources) -> None:
    definitions = resources("appconfig")["ExperimentDefinition"]

    assert dict(find_use(definitions, "ListExperimentDefinitions").identity) == {
        "ApplicationIdentifier": "ApplicationId"
    }


def test_what_stands_side_by_side_is_not_the_same(resources: ReadResources) -> None:
    """An account of a programme has an id, beside that of the AWS account it is for."""
    create = find_use(
        resources("partnercentral-channel")["ProgramManagementAccount"],
        "CreateProgramManagementAccount",
    )

    assert "accountId" not in dict(create.identity)


@pytest.mark.parametrize(
    ("service", "noun", "operation", "note"),
    [
        ("elbv2", "Targets", "RegisterTargets", "nothing says what identifies a Targets"),
        (
            "datazone",
            "ProjectMembership",
            "CreateProjectMembership",
            "nothing says what identifies a ProjectMembership",
        ),
        (
            "redshift",
            "",
            "DescribeCustomDomainAssociations",
            "its items do not say which CustomDomainAssociation each of them is",
        ),
    ],
)
def test_what_nothing_tells_apart_is_left_out(
    table: ReadTable, service: str, noun: str, operation: str, note: str
) -> None:
    found = table(service)

    assert dict(found.notes)[operation] == note
    assert noun not in {one.noun for one in found.resources}


def test_an_arn_may_have_the_last_part_of_another(resources: ReadResources) -> None:
    made = {one.attribute: one for one in resources("kafka")["Topic"].made}

    assert made["TopicArn"].by is Making.ARN
    assert made["TopicArn"].template.endswith("topic/{ClusterArn}/{TopicName}")
