"""Values made to hurt: each has an answer, at its place, in a bounded number of steps."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from random import Random
from typing import Any

import pytest
from bench.sweep.draw import Drawing
from bench.sweep.judge import Subject
from bench.sweep.package import Generated
from bench.sweep.place import Place
from bench.sweep.run import find_places
from tests.validators.hostile import HOSTILE

SERVICES = ["dynamodb", "bedrock-runtime", "lex-runtime", "neptune-graph", "kendra-ranking", "mpa"]
DEEP = 100_000
DEEP_PATH = "additionalModelRequestFields" + "[0]" * 49 + "..." + "[0]" * 50
"""Of so long a way, its two ends."""

Package = Callable[[str], Generated]


@pytest.fixture(scope="session")
def kinds(package: Package) -> list[tuple[Subject, Place]]:
    """One place of every kind: of a shape, with or without rules, as key, entry or member."""
    found: dict[Any, tuple[Subject, Place]] = {}
    for name in SERVICES:
        made = package(name)
        drawing = Drawing(made.service, Random(name))  # noqa: S311 - no secret
        for subject, place in find_places(made, drawing):
            found.setdefault(_describe(made, place), (subject, place))
    return list(found.values())


def _describe(made: Generated, place: Place) -> Any:
    shape = made.service.shape(place.target)
    rules = tuple(sorted(type(rule).__name__ for rule in getattr(shape, "rules", ())))
    member = place.member
    label = member is not None and (member.host_label or member.binding.location)
    json = member is not None and member.json_value
    inside = place.path.endswith(("]", "}"))
    recursive = place.target in place.above
    return type(shape), rules, label, json, place.is_key, inside, place.hidden, recursive


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_hostile_value_anywhere_has_an_answer(
    number: int, kinds: list[tuple[Subject, Place]]
) -> None:
    """Never an exception; problems are where the value is; they can be printed and compared."""
    hostile = HOSTILE[number]
    assert len(kinds) > 50
    for subject, place in kinds:
        if place.is_key:
            try:
                whole = place.wrap(hostile)
            except Exception:  # noqa: BLE001, S112 - it cannot be a key
                continue
        else:
            whole = place.wrap(hostile)
        for policy in ("STRICT", "BOTOCORE", "LENIENT"):
            problems = subject.check(whole, subject.policy(policy))
            assert type(problems) is list
            for problem in problems:
                assert problem.path.startswith(place.path), (place.path, problem)
                assert all(type(text) is str for text in (problem.got, str(problem)))
                assert problem == problem  # noqa: PLR0124 - it can be asked


def _find_steps(work: Callable[[], Any]) -> tuple[Any, int]:
    """What a function gives, and how many calls it made to get there."""
    steps = 0

    def count(*_: object) -> None:
        nonlocal steps
        steps += 1

    sys.setprofile(count)
    try:
        found = work()
    finally:
        sys.setprofile(None)
    return found, steps


def _nest(depth: int, last: Any) -> Any:
    """A DynamoDB value so deep: lists and maps by turns."""
    value: Any = last
    for level in range(depth):
        value = {"L": [value]} if level % 2 else {"M": {"k": value}}
    return value


def _share(times: int, last: Any) -> Any:
    """A DynamoDB value that holds another twice, which holds another twice, and so on."""
    value: Any = last
    for level in range(times):
        value = {"L": [value, value]} if level % 2 else {"M": {"a": value, "b": value}}
    return value


def _put(value: Any) -> dict[str, Any]:
    return {"TableName": "table", "Item": {"key": value}}


def test_what_holds_itself_is_refused_where_it_does(package: Package) -> None:
    """In a recursive structure and in a document, at once and on the way."""
    value: dict[str, Any] = {"L": []}
    value["L"] = [{"S": "a"}, value]
    found = package("dynamodb").check_request("PutItem", _put(value))
    assert [(one.path, one.rule) for one in found] == [("Item{key}.L[1]", "type")]

    rounds: dict[str, Any] = {}
    rounds["M"] = {"k": {"L": [rounds]}}
    found = package("dynamodb").check_request("PutItem", _put(rounds))
    assert [(one.path, one.rule) for one in found] == [("Item{key}.M{k}.L[0]", "type")]

    document: dict[str, Any] = {"a": [1]}
    document["a"].append({"b": document})
    params = {"modelId": "m", "additionalModelRequestFields": document}
    found = package("bedrock-runtime").check_request("Converse", params)
    path = "additionalModelRequestFields{a}[1]{b}"
    assert [(one.path, one.rule) for one in found] == [(path, "type")]


def test_depth_stops_no_answer(package: Package) -> None:
    """A hundred thousand levels: right is right, wrong is found at its place, in linear time."""
    check = package("dynamodb").check_request
    check("PutItem", _put({"S": "a"}))
    check("PutItem", _put({"S": 1}))
    right, steps = _find_steps(lambda: check("PutItem", _put(_nest(DEEP, {"S": "a"}))))
    assert right == []
    assert steps < 300 * DEEP

    wrong, steps = _find_steps(lambda: check("PutItem", _put(_nest(DEEP, {"S": 1}))))
    assert [one.rule for one in wrong] == ["type"]
    assert wrong[0].path.endswith("}.S")
    assert wrong[0].steps[50] == "..."  # of so long a way, its two ends
    assert steps < 300 * DEEP


def test_depth_of_a_document_stops_no_answer(package: Package) -> None:
    check = package("bedrock-runtime").check_request
    for last, paths in ((1, []), ({1, 2}, [DEEP_PATH])):
        document: Any = last
        for _ in range(DEEP):
            document = [document]
        params = {"modelId": "m", "additionalModelRequestFields": document}
        found, steps = _find_steps(partial(check, "Converse", params))
        assert [one.path for one in found] == paths
        assert steps < 200 * DEEP


def test_problems_at_every_depth_are_told_in_bounded_time(package: Package) -> None:
    """Their paths would together be as long as the square of the depth."""
    value: Any = {"S": 1}
    for _ in range(4_000):
        value = {"L": [value], "Bad": 1}
    found, steps = _find_steps(lambda: package("dynamodb").check_request("PutItem", _put(value)))
    assert found[0].path == "Item{key}.Bad"
    assert sum(len(one.path) for one in found) < 10_000_000
    assert steps < 5_000_000


def test_what_is_shared_is_looked_at_a_bounded_number_of_times(package: Package) -> None:
    """Two to the power of sixty places, and an answer."""
    check = package("dynamodb").check_request
    right, steps = _find_steps(lambda: check("PutItem", _put(_share(60, {"S": "a"}))))
    assert right == []
    assert steps < 20_000

    wrong, steps = _find_steps(lambda: check("PutItem", _put(_share(60, {"S": 1}))))
    assert {one.rule for one in wrong} == {"type"}
    assert wrong[0].path.endswith(".S")
    assert steps < 5_000_000


def test_a_document_that_shares_is_looked_at_a_bounded_number_of_times(package: Package) -> None:
    check = package("bedrock-runtime").check_request
    for last in (1, float("nan")):
        document: Any = [last]
        for _ in range(60):
            document = [document, document]
        params = {"modelId": "m", "additionalModelRequestFields": document}
        found, steps = _find_steps(partial(check, "Converse", params))
        assert {one.facts.aspect for one in found} == ({"json.nan"} if last != 1 else set())
        assert steps < 5_000_000


_SHARED_JSON = """
import importlib, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (8, 8))
resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))
sys.path.insert(0, sys.argv[1])
check = importlib.import_module(sys.argv[2] + ".validation").check_request
value = [1]
for _ in range(60):
    value = [value, value]
