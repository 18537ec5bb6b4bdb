"""Items of DynamoDB: kept by the key that the schema of their table states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bench.fakes.cycle import Life
from bench.fakes.played import Played as Counts

Find = Callable[[str], Any]
TABLE = {"TableName": "orders"}


@pytest.fixture
def fake(played: Find) -> Any:
    """A fake with a table whose key has two parts."""
    fake = played("dynamodb").Fake()
    parts = (("customer", "HASH", "S"), ("number", "RANGE", "N"))
    fake.call(
        "CreateTable",
        {
            **TABLE,
            "KeySchema": [{"AttributeName": name, "KeyType": kind} for name, kind, _ in parts],
            "AttributeDefinitions": [
                {"AttributeName": name, "AttributeType": type_} for name, _, type_ in parts
            ],
            "BillingMode": "PAY_PER_REQUEST",
        },
    )
    return fake


def build_key(customer: str, number: str) -> dict[str, Any]:
    return {"customer": {"S": customer}, "number": {"N": number}}


def put(fake: Any, customer: str, number: str, **more: Any) -> dict[str, Any]:
    item = {**build_key(customer, number), **more}
    assert fake.call("PutItem", {**TABLE, "Item": item}) == {}
    return item


def get(fake: Any, customer: str, number: str) -> dict[str, Any]:
    answer: dict[str, Any] = fake.call("GetItem", {**TABLE, "Key": build_key(customer, number)})
    return answer


def query(fake: Any, condition: str, **asked: Any) -> dict[str, Any]:
    answer: dict[str, Any] = fake.call(
        "Query",
        {
            **TABLE,
            "KeyConditionExpression": condition,
            "ExpressionAttributeNames": {"#n": "number"},
            "ExpressionAttributeValues": {":c": {"S": "ann"}, ":n": {"N": "2.0"}},
            **asked,
        },
    )
    return answer


def test_an_item_is_put_got_replaced_and_deleted(fake: Any) -> None:
    item = put(fake, "ann", "1", total={"N": "7"})
    assert get(fake, "ann", "1.0") == {"Item": item}

    again = put(fake, "ann", "1", paid={"BOOL": True})
    assert get(fake, "ann", "1") == {"Item": again}

    for _ in range(2):  # of one that is not there, there is nothing to delete
        assert fake.call("DeleteItem", {**TABLE, "Key": build_key("ann", "1")}) == {}
    assert get(fake, "ann", "1") == {}


def test_a_query_asks_for_keys_and_gives_them_in_order(fake: Any) -> None:
    for customer, number in (("ann", "10"), ("bob", "2"), ("ann", "2"), ("ann", "-1")):
        put(fake, customer, number)

    def list_numbers(condition: str, **asked: Any) -> list[str]:
        return [one["number"]["N"] for one in query(fake, condition, **asked)["Items"]]

    assert list_numbers("customer = :c") == ["-1", "2", "10"]
    assert list_numbers("customer = :c", ScanIndexForward=False) == ["10", "2", "-1"]
    assert list_numbers("customer = :c AND #n = :n") == ["2"]
    assert query(fake, "(customer = :c) and (#n = :n)")["Count"] == 1


def test_pages_go_on_at_a_key(fake: Any) -> None:
    for number in range(5):
        put(fake, "ann", str(number))
    first = fake.call("Scan", {**TABLE, "Limit": 3})
    rest = fake.call("Scan", {**TABLE, "ExclusiveStartKey": first["LastEvaluatedKey"]})

    assert first["LastEvaluatedKey"] == build_key("ann", "2")
    assert (first["Count"], rest["Count"]) == (3, 2)
    assert "LastEvaluatedKey" not in rest
    assert len(query(fake, "customer = :c")["Items"]) == 5
    with pytest.raises(Exception, match="was not given out by Query"):
        query(fake, "customer = :c", ExclusiveStartKey=first["LastEvaluatedKey"])


def test_without_a_table_there_are_no_items(played: Find) -> None:
    fake = played("dynamodb").Fake()
    key = {"id": {"S": "1"}}
    for operation, more in (("PutItem", {"Item": key}), ("GetItem", {"Key": key}), ("Scan", {})):
        with pytest.raises(played("dynamodb").Refusal) as caught:
            fake.call(operation, {**TABLE, **more})
        assert caught.value.code == "ResourceNotFoundException", operation


def test_items_are_gone_with_their_table(fake: Any) -> None:
    put(fake, "ann", "1")
    fake.call("DeleteTable", TABLE)

    assert "Item" not in fake.state


@pytest.mark.parametrize("number", ["", "one", "NaN", "sNaN", "Infinity", "1e131", "1e-999999999"])
def test_what_is_no_number_is_no_part_of_a_key(played: Find, fake: Any, number: str) -> None:
    with pytest.raises(played("dynamodb").Refusal, match="each a text, a number or bytes"):
        put(fake, "ann", number)


@pytest.mark.parametrize("value", [{"BOOL": True}, {"L": []}, {"M": {}}, {"SS": ["a"]}])
def test_a_key_has_no_values_of_other_kinds(played: Find, fake: Any, value: Any) -> None:
    with pytest.raises(played("dynamodb").Refusal, match="each a text, a number or bytes"):
        fake.call("PutItem", {**TABLE, "Item": {"customer": value, "number": {"N": "1"}}})


def test_numbers_are_kept_apart_by_their_last_digit(fake: Any) -> None:
    """There are up to 38 of them; more than decimals have by themselves."""
    digits = "1" * 37
    first, second = put(fake, "ann", f"{digits}1"), put(fake, "ann", f"{digits}2")

    assert get(fake, "ann", f"{digits}1.0") == {"Item": first}
    assert get(fake, "ann", f"{digits}2") == {"Item": second}


def test_a_condition_may_have_any_space_in_it(played: Find, fake: Any) -> None:
    item = put(fake, "ann", "2")
    assert query(fake, "\n( customer\t=  :c )  and\n #n=:n ")["Items"] == [item]

    with pytest.raises(played("dynamodb").Refusal, match="does not play the condition"):
        query(fake, f"customer{' ' * 80_000}: c")


@pytest.mark.parametrize(
    ("operation", "asked", "said"),
    [
        ("PutItem", {"Item": {"customer": {"S": "ann"}}}, "The key is of customer, number"),
        ("GetItem", {"Key": {**build_key("a", "1"), "x": {"S": "y"}}}, "The key is of"),
        (
            "PutItem",
            {"Item": build_key("a", "1"), "ConditionExpression": "attribute_not_exists(x)"},
            "does not play ConditionExpression",
        ),
        (
            "UpdateItem",
            {"Key": build_key("a", "1"), "UpdateExpression": "REMOVE x"},
            "does not play Key",
        ),
        ("Scan", {"FilterExpression": "x = :y"}, "does not play FilterExpression"),
        ("Query", {"KeyConditionExpression": "begins_with(customer, :c)"}, "does not play the"),
        ("Query", {"KeyConditionExpression": "other = :c"}, "does not play the condition"),
        ("Query", {"KeyConditionExpression": "#n = :n"}, "without customer"),
        ("Query", {}, "says no condition"),
    ],
)
def test_what_is_not_played_is_refused(
    played: Find, fake: Any, operation: str, asked: dict[str, Any], said: str
) -> None:
    values = {
        "ExpressionAttributeNames": {"#n": "number"},
        "ExpressionAttributeValues": {":c": {"S": "ann"}, ":n": {"N": "1"}},
    }
    with pytest.raises(played("dynamodb").Refusal) as caught:
        fake.call(operation, {**TABLE, **asked, **(values if operation == "Query" else {})})

    assert caught.value.code == "ValidationException"
    assert said in caught.value.message


def test_batches_and_statements_are_refused(played: Find, fake: Any) -> None:
    """They would leave what is there as it is."""
    item = put(fake, "ann", "1")
    request = {"DeleteRequest": {"Key": build_key("ann", "1")}}
    for operation, asked in (
        ("BatchWriteItem", {"RequestItems": {"orders": [request]}}),
        ("ExecuteStatement", {"Statement": "DELETE FROM orders"}),
    ):
        with pytest.raises(played("dynamodb").Refusal, match="does not play"):
            fake.call(operation, asked)
    assert get(fake, "ann", "1") == {"Item": item}


def test_an_item_lives_its_whole_life(played: Find) -> None:
    made = played("dynamodb")
    item = next(one for one in made.Fake.FACTS.resources if one.noun == "Item")
    counts = Counts()

    assert Life(made.package, made.Fake(), item, counts).play()
    assert counts.verbs["read"] + counts.verbs["put"] > 1
