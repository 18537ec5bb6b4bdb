"""A change of one fact is found as just that change, for every kind that the table of rules has."""

from __future__ import annotations

import pytest
from tests.changes.made import build, compare, make_files
from tests.changes.mutation import Mutation, member, shape
from tests.changes.mutations.every import MUTATIONS

from shapewright.changes import Severity, add_service, remove_service
from shapewright.changes.rules import read_rules

BETWEEN_TEXTS = {
    "default-changed": ("The default is 5.", "The default is 6.", ("5", "6")),
    "default-dropped": ("The default is 5.", "Any.", ("5", "")),
    "claim-changed": (
        "Up to 4 characters.",
        "Up to 3 characters.",
        ("<= 4 characters", "<= 3 characters"),
    ),
    "claim-dropped": ("Up to 4 characters.", "Any.", ("<= 4 characters", "")),
}
OF_WHOLE_SERVICES = {"service-added", "service-removed"}
BACKWARDS = {"sparse-removed"}


def find_id(mutation: Mutation) -> str:
    return f"{mutation.kind}-{mutation.path}"


@pytest.mark.parametrize("mutation", MUTATIONS, ids=find_id)
def test_a_change_of_one_fact_is_found_as_what_it_is(mutation: Mutation) -> None:
    new = make_files()
    mutation.make(new)

    changes = compare(make_files(), new)
    (found,) = [change for change in changes if change.kind not in mutation.beside]

    assert (found.kind, found.path) == (mutation.kind, mutation.path)
    assert (found.before, found.after) == mutation.says
    assert (found.request, found.response) == (mutation.request, mutation.response)
    assert {change.kind for change in changes} == {mutation.kind, *mutation.beside}


@pytest.mark.parametrize("mutation", MUTATIONS, ids=find_id)
def test_the_way_back_is_a_change_too(mutation: Mutation) -> None:
    new = make_files()
    mutation.make(new)

    assert compare(new, make_files()) != ()


@pytest.mark.parametrize("kind", BETWEEN_TEXTS)
def test_what_a_text_claims_is_compared_with_what_it_claimed(kind: str) -> None:
    before, after, says = BETWEEN_TEXTS[kind]
    old, new = make_files(), make_files()
    name = "Size" if kind.startswith("default") else "Text"
    member("PutRequest", name, documentation=f"<p>{before}</p>")(old)
    member("PutRequest", name, documentation=f"<p>{after}</p>")(new)

    (found,) = [change for change in compare(old, new) if change.kind != "documentation"]

    assert (found.kind, found.path) == (kind, f"PutMade.request.{name}")
    assert (found.before, found.after) == says


def test_null_in_a_list_is_refused_again() -> None:
    old = make_files()
    shape("Sizes", sparse=True)(old)

    (found,) = compare(old, make_files())

    assert (found.kind, found.request) == ("sparse-removed", Severity.BREAKING)


def test_services_come_and_go() -> None:
    service = build(make_files())

    assert add_service(service).kind == "service-added"
    assert add_service(service).after == "Amazon Made Service, 4 operations"
    assert remove_service(service).kind == "service-removed"
    assert remove_service(service).severity is Severity.BREAKING


def test_every_kind_of_the_table_is_tried() -> None:
    tried = {mutation.kind for mutation in MUTATIONS} | {*BETWEEN_TEXTS}

    assert tried | OF_WHOLE_SERVICES | BACKWARDS == {*read_rules()}


def test_every_rule_says_why() -> None:
    for rule in read_rules().values():
        assert rule.hits
        assert rule.reason.endswith(".")
        assert not rule.what.endswith(".")
