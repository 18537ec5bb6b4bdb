"""The entries of a bracket: taken out of it, and put back in another number and order.

Takes nodes with entries, gives the entries with the comments beside them; and takes entries in
their new order, gives them the commas and line breaks of the bracket they are to stand in. The
syntax tree keeps what stands behind the last entry in the closing bracket; here it is the entry's,
as it is everywhere else, for another may become the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import libcst as cst

from shapewright.vendor.merge.code import remarks_of

Entry = cst.Element | cst.StarredElement | cst.DictElement | cst.StarredDictElement | cst.Arg
Space = cst.BaseParenthesizableWhitespace
Comma = cst.Comma | cst.MaybeSentinel
EntryT = TypeVar("EntryT", Entry, cst.ImportAlias)
NodeT = TypeVar("NodeT", bound=cst.CSTNode)

_PLAIN = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
_NOTHING = cst.SimpleWhitespace("")


def take_out(node: cst.CSTNode | None, entries: Sequence[EntryT]) -> list[EntryT]:
    """The entries of a node, the last one with the comments that stand behind it."""
    if node is None or not entries:
        return list(entries)
    *others, last = entries
    space, _ = _find_end(node, entries)
    if isinstance(last, cst.Arg):
        last = last.with_changes(whitespace_after_arg=_NOTHING)
    if remarks_of(space):
        comma = last.comma if isinstance(last.comma, cst.Comma) else cst.Comma()
        last = last.with_changes(comma=comma.with_changes(whitespace_after=space))
    return [*others, last]


def put_back(
    node: NodeT, field: str, entries: Sequence[EntryT], sources: Sequence[Sequence[EntryT]]
) -> NodeT:
    """The node with these entries.

    Args:
        node: whose brackets they stand in.
        field: the node's name for its entries.
        entries: in order.
        sources: the lists they come from; the first that shows how is followed.
    """
    space, is_of_comma = _find_end(node, list[EntryT](getattr(node, field)))
    laid = _lay_out(entries, sources)
    if not laid:
        return node.with_changes(**{field: laid})
    comma = laid[-1].comma
    if isinstance(comma, cst.Comma):
        space = _with_remarks(_clear(space), comma.whitespace_after)
        comma = cst.Comma(whitespace_after=space if is_of_comma else _NOTHING)
    laid[-1] = laid[-1].with_changes(comma=comma)
    filled = node.with_changes(**{field: laid})
    return filled if is_of_comma else _close(filled, space)


def _find_end(node: cst.CSTNode, entries: Sequence[EntryT]) -> tuple[Space, bool]:
    """What stands behind the last entry, and whether the comma has it, not the bracket."""
    comma = entries[-1].comma if entries else cst.MaybeSentinel.DEFAULT
    if isinstance(comma, cst.Comma):
        space = comma.whitespace_after
        if isinstance(space, cst.ParenthesizedWhitespace):
            return space, True
    return _closing_of(node), False


def _closing_of(node: cst.CSTNode) -> Space:
    """What stands between the last entry and the closing bracket."""
    match node:
        case cst.List():
            return node.rbracket.whitespace_before
        case cst.Set() | cst.Dict():
            return node.rbrace.whitespace_before
        case cst.Tuple(rpar=[first, *_]):
            return first.whitespace_before
        case cst.Call(args=[*_, last]):
            return last.whitespace_after_arg
        case cst.ImportFrom(rpar=cst.RightParen(whitespace_before=space)):
            return space
        case _:
            return _NOTHING


def _close(node: NodeT, space: Space) -> NodeT:
    match node:
        case cst.List():
            return node.with_changes(rbracket=node.rbracket.with_changes(whitespace_before=space))
        case cst.Set():
            return node.with_changes(rbrace=node.rbrace.with_changes(whitespace_before=space))
        case cst.Dict():
            return node.with_changes(rbrace=node.rbrace.with_changes(whitespace_before=space))
        case cst.Tuple(rpar=[first, *others]):
            return node.with_changes(rpar=[first.with_changes(whitespace_before=space), *others])
        case cst.Call(args=[*others, last]):
            return node.with_changes(args=[*others, last.with_changes(whitespace_after_arg=space)])
        case cst.ImportFrom(rpar=cst.RightParen() as bracket):
            return node.with_changes(rpar=bracket.with_changes(whitespace_before=space))
        case _:
            return node


def _lay_out(entries: Sequence[EntryT], sources: Sequence[Sequence[EntryT]]) -> list[EntryT]:
    commas = [entry.comma for one in sources for entry in one[:-1]]
    lasts = [one[-1].comma for one in sources if one]
    between = next((comma for comma in commas if isinstance(comma, cst.Comma)), _PLAIN)
    last: Comma = lasts[0] if lasts else cst.MaybeSentinel.DEFAULT
    laid: list[EntryT] = [
        entry.with_changes(comma=_fit(entry.comma, between)) for entry in entries[:-1]
    ]
    laid += (entry.with_changes(comma=_end(entry.comma, last)) for entry in entries[-1:])
    return laid


def _fit(own: Comma, wanted: cst.Comma) -> cst.Comma:
    """The comma that is wanted, with the comment that stood behind the entry's own."""
    model = _clear(wanted.whitespace_after)
    space = own.whitespace_after if isinstance(own, cst.Comma) else _NOTHING
    return wanted.with_changes(whitespace_after=_with_remarks(model, space))


def _end(own: Comma, wanted: Comma) -> Comma:
    """The last comma: its own if there is a comment behind it, else as the last one was."""
    if remarks_of(own):
        return own
    return (
        wanted.with_changes(whitespace_after=_NOTHING) if isinstance(wanted, cst.Comma) else wanted
    )


def _with_remarks(model: Space, space: Space) -> Space:
    """One space with the comments of another."""
    if not (remarks_of(space) and isinstance(space, cst.ParenthesizedWhitespace)):
        return model
    if not isinstance(model, cst.ParenthesizedWhitespace):
        return space
    return model.with_changes(first_line=space.first_line, empty_lines=space.empty_lines)


def _clear(space: Space) -> Space:
    """A space without comments."""
    if not isinstance(space, cst.ParenthesizedWhitespace):
        return space
    first = space.first_line.with_changes(comment=None, whitespace=_NOTHING)
    return space.with_changes(first_line=first, empty_lines=[])
