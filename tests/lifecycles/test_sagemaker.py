"""SageMaker: whatever can be created, described and deleted has its whole cycle in the table."""

from __future__ import annotations

import re

import pytest
from tests.lifecycles.conftest import ReadResources, ReadService, ReadTable

from shapewright.ir.resource import Making, Resource, Use, Verb
from shapewright.ir.resource import Test as Comparison
from shapewright.ir.rule import Pattern
from shapewright.ir.shape import StringShape
from shapewright.lifecycles import check_lifecycles
from shapewright.lifecycles.known import find_known
from shapewright.lifecycles.look import Look
from shapewright.patterns.match import matches
from shapewright.patterns.parse import parse_pattern


@pytest.fixture(scope="module")
def names(service: ReadService) -> set[str]:
    return {one.name for one in service("sagemaker").operations}


@pytest.fixture(scope="module")
def nouns(names: set[str]) -> list[str]:
    """What is created, described and deleted, by the names of operations alone."""
    created = [name.removeprefix("Create") for name in names if name.startswith("Create")]
    return sorted(noun for noun in created if {f"Describe{noun}", f"Delete{noun}"} <= names)


def uses_of(resource: Resource) -> dict[str, Use]:
    return {use.operation: use for use in resource.uses}


def say_many(noun: str) -> str:
    """The plural, by a rule of its own."""
    return f"{noun[:-1]}ies" if noun.endswith(("ry", "cy", "gy")) else f"{noun}s"


def test_there_are_59_and_every_one_has_its_whole_cycle(
    nouns: list[str], names: set[str], resources: ReadResources
) -> None:
    table = resources("sagemaker")
    expected = {
        verb: {
            operation
            for noun in nouns
            if (operation := f"{word}{say_many(noun) if verb is Verb.LIST else noun}") in names
        }
        for verb, word in [
            (Verb.CREATE, "Create"),
            (Verb.READ, "Describe"),
            (Verb.LIST, "List"),
            (Verb.UPDATE, "Update"),
            (Verb.START, "Start"),
            (Verb.STOP, "Stop"),
            (Verb.DELETE, "Delete"),
        ]
    }
    found = {
        verb: {use.operation for noun in nouns for use in table[noun].uses if use.verb is verb}
        for verb in expected
    }

    assert len(nouns) == 59
    assert {verb: expected[verb] - found[verb] for verb in expected} == {
        verb: set[str]() for verb in expected
    }
    assert len(expected[Verb.LIST]) == 59


def test_every_one_says_which_is_meant(nouns: list[str], resources: ReadResources) -> None:
    """Describing and deleting one name it by what creating it was told or what it was given."""
    for noun in nouns:
        resource = resources("sagemaker")[noun]
        keys = {*resource.identity, *resource.aliases}
        made = {one.attribute for one in resource.made}
        given = {
            attribute
            for use in resource.uses
            if use.verb is Verb.CREATE
            for _, attribute in use.identity
        }
        for use in resource.uses:
            if use.verb in {Verb.READ, Verb.DELETE, Verb.UPDATE, Verb.STOP, Verb.START}:
                assert {attribute for _, attribute in use.identity} & keys, use.operation
        assert set(resource.identity) <= made | given, noun


def test_every_one_has_an_arn_that_its_pattern_allows(
    nouns: list[str], service: ReadService, resources: ReadResources
) -> None:
    """A template filled with names as people choose them, or with ids as they are made."""
    table = resources("sagemaker")
    shapes = Look(service("sagemaker"))
    for noun in nouns:
        known = find_known(shapes, table[noun], table)
        arns = [one for one in table[noun].made if one.by is Making.ARN]
        assert arns, noun
        for arn in arns:
            text = re.sub(r"{region}", "us-west-2", arn.template)
            text = re.sub(r"{account}", "210987654321", text)
            text = re.sub(r"{(_id|[A-Za-z]*Version|[A-Za-z]*Id)}", "210987654321", text)
            text = re.sub(r"{[A-Za-z.]*Name}", "some-name", text)
            text = re.sub(r"{[A-Za-z]*(Type|Category)}", "Something", text)
            shape = shapes.service.shape(known[arn.attribute])
            assert isinstance(shape, StringShape)
            patterns = [rule.text for rule in shape.rules if isinstance(rule, Pattern)]
            assert all(matches(parse_pattern(one), text) for one in patterns), (noun, text)


