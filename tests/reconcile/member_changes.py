"""Changes of members: which there are, and of what type."""

from __future__ import annotations

from typing import Any

from tests.reconcile.change import (
    EVERY,
    NEVER,
    WITHOUT_REFERENCE,
    Change,
    K,
    S,
    member,
    shape,
)
from tests.reconcile.made import Model


def end_recursion(model: Model) -> None:
    model["shapes"]["Branches"]["member"]["shape"] = "Leaf"
    model["shapes"]["Leaf"] = {"type": "structure", "members": {"Name": {"shape": "Plain"}}}


def forget_json(model: Model) -> None:
    members: dict[str, Any] = model["shapes"]["GetResponse"]["members"]
    del members["Note"]["jsonvalue"]


LEVEL = "Settings.Levels[]"
MEMBER_CHANGES = [
    Change(
        "a member is new",
        member("PutRequest", "Extra", "Plain"),
        EVERY,
        path="Extra",
        kind=K.ONLY_IN_MODEL,
        says=("", "string"),
    ),
    Change(
        "a member is gone",
        member("PutRequest", "Plain", None),
        EVERY,
        path="Plain",
        kind=K.ONLY_IN_PAGE,
        says=("string", ""),
    ),
    Change(
        "a structure is gone",
        lambda model: [
            member("PutRequest", "Settings", None)(model),
            shape("PutRequest", required=["Id"])(model),
        ],
        EVERY,
        path="Settings",
        kind=K.ONLY_IN_PAGE,
        says=("structure", ""),
    ),
    Change(
        "a nested member is new",
        member("Level", "Extra", "Plain"),
        EVERY,
        path=f"{LEVEL}.Extra",
        kind=K.ONLY_IN_MODEL,
    ),
    Change(
        "a nested member is gone",
        member("Level", "Height", None),
        EVERY,
        path=f"{LEVEL}.Height",
        kind=K.ONLY_IN_PAGE,
    ),
    Change(
        "a member of a map's values is new",
        member("Label", "Extra", "Plain"),
        EVERY,
        path="Labels{}.Extra",
        kind=K.ONLY_IN_MODEL,
    ),
    Change(
        "a member of a response is new",
        member("PutResponse", "Extra", "Plain"),
        EVERY,
        side=S.RESPONSE,
        path="Extra",
        kind=K.ONLY_IN_MODEL,
    ),
    Change("a string is a number", member("PutRequest", "Plain", "Height"), EVERY, path="Plain"),
    Change(
        "a nested number is a string",
        member("Level", "Height", "Plain"),
        EVERY,
        path=f"{LEVEL}.Height",
    ),
    Change(
        "a nested number is a time",
        member("Level", "Height", "Since"),
        WITHOUT_REFERENCE,
        path=f"{LEVEL}.Height",
    ),
    Change(
        "an integer is a long",
        shape("Count", type="long"),
        NEVER,
    ),
    Change(
        "a float is a double",
        shape("Ratio", type="double"),
        EVERY,
        path="Ratio",
        says=("float", "double"),
    ),
    Change(
        "a float in a list is a double",
        shape("Point", type="double"),
        WITHOUT_REFERENCE,
        path=f"{LEVEL}.Points[]",
        says=("float", "double"),
    ),
    Change(
        "a list is what it held",
        shape("Levels", type="structure", members={"Height": {"shape": "Height"}}),
        EVERY,
        path="Settings.Levels",
        says=("list", "structure"),
    ),
    Change(
        "a document is a structure",
        shape("Any", document=None),
        EVERY,
        path="Any",
        says=("document", "structure"),
    ),
    Change(
        "a stream is a blob",
        shape("GetResponse", payload=None),
        WITHOUT_REFERENCE,
        side=S.RESPONSE,
        path="Body",
        says=("stream of bytes", "blob"),
        operation="GetMade",
    ),
    Change(
        "an event stream is a structure",
        shape("Events", eventstream=None),
        WITHOUT_REFERENCE,
        side=S.RESPONSE,
        path="Events",
        says=("event stream", "structure"),
        operation="WatchMade",
    ),
    Change(
        "recursion ends",
        end_recursion,
        EVERY,
        side=S.RESPONSE,
        path="Tree.Branches[]",
        says=("repeats what is around it", "is written out"),
    ),
    Change(
        "JSON is a string",
        forget_json,
        WITHOUT_REFERENCE,
        side=S.RESPONSE,
        path="Note",
        says=("JSON in a string", "string"),
        operation="GetMade",
    ),
]
