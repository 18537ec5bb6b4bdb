"""The journal holds calls as they were, and says what it found when it is asked in vain."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Any

import pytest

Find = Callable[[str], Any]

CREATE = {
    "ModelPackageGroupName": "fraud",
    "ModelApprovalStatus": "Approved",
    "Tags": [{"Key": "team", "Value": "red"}],
}


@pytest.fixture
def fake(made: Find) -> Any:
    return made("sagemaker").Fake()


def describe(fake: Any, name: str) -> None:
    fake.call("DescribeModelPackage", {"ModelPackageName": name})


def test_calls_are_kept_in_their_order_with_what_came_of_them(fake: Any) -> None:
    fake.engine.answers["CreateModelPackage"] = {"ModelPackageArn": "arn:aws:x"}
    fake.call("CreateModelPackage", CREATE)
    fake.fail("DescribeModelPackage", "ThrottlingException", message="slowly")
    with pytest.raises(Exception, match="slowly"):
        describe(fake, "fraud")

    first, second = fake.calls
    assert (first.number, first.operation, first.params) == (1, "CreateModelPackage", CREATE)
    assert first.answer == {"ModelPackageArn": "arn:aws:x"}
    assert first.refusal is None
    assert (second.number, second.answer) == (2, None)
    assert second.refusal.code == "ThrottlingException"
    assert first.time < second.time <= fake.clock.now
    assert fake.calls[-1] is second
    assert list(fake.calls[:1]) == [first]


def test_calls_are_typed(fake: Any, made: Find) -> None:
    fake.engine.answers["CreateModelPackage"] = {"ModelPackageArn": "arn:aws:x"}
    fake.call("CreateModelPackage", CREATE)
    models = made("sagemaker").generated.module

    call = fake.calls[0]
    assert call.request == models.CreateModelPackageInput.from_dict(CREATE)
    assert call.response == models.CreateModelPackageOutput(model_package_arn="arn:aws:x")


def test_an_operation_that_takes_or_gives_nothing_has_no_dataclass(fake: Any) -> None:
    fake.call("DeleteModelPackage", {"ModelPackageName": "fraud"})

    assert fake.calls[0].response is None
    assert fake.calls[0].request.model_package_name == "fraud"


def test_later_changes_do_not_reach_the_journal(fake: Any) -> None:
    tags = [{"Key": "team", "Value": "red"}]
    params = {"ModelPackageGroupName": "fraud", "Tags": tags}
    fake.engine.answers["CreateModelPackage"] = {"ModelPackageArn": "arn:aws:x"}
    answer = fake.call("CreateModelPackage", params)
    tags[0]["Value"] = "blue"
    tags.append({"Key": "more", "Value": "more"})
    params["ModelPackageGroupName"] = "other"
    answer.clear()

    call = fake.calls[0]
    assert call.params == {
        "ModelPackageGroupName": "fraud",
        "Tags": [{"Key": "team", "Value": "red"}],
    }
    assert call.answer == {"ModelPackageArn": "arn:aws:x"}


def test_a_value_without_an_end_is_refused_and_noted(fake: Any) -> None:
    circle: dict[str, Any] = {}
    circle["Tags"] = [circle]

    with pytest.raises(Exception, match="ValidationException"):
        fake.call("CreateModelPackage", circle)
    assert fake.calls[0].params["Tags"] is circle["Tags"] or fake.calls[0].params["Tags"]


def is_c(params: dict[str, Any]) -> bool:
    return bool(params["ModelPackageName"] == "c")


def test_calls_are_narrowed_and_counted(fake: Any) -> None:
    describe(fake, "a")
    describe(fake, "b")
    fake.call("CreateModelPackage", CREATE)

    calls = fake.calls
    calls.to("DescribeModelPackage").times(2)
    calls.to("CreateModelPackage").once().with_(ModelApprovalStatus="Approved")
    calls.to("DeleteModelPackage").never()
    calls.to("DescribeModelPackage").where(ModelPackageName="b").once()
    calls.to("DescribeModelPackage").where(is_c).never()
    calls.in_order("DescribeModelPackage", "CreateModelPackage")
    calls.refused().never()


@pytest.mark.parametrize(
    "members",
    [
        {"ModelApprovalStatus": "Approved"},
        {"model_approval_status": "Approved"},
        {"Tags": [{"Key": "team"}]},
        {"tags": [{"key": "team", "value": "red"}]},
        {"ClientToken": None},
    ],
)
def test_members_are_matched_in_part_by_either_name(fake: Any, members: dict[str, Any]) -> None:
    fake.call("CreateModelPackage", CREATE)

    assert len(fake.calls.to("CreateModelPackage").with_(**members)) == 1


def test_members_are_matched_by_dataclasses_and_enums(fake: Any, made: Find) -> None:
    module = made("sagemaker").generated.module
    fake.call("CreateModelPackage", CREATE)

    fake.calls.with_(Tags=[module.Tag(key="team", value="red")])
    fake.calls.with_(ModelApprovalStatus=module.ModelApprovalStatus.APPROVED)
    with pytest.raises(AssertionError, match=r"Tags\[0\]\.Value: expected 'blue', got 'red'"):
        fake.calls.with_(Tags=[module.Tag(key="team", value="blue")])


@pytest.mark.parametrize(
    "members",
    [
        {"ModelApprovalStatus": "Rejected"},
        {"Tags": []},
        {"Tags": [{"Key": "team"}, {"Key": "more"}]},
        {"Tags": [{"Key": None}]},
        {"ModelPackageGroupName": None},
        {"ClientToken": "x"},
        {"Tags": "red"},
    ],
)
def test_members_that_differ_do_not_match(fake: Any, members: dict[str, Any]) -> None:
    fake.call("CreateModelPackage", CREATE)

    assert len(fake.calls.where(**members)) == 0


def test_the_difference_to_the_nearest_call_is_told(fake: Any) -> None:
    fake.call("CreateModelPackage", {"ModelPackageGroupName": "other"})
    fake.call("CreateModelPackage", CREATE)

    with pytest.raises(AssertionError) as caught:
        fake.calls.to("CreateModelPackage").with_(
            ModelPackageGroupName="fraud",
            ModelApprovalStatus="Rejected",
            Tags=[{"Key": "team", "Value": "blue"}],
            ClientToken="x",
        )
    assert str(caught.value).splitlines() == [
        "none of 2 calls to CreateModelPackage has these members; nearest is call 2:",
        "  ModelApprovalStatus: expected 'Rejected', got 'Approved'",
        "  Tags[0].Value: expected 'blue', got 'red'",
        "  ClientToken: expected 'x', got nothing",
    ]


def test_counts_that_are_wrong_list_the_calls(fake: Any) -> None:
    describe(fake, "a")
    describe(fake, "b")
    with pytest.raises(AssertionError) as caught:
        fake.calls.to("DescribeModelPackage").once()
    assert str(caught.value).splitlines() == [
        "2 calls to DescribeModelPackage, not 1:",
        "  1: DescribeModelPackage(model_package_name='a')",
        "  2: DescribeModelPackage(model_package_name='b')",
    ]
    with pytest.raises(AssertionError, match=r"^0 calls to DeleteModelPackage, not 1$"):
        fake.calls.to("DeleteModelPackage").once()
    with pytest.raises(AssertionError, match="2 calls to DescribeModelPackage, not 0"):
        fake.calls.to("DescribeModelPackage").never()
    with pytest.raises(AssertionError, match=r"^no call to DeleteModelPackage$"):
        fake.calls.to("DeleteModelPackage").with_(ModelPackageName="a")


def test_many_calls_are_listed_in_part(fake: Any) -> None:
    for number in range(12):
        describe(fake, f"{number}-{'a' * 50}")
    fake.call("CreateModelPackage", {**CREATE, "ModelPackageDescription": "b" * 900})
    with pytest.raises(AssertionError) as caught:
        fake.calls.never()
    lines = str(caught.value).splitlines()
    assert len(lines) == 12
    assert lines[-1] == "  and 3 more"
    with pytest.raises(AssertionError) as caught:
        fake.calls.to("CreateModelPackage").never()
    assert len(str(caught.value)) < 300


def test_the_order_of_calls_is_told(fake: Any) -> None:
    fake.call("CreateModelPackage", CREATE)
    describe(fake, "a")
    with pytest.raises(AssertionError) as caught:
        fake.calls.in_order("DescribeModelPackage", "CreateModelPackage")
    assert str(caught.value).startswith(
        "no call to CreateModelPackage after DescribeModelPackage, expected DescribeModelPackage, "
        "CreateModelPackage:\n  1: CreateModelPackage("
    )


def test_names_that_do_not_exist_are_no_answer(fake: Any) -> None:
    """A typo in a test must not make it pass."""
    fake.call("CreateModelPackage", CREATE)
    with pytest.raises(ValueError, match="did you mean 'CreateModelPackage'"):
        fake.calls.to("CreateModelPackages").never()
    with pytest.raises(ValueError, match="did you mean 'CreateModelPackage'"):
        fake.calls.to("create_model_package").never()
    with pytest.raises(ValueError, match="did you mean 'ModelApprovalStatus'"):
        fake.calls.where(ModelAprovalStatus="Approved").never()
    with pytest.raises(ValueError, match="did you mean 'Key'"):
        fake.calls.where(Tags=[{"Kay": "team"}]).never()
    with pytest.raises(ValueError, match="no operation 'Creation'"):
        fake.calls.in_order("Creation")


def test_sensitive_values_are_in_no_message(made: Find) -> None:
    fake = made("sqs").Fake(policy=None)
    secret = made("lambda").Fake(policy=None)
    secret.call("Invoke", {"FunctionName": "f", "Payload": b"secret"})
    with pytest.raises(AssertionError) as caught:
        secret.calls.with_(Payload=b"other secret")
    assert str(caught.value).splitlines()[1:] == [
        "  Payload: expected <sensitive>, got <sensitive>"
    ]
    with pytest.raises(AssertionError) as caught:
        secret.calls.never()
    assert "secret'" not in str(caught.value)
    assert fake.calls.where(QueueUrl="x").never() is not None


def test_threads_lose_no_call(fake: Any) -> None:
    def call() -> None:
        for _ in range(200):
            describe(fake, "a")

    threads = [Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [call.number for call in fake.calls] == list(range(1, 1601))
    assert all(call.answer == {} for call in fake.calls)


class Evil:
    """A value with code of its own, all of which fails."""

    def __eq__(self, other: object) -> bool:
        raise ArithmeticError

    def __hash__(self) -> int:
        raise ArithmeticError

    def __repr__(self) -> str:
        raise ArithmeticError


def nest(depth: int) -> Any:
    value: Any = {}
    for _ in range(depth):
        value = {"a": value}
    return value


@pytest.mark.parametrize(
    "params",
    [
        *(None, 7, "text", [], [1], (), object()),
        *({7: 7}, {"ModelPackageName": Evil()}, {"ModelPackageName": None}),
        *({"ModelPackageName": {"a": [Evil()]}}, {"ModelPackageName": nest(100_000)}),
    ],
    ids=lambda params: type(params).__name__,
)
def test_any_parameters_are_noted_and_refused(made: Find, params: Any) -> None:
    refusal = made("sagemaker").load("_runtime.fake.refusal").Refusal
    for policy in ({}, {"policy": None}):
        fake = made("sagemaker").Fake(**policy)
        fake.answer("DescribeModelPackage", {}, when={"ModelPackageName": "a"})
        if policy:
            assert fake.call("DescribeModelPackage", params) == {}
        else:
            with pytest.raises(refusal, match="ValidationException"):
                fake.call("DescribeModelPackage", params)
        call = fake.calls[0]
        assert repr(call).startswith("DescribeModelPackage(")
        with pytest.raises(AssertionError):
            fake.calls.with_(ModelPackageName="a")
        with pytest.raises(AssertionError):
            fake.calls.never()
