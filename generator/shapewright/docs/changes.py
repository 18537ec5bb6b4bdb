"""The page of what changed since an older edition, with the way to each place that changed.

Takes a book and the changes, gives one more page. What changed, and how severe it
is, was found by others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from shapewright.changes import Change
from shapewright.changes.fold import Section as Severe
from shapewright.changes.fold import fold_changes
from shapewright.changes.formats.report import (
    clean,
    cut,
    say_first,
    say_fold,
    say_hits,
    say_kind,
    say_reach,
    say_severities,
)
from shapewright.docs.address import CHANGES, safe
from shapewright.docs.book import Book, Told
from shapewright.docs.flow import anchors_of
from shapewright.docs.operation import build_operation
from shapewright.docs.page import (
    Alert,
    Flag,
    Hop,
    Item,
    Listing,
    Page,
    PageKind,
    Section,
    Target,
    Word,
    mono,
    plain,
)
from shapewright.ir.doc import Text
from shapewright.ir.service import Operation

_STEPS = re.compile(r"\[\]|\{(?:key)?\}")
_LONGEST = 400


def build_changes(book: Book, told: Told) -> Page:
    """The page of changes."""
    places = _Places(book, {one.name: one for one in book.service.operations})
    sections = [_build_section(places, severe) for severe in fold_changes(told.changes)]
    none = Alert("note", plain(f"Nothing is different from {told.since}."))
    if not sections:
        sections = [Section("none", "", (none,))]
    return Page(
        at=CHANGES,
        kind=PageKind.CHANGES,
        title=f"Changes since {told.since}",
        summary="Every difference once, the worst first, with whom it hits.",
        sections=tuple(sections),
    )


def _list_anchors(page: Page) -> Iterator[str]:
    for section in page.sections:
        yield section.anchor
        yield from chain.from_iterable(map(anchors_of, section.parts))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where what a change names stands."""

    book: Book
    operations: Mapping[str, Operation]
    anchors: dict[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """Of the operations that were asked for."""

    def find(self, path: str) -> Target | None:
        """The nearest place there is: a member, what holds it, or the operation."""
        name, *rest = _STEPS.sub("", path).split(".")
        operation = self.operations.get(name)
        if operation is None:
            return None
        page = self.book.addresses.operations[name]
        if name not in self.anchors:
            self.anchors[name] = frozenset(_list_anchors(build_operation(self.book, operation)))
        anchors = self.anchors[name]
        while rest:
            anchor = ".".join(map(safe, rest))
            if anchor in anchors:
                return Target(page.path, anchor)
            rest.pop()
        return page


def _build_section(places: _Places, severe: Severe) -> Section:
    items = [_tell(places, change) for change in severe.single]
    for fold in severe.folds:
        first = say_first(change.path for change in fold.changes)
        items.append(Item((Text(f"{say_fold(fold)}: {first}"),)))
    title = f"{severe.severity.value.capitalize()} ({severe.count})"
    return Section(severe.severity.value, title, (Listing(tuple(items)),))


def _tell(places: _Places, change: Change) -> Item:
    path = clean(change.path)
    to = places.find(change.path)
    place = Hop(path, to) if to is not None else mono(path)
    words: list[Word] = [place, Text(f": {say_kind(change)}")]
    before, after = (cut(clean(text), _LONGEST) for text in (change.before, change.after))
    for lead, text in ((" from ", before), (" to " if before else ": ", after)):
        if text:
            words += [Text(lead), mono(text)]
    notes = (clean(change.note), say_reach(change), f"hits {say_hits(change)}")
    note = plain("; ".join(filter(None, notes)))
    return Item(tuple(words), note, (Flag(say_severities(change)),), change.fingerprint)
