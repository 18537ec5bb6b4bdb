"""What each page of a service is made from, as one digest: of the same digest, the same page.

Takes a book, gives a digest for every page but those about the service as a whole. A digest covers
what its shapes lead to, however deep, with their names and places; what texts refer to and where
that stands; who uses the shape; and what samples are made from. It is taken before any of this is
looked at closely, so that a page that stands already costs next to nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from shapewright.docs.address import TYPES, safe
from shapewright.docs.book import Book
from shapewright.docs.members import sort_members
from shapewright.docs.page import Target
from shapewright.docs.samples import Wording
from shapewright.docs.shape import hop_to_place
from shapewright.ir.doc import EMPTY, Doc, references_in
from shapewright.ir.graph import components_of, roots_of
from shapewright.ir.service import Example, Operation
from shapewright.ir.shape import Aggregate, ListShape, MapShape, Shape, ShapeId, references_of

_PLAIN = re.compile(r"[A-Za-z0-9_]*")
_NUMBER = re.compile(r"(?:-[0-9]+)+$")


def find_keys(book: Book, frame: str) -> dict[str, str]:
    """The digest of each page, by its path.

    Args:
        book: the service; samples need not be in it yet.
        frame: what else all pages are made from: the generator, the format, what is asked of it.
    """
    return dict(_Keys(book, _digest(frame, *_list_common(book)), _digest_below(book)).find())


def list_shown(book: Book, kept: Container[str]) -> list[str]:
    """The operations that a page shows how to call which does not stand already.

    Args:
        book: the service.
        kept: the paths of pages that stand.
    """
    at = book.addresses
    pages: defaultdict[str, list[Target]] = defaultdict(list)
    for name, target in [*at.operations.items(), *at.paginators.items()]:
        pages[name].append(target)
    for waiter in book.service.waiters:
        pages[waiter.operation].append(at.waiters[waiter.name])
    return [name for name, found in pages.items() if any(one.path not in kept for one in found)]


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()[:32]


def _list_common(book: Book) -> Iterator[object]:
    """What any page may be made from."""
    service = book.service
    yield replace(
        service, doc=EMPTY, operations=(), shapes={}, paginators=(), waiters=(), examples=()
    )
    yield book.package.names.service
    yield Wording(book.package).import_times()
    types = [id_ for id_, at in book.addresses.shapes.items() if at.path == TYPES.path]
    yield from _find_alike([TYPES.path, *types])
    for shape in service.shapes.values():
        if isinstance(shape, Aggregate):
            yield from _find_alike(member.name for member in sort_members(shape))


def _find_alike(names: Iterable[str]) -> Iterator[list[str]]:
    """Names that builders do not tell apart, or not but for the number that such names are given.

    How one is led to depends on the others, and on which of them stands first on a page.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    listed = [*names]
    if _PLAIN.fullmatch("".join(listed)) and len({name.lower() for name in listed}) == len(listed):
        return iter(())  # as most are, and much sooner said
    for name in listed:
        found[_NUMBER.sub("", safe(name).lower())].append(name)
    return (alike for alike in found.values() if len(alike) > 1)


def _digest_below(book: Book) -> dict[ShapeId, str]:
    """A digest of each shape and all that it leads to."""
    shapes = book.service.shapes
    below: dict[ShapeId, str] = {}
    for group in components_of(shapes):
        outside = {id_ for one in group for id_ in references_of(shapes[one])}.difference(group)
        parts = sorted(_digest(*_list_own(book, shapes[one])) for one in group)
        digest = _digest(parts, sorted(below[id_] for id_ in outside))
        below |= dict.fromkeys(group, digest)
    return below


def _list_own(book: Book, shape: Shape) -> Iterator[object]:
    """What there is to know of a shape alone."""
    package = book.package
    yield shape
    yield book.addresses.shapes[shape.id]
    yield package.classes.get(shape.id), package.names.exceptions.get(shape.id)
    yield from _list_leads(book, _list_docs(shape))


def _list_docs(shape: Shape) -> Iterator[Doc]:
    yield shape.doc
    match shape:
        case ListShape(element=element):
            yield element.doc
        case MapShape(key=key, value=value):
            yield from (key.doc, value.doc)
        case _ if isinstance(shape, Aggregate):
            yield from (member.doc for member in shape.members)
        case _:
            pass


def _list_leads(book: Book, docs: Iterable[Doc]) -> Iterator[object]:
    """Where the references of texts lead."""
    for doc in docs:
        yield from map(book.links.find_name, references_in(doc))


@dataclass(frozen=True, slots=True)
class _Keys:
    """Digests of pages, on top of those of shapes."""

    book: Book
    common: str
    below: Mapping[ShapeId, str]

    def find(self) -> Iterator[tuple[str, str]]:
        """The path of each page, and its digest."""
        book = self.book
        examples: defaultdict[str, list[Example]] = defaultdict(list)
        for example in book.service.examples:
            examples[example.operation].append(example)
        calls: dict[str, str] = {}
        for operation in book.service.operations:
            name = operation.name
            parts = (*self._list_call(operation), examples[name])
            calls[name] = _digest(self.common, *parts)
            yield book.addresses.operations[name].path, calls[name]
        for paginator in book.service.paginators:
            at = book.addresses.paginators[paginator.operation]
            yield at.path, _digest(at, calls[paginator.operation])
        for waiter in book.service.waiters:
            at = book.addresses.waiters[waiter.name]
            yield at.path, _digest(at, calls[waiter.operation])
        for id_, at in book.addresses.pages.items():
            yield at.path, _digest(self.common, self.below[id_], *self._list_users(id_))

    def _list_call(self, operation: Operation) -> Iterator[object]:
        """What the page of an operation says, and what its samples are made from."""
        book, name = self.book, operation.name
        yield operation
        yield book.addresses.operations[name]
        yield [self.below[id_] for id_ in roots_of(operation)]
        refs = [ref.doc for ref in (operation.input, operation.output) if ref is not None]
        docs = [operation.doc, *refs, *(error.doc for error in operation.errors)]
        yield from _list_leads(book, docs)
        yield book.package.names.methods[name], book.uses.get(name), book.standings.get(name)
        yield from self._list_beside(name)

    def _list_beside(self, name: str) -> Iterator[object]:
        book, names = self.book, self.book.package.names
        if (paginator := book.paginators.get(name)) is not None:
            yield paginator, names.pages[name], names.items[name], book.addresses.paginators[name]
        for waiter in book.waiters.get(name, ()):
            yield waiter, names.waiters[waiter.name], book.addresses.waiters[waiter.name]

    def _list_users(self, id_: ShapeId) -> Iterator[object]:
        """What a shape's page says beside the shape: where it is used."""
        book = self.book
        yield id_
        yield [hop_to_place(book, place) for place in book.places.get(id_, ())]
        for name, side in book.reached_by.get(id_, ()):
            yield name, side, book.addresses.operations[name]
