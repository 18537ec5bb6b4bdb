"""Examples: right by the package's own checks, small, the same each time, or reported."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from bench.sweep.botocore import find_judge

from shapewright.build.service import build_service
from shapewright.claims import ClaimsByPlace
from shapewright.examples import Examples, make_examples
from shapewright.examples.load import loading
from shapewright.examples.looks import list_names, split_words, tidy_arn
from shapewright.lower.package import lower_package
from shapewright.sources.open import open_source
from shapewright.validators.relief import find_reliefs

Show = Callable[..., Examples]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def show() -> Show:
    """The examples of a service, or of some operations of it."""

    def show(name: str, operations: Sequence[str] = (), source: str = "installed") -> Examples:
        service = build_service(open_source(source).read(name)).service
        chosen = operations or [operation.name for operation in service.operations]
        package = lower_package(service, chosen, ClaimsByPlace(service))
        return make_examples(package, find_reliefs(package.service))

    return show


@pytest.fixture
def show_model(show: Show, tmp_path: Path) -> Callable[..., Examples]:
    """The examples of a made service with one operation, by the shapes of its model."""

    def show_model(shapes: dict[str, Any], operation: str = "CreateThing") -> Examples:
        model = {
            "version": "2.0",
            "metadata": {
                "apiVersion": "2024-01-01",
                "endpointPrefix": "made",
                "protocol": "json",
                "serviceFullName": "Made",
                "serviceId": "Made",
                "signatureVersion": "v4",
                "jsonVersion": "1.1",
                "targetPrefix": "Made",
                "uid": "made-2024-01-01",
            },
            "operations": {
                operation: {
                    "name": operation,
                    "http": {"method": "POST", "requestUri": "/"},
                    "input": {"shape": "Input"},
                }
            },
            "shapes": {"Text": {"type": "string"}, **shapes},
        }
        file = tmp_path / "made.json"
        file.write_text(json.dumps(model), encoding="utf-8")
        return show("made", source=str(file))

    return show_model


@pytest.mark.parametrize("name", ["sqs", "dynamodb", "s3", "bedrock-runtime", "wafv2"])
def test_every_operation_has_a_request_that_botocore_takes_too(show: Show, name: str) -> None:
    examples = show(name)
    judges = {operation: find_judge(name, operation) for operation in examples.requests}
    reports = {
        operation: judge.report(examples.requests[operation])
        for operation, judge in judges.items()
        if judge is not None
    }

    assert examples.requests
    assert [problem for problem in examples.problems if "/operations/" in str(problem)] == []
    assert {operation: report for operation, report in reports.items() if report} == {}
    assert len(reports) > len(judges) / 2


def test_a_request_shows_what_it_is_about(show: Show) -> None:
    examples = show("sagemaker", ["CreateModelPackage", "ListModels", "DescribeEndpoint"])

    assert examples.problems == ()
    assert examples.requests["DescribeEndpoint"] == {"EndpointName": "my-endpoint"}
    assert examples.requests["ListModels"] == {"MaxResults": 10}
    assert examples.requests["CreateModelPackage"] == {
        "ModelPackageName": "my-model-package",
        "Tags": [{"Key": "key", "Value": "value"}],
    }
    arn = examples.responses["CreateModelPackage"]["ModelPackageArn"]
    assert arn.startswith("arn:aws:sagemaker:us-east-1:123456789012:model-package/")


def test_a_call_that_needs_nothing_still_says_what_it_is_about(
    show_model: Callable[..., Examples],
) -> None:
    members = {"Alpha": {"shape": "Text"}, "PartKey": {"shape": "Text"}}
    shapes = {"Input": {"type": "structure", "members": members}}

    assert show_model(shapes, "GetThing").requests == {"GetThing": {"PartKey": "part-key"}}
    assert show_model(shapes, "ListThings").requests == {"ListThings": {}}


def test_other_operations_change_no_example(show: Show) -> None:
    whole = show("sqs")
    alone = show("sqs", ["SendMessageBatch"])

    assert alone.requests == {"SendMessageBatch": whole.requests["SendMessageBatch"]}
    assert alone.responses == {"SendMessageBatch": whole.responses["SendMessageBatch"]}


def test_the_hash_seed_changes_no_example() -> None:
    code = (
        "from shapewright.pipeline import Sources, read_built\n"
        "from shapewright.lower.package import lower_package\n"
        "from shapewright.examples import make_examples\n"
        "service = read_built(Sources().open('installed'), 'sns')\n"
        "package = lower_package(service, [one.name for one in service.operations])\n"
        "examples = make_examples(package, [])\n"
        "print(examples.requests, examples.responses)\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONPATH": str(ROOT / "generator"), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert said[0] == said[1]
    assert "CreateTopic" in said[0]


def test_members_that_exclude_each_other_are_not_shown_together(
    show_model: Callable[..., Examples],
) -> None:
    both = {
        "Input": {
            "type": "structure",
            "members": {
                "ThingName": {"shape": "Text"},
                "Description": {
                    "shape": "Text",
                    "documentation": "<p>You can't specify both <code>Description</code> and "
                    "<code>ThingName</code>.</p>",
                },
            },
        }
    }
    free: dict[str, Any] = json.loads(json.dumps(both))
    del free["Input"]["members"]["Description"]["documentation"]

    assert list(show_model(free).requests["CreateThing"]) == ["Description", "ThingName"]
    assert list(show_model(both).requests["CreateThing"]) == ["ThingName"]


def test_what_the_text_requires_beside_what_is_there_is_shown(
    show_model: Callable[..., Examples],
) -> None:
    shapes = {
        "Input": {
            "type": "structure",
            "required": ["ThingName"],
            "members": {
                "ThingName": {"shape": "Text"},
                "Secret": {
                    "shape": "Text",
                    "documentation": "<p>Required if <code>ThingName</code> is specified.</p>",
                },
                "Other": {"shape": "Text"},
            },
        }
    }

    assert list(show_model(shapes).requests["CreateThing"]) == ["Secret", "ThingName"]


def test_what_the_text_requires_without_end_ends(show_model: Callable[..., Examples]) -> None:
    shapes = {
        "Input": {"type": "structure", "required": ["A"], "members": {"A": {"shape": "Node"}}},
        "Node": {
            "type": "structure",
            "required": ["Kind"],
            "members": {
                "Kind": {"shape": "Text"},
                "Next": {
                    "shape": "Node",
                    "documentation": "<p>Required if <code>Kind</code> is specified.</p>",
                },
            },
        },
    }

    assert show_model(shapes).requests == {
        "CreateThing": {"A": {"Kind": "kind", "Next": {"Kind": "kind"}}}
    }


def test_a_request_that_the_checks_refuse_is_reported(show_model: Callable[..., Examples]) -> None:
    shapes = {
        "Input": {"type": "structure", "required": ["A"], "members": {"A": {"shape": "Odd"}}},
        "Odd": {"type": "map", "key": {"shape": "One"}, "value": {"shape": "Text"}, "min": 3},
        "One": {"type": "string", "enum": ["one"]},
    }
    examples = show_model(shapes)

    assert examples.requests == {}
    [problem] = examples.problems
    assert problem.where.pointer == "/operations/CreateThing"
    assert "A: " in problem.what


def test_recursion_that_may_end_ends(show_model: Callable[..., Examples]) -> None:
    shapes = {
        "Input": {"type": "structure", "required": ["A"], "members": {"A": {"shape": "Node"}}},
        "Node": {
            "type": "structure",
            "required": ["Next", "ByName"],
            "members": {"Next": {"shape": "Nodes"}, "ByName": {"shape": "Named"}},
        },
        "Nodes": {"type": "list", "member": {"shape": "Node"}},
        "Named": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Node"}},
    }

    assert show_model(shapes).requests == {"CreateThing": {"A": {"Next": [], "ByName": {}}}}


def test_documented_examples_are_shown_if_they_are_right(show: Show) -> None:
    examples = show("s3", ["ListObjectsV2", "PutObject", "GetObject", "ListObjects"])

    assert {name: bool(found) for name, found in examples.documented.items()} == {
        "GetObject": True,
        "PutObject": True,
    }
    first = examples.documented["PutObject"][0]
    assert isinstance(first.request["Body"], bytes)
    assert [problem.where.pointer.split("/")[2] for problem in examples.problems] == [
        "ListObjects",
        "ListObjectsV2",
    ]
    assert all("MaxKeys: must be an integer, not str" in one.what for one in examples.problems)


MANY = 2_000_000_000
STRUCTURE = {"type": "structure"}
TOWER = {
    f"Floor{at}": {
        **STRUCTURE,
        "members": {name: {"shape": f"Floor{at + 1}"} for name in ("Left", "Right")},
        "required": ["Left", "Right"],
    }
    for at in range(40)
}
SHAFT = {
    f"Floor{at}": {
        **STRUCTURE,
        "members": {"Down": {"shape": f"Floor{at + 1}"}},
        "required": ["Down"],
    }
    for at in range(400)
}


@pytest.mark.parametrize(
    "shapes",
    [
        {"Held": {"type": "list", "member": {"shape": "Text"}, "min": MANY}},
        {
            "Held": {
                "type": "map",
                "key": {"shape": "Text"},
                "value": {"shape": "Text"},
                "min": MANY,
            },
        },
        {
            "Held": {"type": "map", "key": {"shape": "Long"}, "value": {"shape": "Text"}, "min": 1},
            "Long": {"type": "string", "min": MANY},
        },
        {"Held": {"type": "blob", "min": MANY}},
        {"Held": {"type": "string", "min": MANY}},
        {
            "Held": {"type": "list", "member": {"shape": "Floor0"}, "min": 1},
            **TOWER,
            "Floor40": {"type": "string"},
        },
        {
            "Held": {"type": "list", "member": {"shape": "Floor0"}, "min": 1},
            **SHAFT,
            "Floor400": {"type": "string"},
        },
    ],
    ids=["list", "map", "key", "blob", "text", "tower", "shaft"],
)
def test_a_request_that_nobody_would_read_is_not_made(
    show_model: Callable[..., Examples], shapes: dict[str, Any]
) -> None:
    held = {**STRUCTURE, "members": {"Held": {"shape": "Held"}}, "required": ["Held"]}

    examples = show_model({"Input": held, **shapes})

    assert examples.requests == {}
    assert [one.what for one in examples.problems] == [
        "has no example: what it has to hold at least is too much to be shown"
    ]


def test_a_large_number_is_not_a_large_value(show_model: Callable[..., Examples]) -> None:
    held = {**STRUCTURE, "members": {"Held": {"shape": "Held"}}, "required": ["Held"]}
    shapes = {"Input": held, "Held": {"type": "long", "min": MANY}}

    assert show_model(shapes).requests["CreateThing"] == {"Held": MANY}


def test_a_package_in_memory_is_gone_afterwards() -> None:
    texts = {
        "there.py": "from ._runtime.policy import STRICT\nfrom .below import NAME\n",
        "below/__init__.py": "NAME = __name__\n",
    }
    with loading(texts) as loaded:
        there = loaded.find("there")
        policy = sys.modules["shapewright.runtime.policy"]

        assert loaded.name == there.NAME.partition(".")[0]
        assert there.STRICT is policy.__dict__["STRICT"]
        with pytest.raises(ModuleNotFoundError):
            loaded.find("nowhere")

    assert [name for name in sys.modules if name.startswith(loaded.name)] == []
    assert all(type(finder).__module__ != "shapewright.examples.load" for finder in sys.meta_path)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ModelPackageARN", ["model", "package", "arn"]),
        ("S3Uri", ["s3", "uri"]),
        ("MD5OfBody", ["md5", "of", "body"]),
        ("x-amz-id_2", ["x", "amz", "id", "2"]),
    ],
)
def test_words_of_a_name(name: str, words: list[str]) -> None:
    assert split_words(name) == words


def test_a_name_is_that_of_what_it_names() -> None:
    assert next(list_names("ModelPackageName", "EntityName", "create")) == "my-model-package"
    assert next(list_names("Name", "QueueName", "x")) == "my-queue"
    assert next(list_names("Name", "String", "thing")) == "my-thing"
    assert list(list_names("Description", "Text", "thing")) == []


def test_an_arn_is_tidied_as_far_as_it_is_taken() -> None:
    drawn = "arn:aws-x:made:q:980459082284:thing/zzz"

    assert tidy_arn(drawn, "us-east-1", "123456789012", lambda _: True) == (
        "arn:aws:made:us-east-1:123456789012:thing/example"
    )
    assert tidy_arn(drawn, "us-east-1", "123456789012", lambda _: False) == drawn
    assert tidy_arn("no-arn", "us-east-1", "123456789012", lambda _: True) == "no-arn"
