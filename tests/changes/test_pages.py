"""A page as one of two editions: what it cannot say is no change, what it says is one."""

from __future__ import annotations

import pytest
from tests.pages.test_seeds import FILES, read_seed
from tests.reconcile.made import Model, build, make_model, read_made
from tests.reconcile.test_seeds import read_sagemaker

from shapewright.build.service import build_service
from shapewright.changes import Change, Severity, compare_services
from shapewright.changes.found import Found
from shapewright.changes.silence import Silence, silence_of
from shapewright.ir.service import Service
from shapewright.pipeline.edition import align_operations
from shapewright.sources.pages import Fact, Layout, Page, build_page_model
from shapewright.sources.raw import RawService

SINCE = {
    Layout.FLATTENED: "UpdateModelPackage.request.InferenceSpecification.Containers[]."
    "AdditionalModelDataSources",
    Layout.REST: "UpdateModelPackage.request.InferenceSpecification.Containers[]."
    "AdditionalModelDataSources",
    Layout.API_REFERENCE: "CreateModelPackage.request.ModelCard",
}
"""A member of each that is younger than the page."""


def build_page(page: Page, name: str) -> Service:
    model, _ = build_page_model(page)
    raw = RawService(
        name=name,
        api_version="",
        release="",
        model=model,
        paginators={},
        waiters={},
        examples={},
        files=(),
        origin="a documentation page",
    )
    return build_service(raw).service


def compare_page(page: Page, model: Service) -> tuple[Change, ...]:
    """What changed from a page to a model."""
    old = align_operations(build_page(page, model.name), model)
    return compare_services(old, model, silence_of([page]))


@pytest.mark.parametrize("layout", Layout)
def test_a_page_of_the_same_model_is_no_change(layout: Layout) -> None:
    service = build(make_model())

    for page in read_made(layout):
        assert compare_page(page, service) == ()


def change(model: Model) -> None:
    members = model["shapes"]["PutRequest"]["members"]
    members["Extra"] = {"shape": "Plain"}
    del members["Count"]
    model["shapes"]["Colour"]["enum"] = ["red", "green", "grey"]
    model["shapes"]["Ratio"]["type"] = "string"


@pytest.mark.parametrize("layout", [one for one in Layout if one is not Layout.API_REFERENCE])
def test_what_a_page_says_is_compared(layout: Layout) -> None:
    model = make_model()
    change(model)
    changes = [one for page in read_made(layout) for one in compare_page(page, build(model))]

    assert sorted((one.kind, one.path) for one in changes) == [
        ("enum-value-added", "PutMade.request.Colour"),
        ("enum-value-removed", "PutMade.request.Colour"),
        ("member-added", "PutMade.request.Extra"),
        ("member-removed", "PutMade.request.Count"),
        ("type", "PutMade.request.Ratio"),
    ]


def test_silence_is_of_facts_and_of_paths() -> None:
    facts = frozenset({Fact.REQUIRED_NESTED, Fact.REQUIRED_IN_RESPONSE, Fact.KEY_VALUES})
    silence = Silence(facts, is_partial=True, left_out=frozenset({("search", "response")}))

    assert silence.covers(Found("operation-removed"), "PutMade")
    assert silence.covers(Found("member-required"), "PutMade.request.A.B")
    assert silence.covers(Found("member-required"), "PutMade.response.A")
    assert not silence.covers(Found("member-required"), "PutMade.request.A")
    assert silence.covers(Found("enum-value-added"), "PutMade.request.A{key}")
    assert not silence.covers(Found("enum-value-added"), "PutMade.request.A")
    assert silence.covers(Found("member-added"), "Search.response.A")
    assert not silence.covers(Found("member-added"), "Search.request.A")
    assert not Silence(facts).covers(Found("operation-removed"), "PutMade")


@pytest.mark.parametrize("layout", FILES)
def test_nothing_in_the_seed_pages_was_taken_away_since(layout: Layout) -> None:
    changes = compare_page(read_seed(layout), read_sagemaker())
    kinds = {one.kind for one in changes}

    assert kinds <= {
        *("member-added", "enum-value-added", "enum-value-removed", "member-optional"),
        *("documentation", "claim-added", "claim-changed", "claim-dropped", "default-added"),
        *("default-changed", "default-dropped", "maximum-raised", "pattern-looser"),
        *("pattern-same", "pattern-incomparable", "error-added", "maximum-dropped"),
        *("minimum-dropped", "enum-closed", "pattern-tighter", "minimum-added", "retargeted"),
    }
    assert "member-removed" not in kinds
    if layout in SINCE:
        assert SINCE[layout] in {one.path for one in changes if one.kind == "member-added"}
    assert all(one.request is not Severity.BREAKING for one in changes if one.kind == "type")
