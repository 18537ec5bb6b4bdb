"""Books and references of services, made once for the tests that look at their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from shapewright.claims import ClaimsByPlace
from shapewright.docs.book import Book, Extras, build_book
from shapewright.docs.build import build_reference
from shapewright.docs.page import Entry, Page, Reference
from shapewright.ir.service import Service
from shapewright.lifecycles import find_lifecycles
from shapewright.lower.package import lower_package
from shapewright.pipeline import Sources, read_built

CASES = Path(__file__).parent.parent / "cases"


def make_book(service: Service, extras: Extras | None = None) -> Book:
    """A book of all operations of a service."""
    names = [operation.name for operation in service.operations]
    package = lower_package(service, names, ClaimsByPlace(service))
    return build_book(package, extras or Extras(lifecycles=find_lifecycles(service)))


def make_reference(book: Book) -> Reference:
    """The pages of a book."""
    return build_reference(book, source="a test", generator="Shapewright")


@cache
def read_service(name: str, source: str = "installed") -> Service:
    """A service of the installed botocore, or of a model file."""
    return read_built(Sources().open(source), name)


def read_case(name: str) -> Service:
    """The service of a case."""
    return read_service("case", str(CASES / name / "service-2.json"))


def walk(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """Every entry of a tree."""
    for entry in entries:
        yield entry
        yield from walk(entry.children)


@pytest.fixture(scope="session")
def reference() -> Callable[[str], Reference]:
    """The pages of a service of the installed botocore."""

    @cache
    def make(name: str) -> Reference:
        return make_reference(make_book(read_service(name)))

    return make


@pytest.fixture(scope="session")
def page(reference: Callable[[str], Reference]) -> Callable[[str, str], Page]:
    """One page of a service, by its path."""

    def find(service: str, path: str) -> Page:
        return next(one for one in reference(service).pages if one.at.path == path)

    return find
