"""Resources that requests call otherwise than responses show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bench.fakes.cycle import Life
from bench.fakes.played import Played as Counts

Find = Callable[[str], Any]


@pytest.mark.parametrize(
    ("service", "nouns"),
    [
        ("cloudfront", ["CachePolicy", "KeyGroup", "OriginRequestPolicy"]),
        ("cloudsearch", ["AnalysisScheme", "Expression", "IndexField", "Suggester"]),
        ("datazone", ["AssetType", "EnvironmentBlueprintConfiguration"]),
        ("organizations", ["Account"]),
        ("s3tables", ["Namespace", "Table"]),
        ("socialmessaging", ["WhatsAppFlow"]),
    ],
)
def test_they_live_their_whole_life(played: Find, service: str, nouns: list[str]) -> None:
    counts = Counts()
    made = played(service)
    known = {resource.noun: resource for resource in made.Fake.FACTS.resources}
    for noun in nouns:
        assert Life(made.package, made.Fake(), known[noun], counts).play()

    assert counts.failures == []
    assert counts.verbs["delete"] >= len(nouns) - 1  # an account cannot be deleted


def test_an_item_shows_the_policy_within(played: Find) -> None:
    fake = played("cloudfront").Fake()
    config = {"Name": "quick", "MinTTL": 1}
    made = fake.call("CreateCachePolicy", {"CachePolicyConfig": config})["CachePolicy"]

    def list_items(**asked: str) -> Any:
        return fake.call("ListCachePolicies", asked)["CachePolicyList"]["Items"]

    assert list_items() == [{"Type": "custom", "CachePolicy": made}]
    assert list_items(Type="custom") == list_items()
    assert list_items(Type="managed") == []


def test_a_name_that_is_given_in_a_list_is_the_name(played: Find) -> None:
    """A namespace has one level, in a list where it is made, and as a text where it is named."""
    fake = played("s3tables").Fake()
    bucket = "arn:aws:s3tables:us-east-1:123456789012:bucket/lake"
    fake.call("CreateNamespace", {"tableBucketARN": bucket, "namespace": ["one"]})
    table = {"tableBucketARN": bucket, "namespace": "one", "name": "facts"}
    fake.call("CreateTable", {**table, "format": "ICEBERG"})

    named = {"tableBucketARN": bucket, "namespace": "one"}
    assert fake.call("GetNamespace", named)["namespace"] == ["one"]
    assert fake.call("GetTable", table)["namespace"] == ["one"]
    with pytest.raises(played("s3tables").Refusal):
        fake.call("GetNamespace", {**named, "namespace": "two"})


def test_a_parent_is_found_by_any_of_its_names(played: Find) -> None:
    """A fake that calls the domain as its children show it."""
    fake = played("datazone").Fake()
    domain = fake.call(
        "CreateDomain",
        {"name": "sales", "domainExecutionRole": "arn:aws:iam::123456789012:role/zone"},
    )["id"]
    made = fake.call("CreateProject", {"domainIdentifier": domain, "name": "churn"})

    assert made["domainId"] == domain
    project = {"domainIdentifier": domain, "identifier": made["id"]}
    assert fake.call("GetProject", project)["domainId"] == domain


def test_making_an_account_is_a_request_of_its_own(played: Find) -> None:
    fake = played("organizations").Fake()
    wanted = {"AccountName": "sandbox", "Email": "sandbox@example.com"}
    status = fake.call("CreateAccount", wanted)["CreateAccountStatus"]
    asked = {"CreateAccountRequestId": status["Id"]}

    assert fake.call("DescribeCreateAccountStatus", asked)["CreateAccountStatus"] == status
    account = fake.call("DescribeAccount", {"AccountId": status["AccountId"]})["Account"]
    assert (account["Name"], status["State"]) == ("sandbox", "SUCCEEDED")


def test_runs_of_one_source_are_told_apart(played: Find) -> None:
    fake = played("kendra").Fake()
    source = {"IndexId": "0" * 36, "Id": "source"}
    runs = [fake.call("StartDataSourceSyncJob", source)["ExecutionId"] for _ in range(2)]
    fake.call("StopDataSourceSyncJob", source)

    history = fake.call("ListDataSourceSyncJobs", source)["History"]
    assert {one["ExecutionId"]: one["Status"] for one in history} == {
        runs[0]: "SUCCEEDED",
        runs[1]: "ABORTED",
    }
