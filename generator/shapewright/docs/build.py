"""All pages of a service, in the order in which a person would read them.

Takes a book, gives its reference.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from shapewright.docs.book import Book
from shapewright.docs.changes import build_changes
from shapewright.docs.operation import build_operation
from shapewright.docs.page import Page, Reference, Target
from shapewright.docs.paging import build_paginator, build_waiter
from shapewright.docs.service import build_service_page, build_shapes
from shapewright.docs.shape import build_shape, build_types


def build_reference(
    book: Book, *, source: str, generator: str, kept: Collection[str] = ()
) -> Reference:
    """Every page of a service.

    Args:
        book: the service.
        source: what it was made from: ``botocore 1.44.5``.
        generator: by what: ``Shapewright 0.1.0``.
        kept: the paths of pages that stand already as they would be written; here they say what
            there is and where, and no more.
    """
    service = book.service
    return Reference(
        service=service.name,
        title=service.identity.full_name,
        source=source,
        generator=generator,
        pages=_build_all(book, kept),
        kept=frozenset(kept),
    )


def _build_all(book: Book, kept: Collection[str]) -> tuple[Page, ...]:
    pages = tuple(_build_pages(book, book.to_outline(), kept))
    told = book.extras.told
    return pages if told is None else (*pages, build_changes(book, told))


def _build_pages(book: Book, outline: Book, kept: Collection[str]) -> Iterator[Page]:
    service, at = book.service, book.addresses

    def pick(target: Target) -> Book:
        return outline if target.path in kept else book

    yield build_service_page(book)
    for operation in service.operations:
        yield build_operation(pick(at.operations[operation.name]), operation)
    for paginator in service.paginators:
        yield build_paginator(pick(at.paginators[paginator.operation]), paginator)
    for waiter in service.waiters:
        yield build_waiter(pick(at.waiters[waiter.name]), waiter)
    for id_, target in at.pages.items():
        yield build_shape(pick(target), book.shape(id_))
    yield from (page for page in (build_shapes(book), build_types(book)) if page is not None)
