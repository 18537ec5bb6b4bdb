"""Filters by name, as EC2 has them and others after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[[str], Any]


@pytest.fixture
def fake(played: Find) -> Any:
    """A fake EC2 with two networks, each with a subnet."""
    fake = played("ec2").Fake()
    for number, zone in enumerate(("us-east-1a", "us-east-1b")):
        tags = [{"ResourceType": "vpc", "Tags": [{"Key": "zone", "Value": zone}]}]
        block = f"10.{number}.0.0"
        made = fake.call("CreateVpc", {"CidrBlock": f"{block}/16", "TagSpecifications": tags})
        subnet = {"VpcId": made["Vpc"]["VpcId"], "CidrBlock": f"{block}/24"}
        fake.call("CreateSubnet", {**subnet, "AvailabilityZone": zone})
    return fake


def list_blocks(fake: Any, **filters: str | list[str]) -> list[str]:
    """The blocks of the networks that filters let through."""
    entries = [
        {"Name": name.replace("_", "-"), "Values": [given] if isinstance(given, str) else given}
        for name, given in filters.items()
    ]
    return [one["CidrBlock"] for one in fake.call("DescribeVpcs", {"Filters": entries})["Vpcs"]]


@pytest.mark.parametrize(
    ("filters", "blocks"),
    [
        ({}, ["10.0.0.0/16", "10.1.0.0/16"]),
        ({"cidr_block": "10.1.0.0/16"}, ["10.1.0.0/16"]),
        ({"cidr": "10.1.0.0/16"}, ["10.1.0.0/16"]),  # which the table says
        ({"cidr_block": ["10.1.0.0/16", "10.0.0.0/16"]}, ["10.0.0.0/16", "10.1.0.0/16"]),
        ({"cidr_block": "10.1.*"}, ["10.1.0.0/16"]),
        ({"cidr_block": "10.?.0.0/16"}, ["10.0.0.0/16", "10.1.0.0/16"]),
        ({"cidr_block": "10.1.\\*"}, []),
        ({"cidr_block": "*1*.0/16"}, ["10.0.0.0/16", "10.1.0.0/16"]),
        ({"cidr_block": "*.1*0.*/16"}, ["10.1.0.0/16"]),
        ({"cidr_block": "10*16*"}, ["10.0.0.0/16", "10.1.0.0/16"]),
        ({"cidr_block": "*0/1*0/16"}, []),  # nothing is matched twice
        ({"cidr_block": "**1.**"}, ["10.1.0.0/16"]),
        ({"cidr_block": "10.1.0.0"}, []),
        ({"tag:zone": "us-east-1b"}, ["10.1.0.0/16"]),
        ({"tag:Zone": "us-east-1b"}, []),
        ({"tag_key": "zone"}, ["10.0.0.0/16", "10.1.0.0/16"]),
        ({"tag_value": "us-east-1a"}, ["10.0.0.0/16"]),
        ({"state": "available", "cidr": "10.0.*"}, ["10.0.0.0/16"]),
        ({"is_default": "false"}, []),  # nobody said so
    ],
)
def test_a_name_means_what_is_shown(fake: Any, filters: dict[str, str], blocks: list[str]) -> None:
    assert list_blocks(fake, **filters) == blocks


def test_no_value_takes_longer_than_its_length(fake: Any) -> None:
    """Tried in every way there is, this one would not come to an end."""
    vpc = fake.call("DescribeVpcs", {})["Vpcs"][0]
    tags = [{"Key": "long", "Value": "a" * 250}]
    fake.call("CreateTags", {"Resources": [vpc["VpcId"]], "Tags": tags})

    assert list_blocks(fake, **{"tag:long": "*a" * 40 + "*"}) == [vpc["CidrBlock"]]
    assert list_blocks(fake, **{"tag:long": "*a" * 40 + "*b"}) == []
    assert list_blocks(fake, **{"tag:long": "*" * 5_000 + "b"}) == []


def test_a_name_with_a_dot_means_a_part(played: Find, fake: Any) -> None:
    endpoint = {"ClientVpnEndpointId": "cvpn-endpoint-1"}
    for block in ("10.0.0.0/24", "10.1.0.0/24"):
        fake.call("CreateClientVpnRoute", {**endpoint, "DestinationCidrBlock": block})

    def count(name: str, value: str) -> int:
        asked = {**endpoint, "Filters": [{"Name": name, "Values": [value]}]}
        return len(fake.call("DescribeClientVpnRoutes", asked)["Routes"])

    assert count("status.code", "active") == 2
    assert count("status.code", "failed") == 0
    assert count("destination-cidr", "10.1.*") == 1
    with pytest.raises(played("ec2").Refusal):
        count("status", "active")  # the whole of it is no value
    # Nothing is kept of it, but it has its place in the answer.
    associated = [{"Name": "cidr-block-association.cidr-block", "Values": ["10.0.0.0/16"]}]
    assert fake.call("DescribeVpcs", {"Filters": associated})["Vpcs"] == []


def test_they_count_beside_ids(fake: Any) -> None:
    first, second = (one["VpcId"] for one in fake.call("DescribeVpcs", {})["Vpcs"])
    filters = [{"Name": "vpc-id", "Values": [second]}]

    for wanted, count in ((first, 0), (second, 1)):
        answer = fake.call("DescribeVpcs", {"VpcIds": [wanted], "Filters": filters})
        assert len(answer["Vpcs"]) == count


def test_what_is_not_known_is_refused(played: Find, fake: Any) -> None:
    """Nothing is shown that was chosen by something else than was asked for."""
    with pytest.raises(played("ec2").Refusal) as caught:
        list_blocks(fake, colour="red")

    assert caught.value.code == "ValidationException"
    assert caught.value.message == "The fake of DescribeVpcs has no filter colour."


def test_what_has_more_to_it_is_refused(played: Find) -> None:
    fake = played("datasync").Fake()
    asked = {"Name": "LocationId", "Values": ["x"], "Operator": "Equals"}
    with pytest.raises(played("datasync").Refusal) as caught:
        fake.call("ListTasks", {"Filters": [asked]})

    assert "more to it than a name and values" in caught.value.message


def test_tags_are_put_on_several_at_once(fake: Any) -> None:
    every = [one["VpcId"] for one in fake.call("DescribeVpcs", {})["Vpcs"]]
    fake.call("CreateTags", {"Resources": every, "Tags": [{"Key": "team", "Value": "fraud"}]})
    fake.call("DeleteTags", {"Resources": every[:1], "Tags": [{"Key": "team"}]})

    assert list_blocks(fake, **{"tag:team": "fraud"}) == ["10.1.0.0/16"]
