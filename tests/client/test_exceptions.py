"""What the service refuses is raised as its own exception, with its members."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from tests.client.conftest import Typed

SERVICES = [
    "sqs",  # codes of a former protocol
    "cloudwatch",  # the same, and two errors of one code
    "dynamodb",
    "iam",  # codes that are not the names of shapes
    "lambda",
    "kinesis",
    "s3",
    "ec2",  # no modelled error
    "sagemaker",
    "bedrock-runtime",
    "codecommit",  # 190 of them
    "opensearch",  # one called BaseException
]


@pytest.mark.parametrize("name", SERVICES)
def test_every_code_is_raised_as_botocore_raises_it(name: str, typed: Callable[..., Typed]) -> None:
    one = typed(name)
    theirs = one.boto.exceptions._code_to_exception
    ours = one.exceptions.CODES
    errors = {shape.name for shape in one.boto.meta.service_model.error_shapes}

    assert {cls.__shape__ for cls in map(members_of, set(ours.values()))} == errors
    assert {code: members_of(ours[code]).__shape__ for code in theirs} == {
        code: cls.__name__ for code, cls in theirs.items()
    }
    assert not any(":" in code or "#" in code for code in ours)
    operation = find_simple(one.boto.meta.service_model)
    for code in theirs:
        one.script.refuse(code, "why", 409)
        with pytest.raises(ours[code]) as caught:
            one.client._run(operation, None)
        assert isinstance(caught.value.__cause__, theirs[code])
        assert type(caught.value.members) is members_of(ours[code])
        assert (caught.value.code, caught.value.message, caught.value.status) == (code, "why", 409)


def find_simple(model: Any) -> str:
    """An operation that asks for nothing."""
    for name in model.operation_names:
        shape = model.operation_model(name).input_shape
        if shape is None or not shape.required_members:
            return str(name)
    raise LookupError(model.service_name)


def members_of(error: Any) -> Any:
    """The structure that an exception's members are read as."""
    kind: Any = type
    return kind(error("Operation", {}).members)


def test_an_exception_carries_its_members(typed: Callable[..., Typed]) -> None:
    one = typed("dynamodb")
    reasons = [{"Code": "ConditionalCheckFailed", "Item": {"id": {"S": "a"}}}]
    one.script.refuse("TransactionCanceledException", "no", CancellationReasons=reasons)

    with pytest.raises(one.exceptions.TransactionCanceledException) as caught:
        one.client.list_tables()

    error = caught.value
    assert error.members == one.TransactionCanceledException(
        message="no",
        cancellation_reasons=[
            one.CancellationReason(
                code="ConditionalCheckFailed", item={"id": one.AttributeValue(s="a")}
            )
        ],
    )
    assert error.members is error.members
    assert (error.operation, error.request_id) == ("ListTables", "r-1")
    assert str(error) == "ListTables: TransactionCanceledException: no"
    assert repr(error) == (
        "TransactionCanceledException('ListTables', 'TransactionCanceledException', 'no')"
    )
    assert error.response["CancellationReasons"] == reasons


def test_a_code_that_the_model_does_not_know_is_a_service_error(
    typed: Callable[..., Typed],
) -> None:
    one = typed("sagemaker")
    one.script.refuse("ThrottlingException", "slow down", 429)

    with pytest.raises(one.exceptions.ServiceError) as caught:
        one.client.list_models()

    assert type(caught.value) is one.exceptions.ServiceError
    assert (caught.value.code, caught.value.status, caught.value.members) == (
        "ThrottlingException",
        429,
        None,
    )


@pytest.mark.parametrize("answer", [{}, {"Error": {}}, {"Error": None}, {"Error": "text"}])
def test_an_answer_without_a_code_is_a_service_error(
    answer: dict[str, Any], typed: Callable[..., Typed]
) -> None:
    one = typed("sagemaker")
    error = one.client._find_error(
        "ListModels", one.load("_runtime.client.failure").ServiceFailure(answer)
    )

    assert type(error) is one.exceptions.ServiceError
    assert (error.code, error.message, error.status, error.request_id) == ("", "", None, None)
    assert str(error) == "ListModels: an error without a code"


@pytest.mark.parametrize(
    "code",
    ["aws.protocols#ResourceNotFound", "ResourceNotFound:http://internal.amazon.com/"],
)
def test_a_code_may_say_where_it_comes_from(code: str, typed: Callable[..., Typed]) -> None:
    """They are taken off by botocore itself; another transport need not."""
    one = typed("sagemaker")
    one.script.refuse(code)

    with pytest.raises(one.exceptions.ResourceNotFound):
        one.client.list_models()


def test_an_error_of_a_former_protocol_is_found_by_its_name(
    typed: Callable[..., Typed], connect: Callable[[str], Any], send: Callable[..., list[Any]]
) -> None:
    """SQS says the old code in a header and the new name in the body."""
    one = typed("sqs")
    boto = connect("sqs")
    send(
        boto,
        b'{"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "gone"}',
        400,
        x_amzn_query_error="AWS.SimpleQueueService.NonExistentQueue;Sender",
    )

    with pytest.raises(one.exceptions.QueueDoesNotExist) as caught:
        one.package.SQSClient(boto).get_queue_url(one.GetQueueUrlRequest(queue_name="q"))

    assert caught.value.code == "AWS.SimpleQueueService.NonExistentQueue"
    assert caught.value.members == one.QueueDoesNotExist(message="gone")


def test_of_two_errors_with_one_code_the_name_decides(
    typed: Callable[..., Typed],
) -> None:
    one = typed("cloudwatch")
    error = {"Code": "ResourceNotFound", "QueryErrorCode": "DashboardNotFoundError"}
    one.script.answers.append((404, {"Error": error}))

    with pytest.raises(one.exceptions.DashboardNotFoundError):
        one.client.get_dashboard(one.GetDashboardInput(dashboard_name="d"))


def pickle_and_back(value: Any) -> Any:
    """What another process would get."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - written a moment ago


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy, pickle_and_back])
def test_exceptions_can_be_copied_and_pickled(
    duplicate: Callable[[Any], Any], typed: Callable[..., Typed]
) -> None:
    one = typed("sagemaker")
    given = {"Error": {"Code": "ResourceInUse", "Message": "no"}}
    error = one.exceptions.ResourceInUse("DeleteModel", given)
    response = one.DescribeModelOutput.from_dict({"ModelName": "m"})
    waiter = one.exceptions.WaiterError("ModelGone", "why", response, error)
    pages = one.exceptions.PaginationError("ListModels", {"NextToken": "t"})

    twin, waiting, endless = map(duplicate, (error, waiter, pages))

    assert (type(twin), twin.response, twin.members) == (type(error), given, error.members)
    assert (waiting.reason, waiting.response, str(waiting.error)) == ("why", response, str(error))
    assert (endless.operation, endless.token) == ("ListModels", {"NextToken": "t"})


def test_what_never_reached_the_service_stays_what_it_is(
    typed: Callable[..., Typed], connect: Callable[[str], Any]
) -> None:
    """A failure of the network is botocore's to name."""
    one = typed("sagemaker")
    boto = connect("sagemaker")

    def fail(**_: Any) -> None:
        raise ConnectionResetError("cut")

    boto.meta.events.register("before-call", fail)

    with pytest.raises(ConnectionResetError, match="cut"):
        one.package.SageMakerClient(boto).list_models()
