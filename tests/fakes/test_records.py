"""Records go by all of their names, and their attributes by all spellings of theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[[str], Any]


@pytest.fixture
def record(played: Find) -> Any:
    """The module of the records."""
    return played("sagemaker").package.load("_runtime.fake.record")


@pytest.fixture
def kind(played: Find) -> Callable[..., Any]:
    """Makes a kind of resource that nothing is done with."""
    resource = played("sagemaker").package.load("_runtime.fake.lifecycle").Resource
    return lambda *identity, **more: resource("Model", identity, [], **more)


def test_an_attribute_is_the_same_by_all_its_spellings(record: Any, kind: Any) -> None:
    model = record.Record(kind("ModelName"), 1)
    model.set("ModelName", "fraud")
    model.set("Status.State", "new")
    model.set("ModelStatus.Reason.Code", 7)

    assert model.get("Name") == model.get("MODELNAME") == "fraud"
    assert model.get("ModelStatus") == {"State": "new", "Reason": {"Code": 7}}
    assert model.get("Status.State") == "new"
    assert model.get("Status.Reason.Code") == 7
    model.set("Name", "spam")
    assert model.attributes == {
        "modelname": "spam",
        "status": {"State": "new", "Reason": {"Code": 7}},
    }
    assert model.get("Other") is None
    assert model.get("Name.Part") is None


def test_what_is_set_makes_what_was_shown_stale(record: Any, kind: Any) -> None:
    model = record.Record(kind("ModelName"), 1)
    model.shown["ListModels"] = {"ModelName": "fraud"}
    model.set("ModelName", "spam")

    assert model.shown == {}


def test_a_name_of_several_is_that_of_the_last_one_that_is_left(fake: Any) -> None:
    """A package without a name of its own goes by that of its group, as all others of it do."""
    made = [
        fake.call("CreateModelPackage", {"ModelPackageGroupName": "fraud"})["ModelPackageArn"]
        for _ in range(3)
    ]

    def find() -> str:
        answer = fake.call("DescribeModelPackage", {"ModelPackageName": "fraud"})
        return str(answer["ModelPackageArn"])

    for arn in reversed(made):
        assert find() == arn
        fake.call("DeleteModelPackage", {"ModelPackageName": arn})
    with pytest.raises(Exception, match="Could not find model package fraud"):
        find()


def test_what_is_asked_for_by_its_whole_identity_is_not_searched_for(
    record: Any, kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Parts of an identity are; one that is whole is found at once, or not."""
    kinds = kind("ModelName", aliases=["ModelArn"]), kind("Group", "ModelName")
    for number, resource in enumerate(kinds):
        one = record.Record(resource, number)
        for name, value in {"Group": "risk", "ModelName": "fraud", "ModelArn": "arn:1"}.items():
            one.set(name, value)
        store = record.Store()
        store.add(one)
        asked = [{"ModelName": "fraud"}, {"ModelName": ["fraud"]}, {"ModelName": "spam"}]
        assert [store.find(resource, given) for given in asked] == [one, one, None]
        if number == 0:
            with monkeypatch.context() as patch:
                patch.setattr(record.Store, "of", None)
                asked = [{"ModelName": "spam"}, {"ModelName": "arn:1"}, {"ModelName": "fraud"}]
                assert [store.find(resource, given) for given in asked] == [None, one, one]


def test_a_token_counts_whichever_of_them_a_request_has(fake: Any) -> None:
    request = {"ModelPackageGroupName": "fraud", "ClientToken": "once"}
    first, second = (fake.call("CreateModelPackage", request) for _ in range(2))
    third = fake.call("CreateModelPackage", {**request, "ClientToken": "twice"})

    assert first == second != third


def test_what_was_passed_or_given_may_be_changed(fake: Any) -> None:
    """Nothing of the fake's hangs on it, however deep it lies."""
    containers = [{"Image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/fraud:7"}]
    request: dict[str, Any] = {
        "ModelPackageGroupName": "fraud",
        "InferenceSpecification": {"Containers": containers},
        "CustomerMetadataProperties": {"owner": "risk"},
    }
    arn = fake.call("CreateModelPackage", request)["ModelPackageArn"]
    before = fake.call("DescribeModelPackage", {"ModelPackageName": arn})
    containers[0]["Image"] = "spam"
    containers.append({})
    request["CustomerMetadataProperties"] = None
    given = fake.call("DescribeModelPackage", {"ModelPackageName": arn})
    assert given == before
    given["InferenceSpecification"]["Containers"][0].clear()
    given["CustomerMetadataProperties"]["owner"] = "nobody"

    assert fake.call("DescribeModelPackage", {"ModelPackageName": arn}) == before
    assert fake.calls[0].params["InferenceSpecification"]["Containers"] == [
        {"Image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/fraud:7"}
    ]
