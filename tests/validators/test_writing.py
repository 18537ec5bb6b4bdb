"""A request is checked and converted in one pass, or else, with the same answer, in two."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import pytest
from bench.sweep.judge import judge_right, judge_wrong
from bench.sweep.mutation import find_mutations
from bench.sweep.package import Generated
from bench.sweep.place import Walk
from bench.sweep.run import find_subjects

from shapewright.ir.shape import ShapeId, StructureShape
from shapewright.runtime.structure import Structure

Package = Callable[[str], Generated]


def _put(dynamodb: Any, **item: Any) -> Any:
    return dynamodb.PutItemInput(table_name="table", item=item)


def test_a_usual_request_takes_one_pass(package: Package) -> None:
    """Enum members become text; a tuple becomes a list; nothing is shared with the request."""
    made = package("dynamodb")
    dynamodb: Any = made.module
    numbers = ["1", "2"]
    inner = dynamodb.AttributeValue(ns=numbers)
    request = _put(dynamodb, key=dynamodb.AttributeValue(l=(inner, inner)))
    request.return_values = dynamodb.ReturnValue.ALL_OLD
    wire = {
        "TableName": "table",
        "Item": {"key": {"L": [{"NS": ["1", "2"]}, {"NS": ["1", "2"]}]}},
        "ReturnValues": "ALL_OLD",
    }

    written = made.write(request)

    assert written == wire
    assert request.to_valid_dict() == request.to_dict() == wire
    assert type(written["ReturnValues"]) is str
    assert written["Item"]["key"]["L"][0]["NS"] is not numbers
    assert written["Item"] is not request.item
    assert request.check() == []
    assert request.validate() is request


def test_unusual_requests_take_two_passes(package: Package) -> None:
    """boto3's dictionaries, maps of another class and enum members as keys are right too."""
    made = package("dynamodb")
    dynamodb: Any = made.module
    mixed = _put(dynamodb, key={"S": "a"})
    ordered = dynamodb.PutItemInput(table_name="table", item=OrderedDict(key={"S": "a"}))
    sqs: Any = package("sqs").module
    text = sqs.MessageSystemAttributeValue(data_type="String", string_value="a")
    name = sqs.MessageSystemAttributeNameForSends.AWS_TRACE_HEADER
    keyed = sqs.SendMessageRequest(
        queue_url="q", message_body="b", message_system_attributes={name: text}
    )

    for one in (mixed, ordered, keyed):
        assert made.write(one) is None
        assert one.to_valid_dict() == one.to_dict()
    (key,) = keyed.to_valid_dict()["MessageSystemAttributes"]
    assert type(key) is str


def test_a_class_that_converts_in_its_own_way_is_asked(package: Package) -> None:
    """On its own and inside another; what it gives is what is checked."""
    made = package("dynamodb")
    dynamodb: Any = made.module

    class Loud(dynamodb.AttributeValue):  # type: ignore[misc]
        __slots__ = ()

        def to_dict(self: Any) -> dict[str, Any]:
            return {"S": self.s.upper() if type(self.s) is str else self.s}

    assert made.write(Loud(s="a")) is None
    assert Loud(s="a").to_valid_dict() == {"S": "A"}
    assert _put(dynamodb, key=Loud(s="a")).to_valid_dict()["Item"] == {"key": {"S": "A"}}
    assert [one.path for one in _put(dynamodb, key=Loud(s=1)).check()] == ["Item{key}.S"]


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        7,
        "text",
        [1],
        {"S": 1},
        {1: 2},
        Structure(),
        object(),
        Structure,
        float("nan"),
    ],
    ids=lambda wrong: type(wrong).__name__,
)
def test_a_wrong_value_is_refused_as_its_dictionary_is(package: Package, wrong: Any) -> None:
    """Wherever it stands: in the place of a text, a structure, a list, a map or a key."""
    made = package("dynamodb")
    dynamodb: Any = made.module
    value = dynamodb.AttributeValue
    for request in (
        dynamodb.PutItemInput(table_name=wrong, item={}),
        dynamodb.PutItemInput(table_name="table", item=wrong),
        _put(dynamodb, key=wrong),
        _put(dynamodb, key=value(l=[wrong])),
        _put(dynamodb, key=value(m={"a": wrong})),
        _put(dynamodb, key=value(ns=[wrong])),
        _put(dynamodb, key=value(b=wrong), other=value(s=wrong, bool=wrong)),
        dynamodb.PutItemInput(table_name="table", item={}, return_values=wrong),
        dynamodb.TransactWriteItemsInput(transact_items=[wrong]),
    ):
        problems = request.check()

        assert problems == made.check_request(_operation(request), request.to_dict())
        assert (made.write(request) is None) or not problems
        if problems:
            with pytest.raises(made.module.ValidationError):
                request.to_valid_dict()
        else:
            assert request.to_valid_dict() == request.to_dict()


