"""The page of a service: what it is, and the way to everything in it.

Takes a book, gives the first page of its reference and the list of its shapes.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.docs.about import begin_about
from shapewright.docs.address import CHANGES, INDEX, TYPES
from shapewright.docs.book import Book
from shapewright.docs.operation import flag_operation
from shapewright.docs.page import (
    Alert,
    Fact,
    Facts,
    Hop,
    Item,
    Listing,
    Page,
    PageKind,
    Part,
    Section,
    Target,
    join_phrases,
    mono,
    plain,
)
from shapewright.docs.phrases import flag_deprecation, summarise
from shapewright.docs.shape import list_shapes

SHAPES = Target("shapes")
_KINDS = (
    ("structures", "Structures", (PageKind.STRUCTURE,)),
    ("unions", "Unions", (PageKind.UNION,)),
    ("streams", "Event streams", (PageKind.EVENT_STREAM,)),
    ("enums", "Enums", (PageKind.ENUM,)),
)


def build_service_page(book: Book) -> Page:
    """The page of the service itself."""
    service = book.service
    return Page(
        at=INDEX,
        kind=PageKind.SERVICE,
        title=service.identity.full_name,
        summary=summarise(service.doc),
        flags=flag_deprecation(service.deprecation),
        sections=tuple(_build_sections(book)),
    )


def _build_sections(book: Book) -> Iterator[Section]:
    yield Section("about", "", tuple(_build_about(book)))
    for anchor, title, items in (
        ("operations", "Operations", _list_operations(book)),
        ("resources", "Resources", _list_resources(book)),
        ("paginators", "Paginators", _list_paginators(book)),
        ("waiters", "Waiters", _list_waiters(book)),
        ("errors", "Errors", list_shapes(book, (PageKind.ERROR,))),
        ("more", "More", _list_more(book)),
    ):
        if items:
            yield Section(anchor, title, (Listing(items),))


def _build_about(book: Book) -> Iterator[Part]:
    service = book.service
    yield from begin_about(service.doc, service.deprecation)
    names = book.package.names.service
    facts = (
        Fact("boto3", (mono(f'boto3.client("{service.name}")'),)),
        Fact("Typed client", (mono(names.client),)),
        Fact("Protocol class", (mono(names.protocol),)),
        Fact("Fake", (mono(names.fake),)),
        Fact("API version", plain(service.api_version)),
        Fact("Spoken on the wire", plain(", ".join(service.protocol.names))),
    )
    yield Facts(tuple(fact for fact in facts if fact.words))


def _list_operations(book: Book) -> tuple[Item, ...]:
    return tuple(
        Item(
            (Hop(one.name, book.addresses.operations[one.name]),),
            plain(summarise(one.doc)),
            flag_operation(book, one),
        )
        for one in book.service.operations
    )


def _list_resources(book: Book) -> tuple[Item, ...]:
    """What the service keeps, as far as it is known: what the fake plays."""
    items: list[Item] = []
    for resource in book.extras.lifecycles.resources:
        hops = (
            Hop(use.operation, at)
            for use in resource.uses
            if (at := book.addresses.operations.get(use.operation))
        )
        if words := join_phrases(((hop,) for hop in hops), ", "):
            items.append(Item((mono(resource.noun),), words))
    return tuple(items)


def _list_paginators(book: Book) -> tuple[Item, ...]:
    return tuple(
        Item((Hop(one.operation, book.addresses.paginators[one.operation]),))
        for one in book.service.paginators
    )


def _list_waiters(book: Book) -> tuple[Item, ...]:
    return tuple(
        Item((Hop(one.name, book.addresses.waiters[one.name]),), plain(one.description))
        for one in book.service.waiters
    )


def _list_more(book: Book) -> tuple[Item, ...]:
    items: list[Item] = []
    if listed := sum(len(found) for _, _, found in _list_kinds(book)):
        hop = Hop("Structures, unions and enums", SHAPES, is_code=False)
        items.append(Item((hop,), plain(f"{listed}")))
    if any(target.path == TYPES.path for target in book.addresses.shapes.values()):
        items.append(Item((Hop("Lists, maps and scalars", TYPES, is_code=False),)))
    if told := book.extras.told:
        hop = Hop(f"Changes since {told.since}", CHANGES, is_code=False)
        items.append(Item((hop,), plain(f"{len(told.changes)}")))
    return tuple(items)


def build_shapes(book: Book) -> Page | None:
    """The list of the shapes that have a page each; None for a service that has none."""
    sections = tuple(
        Section(anchor, title, (Listing(items),))
        for anchor, title, items in _list_kinds(book)
        if items
    )
    if not sections:
        return None
    none = Alert("note", plain("Requests and responses stand with their operations."))
    return Page(
        at=SHAPES,
        kind=PageKind.TYPES,
        title="Shapes",
        summary="The structures, unions and enums by name.",
        sections=(Section("about", "", (none,)), *sections),
    )


def _list_kinds(book: Book) -> list[tuple[str, str, tuple[Item, ...]]]:
    """The shapes of each kind, with the anchor and the title of their section."""
    return [(anchor, title, list_shapes(book, kinds)) for anchor, title, kinds in _KINDS]
