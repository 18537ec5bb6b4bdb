"""The page of an operation: what it takes, gives and raises, how it is called, what goes with it.

Takes an operation of a book, gives its page. Samples were made by others and are put in their
place here.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.docs.about import begin_about
from shapewright.docs.book import Book
from shapewright.docs.members import ROOM, Tree
from shapewright.docs.page import (
    Alert,
    Fact,
    Facts,
    Flag,
    Hop,
    Item,
    Listing,
    Members,
    Page,
    PageKind,
    Part,
    Section,
    Word,
    mono,
    plain,
)
from shapewright.docs.phrases import (
    find_statements,
    flag_deprecation,
    flag_error,
    hop_to,
    summarise,
)
from shapewright.ir.doc import Link, Text
from shapewright.ir.resource import Verb
from shapewright.ir.service import Operation
from shapewright.ir.shape import Ref
from shapewright.lifecycles.report import ECHO, STATEFUL, UNKNOWN
from shapewright.lower.naming import method
from shapewright.lower.remarks import find_page

_VERBS = {
    Verb.CREATE: "creates one, and refuses a second with the same identity",
    Verb.PUT: "creates one, or changes the one that is there",
    Verb.READ: "shows one",
    Verb.LIST: "lists them, page by page where the operation is paged",
    Verb.UPDATE: "changes one",
    Verb.START: "sets one to work",
    Verb.STOP: "stops one",
    Verb.DELETE: "removes one",
    Verb.RECEIVE: "hands out some for a time",
    Verb.TAG: "adds tags",
    Verb.UNTAG: "removes tags",
    Verb.LIST_TAGS: "shows tags",
}

_STANDINGS = {
    STATEFUL: "It is answered from what the fake keeps.",
    ECHO: "It is answered with what was sent; nothing is kept.",
    UNKNOWN: "What it does is not known: the answer is made up by the rules, and nothing is kept.",
}


def build_operation(book: Book, operation: Operation) -> Page:
    """The page of an operation."""
    at = book.addresses.operations[operation.name]
    return Page(
        at=at,
        kind=PageKind.OPERATION,
        title=operation.name,
        summary=summarise(operation.doc),
        flags=flag_operation(book, operation),
        sections=tuple(_build_sections(book, operation)),
    )


def flag_operation(book: Book, operation: Operation) -> tuple[Flag, ...]:
    """What sets an operation apart."""
    found = [
        (operation.idempotent, Flag("idempotent")),
        (operation.read_only, Flag("read-only")),
        (operation.name in book.paginators, Flag("paginated")),
        (operation.authentication.type == "none", Flag("unsigned", "needs no credentials")),
    ]
    flags = tuple(flag for holds, flag in found if holds)
    return flags + flag_deprecation(operation.deprecation)


def _build_sections(book: Book, operation: Operation) -> Iterator[Section]:
    yield Section("about", "", tuple(_build_about(book, operation)))
    if samples := book.extras.operations.get(operation.name):
        yield Section("samples", "How to call it", samples)
    yield _build_side(book, operation, "request", operation.input)
    yield _build_side(book, operation, "response", operation.output)
    if operation.errors:
        yield Section("errors", "Errors", (_list_errors(book, operation),))
    if beside := _list_beside(book, operation):
        yield Section("beside", "Pages and waiting", (Listing(beside),))
    yield Section("fake", "In the fake", (Listing(_say_played(book, operation)),))


def _build_about(book: Book, operation: Operation) -> Iterator[Part]:
    statements = find_statements(book, operation.name, None)
    yield from begin_about(operation.doc, operation.deprecation, statements)
    yield Facts(tuple(_list_facts(book, operation)))


def _list_facts(book: Book, operation: Operation) -> Iterator[Fact]:
    yield Fact("boto3", (mono(f"client.{method(operation.name)}(...)"),))
    call = f"client.{book.package.names.methods[operation.name]}(request)"
    yield Fact("Typed client", (mono(call),))
    if operation.http.uri:
        yield Fact("Sent as", (mono(f"{operation.http.method} {operation.http.uri}"),))
    if operation.authentication.unsigned_payload:
        yield Fact("Signing", plain("the body is not signed"))
    if operation.endpoint.host_prefix:
        yield Fact("Host begins with", (mono(operation.endpoint.host_prefix),))
    if operation.compressions:
        yield Fact("May be compressed", plain(", ".join(operation.compressions)))
    if page := find_page(book.service, operation.name):
        yield Fact("At AWS", (Link((Text("API reference"),), page),))


def _build_side(book: Book, operation: Operation, side: str, ref: Ref | None) -> Section:
    title = side.capitalize()
    if ref is None:
        return Section(side, title, (Alert("note", plain("It has no members.")),))
    shape = book.shape(ref.target)
    name: Word = mono(book.package.classes[ref.target])
    if ref.target in book.addresses.pages:
        name = hop_to(book, ref.target)
    tree = Tree(book, ref.target, book.addresses.operations[operation.name], side, ROOM)
    entries = tree.build()
    parts: list[Part] = [Facts((Fact("Class", (name,)),))]
    if not entries:
        parts.append(Alert("note", plain("It has no members.")))
    parts += begin_about(shape.doc, shape.deprecation, find_statements(book, ref.target))
    return Section(side, title, (*parts, *((Members(entries),) if entries else ())))


def _list_errors(book: Book, operation: Operation) -> Listing:
    items: list[Item] = []
    for error in operation.errors:
        shape = book.shape(error.target)
        note = summarise(error.doc) or summarise(shape.doc)
        items.append(Item((hop_to(book, error.target),), plain(note), flag_error(shape)))
    return Listing(tuple(items))


def _list_beside(book: Book, operation: Operation) -> tuple[Item, ...]:
    items: list[Item] = []
    names = book.package.names
    if operation.name in book.paginators:
        hop = Hop(f"{names.pages[operation.name]}", book.addresses.paginators[operation.name])
        items.append(Item((hop,), plain("gives one response after the other.")))
    for waiter in book.waiters.get(operation.name, ()):
        hop = Hop(names.waiters[waiter.name], book.addresses.waiters[waiter.name])
        items.append(Item((hop,), plain(waiter.description)))
    return tuple(items)


def _say_played(book: Book, operation: Operation) -> tuple[Item, ...]:
    items: list[Item] = []
    for noun, use in book.uses.get(operation.name, ()):
        said = f"{_VERBS[use.verb]}."
        items.append(Item((mono(noun), Text(f": {said}")) if noun else plain(said)))
    return tuple(items) or (Item(plain(_STANDINGS[book.standings[operation.name]])),)
