"""What stands at the top of every page: whether to use the thing at all, and what is said of it.

Takes its documentation, its deprecation and what its texts claim; gives parts in order.
"""

from __future__ import annotations

from collections.abc import Iterator

from shapewright.docs.page import Alert, Part, Prose, Statement, Statements, plain
from shapewright.docs.phrases import flag_deprecation
from shapewright.ir.doc import Doc
from shapewright.ir.shape import Deprecation

_NO_REASON = "It should no longer be used."


def begin_about(
    doc: Doc, deprecation: Deprecation | None, statements: tuple[Statement, ...] = ()
) -> Iterator[Part]:
    """The first parts of a page about an operation, a shape or the service."""
    for flag in flag_deprecation(deprecation):
        yield Alert("deprecated", plain(flag.note or _NO_REASON))
    if doc:
        yield Prose(doc)
    if statements:
        yield Statements(statements)
