"""Scripts answer the calls they are for, and what could never be answered is no script."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Find = Callable[[str], Any]
NAME = {"ModelPackageName": "fraud"}
ARN = "arn:aws:sagemaker:eu-central-1:123456789012:model-package/fraud/1"


@pytest.fixture
def fake(made: Find) -> Any:
    fake = made("sagemaker").Fake()
    fake.refusal = made("sagemaker").load("_runtime.fake.refusal").Refusal
    fake.engine.answers["DescribeModelPackage"] = {"ModelPackageName": "from the service"}
    return fake


def describe(fake: Any, name: str = "fraud") -> Any:
    """The answer, or the code of the error."""
    try:
        return fake.call("DescribeModelPackage", {"ModelPackageName": name})["ModelPackageName"]
    except fake.refusal as error:
        return error.code


def test_answers_are_used_in_their_order_and_then_up(fake: Any) -> None:
    fake.answer("DescribeModelPackage", {"ModelPackageName": "one"}, times=1)
    fake.fail("DescribeModelPackage", "ThrottlingException", times=2)
    fake.answer("DescribeModelPackage", {"ModelPackageName": "three"}, times=1)

    assert [describe(fake) for _ in range(5)] == [
        "one",
        "ThrottlingException",
        "ThrottlingException",
        "three",
        "from the service",
    ]


def test_a_script_without_a_number_is_for_all_calls(fake: Any) -> None:
    fake.answer("DescribeModelPackage", {"ModelPackageName": "one"})

    assert {describe(fake) for _ in range(20)} == {"one"}


def is_b(params: dict[str, Any]) -> bool:
    return bool(params["ModelPackageName"] == "b")


@pytest.mark.parametrize(
    "when",
    [
        {"ModelPackageName": "b"},
        {"model_package_name": "b"},
        is_b,
    ],
)
def test_scripts_are_for_some_calls(fake: Any, when: Any) -> None:
    fake.answer("DescribeModelPackage", {"ModelPackageName": "one"}, when=when)

    assert [describe(fake, name) for name in "abc"] == [
        "from the service",
        "one",
        "from the service",
    ]


def test_scripts_let_calls_pass_first(fake: Any) -> None:
    """As for the second page of a list."""
    fake.fail("DescribeModelPackage", "ThrottlingException", after=2, times=1)

    assert [describe(fake) for _ in range(4)] == [
        "from the service",
        "from the service",
        "ThrottlingException",
        "from the service",
    ]


def test_calls_that_a_script_is_not_for_do_not_count(fake: Any) -> None:
    fake.fail(
        "DescribeModelPackage", "ThrottlingException", when={"ModelPackageName": "b"}, after=1
    )

    assert [describe(fake, name) for name in "abab"][-1] == "ThrottlingException"
    assert [call.refusal for call in fake.calls][:3] == [None] * 3


def test_functions_make_answers_from_parameters(fake: Any, made: Find) -> None:
    output = made("sagemaker").generated.module.CreateModelPackageOutput

    def answer(params: dict[str, Any]) -> Any:
        return output(model_package_arn=f"{ARN}{len(params.pop('ModelPackageGroupName'))}")

    fake.answer("CreateModelPackage", answer)
    params = {"ModelPackageGroupName": "fraud"}

    assert fake.call("CreateModelPackage", params) == {"ModelPackageArn": f"{ARN}5"}
    assert params == {"ModelPackageGroupName": "fraud"}


def test_functions_may_fail_with_any_code_or_error(fake: Any, made: Find) -> None:
    refusal = made("sagemaker").load("_runtime.fake.refusal").Refusal

    def fail(params: Any) -> Any:
        raise refusal("Unheard", params["ModelPackageName"])

    def stumble(_: Any) -> Any:
        raise ZeroDivisionError

    fake.answer("DescribeModelPackage", fail, times=1)
    fake.answer("DescribeModelPackage", stumble, times=1)
    assert describe(fake) == "Unheard"
    with pytest.raises(ZeroDivisionError):
        fake.call("DescribeModelPackage", NAME)


def test_answers_are_dataclasses_too(fake: Any, made: Find) -> None:
    module = made("sagemaker").generated.module
    response = module.CreateModelPackageOutput(model_package_arn=ARN)
    fake.answer("CreateModelPackage", response)
    params = {"ModelPackageGroupName": "fraud"}
    assert fake.call("CreateModelPackage", params) == {"ModelPackageArn": ARN}
    with pytest.raises(ValueError, match="DescribeModelPackageOutput, not CreateModelPackage"):
        fake.answer("DescribeModelPackage", response)


def test_every_answer_is_a_new_one(fake: Any) -> None:
    response: dict[str, Any] = {
        "ModelPackageName": "one",
        "InferenceSpecification": {"Containers": [{}]},
    }
    fake.answer("DescribeModelPackage", response)
    first = fake.call("DescribeModelPackage", NAME)
    first["InferenceSpecification"]["Containers"].clear()
    response.clear()

    assert fake.call("DescribeModelPackage", NAME)["InferenceSpecification"] == {"Containers": [{}]}


@pytest.mark.parametrize(
    ("response", "path"),
    [
        ({"ModelPackageNam": "one"}, "ModelPackageNam: is no member"),
        ({"ModelPackageName": 1}, "ModelPackageName: must be a string"),
        ({"ModelPackageStatus": "Perhaps"}, "ModelPackageStatus: is not one of"),
        ({"ModelPackageArn": "arn"}, "ModelPackageArn: does not match"),
        ({"ModelPackageVersion": 0}, "ModelPackageVersion: is 0"),
        ({"CreationTime": "never"}, "CreationTime: must be"),
        ("text", "must be a dict"),
    ],
)
def test_answers_that_could_not_be_are_refused(fake: Any, response: Any, path: str) -> None:
    with pytest.raises(ValueError, match=path):
        fake.answer("DescribeModelPackage", response)

    def answer(_: dict[str, Any]) -> Any:
        return response

    fake.answer("DescribeModelPackage", answer)
    with pytest.raises(ValueError, match=path):
        fake.call("DescribeModelPackage", NAME)


def test_answers_are_held_to_another_policy(fake: Any, made: Find) -> None:
    fake.scripts.policy = made("sagemaker").generated.module.LENIENT
    response = {"ModelPackageStatus": "Perhaps", "New": 1}
    fake.answer("DescribeModelPackage", response)

    assert fake.call("DescribeModelPackage", NAME) == response


def test_an_operation_that_gives_nothing_is_answered_with_nothing(fake: Any) -> None:
    fake.answer("DeleteModelPackage", None)
    assert fake.call("DeleteModelPackage", NAME) == {}
    with pytest.raises(ValueError, match="no member"):
        fake.answer("DeleteModelPackage", {"Deleted": True})


def test_errors_have_their_message_and_status(fake: Any) -> None:
    fake.fail("CreateModelPackage", "ConflictException", message="again")
    fake.fail("DescribeModelPackage", "InternalFailure")
    with pytest.raises(Exception, match="again") as caught:
        fake.call("CreateModelPackage", {"ModelPackageGroupName": "fraud"})
    refusal: Any = caught.value
    assert (refusal.code, refusal.status, refusal.members) == (
        "ConflictException",
        400,
        {"Message": "again"},
    )
    with pytest.raises(Exception, match="InternalFailure") as caught:
        fake.call("DescribeModelPackage", NAME)
    assert getattr(caught.value, "status", 0) == 500


def test_errors_have_the_code_and_status_and_members_of_their_shape(made: Find) -> None:
    fake = made("lambda").Fake()
    fake.fail("GetFunction", "TooManyRequestsException", retry_after_seconds="3", Type="User")
    with pytest.raises(Exception, match="TooMany") as caught:
        fake.call("GetFunction", {"FunctionName": "f"})
    refusal: Any = caught.value
    assert refusal.status == 429
    assert refusal.members == {"retryAfterSeconds": "3", "Type": "User"}
    with pytest.raises(ValueError, match="must be a string"):
        fake.fail("GetFunction", "TooManyRequestsException", Type=1)
    with pytest.raises(ValueError, match="no member 'Kind'"):
        fake.fail("GetFunction", "TooManyRequestsException", Kind="User")

    user = made("iam").Fake()
    user.fail("GetUser", "NoSuchEntityException")
    user.fail("GetUser", "NoSuchEntity")
    with pytest.raises(Exception, match="NoSuchEntity") as caught:
        user.call("GetUser", {})
    assert getattr(caught.value, "code", "") == "NoSuchEntity"
    assert getattr(caught.value, "status", 0) == 404


@pytest.mark.parametrize("code", ["ConflictExcption", "ResourceNotFound", "Conflict", ""])
def test_codes_that_the_operation_cannot_give_are_refused(fake: Any, code: str) -> None:
    with pytest.raises(ValueError, match="CreateModelPackage declares") as caught:
        fake.fail("CreateModelPackage", code)
    assert ("did you mean 'ConflictException'" in str(caught.value)) == code.startswith("Conflict")


def test_a_service_without_errors_takes_any_code(made: Find) -> None:
    fake = made("ec2").Fake()
    fake.fail("DescribeInstances", "InvalidInstanceID.NotFound")
    with pytest.raises(Exception, match="InvalidInstanceID"):
        fake.call("DescribeInstances", {})


def test_names_that_do_not_exist_are_refused(fake: Any) -> None:
    with pytest.raises(ValueError, match="did you mean 'DescribeModelPackage'"):
        fake.answer("DescribeModelPackages", {})
    with pytest.raises(ValueError, match="did you mean 'DescribeModelPackage'"):
        fake.answer("DescribeModelPackages", is_b)
    with pytest.raises(ValueError, match="did you mean 'DescribeModelPackage'"):
        fake.fail("DescribeModelPackages", "ThrottlingException")
    with pytest.raises(ValueError, match="did you mean 'ModelPackageName'"):
        fake.answer("DescribeModelPackage", {}, when={"ModelPackageNam": "fraud"})
    with pytest.raises(ValueError, match="times must be"):
        fake.answer("DescribeModelPackage", {}, times=0)
    with pytest.raises(ValueError, match="after must be"):
        fake.answer("DescribeModelPackage", {}, after=-1)
    assert fake.unused_scripts() == []


def test_what_was_not_used_is_told(fake: Any) -> None:
    fake.answer("DescribeModelPackage", {"ModelPackageName": "one"}, times=2)
    fake.fail("CreateModelPackage", "ConflictException", times=1)
    fake.answer("DeleteModelPackage", {})
    assert len(fake.unused_scripts()) == 3
    describe(fake)
    fake.call("DeleteModelPackage", NAME)

    assert [repr(script) for script in fake.unused_scripts()] == [
        "<DescribeModelPackage: answer, used 1 of 2 times>",
        "<CreateModelPackage: fail with ConflictException, used 0 of 1 times>",
    ]


def test_requests_are_checked_before_scripts_are_asked(fake: Any) -> None:
    fake.answer("DescribeModelPackage", {}, times=1)
    with pytest.raises(Exception, match="ValidationException"):
        fake.call("DescribeModelPackage", {"ModelPackageName": ""})
    assert len(fake.unused_scripts()) == 1
