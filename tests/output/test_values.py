"""Values at the edges: absent, falsy, unknown, of the wrong type, streamed."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

Generate = Callable[[str], Any]


def test_what_is_absent_is_none_and_stays_out(generated: Generate) -> None:
    sqs = generated("sqs").module
    request = sqs.SendMessageRequest(queue_url="q", message_body="b", delay_seconds=None)

    assert request.to_dict() == {"QueueUrl": "q", "MessageBody": "b"}
    assert sqs.SendMessageRequest.from_dict({"QueueUrl": "q"}).message_body is None


def test_falsy_values_are_present(generated: Generate) -> None:
    """Zero, false, empty text, bytes, lists and maps are values, not absence."""
    dynamodb = generated("dynamodb").module
    sqs = generated("sqs").module
    value = dynamodb.AttributeValue(s="", b=b"", ss=[], m={}, bool=False)
    wire: dict[str, Any] = {"S": "", "B": b"", "SS": [], "M": {}, "BOOL": False}

    assert value.to_dict() == wire
    assert dynamodb.AttributeValue.from_dict(wire) == value
    assert sqs.ChangeMessageVisibilityRequest(
        queue_url="q", receipt_handle="r", visibility_timeout=0
    ).to_dict() == {"QueueUrl": "q", "ReceiptHandle": "r", "VisibilityTimeout": 0}


def test_unknown_members_are_left_out_when_read(generated: Generate) -> None:
    reply = generated("sqs").module.SendMessageResult
    wire = {"MessageId": "m", "AddedLater": {"x": 1}, "ResponseMetadata": {}}

    assert reply.from_dict(wire) == reply(message_id="m")


def test_unknown_enum_values_stay_text(generated: Generate) -> None:
    """A value of the model becomes a member, any other stays the string it was."""
    dynamodb = generated("dynamodb").module
    known = dynamodb.TableDescription.from_dict({"TableStatus": "ACTIVE"})
    later = dynamodb.TableDescription.from_dict({"TableStatus": "HIBERNATING"})

    assert known.table_status is dynamodb.TableStatus.ACTIVE
    assert later.table_status == "HIBERNATING"
    assert type(later.table_status) is str
    assert later.to_dict() == {"TableStatus": "HIBERNATING"}


def test_enum_members_are_plain_strings_in_a_request(generated: Generate) -> None:
    """As a member, in a list, as a key and as a value of a map."""
    sqs = generated("sqs").module
    name = sqs.QueueAttributeName.DELAY_SECONDS
    listed = sqs.GetQueueAttributesRequest(queue_url="q", attribute_names=[name]).to_dict()
    keyed = sqs.SetQueueAttributesRequest(queue_url="q", attributes={name: "5"}).to_dict()
    texts = [*listed["AttributeNames"], *keyed["Attributes"]]

    assert texts == ["DelaySeconds", "DelaySeconds"]
    assert {type(text) for text in texts} == {str}


def test_values_of_the_wrong_type_pass_through(generated: Generate) -> None:
    """Nothing stumbles over them, in either direction: validation is to name them."""
    dynamodb = generated("dynamodb").module
    cls = dynamodb.CreateTableInput
    wrong: list[Any] = [7, "text", 1.5, True, b"x", [7], ["a", None], {"a": 1}, object()]
    for attribute, wire_name in cls.__slots__.items():
        for value in wrong:
            read = cls.from_dict({wire_name: value})
            held = getattr(read, attribute)
            assert read.to_dict()[wire_name] is not None
            if value.__class__ not in {list, dict}:
                assert held is value, (attribute, value)
                assert read.to_dict() == {wire_name: value}


def test_nested_values_of_the_wrong_type_pass_through(generated: Generate) -> None:
    """Inside lists, maps and structures too, each left as it was."""
    dynamodb = generated("dynamodb").module
    wire = {
        "M": {"a": 7, "b": {"L": ["x", {"S": "y"}, None]}},
        "L": [1, {"M": "text"}, [2]],
    }
    value = dynamodb.AttributeValue.from_dict(wire)

    assert value.to_dict() == wire
    assert value.m["b"].l[1] == dynamodb.AttributeValue(s="y")


def test_tuples_and_plain_dictionaries_are_taken(generated: Generate) -> None:
    """A sequence may be a tuple; a structure's place may hold boto3's own dictionary."""
    dynamodb = generated("dynamodb").module
    mixed = dynamodb.AttributeValue(l=({"S": "x"}, dynamodb.AttributeValue(s="y")))

    assert mixed.to_dict() == {"L": [{"S": "x"}, {"S": "y"}]}


def test_writing_a_request_shares_no_list_with_it(generated: Generate) -> None:
    """boto3 may change the dictionary it is given; the request stays as it was."""
    sqs = generated("sqs").module
    request = sqs.TagQueueRequest(queue_url="q", tags={"a": "b"})
    request.to_dict()["Tags"]["c"] = "d"
    names = sqs.ListQueueTagsResult(tags={"a": "b"})

    assert request.tags == {"a": "b"}
    assert names.to_dict()["Tags"] is not names.tags


def test_sparse_entries_may_be_none(generated: Generate) -> None:
    sparse = generated("sparse").module
    wire = {"Names": ["a", None], "Sizes": {"a": None, "b": 0}, "Parts": [None, {"Name": "n"}]}
    value = sparse.PutThingInput.from_dict(wire)

    assert value.parts == [None, sparse.Part(name="n")]
    assert value.to_dict() == wire


def test_documents_pass_through_as_they_are(generated: Generate) -> None:
    documents = generated("documents").module
    some: list[Any] = [0, False, "", [], {}, {"a": [None, {"b": 1.5}]}]
    for document in some:
        wire: dict[str, Any] = {
            "Settings": document,
            "Many": [document, None],
            "Named": {"k": document},
        }
        value = documents.PutThingInput.from_dict(wire)

        assert value.settings is document
        assert value.to_dict() == wire


def test_streams_are_handed_over_unread(generated: Generate) -> None:
    """The body of a response is the very object boto3 gave, in and out."""
    blobs = generated("blobs").module
    body = io.BytesIO(b"abc")

    assert blobs.PutThingOutput.from_dict({"Body": body}).body is body
    assert blobs.PutThingInput(body=body).to_dict()["Body"] is body
    assert blobs.PutThingInput(body=b"abc").to_dict()["Body"] == b"abc"


def test_events_are_read_as_they_arrive(generated: Generate) -> None:
    """Nothing is read before it is asked for; each event is a structure; closing closes."""
    talk = generated("event_streams").module

    class Stream:
        given = 0
        closed = False

        def __iter__(self) -> Any:
            for text in ("a", "b"):
                self.given += 1
                yield {"Word": {"Text": text}}

        def close(self) -> None:
            self.closed = True

    stream = Stream()
    reply = talk.TalkOutput.from_dict({"Words": stream})
    events = iter(reply.words)

    assert stream.given == 0
    first = next(events)
    assert first == talk.WordStream(word=talk.Word(text="a"))
    assert first.which() == "word"
    assert stream.given == 1
    reply.words.close()
    assert stream.closed
    assert reply.to_dict()["Words"] is stream


def test_a_union_says_which_member_it_holds(generated: Generate) -> None:
    source = generated("unions").module.Source

    assert source(bucket="b").which() == "bucket"
    assert source(count=0).which() == "count"
    assert source().which() is None
    assert source(bucket="b", count=1).which() is None


def test_required_members_have_to_be_given(generated: Generate) -> None:
    """Leaving one out is Python's own error, naming it; positions are not taken."""
    cls = generated("required_order").module.PutThingInput
    with pytest.raises(TypeError, match="'count'"):
        cls(zone="z")
    with pytest.raises(TypeError, match="positional"):
        cls("z", 1)
    with pytest.raises(TypeError, match="bonsu"):
        cls(zone="z", count=1, bonsu=True)


