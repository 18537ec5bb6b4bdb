"""The pages of every service: each thing has its place, and every way leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from tests.docs.conftest import make_reference, read_case, read_service, walk

from shapewright.docs.book import Book, Extras, build_book
from shapewright.docs.page import (
    Alert,
    Entry,
    Facts,
    Folded,
    Hop,
    Listing,
    Members,
    Page,
    Part,
    Prose,
    Reference,
    Samples,
    Statements,
    Target,
    Values,
    Word,
    Words,
)
from shapewright.ir.shape import Aggregate, ShapeId
from shapewright.lower.package import lower_package
from shapewright.sources.open import open_source

PARTS = 8
SAFE_PATH = re.compile(r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)?")
SAFE_ANCHOR = re.compile(r"[A-Za-z0-9_.-]+")
HAZARDS = ("hazard_members", "hazard_shapes", "hostile_documentation", "names_without_letters")


def read_parts() -> list[list[str]]:
    names = open_source("installed").services()
    return [[*names[part::PARTS]] for part in range(PARTS)]


@pytest.mark.parametrize("names", read_parts(), ids=lambda names: names[0])
def test_every_service(names: list[str]) -> None:
    for name in names:
        service = read_service.__wrapped__(name)
        operations = [operation.name for operation in service.operations]
        # Claims take more time than the pages, and are looked at elsewhere.
        book = build_book(lower_package(service, operations), Extras())
        check(book, make_reference(book))


@pytest.mark.parametrize("name", HAZARDS)
def test_names_that_are_hazards(name: str) -> None:
    service = read_case(name)
    operations = [operation.name for operation in service.operations]
    book = build_book(lower_package(service, operations), Extras())
    check(book, make_reference(book))


def check(book: Book, reference: Reference) -> None:
    pages = {page.at.path: page for page in reference.pages}
    assert len(pages) == len({path.lower() for path in pages}) == len(reference.pages)
    anchors = {path: list_anchors(page) for path, page in pages.items()}
    for path, found in anchors.items():
        assert SAFE_PATH.fullmatch(path), path
        assert all(SAFE_ANCHOR.fullmatch(one) for one in found), path
        assert max(Counter(found).values()) == 1, (path, Counter(found).most_common(2))
    known = {path: frozenset(found) for path, found in anchors.items()}
    for path, page in pages.items():
        for target in find_targets(page):
            assert target.path in known, (path, target)
            assert not target.anchor or target.anchor in known[target.path], (path, target)
    check_places(book, pages, known)


def check_places(book: Book, pages: dict[str, Page], anchors: dict[str, frozenset[str]]) -> None:
    """Everything in the service stands where its address says, and every member somewhere."""
    addresses = book.addresses
    for target in (
        *addresses.operations.values(),
        *addresses.shapes.values(),
        *addresses.paginators.values(),
        *addresses.waiters.values(),
    ):
        assert target.path in pages
        assert not target.anchor or target.anchor in anchors[target.path], target
    assert set(addresses.shapes) == set(book.service.shapes)
    for id_, target in addresses.shapes.items():
        shape = book.shape(id_)
        if isinstance(shape, Aggregate):
            for member in shape.members:
                anchor = book.anchors_of(shape)[member.name]
                at = addresses.find_member(target, anchor)
                assert at.anchor in anchors[at.path], (id_, member.name)


def list_anchors(page: Page) -> list[str]:
    found: list[str] = []
    for section in page.sections:
        found.append(section.anchor)
        for part in section.parts:
            match part:
                case Members(entries):
                    found += [entry.anchor for entry in walk(entries)]
                case Values(values):
                    found += [value.anchor for value in values]
                case Listing(items):
                    found += [item.anchor for item in items if item.anchor]
                case _:
                    pass
    return found


def find_targets(page: Page) -> Iterator[Target]:
    for section in page.sections:
        for part in section.parts:
            for words in list_words(part):
                yield from (word.to for word in words if isinstance(word, Hop))


def list_words(part: Part) -> Iterator[Words]:
    match part:
        case Facts(facts):
            yield from (fact.words for fact in facts)
        case Members(entries):
            for entry in walk(entries):
                yield from list_words_of_entry(entry)
        case Listing(items):
            for item in items:
                yield from (item.words, item.note)
        case Alert(words=words):
            yield words
        case Prose() | Statements() | Samples() | Folded() | Values():
            return


def list_words_of_entry(entry: Entry) -> Iterator[tuple[Word, ...]]:
    yield from (entry.type, entry.rest, *(fact.words for fact in entry.facts))


def test_a_shape_that_is_one_side_of_one_operation_stands_there() -> None:
    service = read_service("sqs")
    book = build_book(lower_package(service, [one.name for one in service.operations]), Extras())
    assert book.addresses.shapes[ShapeId("SendMessageRequest")] == Target(
        "operations/SendMessage", "request"
    )
    assert book.addresses.shapes[ShapeId("Message")] == Target("shapes/Message")
    assert book.addresses.shapes[ShapeId("Boolean")] == Target("types", "Boolean")
