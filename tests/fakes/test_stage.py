"""What a test prepares: resources that are there, states that take their time, one clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Thread
from typing import Any

import pytest

Find = Callable[[str], Any]
ENDPOINT = {"EndpointName": "one", "EndpointConfigName": "config"}


def read_status(fake: Any) -> str:
    return str(fake.call("DescribeEndpoint", {"EndpointName": "one"})["EndpointStatus"])


def test_a_resource_comes_to_rest_at_once(fake: Any) -> None:
    fake.call("CreateEndpoint", ENDPOINT)

    assert read_status(fake) == "InService"


def test_states_can_last_some_calls(fake: Any) -> None:
    fake.transitions("Endpoint", states=["Creating", "Updating", "InService"], calls=2)
    fake.call("CreateEndpoint", ENDPOINT)

    assert [read_status(fake) for _ in range(6)] == [
        *("Creating", "Creating"),
        *("Updating", "Updating"),
        *("InService", "InService"),
    ]


def test_states_can_last_some_time(fake: Any) -> None:
    fake.transitions("Endpoint", states=["Creating", "InService"], seconds=60)
    fake.call("CreateEndpoint", ENDPOINT)
    before = [read_status(fake) for _ in range(5)]
    fake.clock.advance(60)

    assert before == ["Creating"] * 5
    assert read_status(fake) == "InService"


def test_time_that_passes_at_once_passes_all_states(fake: Any) -> None:
    fake.transitions("Endpoint", states=["Creating", "Updating", "InService"], seconds=60)
    fake.call("CreateEndpoint", ENDPOINT)
    fake.clock.advance(150)

    assert read_status(fake) == "InService"


def test_a_resource_takes_its_time_to_go(played: Find, fake: Any) -> None:
    fake.transitions("Endpoint", calls=1)
    fake.call("CreateEndpoint", ENDPOINT)
    while read_status(fake) != "InService":
        pass
    fake.call("DeleteEndpoint", {"EndpointName": "one"})

    assert read_status(fake) == "Deleting"
    with pytest.raises(played("sagemaker").Refusal):
        read_status(fake)
    assert fake.call("ListEndpoints", {})["Endpoints"] == []


def test_only_what_has_states_can_go_through_them(fake: Any) -> None:
    with pytest.raises(ValueError, match=r"'Endpont'.*'Endpoint'"):
        fake.transitions("Endpont")


def test_resources_are_seeded_by_what_makes_or_shows_them(played: Find, fake: Any) -> None:
    of = played("sagemaker")
    time = datetime(2020, 2, 2, tzinfo=UTC)
    arn = "arn:aws:sagemaker:eu-west-1:123456789012:model/shown"
    fake.seed(
        of.CreateModelInput(model_name="made"),
        of.DescribeModelOutput(model_name="shown", model_arn=arn, creation_time=time),
        of.ModelSummary(model_name="listed", model_arn=f"{arn}2", creation_time=time),
    )

    names = [one["ModelName"] for one in fake.call("ListModels", {})["Models"]]

    assert names == ["made", "shown", "listed"]
    assert fake.call("DescribeModel", {"ModelName": "shown"})["CreationTime"] == time
    assert fake.call("ListTags", {"ResourceArn": arn}) == {"Tags": []}
    assert len(fake.calls) == 3


def test_what_seeds_nothing_is_said_to(played: Find, fake: Any) -> None:
    with pytest.raises(ValueError, match="made or shown by a Tag"):
        fake.seed(played("sagemaker").Tag(key="a", value="b"))


def test_the_state_can_be_looked_at_and_not_changed(fake: Any) -> None:
    fake.call("CreateModel", {"ModelName": "one", "Tags": [{"Key": "a", "Value": "b"}]})
    state = fake.state
    state["Model"][0]["modelname"] = "two"

    assert [one["modelname"] for one in fake.state["Model"]] == ["one"]
    assert fake.state["Model"][0]["tags"] == {"a": "b"}


def test_reset_forgets_everything(fake: Any) -> None:
    fake.call("CreateModel", {"ModelName": "one"})
    fake.fail("ListModels", "ThrottlingException")
    fake.reset()

    assert fake.call("ListModels", {}) == {"Models": []}
    assert fake.state == {}
    assert len(fake.calls) == 1


def test_the_same_seed_gives_the_same_answers(played: Find) -> None:
    def play(seed: int) -> list[Any]:
        fake = played("athena").Fake(seed=seed)
        request = {"Name": "a", "Database": "b", "QueryString": "SELECT 1"}
        return [fake.call("CreateNamedQuery", request) for _ in range(5)]

    assert play(1) == play(1)
    assert play(1) != play(2)
    assert len({one["NamedQueryId"] for one in play(1)}) == 5


def test_time_is_the_fakes(played: Find) -> None:
    start = datetime(2030, 1, 1, tzinfo=UTC)
    fake = played("sagemaker").Fake(clock=played("sagemaker").Clock(start, tick=0))
    fake.call("CreateModel", {"ModelName": "one"})
    fake.clock.advance(3600)
    fake.call("CreateModel", {"ModelName": "two"})

    times = [one["CreationTime"] for one in fake.call("ListModels", {})["Models"]]

    assert times == [start, datetime(2030, 1, 1, 1, tzinfo=UTC)]


def test_account_and_region_are_what_was_asked_for(played: Find) -> None:
    fake = played("sagemaker").Fake(account="999999999999", region="eu-west-1")

    made = fake.call("CreateModel", {"ModelName": "one"})

    assert made["ModelArn"] == "arn:aws:sagemaker:eu-west-1:999999999999:model/one"


def test_threads_lose_nothing(fake: Any) -> None:
    def create(number: int) -> None:
        for at in range(50):
            fake.call("CreateModel", {"ModelName": f"model-{number}-{at}"})

    threads = [Thread(target=create, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    answer = fake.call("ListModels", {"MaxResults": 100, "SortBy": "Name"})

    assert len(fake.state["Model"]) == 400
    assert len(answer["Models"]) == 100
    assert len(fake.calls) == 401
