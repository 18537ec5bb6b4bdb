"""All pages of a service, in the order in which a person would read them.

Takes a book, gives its reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.docs.book import Book
from shapewright.docs.changes import build_changes
from shapewright.docs.operation import build_operation
from shapewright.docs.page import Page, Reference
from shapewright.docs.paging import build_paginator, build_waiter
from shapewright.docs.service import build_service_page, build_shapes
from shapewright.docs.shape import build_shape, build_types


def build_reference(book: Book, *, source: str, generator: str) -> Reference:
    """Every page of a service.

    Args:
        book: the service.
        source: what it was made from: ``botocore 1.44.5``.
        generator: by what: ``Shapewright 0.1.0``.
    """
    service = book.service
    return Reference(
        service=service.name,
        title=service.identity.full_name,
        source=source,
        generator=generator,
        pages=_build_all(book),
    )


def _build_all(book: Book) -> tuple[Page, ...]:
    pages = tuple(_build_pages(book))
    told = book.extras.told
    return pages if told is None else (*pages, build_changes(book, told, pages))


def _build_pages(book: Book) -> Iterator[Page]:
    service = book.service
    yield build_service_page(book)
    yield from (build_operation(book, operation) for operation in service.operations)
    yield from (build_paginator(book, paginator) for paginator in service.paginators)
    yield from (build_waiter(book, waiter) for waiter in service.waiters)
    yield from (build_shape(book, book.shape(id_)) for id_ in book.addresses.pages)
    yield from (page for page in (build_shapes(book), build_types(book)) if page is not None)
