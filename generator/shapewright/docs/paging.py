"""The pages of paginators and waiters: how one goes on, and what the other waits for.

Takes a paginator or a waiter of a book, gives its page.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.docs.book import Book
from shapewright.docs.page import (
    Fact,
    Facts,
    Hop,
    Item,
    Listing,
    Page,
    PageKind,
    Section,
    Word,
    mono,
    plain,
)
from shapewright.docs.phrases import list_codes
from shapewright.ir.doc import Text
from shapewright.ir.service import Acceptor, Paginator, Waiter
from shapewright.lower.naming import method

_MATCHERS = {
    "path": "{argument} is {expected}",
    "pathAll": "every one of {argument} is {expected}",
    "pathAny": "one of {argument} is {expected}",
    "status": "the HTTP status is {expected}",
    "error": "the error is {expected}",
}
_STATES = {"success": "It is done when", "failure": "It has failed when", "retry": "It waits while"}


def build_paginator(book: Book, paginator: Paginator) -> Page:
    """The page of a paginator."""
    name = paginator.operation
    summary = f"Reads what {name} gives, one response after the other."
    sections = [Section("about", "", (Facts(tuple(_list_paging(book, paginator))),))]
    if samples := book.extras.paginators.get(name):
        sections.append(Section("samples", "How to use it", samples))
    return Page(
        at=book.addresses.paginators[name],
        kind=PageKind.PAGINATOR,
        title=f"{name} pages",
        summary=summary,
        sections=tuple(sections),
    )


def _list_paging(book: Book, paginator: Paginator) -> Iterator[Fact]:
    name = paginator.operation
    names = book.package.names
    yield Fact("Operation", (Hop(name, book.addresses.operations[name]),))
    yield Fact("boto3", (mono(f'client.get_paginator("{method(name)}")'),))
    yield Fact("Pages", (mono(f"client.{names.pages[name]}(request)"),))
    yield Fact("Items", (mono(f"client.{names.items[name]}(request)"),))
    for label, paths in (
        ("Goes on with", paginator.input_tokens),
        ("which come from", paginator.output_tokens),
        ("Gives", paginator.result_keys),
        ("More to come", (paginator.more_results,)),
        ("Size of a page", (paginator.limit_key,)),
        ("Once, not page by page", paginator.non_aggregate_keys),
    ):
        if any(paths):
            yield Fact(label, list_codes(filter(None, paths)))


def build_waiter(book: Book, waiter: Waiter) -> Page:
    """The page of a waiter."""
    seconds = waiter.delay * waiter.max_attempts
    facts = (
        Fact("Operation", (Hop(waiter.operation, book.addresses.operations[waiter.operation]),)),
        Fact("boto3", (mono(f'client.get_waiter("{method(waiter.name)}")'),)),
        Fact("Typed client", (mono(f"client.{book.package.names.waiters[waiter.name]}(request)"),)),
        Fact("Asks", plain(f"every {waiter.delay} s, {waiter.max_attempts} times: {seconds} s")),
    )
    sections = [Section("about", "", (Facts(facts),))]
    for state, title in _STATES.items():
        found = [one for one in waiter.acceptors if one.state == state]
        if found:
            items = tuple(Item(_say_acceptor(one)) for one in found)
            sections.append(Section(state, title, (Listing(items),)))
    if samples := book.extras.waiters.get(waiter.name):
        sections.append(Section("samples", "How to use it", samples))
    return Page(
        at=book.addresses.waiters[waiter.name],
        kind=PageKind.WAITER,
        title=waiter.name,
        summary=waiter.description or f"Waits by calling {waiter.operation}.",
        sections=tuple(sections),
    )


def _say_acceptor(acceptor: Acceptor) -> tuple[Word, ...]:
    expected = acceptor.expected
    if acceptor.matcher == "error" and isinstance(expected, bool):
        return plain("there is an error" if expected else "there is no error")
    said = _MATCHERS.get(acceptor.matcher, "{argument} gives {expected}")
    words: list[Word] = []
    for word in said.split(" "):
        words += [Text(" ")] if words else []
        match word:
            case "{argument}":
                words.append(mono(acceptor.argument))
            case "{expected}":
                words.append(mono(str(expected)))
            case _:
                words.append(Text(word))
    return tuple(words)