def _operation(request: Any) -> str:
    return str(type(request).__name__).removesuffix("Input")


def test_what_is_required_is_not_taken_for_json(package: Package) -> None:
    """``None`` is JSON, and here it is a member that is not there."""
    made = package("bedrock-runtime")
    bedrock: Any = made.module
    block = bedrock.ToolUseBlock(tool_use_id="t", name="n", input=None)

    assert made.write(block) is None
    assert [(one.path, one.rule) for one in block.check()] == [("input", "required")]


def test_exactly_one_member_of_a_union_is_written(package: Package) -> None:
    made = package("bedrock-runtime")
    bedrock: Any = made.module

    assert made.write(bedrock.SystemContentBlock(text="a")) == {"text": "a"}
    for wrong in (
        bedrock.SystemContentBlock(),
        bedrock.SystemContentBlock(
            text="a", cache_point=bedrock.CachePointBlock(type=bedrock.CachePointType.DEFAULT)
        ),
    ):
        assert made.write(wrong) is None
        assert [one.rule for one in wrong.check()] == ["union"]


def test_what_holds_itself_is_refused(package: Package) -> None:
    made = package("dynamodb")
    dynamodb: Any = made.module
    value = dynamodb.AttributeValue(l=[])
    value.l.append(value)
    request = _put(dynamodb, key=value)

    assert made.write(request) is None
    assert [one.rule for one in request.check()] == ["type"]


def test_a_structure_of_very_many_members_is_written_in_parts(package: Package) -> None:
    made = package("quicksight")
    cls = made.find_class("Capabilities")
    shape = made.service.shapes[ShapeId("Capabilities")]
    assert isinstance(shape, StructureShape)
    whole = dict.fromkeys([member.name for member in shape.members], "DENY")
    given = cls.from_dict(whole)

    assert made.write(given) == whole
    for attribute in list(cls.__slots__)[:: len(whole) // 20]:
        right = getattr(given, attribute)
        setattr(given, attribute, "no such state")
        assert made.write(given) is None
        setattr(given, attribute, right)


def test_responses_have_no_writer(package: Package) -> None:
    """Nobody sends them, and what is not generated costs nothing."""
    made = package("dynamodb")
    reply = made.find_class("PutItemOutput")()

    assert made.write(reply) is None
    assert reply.to_valid_dict() == {}


def test_a_writer_that_is_wrong_is_found_out(
    package: Package, drawing: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The judges of the sweep do refuse: a writer that takes all, and one that takes nothing."""
    made = package("sqs")
    operation = next(one for one in made.service.operations if one.name == "SendMessage")
    subject = next(iter(find_subjects(made, operation)))
    mutation = next(
        one
        for place in Walk(drawing("sqs")).find_places(subject.target)
        for one in find_mutations(drawing("sqs"), place)
        if type(one.value) is dict and one.rule == "required"
    )
    value = {"QueueUrl": "q", "MessageBody": "b"}
    assert judge_right(subject, value) == []
    assert judge_wrong(subject, mutation) == []

    monkeypatch.setattr(Generated, "write", _take_all)
    assert "written in one pass all the same" in judge_wrong(subject, mutation)
    monkeypatch.setattr(Generated, "write", _take_none)
    assert "right, and not written in one pass" in judge_right(subject, value)


def _take_all(_: Generated, value: Any) -> Any:
    return value.to_dict()


def _take_none(_: Generated, value: Any) -> Any:
    del value
