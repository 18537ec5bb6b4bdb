"""Texts on a page of changes that stand on the wrong side of where one operation ends.

Takes the differences found on a page, gives them without those in which nothing is said
differently: such a page does not mark where the text of an operation's last member ends and the
introduction of the next operation begins. Other pages are not touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from shapewright.ir.service import Operation
from shapewright.sources.pages import Layout, Page, PageMember, PageOperation

from .difference import Difference, DifferenceKind, Side
from .model_tree import ModelTree
from .text import is_same_text
from .wording import Wording, words_on_page

Pair = tuple[PageOperation, Operation | None]


def drop_moved_texts(
    page: Page,
    pairs: Sequence[Pair],
    tree: ModelTree,
    wording: Wording,
    differences: list[Difference],
) -> list[Difference]:
    """The differences without those that only the missing mark makes.

    Args:
        page: the page.
        pairs: each operation of the page with the model's.
        tree: the model.
        wording: the model's texts, as this page would show them.
        differences: those that were found.
    """
    if page.layout is not Layout.API_CHANGES:
        return differences
    moved = {
        place
        for before, after in pairwise(pairs)
        for place in _find_moved(before, after, tree, wording)
    }
    return [
        one
        for one in differences
        if one.kind is not DifferenceKind.TEXT or (one.operation, one.side, one.path) not in moved
    ]


def _find_moved(
    before: Pair, after: Pair, tree: ModelTree, wording: Wording
) -> Iterator[tuple[str, Side, str]]:
    """The two places at a seam, if what they say together is what the model says there."""
    (read, operation), (following, next_operation) = before, after
    if operation is None or next_operation is None or read.response is None:
        return
    last, ref = _find_last(read.response), operation.output
    if ref is None:
        return
    node = tree.find_at(tree.root(ref), last.path)
    if node is None:
        return
    page = f"{words_on_page(last.doc)} {words_on_page(following.doc)}"
    model = f"{wording.words(node.doc)} {wording.words(next_operation.doc)}"
    if is_same_text(page, model):
        yield operation.name, Side.RESPONSE, last.path
        yield next_operation.name, Side.OPERATION, ""


def _find_last(root: PageMember) -> PageMember:
    """The member that is described last."""
    here = root
    while here.members:
        here = here.members[-1]
    return here
