"""Pages come as botocore's own paginators give them, for every paginator of every service."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from itertools import islice
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from tests.client.conftest import Typed
from tests.client.scripted import draw_response, read_configs, texts_of

from shapewright.client.facts import build_paginator
from shapewright.ir.service import Paginator
from shapewright.runtime.client import pages as runtime
from shapewright.runtime.client.error import PaginationError

BOTOCORE: Any = import_module("botocore.paginate")  # which has no types
ERRORS: Any = import_module("botocore.exceptions")
TOKENS = ["one", "two", "three", "None", {"key": 1}, 7]
MOST_PAGES = 6

Wire = dict[str, Any]


def make_paginator(operation: str, config: Mapping[str, Any]) -> runtime.Paginator:
    """A paginator as a generated package has it, out of the source that is written for it."""
    view = build_paginator(
        Paginator(
            operation=operation,
            input_tokens=texts_of(config, "input_token"),
            output_tokens=texts_of(config, "output_token"),
            result_keys=texts_of(config, "result_key"),
            limit_key=config.get("limit_key", ""),
            more_results=config.get("more_results", ""),
        )
    )
    made: runtime.Paginator = eval(  # noqa: S307 - source that is written for packages
        f"Paginator({', '.join(view.arguments)})", {"Paginator": runtime.Paginator}
    )
    return made


def follow(pages: Iterator[Wire], asked: list[Wire], errors: tuple[type[Exception], ...]) -> Any:
    """What was asked, what came, and how it ended."""
    came: list[Wire] = []
    try:
        came.extend(islice(pages, MOST_PAGES))
    except errors:
        return asked, came, "the same token twice"
    return asked, came, "an end"


def run_theirs(config: Mapping[str, Any], answers: list[Wire], params: Wire) -> Any:
    """What botocore's paginator does."""
    asked: list[Wire] = []
    left = iter(answers)

    def call(**given: Any) -> Wire:
        asked.append(given)
        return next(left)

    paginator = BOTOCORE.Paginator(call, config, SimpleNamespace())
    return follow(iter(paginator.paginate(**params)), asked, (ERRORS.PaginationError,))


def run_ours(paginator: runtime.Paginator, answers: list[Wire], params: Wire) -> Any:
    """What ours does."""
    asked: list[Wire] = []
    left = iter(answers)

    def call(operation: str, given: Wire) -> Wire:
        assert operation == "Operation"
        asked.append(given)
        return next(left)

    pages = runtime.read_pages(call, "Operation", paginator, dict(params))
    return follow(pages, asked, (PaginationError,))


def test_every_paginator_asks_and_ends_as_botocores_does() -> None:
    ends: set[str] = set()
    longest: dict[tuple[str, str], int] = {}
    for key, config in read_configs("pagination").items():
        paginator = make_paginator(key[1], config)
        random = Random("".join(key))  # noqa: S311 - no secret
        paths = [*texts_of(config, "output_token"), *texts_of(config, "more_results")]
        for _ in range(6):
            answers = [draw_response(paths, TOKENS, random) for _ in range(MOST_PAGES)]
            answers += [{}] * MOST_PAGES
            starts: list[Wire] = [{}, {"Other": 1}, {paginator.inputs[0]: "zero"}]
            params = random.choice(starts)
            try:
                theirs = run_theirs(config, answers, dict(params))
            except TypeError:  # botocore counts results, and these have no length
                continue
            assert run_ours(paginator, answers, params) == theirs, (key, answers)
            ends.add(theirs[2])
            longest[key] = max(longest.get(key, 0), len(theirs[1]))

    assert len(longest) > 3_400
    assert ends == {"the same token twice", "an end"}
    assert sum(count > 2 for count in longest.values()) > 0.7 * len(longest)


def test_the_facts_of_a_paginator_are_all_there() -> None:
    """What stands in for a service has to know how many make a page, and of what."""
    config = read_configs("pagination")["cloudwatch", "DescribeAlarms"]

    paginator = make_paginator("DescribeAlarms", config)

    assert paginator.limit == config["limit_key"]
    assert [*paginator.results] == config["result_key"]


def test_pages_are_typed_and_fetched_when_asked_for(typed: Callable[..., Typed]) -> None:
    one = typed("sagemaker")
    one.script.give({"Models": [], "NextToken": "t"}, {"Models": []})

    pages = one.client.list_models_pages(one.ListModelsInput(max_results=5))
    assert one.script.asked == []
    first = next(pages)

    assert first == one.ListModelsOutput(models=[], next_token="t")  # noqa: S106 - a page's
    assert len(one.script.asked) == 1
    assert [*pages] == [one.ListModelsOutput(models=[])]
    assert one.script.asked == [
        ("ListModels", {"MaxResults": 5}),
        ("ListModels", {"MaxResults": 5, "NextToken": "t"}),
    ]


def test_a_request_for_pages_is_checked_before_any_is_asked_for(
    typed: Callable[..., Typed],
) -> None:
    one = typed("sagemaker")

    with pytest.raises(one.ValidationError, match="MaxResults"):
        one.client.list_models_pages(one.ListModelsInput(max_results=0))