def test_values_nested_to_any_kind_of_recursion_survive(generated: Generate) -> None:
    """Through itself, a partner, a list, a map and a union, a hundred deep."""
    recursion = generated("recursion").module
    wire: dict[str, Any] = {"ByName": {}}
    for _ in range(100):
        wire = {"Self": {"Children": [wire]}, "ByName": {"k": {"Children": []}}}
    egg: dict[str, Any] = {"Egg": {"Chicken": {"Egg": {}}}}
    term: dict[str, Any] = {"Expression": {"And": [{"And": []}, {"Term": "t"}]}}
    whole = {"Tree": wire, **egg, **term}
    value = recursion.PutThingInput.from_dict(whole)

    assert value.to_dict() == whole
    assert type(value.tree.self_.children[0]) is recursion.Tree


def test_hazardous_names_work_like_any_other(generated: Generate) -> None:
    """Members named like keywords, builtins and our own methods hold what they are given."""
    made = generated("hazard_members").module.PutThingInput
    for attribute, wire_name in made.__slots__.items():
        wire = {wire_name: "x"}
        assert made.from_dict(wire).to_dict() == wire
        assert getattr(made.from_dict(wire), attribute) == "x"
    assert {"lambda_", "self_", "validate_", "to_dict_", "bytes", "list"} <= made.__slots__.keys()


def test_a_service_with_hazardous_shapes_works(generated: Generate) -> None:
    """Shapes named like what a module imports read and write all the same."""
    made = generated("hazard_shapes").module
    wire = {
        "Nothing": {"Name": "n"},
        "Many": [{"Name": "m"}],
        "Map": {"k": {"Name": "a"}},
        "Kind": "a",
        "Other": {"Name": "o"},
        "Thing": {"Name": "t"},
    }
    value = made.PutThingInput.from_dict(wire)

    assert value.to_dict() == wire
    assert type(value.nothing) is made.None_
    assert type(value.many[0]) is made.Sequence
    assert value.kind is made.Enumeration.A
    assert type(value.other) is not type(value.thing)
