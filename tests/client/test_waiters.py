"""Waiters end as botocore's own do, for every waiter of every service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from random import Random
from typing import Any

import pytest
from tests.client.conftest import Typed
from tests.client.scripted import JMESPATH, draw_response, literals_in, paths_in, read_configs

from shapewright.client.facts import build_waiter
from shapewright.ir.service import Acceptor, Waiter
from shapewright.runtime.client import wait as runtime
from shapewright.runtime.client.failure import ServiceFailure

BOTOCORE: Any = import_module("botocore.waiter")  # which has no types
ERRORS: Any = import_module("botocore.exceptions")
WAITERS = read_configs("waiters")
SEQUENCES = 20
MOST_SEQUENCES = 300
ATTEMPTS = 4

Answers = list[tuple[int, dict[str, Any]]]


def read_waiter(name: str, config: Mapping[str, Any]) -> Waiter:
    """A waiter as the generator knows it."""
    acceptors = [
        Acceptor(
            state=one["state"],
            matcher=one["matcher"],
            expected=one["expected"],
            argument=one.get("argument", ""),
        )
        for one in config["acceptors"]
    ]
    return Waiter(
        name=name,
        operation=config["operation"],
        delay=config["delay"],
        max_attempts=config["maxAttempts"],
        acceptors=tuple(acceptors),
    )


def make_waiter(waiter: Waiter) -> runtime.Waiter:
    """The same as a generated package has it, out of the source that is written for it."""
    view = build_waiter(waiter)
    source = f"Waiter({', '.join(view.arguments)}, acceptors=[{', '.join(view.acceptors)}])"
    made: runtime.Waiter = eval(  # noqa: S307 - source that is written for packages
        source, {"Waiter": runtime.Waiter, "Acceptor": runtime.Acceptor}
    )
    assert (made.operation, made.delay, made.max_attempts) == (
        waiter.operation,
        waiter.delay,
        waiter.max_attempts,
    )
    made.max_attempts = ATTEMPTS
    return made


def draw_answers(config: Mapping[str, Any], random: Random) -> Answers:
    """Responses and errors such as this waiter looks for, and others."""
    paths = paths_in(config)
    expected = [one["expected"] for one in config["acceptors"]]
    leaves = [*expected, *literals_in(paths)]
    codes = [value for value in expected if isinstance(value, str)]
    statuses = [one["expected"] for one in config["acceptors"] if one["matcher"] == "status"]
    answers: Answers = []
    for _ in range(ATTEMPTS):
        status = random.choice([200, 200, 200, 400, *statuses])
        if status >= 300:
            answers.append((status, {"Error": {"Code": random.choice(["Other", *codes])}}))
        else:
            answers.append((status, draw_response(paths, leaves, random)))
    return answers


def run_theirs(config: Mapping[str, Any], answers: Answers) -> tuple[str, int]:
    """How botocore's waiter ends, and after how many calls."""
    left = iter(answers)
    count = 0

    def call() -> dict[str, Any]:
        nonlocal count
        count += 1
        status, wire = next(left)
        return {**wire, "ResponseMetadata": {"HTTPStatusCode": status}}

    settings = BOTOCORE.SingleWaiterConfig({**config, "delay": 0, "maxAttempts": ATTEMPTS})
    try:
        BOTOCORE.Waiter("waiter", settings, call).wait()
    except ERRORS.WaiterError as error:
        return _outcome(str(error)), count
    except (TypeError, JMESPATH.exceptions.JMESPathTypeError):
        return "cannot tell", count
    return "success", count


def run_ours(waiter: runtime.Waiter, answers: Answers) -> tuple[str, int]:
    """How ours ends, and after how many calls."""
    left = iter(answers)
    count = 0

    def call(operation: str, params: dict[str, Any]) -> dict[str, Any]:
        nonlocal count
        assert (operation, params) == (waiter.operation, {})
        count += 1
        status, wire = next(left)
        answer = {**wire, "ResponseMetadata": {"HTTPStatusCode": status}}
        if status >= 300:
            raise ServiceFailure(answer)
        return answer

    try:
        runtime.wait(call, waiter, {}, lambda _: None)
    except runtime.Stopped as stopped:
        return _outcome(stopped.reason), count
    return "success", count


def _outcome(reason: str) -> str:
    for text, outcome in {
        "Max attempts exceeded": "attempts",
        "it did not come": "attempts",
        "terminal failure state": "failure",
        "can no longer come": "failure",
        "An error occurred": "error",
        "unexpected error": "error",
        "does not say": "cannot tell",
    }.items():
        if text in reason:
            return outcome
    raise ValueError(reason)


