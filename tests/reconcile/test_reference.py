"""Names on pages of the API Reference, which may be those of the message."""

from __future__ import annotations

import pytest
from tests.reconcile.made import build, make_model, pages_of_made, write_page

from shapewright.reconcile import Difference, compare_page
from shapewright.sources.pages import Layout, read_page


def compare_renamed(names: dict[str, str], locations: dict[str, str]) -> list[Difference]:
    """The page with other names for members, against the model with names for the message."""
    (put,) = [page for page in pages_of_made() if page.operation.name == "PutMade"]
    text = write_page(Layout.API_REFERENCE, put)
    for name, other in names.items():
        text = text.replace(f"- {name}\n", f"- {other}\n").replace(f'"{name}":', f'"{other}":')
    model = make_model()
    for name, location in locations.items():
        model["shapes"]["PutRequest"]["members"][name]["locationName"] = location
    return list(compare_page(read_page("page", text), build(model)).differences)


@pytest.mark.parametrize(
    ("names", "locations"),
    [
        ({"Plain": "plain-text"}, {"Plain": "plain-text"}),
        ({}, {"Plain": "plain-text"}),
        ({"Sizes": "Sizes.member.N"}, {}),
        ({"Sizes": "Size.N"}, {"Sizes": "Size"}),
        ({"Plain": "Id", "Id": "Key"}, {"Id": "Key", "Plain": "Other"}),
    ],
)
def test_the_name_in_the_message_will_do(names: dict[str, str], locations: dict[str, str]) -> None:
    found = compare_renamed(names, locations)

    if "Id" in names.values():  # a member's own name comes first
        assert {one.path for one in found} >= {"Plain"}
    else:
        assert found == []


def test_any_other_name_is_that_of_another_member() -> None:
    found = compare_renamed({"Plain": "plain-text"}, {})

    assert [(one.kind.value, one.path) for one in found] == [
        ("only in the page", "plain-text"),
        ("only in the model", "Plain"),
    ]
