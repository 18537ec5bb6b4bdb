"""Two versions of an import, merged name by name.

Takes ``from`` imports of the same module, gives one with the names of both sides but those that
either gave up. Names that both sides keep sorted stay so; a line that grows too long is broken.
"""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from shapewright.vendor.merge.code import Merging, code_of, remarks_of
from shapewright.vendor.merge.conflict import ADDED, CHANGED
from shapewright.vendor.merge.entries import put_back, take_out
from shapewright.vendor.merge.keyed import merge_keyed, sort_alike

LIMIT = 88
"""Columns; the formatters' default."""


def merge_imports(
    merging: Merging, base: cst.ImportFrom | None, ours: cst.ImportFrom, theirs: cst.ImportFrom
) -> cst.ImportFrom | None:
    """The merged import, nothing when no name is left, or ours after a conflict."""
    three = (base, ours, theirs)
    lists = [_names_of(one) for one in three]
    around = {remarks_of(one.lpar) for one in (base, ours, theirs) if one}
    taken = [take_out(one, names or []) for one, names in zip(three, lists, strict=True)]
    before, here, there = ({_text_of(alias): alias for alias in one} for one in taken)
    if lists[1] is None or lists[2] is None or len(around) > 1:
        merging.report("", CHANGED if base else ADDED, code_of(ours), code_of(theirs))
        return ours
    merged, _ = merge_keyed((before, here, there), _settle)
    order = sort_alike([*merged], [*here], [*there])
    if not merged:
        return None
    aliases = [merged[name] for name in order or merged]
    sources = [taken[2], taken[1]]
    model = theirs if theirs.lpar or not ours.lpar else ours
    if model is ours:
        sources.reverse()
    result = put_back(model, "names", aliases, sources)
    return result if result.lpar or len(code_of(result)) <= LIMIT else _break(result)


def _settle(
    _: str,
    before: cst.ImportAlias | None,
    here: cst.ImportAlias | None,
    there: cst.ImportAlias | None,
) -> cst.ImportAlias | None:
    """A name that either side gave up goes; their texts being equal, nothing else can differ."""
    if before is not None and (here is None or there is None):
        return None
    return here or there


def _names_of(one: cst.ImportFrom | None) -> Sequence[cst.ImportAlias] | None:
    if one is None:
        return []
    return None if isinstance(one.names, cst.ImportStar) else one.names


def _text_of(alias: cst.ImportAlias) -> str:
    return code_of(alias.with_changes(comma=cst.MaybeSentinel.DEFAULT)) + remarks_of(alias.comma)


def _break(one: cst.ImportFrom) -> cst.ImportFrom:
    """The import with each name on a line of its own."""
    names = one.names
    if isinstance(names, cst.ImportStar):
        return one
    indented, closing = (
        cst.ParenthesizedWhitespace(indent=True, last_line=cst.SimpleWhitespace(space))
        for space in ("    ", "")
    )
    commas = [*([cst.Comma(whitespace_after=indented)] * (len(names) - 1))]
    commas.append(cst.Comma(whitespace_after=closing))
    return one.with_changes(
        lpar=cst.LeftParen(whitespace_after=indented),
        rpar=cst.RightParen(),
        names=[alias.with_changes(comma=comma) for alias, comma in zip(names, commas, strict=True)],
    )
