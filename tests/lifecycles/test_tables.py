"""Tables of many services: they fit, they read back the same, and so does what is kept."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest
from tests.lifecycles.conftest import ReadService, ReadTable

from shapewright.ir.graph import select_operations
from shapewright.ir.resource import Lifecycles, Status, Verb
from shapewright.lifecycles import (
    check_lifecycles,
    find_lifecycles,
    read_corrections,
    render_lifecycles,
    report_lifecycles,
)
from shapewright.lifecycles.apply import apply_corrections
from shapewright.lifecycles.find import FOLDER, read_kept, settle_lifecycles
from shapewright.lifecycles.infer import infer_lifecycles

MANY = [
    *("apigateway", "bedrock-agent", "chime", "cloudsearch", "cognito-idp", "datazone", "events"),
    *("iam", "logs", "networkmanager", "s3", "sns", "ssm", "storagegateway"),
]
KEPT = [
    *("athena", "bedrock", "cloudfront", "codeguru-reviewer", "ds-data", "dynamodb", "ec2", "ecr"),
    *("ecs", "eks", "fms", "glue", "imagebuilder", "iot", "kendra", "kms", "lambda"),
    *("observabilityadmin", "organizations", "qbusiness", "rekognition", "route53"),
    *("route53globalresolver", "route53resolver", "sagemaker", "signin", "sqs", "stepfunctions"),
]


@pytest.mark.parametrize("name", MANY + KEPT)
def test_a_table_fits_its_service(service: ReadService, table: ReadTable, name: str) -> None:
    assert check_lifecycles(service(name), table(name)) == []
    assert table(name).resources


@pytest.mark.parametrize("name", MANY + KEPT)
def test_a_table_reads_back_the_same(service: ReadService, table: ReadTable, name: str) -> None:
    stated = tomllib.loads(render_lifecycles(table(name)))["resources"]
    corrections, problems = read_corrections(stated, f"{name}.toml")

    assert problems == []
    assert find_lifecycles(service(name), corrections) == table(name)


def test_two_calls_give_the_same_table(service: ReadService) -> None:
    assert find_lifecycles(service("iam")) == find_lifecycles(service("iam"))


def test_the_files_that_are_kept_are_these() -> None:
    folder = files("shapewright.lifecycles").joinpath(FOLDER)

    assert sorted(one.name for one in folder.iterdir()) == [f"{name}.toml" for name in KEPT]


@pytest.mark.parametrize("name", KEPT)
def test_every_correction_that_is_kept_fits_and_says_why(service: ReadService, name: str) -> None:
    kept = read_kept(name)
    found = infer_lifecycles(service(name))
    corrected, problems = apply_corrections(found, kept)

    assert [*problems, *check_lifecycles(service(name), corrected)] == []
    assert all(len(one.reason) > 15 for one in kept)
    # One by one, each changes something: what is inferred by now needs no correction.
    for one in kept:
        alone, _ = apply_corrections(found, [one])
        assert alone != found, one.noun


def test_a_correction_that_does_not_fit_a_release_is_left_out(service: ReadService) -> None:
    """Kept corrections are of the installed release; others may lack what they speak of."""
    whole = service("sqs")
    operations = tuple(one for one in whole.operations if one.name != "ReceiveMessage")
    smaller = type(whole)(
        **{
            name: getattr(whole, name)
            for name in type(whole).__dataclass_fields__
            if name != "operations"
        },
        operations=operations,
    )
    table = find_lifecycles(smaller)

    assert check_lifecycles(smaller, table) == []
    assert {one.noun for one in table.resources} >= {"Queue", "Permission"}
    assert "Message" not in {one.noun for one in table.resources}


@pytest.mark.parametrize("name", ["sqs", "iam", "s3"])
def test_a_report_counts_every_operation_once(
    service: ReadService, table: ReadTable, name: str
) -> None:
    report = report_lifecycles(service(name), table(name))

    assert sum(report["coverage"].values()) == len(service(name).operations)
    assert [*report["operations"]] == [one.name for one in service(name).operations]
    assert json.loads(json.dumps(report)) == report
    nouns = {one["noun"] for one in report["resources"]}
    stateful = [one for one in report["operations"].values() if one["standing"] == "stateful"]
    assert {one["noun"] for one in stateful} - {""} == nouns
    assert all(one["verb"] and not one["note"] for one in stateful)


def test_texts_of_a_table_are_told_from_toml(table: ReadTable) -> None:
    """States come from models, and may be any text."""
    odd = 'a"b\\c\x7f\n\t{}\U0001f600 # not a comment'
    queue = next(one for one in table("sqs").resources if one.noun == "Queue")
    status = Status(attribute="Attributes.Policy", after=((Verb.CREATE, (odd,)),), remains=odd)
    odd_table = Lifecycles(resources=(replace(queue, status=status),))
    (correction,), problems = read_corrections(
        tomllib.loads(render_lifecycles(odd_table, {"Queue": odd}))["resources"], "x"
    )

    assert problems == []
    assert dict(correction.fields)["status"] == status
    assert correction.reason == odd


@pytest.mark.parametrize("name", ["datazone", "ecs", "iot", "sagemaker"])
@pytest.mark.parametrize("part", [2, 3])
def test_a_part_of_a_service_has_a_table_that_fits(
    service: ReadService, name: str, part: int
) -> None:
    """Operations that one of them needs may be missing, as in an older release."""
    names = [one.name for one in service(name).operations]
    for start in range(part):
        some = select_operations(service(name), names[start::part])
        assert check_lifecycles(some, find_lifecycles(some)) == []


@pytest.mark.parametrize("noun", ["_", "__", "\u00c9"])
def test_a_noun_may_have_no_words(service: ReadService, noun: str) -> None:
    kms = service("kms")
    renamed = {name: name.replace("Key", noun) for name in ("CreateKey", "DescribeKey")}
    operations = [replace(one, name=renamed.get(one.name, one.name)) for one in kms.operations]
    odd = replace(kms, operations=tuple(operations))

    table = infer_lifecycles(odd)
    found = next(one for one in table.resources if one.noun == noun)
    assert {use.operation for use in found.uses} == {*renamed.values()}
    assert check_lifecycles(odd, table) == []


def test_a_correction_that_does_not_fit_an_edition_is_told(service: ReadService) -> None:
    """Of another edition not all that is kept here may fit: what does not is named."""
    whole = service("sqs")
    names = [one.name for one in whole.operations if "Message" not in one.name]
    _, unfit = settle_lifecycles(select_operations(whole, names), ())

    assert settle_lifecycles(whole, ())[1] == []
    assert "Message" in unfit


@pytest.mark.parametrize(
    ("service", "stateful"),
    [
        ("athena", 60),
        ("dynamodb", 21),
        ("ecr", 46),
        ("ecs", 59),
        ("eks", 55),
        ("iot", 184),
        ("kms", 32),
        ("lambda", 68),
        ("sagemaker", 359),
        ("sqs", 19),
        ("stepfunctions", 23),
    ],
)
def test_no_fewer_operations_are_known_than_were(
    table: ReadTable, service: str, stateful: int
) -> None:
    found = table(service)
    used = sum(len(one.uses) for one in found.resources) + len(found.tagging)

    assert used >= stateful
