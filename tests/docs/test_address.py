"""Names that would become the same place become different ones, however many there are."""

from __future__ import annotations

import json

import pytest
from tests.docs.conftest import make_book, make_reference, read_service
from tests.docs.test_every_service import check

from shapewright.docs.address import TYPES, spell_anchors
from shapewright.docs.book import Book
from shapewright.docs.page import Target
from shapewright.ir.shape import ShapeId


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """A service whose names are those of our own places, or become one another's."""
    members = {name: {"shape": "types"} for name in ("a.b", "a-b", "types")}
    model = {
        "version": "2.0",
        "metadata": {
            "apiVersion": "2024-01-01",
            "endpointPrefix": "made",
            "protocol": "json",
            "serviceFullName": "Made",
            "serviceId": "Made",
            "signatureVersion": "v4",
            "jsonVersion": "1.1",
            "targetPrefix": "Made",
            "uid": "made-2024-01-01",
        },
        "operations": {
            "PutThing": {
                "name": "PutThing",
                "http": {"method": "POST", "requestUri": "/"},
                "input": {"shape": "Part"},
                "output": {"shape": "Part"},
            }
        },
        "shapes": {
            "Part": {"type": "structure", "members": members},
            "types": {"type": "list", "member": {"shape": "Text"}},
            "Text": {"type": "string"},
        },
    }
    file = tmp_path_factory.mktemp("made") / "service-2.json"
    file.write_text(json.dumps(model), encoding="utf-8")
    return make_book(read_service("made", str(file)))


def test_a_shape_called_like_its_page_stands_on_it(book: Book) -> None:
    assert book.addresses.shapes[ShapeId("types")] == Target(TYPES.path, "types-2")
    check(book, make_reference(book))


def test_a_name_leads_to_its_own_member(book: Book) -> None:
    assert book.links.find_name("Part$a-b") == Target("shapes/Part", "member.a-b")
    assert book.links.find_name("Part$a.b") == Target("shapes/Part", "member.a-b-2")


def test_thousands_of_names_may_become_the_same() -> None:
    names = [chr(0x4E00 + at) for at in range(20_000)]

    assert list(spell_anchors(names).values()) == [
        "unnamed",
        *(f"unnamed-{number}" for number in range(2, len(names) + 1)),
    ]
