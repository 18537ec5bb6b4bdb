"""What people call: one function a structure, requests and responses by name."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from typing import Any

import pytest
from bench.sweep.package import Generated
from hypothesis import HealthCheck, find, settings
from hypothesis import strategies as st

Package = Callable[[str], Generated]
Draw = Callable[..., list[Any]]

QUIET = settings(
    database=None, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.fixture
def sagemaker(package: Package) -> Generated:
    return package("sagemaker")


def count_present(value: Any) -> int:
    return sum(getattr(value, one.name) is not None for one in fields(value))


def test_minimal_is_what_is_required_and_rich_is_all(sagemaker: Generated, draw: Draw) -> None:
    strategies = sagemaker.load("strategies")
    cls = sagemaker.load("models").CreateModelPackageInput
    minimal = draw(strategies.create_model_package_input(minimal=True))
    usual = draw(strategies.create_model_package_input(), 60)
    rich = draw(strategies.create_model_package_input(rich=True))

    assert all(type(value) is cls for value in (*minimal, *usual, *rich))
    assert {count_present(value) for value in minimal} == {0}
    assert len({count_present(value) for value in usual}) > 4
    assert {count_present(value) for value in rich} == {len(cls.__slots__)}
    assert all(value.inference_specification.containers for value in rich)
    assert all(value.drift_check_baselines.bias is not None for value in rich)
    with pytest.raises(ValueError, match="not both"):
        strategies.tag(minimal=True, rich=True)


def test_members_are_given_as_values_or_strategies(sagemaker: Generated, draw: Draw) -> None:
    strategies = sagemaker.load("strategies")
    keys = draw(strategies.tag(key=st.sampled_from(["team", "cost"])))
    values = draw(strategies.tag(value="1"))
    nested = draw(strategies.create_model_package_input(tags=st.lists(strategies.tag())))
    absent = draw(strategies.create_model_package_input(rich=True, tags=None))
    wrong = draw(strategies.tag(key=7))

    assert {tag.key for tag in keys} == {"team", "cost"}
    assert {tag.value for tag in values} == {"1"}
    assert any(value.tags for value in nested)
    assert all(value.check() == [] for value in nested)
    assert {value.tags for value in absent} == {None}
    assert {value.key for value in wrong} == {7}  # what is given is not looked at
    with pytest.raises(TypeError, match=r"Tag has no member 'keys'; did you mean 'key'\?"):
        strategies.tag(keys="a")


def test_one_member_of_a_union_is_present_or_the_one_that_is_given(
    package: Package, draw: Draw
) -> None:
    strategies = package("bedrock-runtime").load("strategies")
    blocks = draw(strategies.content_block())
    given = draw(strategies.content_block(text="hello"))

    assert {block.which() is None for block in blocks} == {False}
    assert len({block.which() for block in blocks}) > 3
    assert {(block.which(), block.text) for block in given} == {("text", "hello")}


def test_requests_and_responses_by_the_name_of_their_operation(
    sagemaker: Generated, draw: Draw
) -> None:
    strategies = sagemaker.load("strategies")
    tags = [{"Key": "team", "Value": "a"}]
    requests = draw(strategies.requests("CreateModelPackage", Tags=tags, Domain=None))
    responses = draw(strategies.responses("CreateModelPackage", minimal=True))

    assert all(value["Tags"] == tags and "Domain" not in value for value in requests)
    assert {(*value,) for value in responses} == {("ModelPackageArn",)}
    assert {str(value) for value in draw(strategies.responses("DeleteModelPackage"))} == {"{}"}
    with pytest.raises(ValueError, match="no operation 'CreateModelPackages'"):
        strategies.requests("CreateModelPackages")
    with pytest.raises(TypeError, match="CreateModelPackage has no member 'tags'"):
        strategies.requests("CreateModelPackage", tags=[])


def test_null_stands_in_responses_alone(package: Package, draw: Draw) -> None:
    """boto3 gives it in a sparse list, and does not take it."""
    strategies = package("rds-data").load("strategies")
    sent = draw(strategies.requests("BatchExecuteStatement", rich=True))
    cases = package("connectcases").load("strategies")
    got = draw(cases.responses("BatchGetField", rich=True), 60)

    assert not any(None in value.get("parameterSets", ()) for value in sent)
    assert any(None in field.get("tags", {}).values() for value in got for field in value["fields"])


def test_a_failure_shrinks_to_what_can_be_read(sagemaker: Generated) -> None:
    strategies = sagemaker.load("strategies")
    request = find(
        strategies.requests("CreateModelPackage"),
        lambda value: any(len(tag["Key"]) > 3 for tag in value.get("Tags", ())),
        settings=settings(QUIET, max_examples=2000),
    )
    structure = find(
        strategies.create_model_package_input(),
        lambda value: value.model_metrics is not None and value.model_metrics.bias is not None,
        settings=settings(QUIET, max_examples=2000),
    )

    # How far a search gets may hang on what was searched for before; it ends near the plainest.
    assert [*request] == ["Tags"]
    assert [(len(tag["Key"]), tag["Value"]) for tag in request["Tags"]] == [(4, "")]
    assert request["Tags"][0]["Key"].isalnum()
    assert structure.to_dict() == {"ModelMetrics": {"Bias": {}}}


def test_the_module_names_what_it_has(package: Package) -> None:
    strategies = package("sqs").load("strategies")

    assert {"broken", "requests", "responses", "message"} <= {*dir(strategies)}
    assert "queue_attribute_name" not in dir(strategies)  # an enum is no structure
    assert repr(strategies.message) == "Make('Message')"
    assert strategies.message is strategies.message
    with pytest.raises(AttributeError, match="has no attribute 'massage'"):
        _ = strategies.massage


def test_hypothesis_is_imported_by_the_strategies_alone(package: Package) -> None:
    made = package("sqs")
    names = (
        f"{made.module.__name__}, {made.module.__name__}.validation, {made.module.__name__}.texts"
    )
    code = (
        f"import sys, {names}; from {made.module.__name__} import *;"
        "print('hypothesis' in sys.modules, any('strategies' in name for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=made.folder.parent,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == ["False", "False"]
