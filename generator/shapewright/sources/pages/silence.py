"""What the pages of each layout cannot say: one table.

Takes nothing, gives for each layout the facts it has no words for. Whoever compares a page with a
model asks here first, so that a dropped fact is never read as a changed one.
"""

from __future__ import annotations

from typing import Final

from .page import Fact, Layout

_ALL_BOTO3 = {
    Fact.REQUIRED_IN_RESPONSE,
    Fact.KEY_VALUES,
    Fact.INTEGER_SIZE,
    Fact.BOUNDS,
    Fact.PATTERN,
    Fact.SHAPE,
    Fact.RECURSION_TARGET,
    Fact.ERROR_DOC,
    Fact.NUMBERED_LISTS,
    Fact.TRAITS,
}
"""The documentation of boto3, in whatever form."""

SILENT: Final[dict[Layout, frozenset[Fact]]] = {
    Layout.REST: frozenset(_ALL_BOTO3),
    Layout.INDENTED: frozenset(_ALL_BOTO3 | {Fact.OPERATION_NAME, Fact.MARKUP}),
    Layout.FLATTENED: frozenset(_ALL_BOTO3 | {Fact.OPERATION_NAME, Fact.MARKUP}),
    Layout.API_CHANGES: frozenset(
        _ALL_BOTO3 | {Fact.OPERATION_NAME, Fact.MARKUP, Fact.NOTES, Fact.UNION, Fact.ERRORS}
    ),
    Layout.API_REFERENCE: frozenset(
        {
            Fact.REQUIRED_IN_RESPONSE,
            Fact.REQUIRED_NESTED,
            Fact.VALUES,
            Fact.KEY_VALUES,
            Fact.TYPE_NESTED,
            Fact.CONSTRAINTS_NESTED,
            Fact.DOC_NESTED,
            Fact.MEMBER_ORDER,
            Fact.UNION,
            Fact.MARKUP,
            Fact.NUMBERED_LISTS,
            Fact.TRAITS,
        }
    ),
}