def test_every_waiter_ends_as_botocores_does() -> None:
    """And each succeeds at times: one that never did would prove little."""
    outcomes: dict[tuple[str, str], set[str]] = {}
    for key, config in WAITERS.items():
        waiter = make_waiter(read_waiter(key[1], config))
        random = Random("".join(key))  # noqa: S311 - no secret
        seen = outcomes[key] = set()
        tried = 0
        while tried < SEQUENCES or ("success" not in seen and tried < MOST_SEQUENCES):
            answers = draw_answers(config, random)
            theirs = run_theirs(config, answers)
            assert run_ours(waiter, answers) == theirs, (key, answers)
            seen.add(theirs[0])
            tried += 1

    assert len(outcomes) > 400
    assert [key for key, seen in outcomes.items() if "success" not in seen] == []
    assert set().union(*outcomes.values()) == {
        *("success", "failure", "attempts", "error", "cannot tell")
    }


def test_a_waiter_gives_the_last_response_typed(typed: Callable[..., Typed]) -> None:
    one = typed("sagemaker")
    one.script.give({"EndpointStatus": "Creating"}, {"EndpointStatus": "InService"})

    reply = one.client.wait_until_endpoint_in_service(
        one.DescribeEndpointInput(endpoint_name="e"), delay=7
    )

    assert reply.endpoint_status == "InService"
    assert one.slept == [7]
    assert one.script.asked == 2 * [("DescribeEndpoint", {"EndpointName": "e"})]


def test_a_waiter_asks_as_often_as_the_model_says(typed: Callable[..., Typed]) -> None:
    one = typed("sagemaker")
    one.script.give(*120 * [{"EndpointStatus": "Creating"}])

    with pytest.raises(one.exceptions.WaiterError, match="did not come in 120 attempts") as caught:
        one.client.wait_until_endpoint_in_service(one.DescribeEndpointInput(endpoint_name="e"))

    assert one.slept == 119 * [30]
    assert caught.value.waiter == "EndpointInService"
    assert caught.value.response.endpoint_status == "Creating"
    assert caught.value.error is None


def test_a_waiter_can_wait_for_an_error(typed: Callable[..., Typed]) -> None:
    """Then there is no response to give."""
    kinesis, dynamodb = typed("kinesis"), typed("dynamodb")
    kinesis.script.give({"StreamDescription": {"StreamStatus": "DELETING"}})
    kinesis.script.refuse("ResourceNotFoundException")
    dynamodb.script.refuse("ResourceNotFoundException")

    request = kinesis.DescribeStreamInput(stream_name="s")
    assert kinesis.client.wait_until_stream_not_exists(request) is None
    table = dynamodb.DescribeTableInput(table_name="table")
    assert dynamodb.client.wait_until_table_not_exists(table) is None
    assert kinesis.slept == [10]


def test_a_waiter_says_why_it_gave_up(typed: Callable[..., Typed]) -> None:
    one = typed("sagemaker")
    one.script.give({"EndpointStatus": "Failed"})
    one.script.refuse("ResourceNotFound", "gone")
    request = one.DescribeEndpointInput(endpoint_name="e")

    with pytest.raises(one.exceptions.WaiterError) as failed:
        one.client.wait_until_endpoint_in_service(request)
    with pytest.raises(one.exceptions.WaiterError) as refused:
        one.client.wait_until_endpoint_in_service(request)

    assert str(failed.value) == (
        "EndpointInService: what was waited for can no longer come: EndpointStatus is Failed"
    )
    assert failed.value.response.endpoint_status == "Failed"
    assert "unexpected error ResourceNotFound" in refused.value.reason
    assert isinstance(refused.value.error, one.exceptions.ResourceNotFound)
    assert refused.value.__cause__ is refused.value.error
    assert refused.value.response is None


def test_a_waiter_that_can_succeed_both_ways_may_give_nothing(
    typed: Callable[..., Typed],
) -> None:
    one = typed("ecs")
    elsewhere = typed("rds")
    elsewhere.script.give({"DBInstances": []})
    request = elsewhere.DescribeDBInstancesMessage(db_instance_identifier="i")
    reply = elsewhere.client.wait_until_db_instance_deleted(request)
    assert reply == elsewhere.DBInstanceMessage(db_instances=[])
    elsewhere.script.refuse("DBInstanceNotFound")
    assert elsewhere.client.wait_until_db_instance_deleted(request) is None
    method: Any = elsewhere.client.wait_until_db_instance_deleted
    assert method.__annotations__["return"] == "models.DBInstanceMessage | None"

    one.script.give({"services": []}, {})
    services = one.DescribeServicesRequest(services=["s"])
    assert one.client.wait_until_services_stable(services).services == []
    with pytest.raises(one.exceptions.WaiterError, match="the response does not say whether"):
        one.client.wait_until_services_stable(services)
