"""Lists: pages and their tokens, filters, order, tags."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

import pytest

Find = Callable[[str], Any]


@pytest.fixture
def models(fake: Any) -> Any:
    """A fake with seven models, made a second apart."""
    for name in ("delta", "alpha", "golf", "bravo", "charlie", "foxtrot", "echo"):
        fake.call("CreateModel", {"ModelName": name})
    return fake


def list_names(fake: Any, **asked: Any) -> list[str]:
    return [one["ModelName"] for one in fake.call("ListModels", asked)["Models"]]


def read_pages(fake: Any, **asked: Any) -> Iterator[list[str]]:
    """The names of each page, to the end."""
    token: dict[str, str] = {}
    while True:
        answer = fake.call("ListModels", {**asked, **token})
        yield [one["ModelName"] for one in answer["Models"]]
        if "NextToken" not in answer:
            return
        token = {"NextToken": answer["NextToken"]}


def test_pages_hold_everything_once(models: Any) -> None:
    pages = [*read_pages(models, MaxResults=3)]

    assert [len(page) for page in pages] == [3, 3, 1]
    assert [*chain.from_iterable(pages)] == list_names(models)


def test_the_last_page_has_no_token(models: Any) -> None:
    assert [len(page) for page in read_pages(models, MaxResults=7)] == [7]
    assert "NextToken" not in models.call("ListModels", {})


def test_what_is_deleted_between_two_pages_moves_no_other(models: Any) -> None:
    pages = read_pages(models, MaxResults=3, SortBy="Name", SortOrder="Ascending")
    first = next(pages)
    for name in ("alpha", "charlie"):
        models.call("DeleteModel", {"ModelName": name})

    assert first == ["alpha", "bravo", "charlie"]
    assert [*chain.from_iterable(pages)] == ["delta", "echo", "foxtrot", "golf"]


def test_a_token_that_was_never_given_out_is_refused(played: Find, models: Any) -> None:
    with pytest.raises(played("sagemaker").Refusal) as caught:
        models.call("ListModels", {"NextToken": "0"})

    assert caught.value.code == "ValidationException"
    assert "'0'" in caught.value.message


def test_a_token_of_another_operation_is_refused(played: Find, models: Any) -> None:
    token = models.call("ListModels", {"MaxResults": 1})["NextToken"]

    with pytest.raises(played("sagemaker").Refusal):
        models.call("ListEndpoints", {"NextToken": token})


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"NameContains": "A"}, {"alpha", "bravo", "charlie", "delta"}),
        ({"NameContains": "x"}, {"foxtrot"}),
        ({"CreationTimeAfter": "2024-01-01T00:00:05Z"}, {"foxtrot", "echo"}),
        ({"CreationTimeBefore": 1704067202}, {"delta"}),
        (
            {"CreationTimeAfter": 1704067201, "CreationTimeBefore": 1704067204},
            {"alpha", "golf"},
        ),
    ],
)
def test_filters_choose(models: Any, asked: dict[str, Any], names: set[str]) -> None:
    assert set(list_names(models, **asked)) == names


def test_the_order_is_the_one_that_was_asked_for(models: Any) -> None:
    up = list_names(models, SortBy="Name", SortOrder="Ascending")
    newest = list_names(models, SortBy="CreationTime", SortOrder="Descending")

    assert up == sorted(up)
    assert list_names(models, SortBy="Name", SortOrder="Descending") == up[::-1]
    assert newest == ["echo", "foxtrot", "charlie", "bravo", "golf", "alpha", "delta"]


def test_a_status_that_changes_changes_the_list(fake: Any) -> None:
    fake.transitions("Endpoint", states=["Creating", "InService"], calls=1)
    fake.call("CreateEndpoint", {"EndpointName": "one", "EndpointConfigName": "config"})

    def count(status: str) -> int:
        return len(fake.call("ListEndpoints", {"StatusEquals": status})["Endpoints"])

    assert [count("Creating"), count("InService"), count("Creating")] == [1, 1, 0]


def test_tags_are_put_on_shown_and_taken_off(played: Find, fake: Any) -> None:
    made = fake.call("CreateModel", {"ModelName": "one", "Tags": [{"Key": "a", "Value": "1"}]})
    arn = {"ResourceArn": made["ModelArn"]}

    added = fake.call("AddTags", {**arn, "Tags": [{"Key": "b", "Value": "2"}]})
    fake.call("AddTags", {**arn, "Tags": [{"Key": "a", "Value": "3"}]})
    fake.call("DeleteTags", {**arn, "TagKeys": ["b", "never"]})

    assert added["Tags"] == [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}]
    assert fake.call("ListTags", arn)["Tags"] == [{"Key": "a", "Value": "3"}]
    with pytest.raises(played("sagemaker").Refusal):
        fake.call("ListTags", {"ResourceArn": f"{made['ModelArn']}-other"})


def test_tags_have_each_services_own_form(played: Find) -> None:
    fake = played("eks").Fake()
    request = {
        "name": "one",
        "roleArn": "arn:aws:iam::123456789012:role/eks",
        "resourcesVpcConfig": {},
        "tags": {"team": "fraud"},
    }
    arn = fake.call("CreateCluster", request)["cluster"]["arn"]
    fake.call("TagResource", {"resourceArn": arn, "tags": {"stage": "test"}})
    fake.call("UntagResource", {"resourceArn": arn, "tagKeys": ["team"]})

    assert fake.call("ListTagsForResource", {"resourceArn": arn})["tags"] == {"stage": "test"}
    assert fake.call("DescribeCluster", {"name": "one"})["cluster"]["tags"] == {"stage": "test"}
