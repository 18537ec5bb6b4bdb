"""A diff in the layout of the published pages of API changes, and what that layout cannot show.

Takes what such a page tells of one service, and its changes, gives text: first the changes for
which the layout has no words, then the page, operations that are new before those that have new
members or values, each of these after a summary of them. It can be read back as a page.
"""

from __future__ import annotations

import pprint
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from shapewright.changes.change import Change
from shapewright.changes.found import Editions
from shapewright.changes.order import Order
from shapewright.changes.summary import SHOWN, Delta, Summaries
from shapewright.ir.service import Operation, Service

from .report import clean, say_all, say_counts
from .syntax import Layout

_SEE_ALSO = "See also: AWS API Documentation"


@dataclass(frozen=True, slots=True)
class Update:
    """An operation on a page."""

    name: str
    summary: Delta | None
    """What is new in it; None when all of it is."""
    lines: tuple[str, ...]
    """The operation itself."""


@dataclass(frozen=True, slots=True)
class Updates:
    """What a page tells of a service."""

    service: str
    title: str
    """The service's full name."""
    updates: tuple[Update, ...]
    """The new operations first, each group by name."""


class _Printer(pprint.PrettyPrinter):
    """Prints as such pages do, and a short set in order too: ``pprint`` itself sorts long ones."""

    def format(
        self,
        object: object,  # noqa: A002 - as the class calls it
        context: dict[int, int],
        maxlevels: int,
        level: int,
    ) -> tuple[str, bool, bool]:
        """A value on one line."""
        if isinstance(object, set):
            values = sorted(map(repr, cast("set[str]", object)))
            return f"{{{', '.join(values)}}}", True, False
        return super().format(object, context, maxlevels, level)


def find_updates(old: Service | None, new: Service, order: Order) -> Updates:
    """What a page tells: of a service that is new, every operation.

    Args:
        old: the old edition of the service; None when it had none.
        new: the new one.
        order: that in which the new one is written.
    """
    layout = Layout(new, order)
    before = {operation.name: operation for operation in old.operations} if old else {}
    added = [one for one in new.operations if one.name not in before]
    updates = [Update(one.name, None, _render_operation(one, layout)) for one in added]
    if old is not None:
        summaries = Summaries(Editions(old, new), order)
        for operation in new.operations:
            known = before.get(operation.name)
            if known and (summary := summaries.summarise(known, operation)):
                lines = _render_operation(operation, layout)
                updates.append(Update(operation.name, summary, lines))
    return Updates(new.name, new.identity.full_name, tuple(updates))


def render_page(updates: Updates, changes: Sequence[Change], date: str) -> str:
    """The page of one service.

    Args:
        updates: what the layout can show.
        changes: all the changes of the service.
        date: ``2026/04/21``, which stands in the heading.
    """
    return "\n".join([*_render_beside(changes), *_render_page(updates, changes, date)])


def _render_beside(changes: Sequence[Change]) -> Iterator[str]:
    """What the layout has no words for."""
    beside = [change for change in changes if change.kind not in SHOWN]
    yield f"Not on this page: {say_counts(beside)}"
    for change in beside:
        yield f"{change.severity.value}: {clean(change.path)}: {say_all(change)}"
    yield ""


def _render_page(updates: Updates, changes: Sequence[Change], date: str) -> Iterator[str]:
    new = sum(update.summary is None for update in updates.updates)
    known = len(updates.updates) - new
    counts = f"{f'{new} new' if new else ''}{f'{known} updated' if known else ''}"
    yield f"{date} - {clean(updates.title)} - {counts} api methods"
    yield f"Changes {say_counts(changes)}"
    for update in updates.updates:
        if update.summary is not None:
            yield from [line.strip() for line in _Printer().pformat(update.summary).split("\n")]
        yield from update.lines


def _render_operation(operation: Operation, layout: Layout) -> tuple[str, ...]:
    return (*layout.introduce(operation), _SEE_ALSO, *layout.render(operation))
