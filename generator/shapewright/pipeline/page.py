"""One documentation page, read for those who only look at it.

Takes a path, or ``-`` for standard input, gives the page. A page that is cut short or hurt is
refused, unless what was understood of it is asked for.
"""

from __future__ import annotations

import sys
from pathlib import Path

from shapewright.problem import CannotContinueError, Problem, Where, has_errors
from shapewright.sources.pages import Page, read_page
from shapewright.sources.payload import MAX_BYTES, read_bytes

STANDARD_INPUT = "-"
_HINT = "With --partial, what was understood so far is shown."


def read_whole_page(path: str, *, partial: bool = False) -> Page:
    """The page at a path.

    Args:
        path: where it stands; ``-`` for standard input.
        partial: whether a page with errors is taken as far as it goes.

    Raises:
        CannotContinueError: it cannot be read, is no page, or has errors and is not to be partial.
    """
    page = read_page(path, _read(path))
    if has_errors(page.problems) and not partial:
        hint = Problem(Where(path), "the page is not whole", _HINT)
        raise CannotContinueError([*page.problems, hint])
    return page


def _read(path: str) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(MAX_BYTES)
    return read_bytes(Path(path), at_most=MAX_BYTES)
