"""One documentation page, read for those who look at it or compare it.

Takes a path, or ``-`` for standard input, gives the page. A page that is cut short or hurt is
refused, unless what was understood of it is asked for.
"""

from __future__ import annotations

import sys
from pathlib import Path

from shapewright.problem import CannotContinueError, Problem, Where, has_errors
from shapewright.sources.pages import Page, read_page
from shapewright.sources.payload import MAX_BYTES, check_size, read_bytes

_DASH = "-"
_STANDARD_INPUT = "standard input"
_PARTIAL = "`shapewright read --partial` shows what was understood so far."


def read_page_at(path: str, *, partial: bool = False) -> Page:
    """The page in a file, or on standard input for ``-``.

    Args:
        path: where it stands.
        partial: whether a page with errors is taken as far as it goes.

    Raises:
        CannotContinueError: it cannot be read, is no documentation page, or is so in part only.
    """
    source = _STANDARD_INPUT if path == _DASH else path
    data = _read_standard_input() if path == _DASH else read_bytes(Path(path), at_most=MAX_BYTES)
    page = read_page(source, data)
    if partial:
        return page
    if has_errors(page.problems):
        whole = Problem(Where(source), "the page is not whole", _PARTIAL)
        raise CannotContinueError([*page.problems, whole])
    if not page.operations:
        hint = "The page may have been cut short: save it again."
        raise CannotContinueError(
            [Problem(Where(source), "no operation stands on this page", hint)]
        )
    return page


def _read_standard_input() -> bytes:
    where = Where(_STANDARD_INPUT)
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
    except (OSError, AttributeError) as error:  # there may be none at all
        reason = getattr(error, "strerror", None) or "it is closed"
        raise CannotContinueError([Problem(where, f"cannot be read: {reason}")]) from error
    check_size(data, where.source, at_most=MAX_BYTES)
    return data