def test_pages_without_end_are_an_error(typed: Callable[..., Typed]) -> None:
    one = typed("sagemaker")
    one.script.give({"Models": [], "NextToken": "t"}, {"Models": [], "NextToken": "t"})

    with pytest.raises(one.exceptions.PaginationError, match="ListModels gave the same token"):
        list(one.client.list_models_pages())


Items = tuple[str, str, tuple[str, Wire] | None, list[Wire], list[Any]]
ITEMS: list[Items] = [
    (
        "sagemaker",
        "list_models_items",
        None,
        [
            {
                "Models": [{"ModelName": "a", "ModelArn": "x", "CreationTime": 1}],
                "NextToken": "t",
            },
            {"Models": [{"ModelName": "b", "ModelArn": "y", "CreationTime": 2}]},
        ],
        ["a", "b"],
    ),
    (
        "ecs",
        "list_clusters_items",
        None,
        [{"clusterArns": ["a"], "nextToken": "t"}, {"clusterArns": ["b"]}],
        ["a", "b"],
    ),
    (
        "kinesis",
        "describe_stream_items",
        ("DescribeStreamInput", {"stream_name": "s"}),
        [
            {
                "StreamDescription": {
                    "HasMoreShards": more,
                    "Shards": [{"ShardId": shard}],
                }
            }
            for more, shard in ((True, "shardId-1"), (False, "shardId-2"))
        ],
        ["shardId-1", "shardId-2"],
    ),
    (
        "s3",
        "list_objects_items",
        ("ListObjectsRequest", {"bucket": "bucket"}),
        [
            {"IsTruncated": True, "Contents": [{"Key": "a"}]},
            {"IsTruncated": False, "Contents": [{"Key": "b"}]},
        ],
        ["a", "b"],
    ),
    (
        "dynamodb",
        "scan_items",
        ("ScanInput", {"table_name": "table"}),
        [
            {"Items": [{"id": {"S": "a"}}], "LastEvaluatedKey": {"id": {"S": "a"}}},
            {"Items": []},
        ],
        [{"id": "a"}],
    ),
    (
        "devicefarm",
        "list_unique_problems_items",
        ("ListUniqueProblemsRequest", {"arn": "arn:aws:devicefarm:us-west-2::run:1234567890"}),
        [{"uniqueProblems": {"FAILED": [{"message": "m"}]}}],
        [("FAILED", ["m"])],
    ),
]


@pytest.mark.parametrize(
    ("service", "method", "request_", "pages", "items"),
    ITEMS,
    ids=["structures", "strings", "nested", "computed token", "maps", "pairs"],
)
def test_items_are_what_stands_on_all_pages(  # noqa: PLR0917 - a table
    typed: Callable[..., Typed],
    service: str,
    method: str,
    request_: tuple[str, dict[str, Any]] | None,
    pages: list[Wire],
    items: list[Any],
) -> None:
    one = typed(service)
    one.script.give(*pages)
    arguments = [getattr(one, request_[0])(**request_[1])] if request_ else []

    found = [*getattr(one.client, method)(*arguments)]

    assert [simplify(item) for item in found] == items


def simplify(item: Any) -> Any:
    """The part of an item by which it is known here."""
    known: dict[Any, Callable[[Any], Any]] = {
        str: lambda text: text,
        tuple: lambda pair: (pair[0], [value.message for value in pair[1]]),
        dict: lambda entries: {name: value.s for name, value in entries.items()},
    }
    if item.__class__ in known:
        return known[item.__class__](item)
    names = ("model_name", "shard_id", "key")
    return next(getattr(item, name) for name in names if hasattr(item, name))


def test_a_token_goes_where_the_next_request_takes_it(typed: Callable[..., Typed]) -> None:
    """One that is computed, one of several, and one that is a map."""
    s3, route53, dynamodb = typed("s3"), typed("route53"), typed("dynamodb")
    s3.script.give({"IsTruncated": True, "Contents": [{"Key": "last"}]}, {"IsTruncated": False})
    record: Wire = {"ResourceRecordSets": [], "MaxItems": "1"}
    more = {"IsTruncated": True, "NextRecordName": "n", "NextRecordType": "A"}
    route53.script.give({**record, **more}, {**record, "IsTruncated": False})
    key = {"id": {"S": "a"}}
    dynamodb.script.give({"LastEvaluatedKey": key}, {})

    list(s3.client.list_objects_pages(s3.ListObjectsRequest(bucket="bucket")))
    list(
        route53.client.list_resource_record_sets_pages(
            route53.ListResourceRecordSetsRequest(hosted_zone_id="Z1")
        )
    )
    list(dynamodb.client.scan_pages(dynamodb.ScanInput(table_name="table")))

    assert s3.script.asked[1][1]["Marker"] == "last"
    assert route53.script.asked[1][1] | {"HostedZoneId": ""} == {
        "HostedZoneId": "",
        "StartRecordName": "n",
        "StartRecordType": "A",
    }
    assert dynamodb.script.asked[1][1]["ExclusiveStartKey"] == key
