"""Renames: guessed where the evidence is strong, said to be guesses, and hiding nothing else."""

from __future__ import annotations

import pytest
from tests.changes.made import compare, make_files
from tests.changes.mutation import (
    both,
    member,
    operation,
    rename,
    rename_member,
    shape,
)

from shapewright.changes import Change

CLOSE = both(
    rename("operations", "ShutMade", "CloseMade"), operation("CloseMade", name="CloseMade")
)
GUESSED = "rests on a guess: ShutMade is CloseMade now"
BELOW_AN_OPERATION = {
    "http-uri": (operation("CloseMade", http={"method": "POST", "requestUri": "/c"}), ".request"),
    "read-only": (operation("CloseMade", readonly=True), ""),
    "output-added": (operation("CloseMade", output={"shape": "Shared"}), ".response"),
    "error-added": (operation("CloseMade", errors=[{"shape": "Busy"}]), ".errors.Busy"),
    "member-required": (shape("ShutRequest", required=["Force"]), ".request.Force"),
    "deprecated": (member("ShutRequest", "Force", deprecated=True), ".request.Force"),
    "type": (shape("Flag", type="string"), ".request.Force"),
}
"""What else is changed in an operation by another name, and where that is told."""


def find_other(changes: tuple[Change, ...], kind: str) -> Change:
    """The change beside the rename."""
    (other,) = [change for change in changes if change.kind != kind]
    return other


def test_a_rename_is_a_guess_and_says_from_what() -> None:
    new = make_files()
    old = make_files()
    member("PutRequest", "Text", documentation="<p>What it says.</p>")(old)
    member("PutRequest", "Text", documentation="<p>What it says.</p>")(new)
    members = new["shapes"]["PutRequest"]["members"]
    members["Words"] = members.pop("Text")

    (change,) = compare(old, new)

    assert (change.kind, change.before, change.after) == ("member-renamed", "Text", "Words")
    assert change.note == "a guess: shape and documentation are the same"


def test_two_that_could_be_one_are_not_guessed_at() -> None:
    """Nothing tells which of the two it is."""
    new = make_files()
    members = new["shapes"]["PutRequest"]["members"]
    members["text"] = members["TEXT"] = members.pop("Text")

    kinds = [change.kind for change in compare(make_files(), new)]

    assert kinds == ["member-added", "member-removed", "member-added"]


def test_a_member_of_another_kind_is_no_rename() -> None:
    new = make_files()
    members = new["shapes"]["PutRequest"]["members"]
    members["text"] = {"shape": "Size"}
    del members["Text"]

    assert {change.kind for change in compare(make_files(), new)} == {
        "member-added",
        "member-removed",
    }


@pytest.mark.parametrize("kind", BELOW_AN_OPERATION)
def test_what_is_below_a_renamed_operation_is_compared_too(kind: str) -> None:
    make, place = BELOW_AN_OPERATION[kind]
    new = make_files()
    if kind == "output-added":
        # Members are what such a guess is made from.
        shape("Shared", members={})(new)
    both(CLOSE, make)(new)
    changes = [change for change in compare(make_files(), new) if "ShutMade" in change.operations]
    other = find_other(tuple(changes), "operation-renamed")

    assert (other.kind, other.path) == (kind, f"ShutMade{place}")
    assert other.note == GUESSED
    assert other.operations == ("ShutMade",)


def test_a_rename_of_an_operation_alone_is_one_change() -> None:
    """Its name on the wire is its name."""
    new = make_files()
    CLOSE(new)

    (change,) = compare(make_files(), new)

    assert change.kind == "operation-renamed"
    assert change.note.startswith("a guess: ")


def test_what_is_certain_rests_on_no_guess() -> None:
    """A shape that other operations lead to is compared there; the renamed one is named too."""
    new = make_files()
    both(CLOSE, shape("Id", max=5))(new)
    other = find_other(compare(make_files(), new), "operation-renamed")

    assert (other.kind, other.note) == ("maximum-lowered", "")
    assert other.operations == ("GetMade", "PutMade", "ShutMade")


def test_the_text_of_a_renamed_operation_is_compared_too() -> None:
    old, new = make_files(), make_files()
    rename("operations", "ShutMade", "Shut_Made")(new)
    operation("Shut_Made", name="Shut_Made", documentation="<p>Shuts it.</p>")(new)
    other = find_other(compare(old, new), "operation-renamed")

    assert (other.kind, other.path) == ("documentation", "ShutMade")
    assert other.note == "rests on a guess: ShutMade is Shut_Made now"


BELOW_A_MEMBER = {
    "member-required": (shape("PutRequest", required=["Id", "Mode", "tree"]), ""),
    "maximum-lowered": (shape("Leaf", max=3), ".Name"),
    "member-added": (member("Tree", "New", shape="Plain"), ".New"),
    "documentation": (member("PutRequest", "tree", documentation="<p>A tree.</p>"), ""),
}


@pytest.mark.parametrize("kind", BELOW_A_MEMBER)
def test_what_is_below_a_renamed_member_is_compared_too(kind: str) -> None:
    """Also in a shape that leads to itself."""
    make, place = BELOW_A_MEMBER[kind]
    old, new = make_files(), make_files()
    for files in (old, new):
        member("PutRequest", "Labels", shape="Plain")(files)  # which leads to leaves too
    both(rename_member("PutRequest", "Tree", "tree"), make)(new)
    other = find_other(compare(old, new), "member-renamed")

    assert (other.kind, other.path) == (kind, f"PutMade.request.Tree{place}")
    assert other.note == "rests on a guess: Tree is tree now"


def test_a_renamed_member_of_a_shape_inside_itself_is_followed_once() -> None:
    new = make_files()
    both(rename_member("Tree", "Branches", "branches"), shape("Branches", max=2))(new)
    other = find_other(compare(make_files(), new), "member-renamed")

    assert (other.kind, other.path) == ("maximum-added", "PutMade.request.Tree.Branches")
    assert other.note == "rests on a guess: Branches is branches now"


def test_a_stated_name_on_the_wire_is_compared_with_the_stated_one() -> None:
    """That nothing goes by the old name any more is what a rename says; this is not so."""
    old, new = make_files(), make_files()
    for files in (old, new):
        member("PutRequest", "Dashed", locationName="d")(files)
    rename_member("PutRequest", "Dashed", "dashed")(new)

    assert [change.kind for change in compare(old, new)] == ["member-renamed"]

    member("PutRequest", "dashed", locationName="e")(new)
    other = find_other(compare(old, new), "member-renamed")
    assert (other.kind, other.before, other.after) == ("binding", "body d", "body e")