@pytest.mark.parametrize(
    ("noun", "attribute", "template"),
    [
        ("Domain", "DomainArn", "domain/{DomainId}"),
        ("Endpoint", "EndpointArn", "endpoint/{EndpointName}"),
        (
            "HubContent",
            "HubContentArn",
            "hub-content/{HubName}/{HubContentType}/{HubContentName}/{HubContentVersion}",
        ),
        ("ImageVersion", "ImageVersionArn", "image-version/{ImageName}/{Version}"),
        (
            "MlflowTrackingServer",
            "TrackingServerArn",
            "mlflow-tracking-server/{TrackingServerName}",
        ),
        ("TrainingJob", "TrainingJobArn", "training-job/{TrainingJobName}"),
        ("Trial", "TrialArn", "experiment-trial/{TrialName}"),
        ("UserProfile", "UserProfileArn", "user-profile/{DomainId}/{UserProfileName}"),
    ],
)
def test_arns_are_made_as_their_patterns_say(
    resources: ReadResources, noun: str, attribute: str, template: str
) -> None:
    made = {one.attribute: one for one in resources("sagemaker")[noun].made}

    assert made[attribute].by is Making.ARN
    assert made[attribute].template == f"arn:aws:sagemaker:{{region}}:{{account}}:{template}"


def test_a_job_from_its_creation_to_its_end(resources: ReadResources) -> None:
    job = resources("sagemaker")["TrainingJob"]
    uses = uses_of(job)

    assert job.identity == ("TrainingJobName",)
    assert job.aliases == ("TrainingJobArn",)
    assert job.status is not None
    assert dict(job.status.after) == {
        Verb.CREATE: ("InProgress", "Completed"),
        Verb.STOP: ("Stopping", "Stopped"),
        Verb.DELETE: ("Deleting",),
    }
    assert uses["CreateTrainingJob"].existing == "ResourceInUse"
    assert uses["CreateTrainingJob"].tags == "Tags"
    assert uses["DescribeTrainingJob"].missing == "ResourceNotFound"
    assert uses["StopTrainingJob"].verb is Verb.STOP
    assert job.tags == "Tags"


def test_how_a_list_is_chosen_from_paged_and_sorted(resources: ReadResources) -> None:
    listing = uses_of(resources("sagemaker")["TrainingJob"])["ListTrainingJobs"].listing

    assert listing is not None
    assert listing.items == "TrainingJobSummaries"
    assert {(one.path, one.attribute, one.test) for one in listing.filters} >= {
        ("CreationTimeAfter", "CreationTime", Comparison.AFTER),
        ("CreationTimeBefore", "CreationTime", Comparison.BEFORE),
        ("LastModifiedTimeAfter", "LastModifiedTime", Comparison.AFTER),
        ("NameContains", "TrainingJobName", Comparison.CONTAINS),
        ("StatusEquals", "TrainingJobStatus", Comparison.EQUALS),
    }
    paging = (listing.input_token, listing.output_token, listing.limit)
    assert paging == ("NextToken", "NextToken", "MaxResults")
    assert (listing.sort_by, listing.sort_order) == ("SortBy", "SortOrder")
    assert dict(listing.sorts) == {
        "CreationTime": "CreationTime",
        "Name": "TrainingJobName",
        "Status": "TrainingJobStatus",
    }


@pytest.mark.parametrize(
    ("noun", "parent", "by"),
    [
        ("App", "Domain", ("DomainId",)),
        ("HubContent", "Hub", ("HubName",)),
        ("ImageVersion", "Image", ("ImageName",)),
        ("PipelineExecution", "Pipeline", ("PipelineName",)),
        ("Space", "Domain", ("DomainId",)),
        ("ModelPackageGroupPolicy", "ModelPackageGroup", ("ModelPackageGroupName",)),
        ("Job", "", ()),
        ("Endpoint", "", ()),
    ],
)
def test_what_is_part_of_what(
    resources: ReadResources, noun: str, parent: str, by: tuple[str, ...]
) -> None:
    resource = resources("sagemaker")[noun]

    assert (resource.parent, resource.parent_by) == (parent, by)


def test_other_spellings_are_known(resources: ReadResources) -> None:
    table = resources("sagemaker")

    created = uses_of(table["InferenceExperiment"])["CreateInferenceExperiment"]
    assert created.shown == (("InferenceExperimentArn", "Arn"),)
    given = uses_of(table["NotebookInstance"])["CreateNotebookInstance"].given
    assert given == (("LifecycleConfigName", "NotebookInstanceLifecycleConfigName"),)


def test_the_tags_of_any_resource(table: ReadTable) -> None:
    tagging = {use.operation: use for use in table("sagemaker").tagging}

    assert {name: use.verb for name, use in tagging.items()} == {
        "AddTags": Verb.TAG,
        "DeleteTags": Verb.UNTAG,
        "ListTags": Verb.LIST_TAGS,
    }
    assert all(use.identity == (("ResourceArn", "*"),) for use in tagging.values())


def test_the_table_fits_the_service(service: ReadService, table: ReadTable) -> None:
    assert check_lifecycles(service("sagemaker"), table("sagemaker")) == []
