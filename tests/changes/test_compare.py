"""Two editions compared: nothing where nothing changed, each change once, wherever it reaches."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.changes.made import Files, build, compare, make_files
from tests.changes.mutation import both, member, operation, put, shape
from tests.changes.mutations.every import MUTATIONS

from shapewright.changes import Change, Severity, compare_services, is_at_least
from shapewright.ir.json_form import dump_service, load_service


def mutate(files: Files, chosen: list[int]) -> None:
    for at in chosen:
        MUTATIONS[at].make(files)


def shuffle(value: Any, chance: random.Random) -> Any:
    """The same facts in another order."""
    if not isinstance(value, dict):
        return value
    items = list(cast("dict[str, Any]", value).items())
    chance.shuffle(items)
    return {key: shuffle(part, chance) for key, part in items}


def find(changes: tuple[Change, ...], kind: str) -> Change:
    (found,) = [change for change in changes if change.kind == kind]
    return found


INDEPENDENT = [
    at
    for at, mutation in enumerate(MUTATIONS)
    if mutation.kind
    in {"maximum-lowered", "read-only", "http-uri", "type-widened", "waiter-changed", "identity"}
]


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_another_order_of_the_same_facts_is_no_change(chance: random.Random) -> None:
    assert compare(make_files(), shuffle(make_files(), chance)) == ()


def test_nothing_differs_from_itself() -> None:
    service = build(make_files())

    assert compare_services(service, service) == ()
    assert compare_services(service, load_service(dump_service(service))) == ()


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(INDEPENDENT), unique=True))
def test_changes_that_have_nothing_to_do_with_each_other_are_all_found(chosen: list[int]) -> None:
    new = make_files()
    mutate(new, chosen)

    found = [(change.kind, change.path) for change in compare(make_files(), new)]

    assert sorted(found) == sorted((MUTATIONS[at].kind, MUTATIONS[at].path) for at in chosen)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(INDEPENDENT), unique=True), st.randoms(use_true_random=False))
def test_changes_come_in_one_order_whatever_that_of_the_models(
    chosen: list[int], chance: random.Random
) -> None:
    new = make_files()
    mutate(new, chosen)
    shuffled = shuffle(new, chance)

    assert compare(make_files(), new) == compare(shuffle(make_files(), chance), shuffled)


def test_a_shape_that_is_shared_is_told_of_once() -> None:
    new = make_files()
    shape("Level", max=5)(new)

    (change,) = compare(make_files(), new)

    assert change.path == "PutMade.request.Settings.Height"
    assert change.operations == ("GetMade", "PutMade")
    assert (change.request, change.response) == (Severity.BREAKING, Severity.ADDITIVE)


def test_the_path_is_the_shortest_and_goes_through_lists_and_maps() -> None:
    new = make_files()
    both(shape("Size", max=3), shape("Leaf", max=8), member("Tree", "New", shape="Plain"))(new)
    changes = compare(make_files(), new)

    assert [change.path for change in changes] == [
        "PutMade.request.Labels{key}",
        "PutMade.request.Size",
        "PutMade.request.Tree.New",
    ]


def test_a_member_pointed_at_another_shape_is_compared_target_against_target() -> None:
    new = make_files()
    put("shapes", "Other", value={"type": "string", "min": 1, "max": 10})(new)
    member("PutRequest", "Id", shape="Other")(new)
    changes = compare(make_files(), new)

    assert [change.kind for change in changes] == [
        "maximum-lowered",
        "pattern-dropped",
        "retargeted-plain",
    ]
    assert {change.operations for change in changes} == {("PutMade",)}


def test_a_type_that_changed_is_told_and_not_what_follows_from_it() -> None:
    new = make_files()
    shape("Settings", type="string", members=None, required=None)(new)
    change = find(compare(make_files(), new), "type")

    assert (change.path, change.before) == ("PutMade.request.Settings", "structure Settings")
    assert {one.kind for one in compare(make_files(), new)} == {"type"}


def test_the_order_of_elements_alone_changes_with_members() -> None:
    old, new = make_files(), make_files()
    shape("Shared", xmlOrder=["Deep"])(old)
    both(shape("Shared", xmlOrder=["New", "Deep"]), member("Shared", "New", shape="Plain"))(new)

    assert [change.kind for change in compare(old, new)] == ["member-added"]


def test_a_fingerprint_is_of_the_fact_and_not_of_what_is_thought_of_it() -> None:
    new = make_files()
    operation("PutMade", readonly=True)(new)
    (change,) = compare(make_files(), new)
    same = replace(change, note="else", request=Severity.RISKY, operations=())
    other = replace(change, before="yes", after="no")

    assert change.fingerprint == same.fingerprint == "a4a10356108f"
    assert change.fingerprint != other.fingerprint


def test_severities_are_ordered() -> None:
    assert is_at_least(Severity.BREAKING, Severity.RISKY)
    assert is_at_least(Severity.RISKY, Severity.RISKY)
    assert not is_at_least(Severity.ADDITIVE, Severity.RISKY)


def test_a_whole_model_of_changes_is_found_in_json_order() -> None:
    """All at once, so that they meet: every change has a path, and none is told twice."""
    new = make_files()
    for at in INDEPENDENT:
        MUTATIONS[at].make(new)
    changes = compare(make_files(), new)

    assert len({change.fingerprint for change in changes}) == len(changes)
    assert json.dumps([change.path for change in changes]) == json.dumps(
        sorted(change.path for change in changes)
    )
