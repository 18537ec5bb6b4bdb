"""What a page of changes lists as new, looked for in the model.

Takes the changes of a page and the operations they are in, gives a difference for each that the
model does not have and that no other difference shows already: where the page leaves out the side
that a change is in, nothing else would show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shapewright.ir.service import Operation
from shapewright.ir.shape import Ref
from shapewright.sources.pages import ChangeSide, Kind, Page, PageChange, PageOperation

from .difference import Difference, DifferenceKind, Side
from .model_tree import ModelTree, Node

_STEPS = re.compile(r"\[\]|\{\}")
_SIDES = {
    ChangeSide.REQUEST: (Side.REQUEST,),
    ChangeSide.RESPONSE: (Side.RESPONSE,),
    ChangeSide.BOTH: (Side.REQUEST, Side.RESPONSE),
    ChangeSide.UNKNOWN: (Side.RESPONSE, Side.REQUEST),
}


def find_missing_changes(
    page: Page,
    pairs: Sequence[tuple[PageOperation, Operation | None]],
    tree: ModelTree,
    shown: Sequence[Difference],
) -> list[Difference]:
    """The listed changes that are not in the model.

    Args:
        page: the page of changes; other pages list none.
        pairs: each operation of the page with the model's.
        tree: the model.
        shown: the differences that were found by comparing members.
    """
    operations = {read.method: operation for read, operation in pairs if operation is not None}
    found: list[Difference] = []
    for change in page.changes:
        operation = operations.get(change.method)
        if operation is not None:
            known = [one for one in shown if one.operation == operation.name]
            found += _check(change, operation, tree, known)
    return found


def _check(
    change: PageChange, operation: Operation, tree: ModelTree, shown: Sequence[Difference]
) -> Iterator[Difference]:
    sides = _SIDES[change.side]
    lacks = {side: _find_lack(change, _ref_of(operation, side), tree) for side in sides}
    if change.side is ChangeSide.UNKNOWN:
        if not all(lacks.values()):
            return  # one of the two sides has it, and the page does not say which
        sides = sides[:1]
    for side in sides:
        if lacks[side] and not any(_shows(one, side, change.path) for one in shown):
            yield Difference(
                operation=operation.name,
                side=side,
                path=change.path,
                kind=DifferenceKind.CHANGE,
                page=_say(change, lacks[side]),
                only_page=len(lacks[side]),
            )


def _ref_of(operation: Operation, side: Side) -> Ref | None:
    return operation.input if side is Side.REQUEST else operation.output


def _find_lack(change: PageChange, ref: Ref | None, tree: ModelTree) -> list[str]:
    """What of a change the model does not have: the member, or some of the values."""
    names = _plain(change.path).split(".")
    node = tree.find(tree.root(ref), names) if ref is not None else None
    if node is None:
        return [*change.new_values] or [names[-1]]
    return sorted(set(change.new_values).difference(_values_of(node, tree)))


def _say(change: PageChange, lack: list[str]) -> str:
    return f"new values {', '.join(lack)}" if change.new_values else "new member"


def _values_of(node: Node, tree: ModelTree) -> tuple[str, ...]:
    """The values at a place, or in the lists and maps there."""
    here: Node | None = node
    while here is not None and here.kind in {Kind.LIST, Kind.MAP} and not here.recursive:
        here = tree.item(here)
    return here.values if here is not None else ()


def _shows(difference: Difference, side: Side, path: str) -> bool:
    """Whether a difference is at the place of a change, or above it."""
    if difference.kind is DifferenceKind.TEXT or difference.side is not side:
        return False
    above, here = _plain(difference.path), _plain(path)
    return not above or here == above or here.startswith(f"{above}.")


def _plain(path: str) -> str:
    return _STEPS.sub("", path)
