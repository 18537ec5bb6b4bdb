"""Described members as a tree, from how far each is indented.

Takes entries in the order of the page, each with its column, gives the tree under a root. An entry
belongs to the last one before it that is indented less. It knows no layout.
"""

from __future__ import annotations

from collections.abc import Iterable

from .members import Entry
from .page_text import PageText
from .sections import Stretch
from .syntax import DEEPEST


def find_root(
    page: PageText, stretch: Stretch, entries: Iterable[tuple[int, Entry]]
) -> Entry | None:
    """The root of a request or a response, with everything that is described in it.

    A request has no header of its own; a response has one, and without it nothing is described.
    """
    top = Entry(page.offset(stretch.start - 1), "", "dict")
    nest_entries(page, top, entries)
    if stretch.request:
        return top
    return top.entries[0] if top.entries and not top.entries[0].name else None


def nest_entries(page: PageText, root: Entry, entries: Iterable[tuple[int, Entry]]) -> None:
    """Hang each entry, given with its column, under the root or the entry it belongs to."""
    parents: list[tuple[int, Entry]] = []
    for column, entry in entries:
        while parents and parents[-1][0] >= column:
            parents.pop()
        if len(parents) > 2 * DEEPEST:
            page.report(entry.offset, f"the members are nested more than {DEEPEST} levels deep")
            return
        (parents[-1][1] if parents else root).entries.append(entry)
        parents.append((column, entry))