params = {"botName": "bot", "botAlias": "alias", "userId": "us", "accept": "a"}
params |= {"contentType": "t", "inputStream": b"", "sessionAttributes": value}
found = check("PostContent", params)
print([(one.path, one.rule) for one in found])
"""


def test_json_in_a_header_that_shares_has_an_answer(package: Package) -> None:
    """It could never be sent: written out it has two to the power of sixty parts.

    In a process of its own, whose CPU seconds are counted: C code takes no steps.
    """
    folder = package("lex-runtime").folder
    command = [sys.executable, "-c", _SHARED_JSON, str(folder.parent), folder.name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-300:]
    assert done.stdout.strip() == "[('sessionAttributes', 'json')]"


def test_huge_numbers_are_told_in_a_few_words(package: Package) -> None:
    """Python itself refuses to print them."""
    for number in (10**5000, -(10**5000)):
        params = {"TableName": "table", "Limit": number}
        (found,) = package("dynamodb").check_request("Scan", params)
        assert (found.path, found.rule) == ("Limit", "range")
        assert len(str(found)) < 300


def test_lone_surrogates_are_told_and_can_be_written(package: Package) -> None:
    """A message with them can be encoded, as a log has to."""
    params = {"TableName": "\ud800" * 2000, "Nothing\udfff": 1}
    found = package("dynamodb").check_request("Scan", params)
    assert {one.rule for one in found} == {"length", "unknown"}
    for problem in found:
        problem.message.encode()
        problem.got.encode()
