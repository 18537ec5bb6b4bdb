"""A comparison as a unified diff.

Takes a comparison, gives lines for a person or for ``patch``, the disk as ``a/`` and the tree as
``b/``. Bounded: what is too long is left out, and how much is said. Colours nothing.
"""

from __future__ import annotations

import io
from difflib import unified_diff
from itertools import islice
from typing import TYPE_CHECKING

from shapewright.write.failure import reporting
from shapewright.write.snapshot import Kind

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from shapewright.write.compare import Comparison

FILE_LINES = 400
"""How many lines of diff one file may take."""
TOTAL_LINES = 4_000
"""How many lines of diff all files may take; the rest are named with their size alone."""
COMPARED_LINES = 8_000
"""How many lines, old and new together, are still compared one by one."""

_NOTHING = "/dev/null"


def render_diff(comparison: Comparison) -> Iterator[str]:
    """Lines, without line feeds, that lead from the disk to the tree; none when nothing differs.

    Raises:
        CannotContinueError: A file on disk cannot be read.
    """
    differing = sorted(
        {
            *comparison.missing,
            *comparison.extra,
            *comparison.different,
            *comparison.edited,
            *comparison.foreign,
        },
    )
    left = TOTAL_LINES
    for path in differing:
        with reporting(comparison.snapshot.root):
            lines = list(_render_file(comparison, path, limit=min(FILE_LINES, left)))
        left = max(0, left - len(lines))
        yield from lines


def render_edit(path: str, before: str, after: str) -> Iterator[str]:
    """Lines, without line feeds, that lead from one text of a file to another."""
    names = (f"a/{path}", f"b/{path}")
    yield from _render_lines(
        _split_lines(before), _split_lines(after), names=names, limit=FILE_LINES
    )


def _render_file(comparison: Comparison, path: str, *, limit: int) -> Iterator[str]:
    entry = comparison.snapshot.entries.get(path)
    before = f"a/{path}" if entry else _NOTHING
    after = f"b/{path}" if path in comparison.tree else _NOTHING
    if entry and entry.kind is not Kind.FILE:
        yield from (f"--- {before}", f"+++ {after}", f"# a/{path} is a {entry.kind}")
        return
    old = _read_lines(comparison.snapshot.root / path) if entry else []
    new = _split_lines(comparison.tree[path]) if path in comparison.tree else []
    if len(old) + len(new) > COMPARED_LINES or limit == 0:
        yield from (f"--- {before}", f"+++ {after}")
        yield f"# {len(old)} lines before, {len(new)} after: too long to show"
        return
    if not old and not new:
        yield from (f"--- {before}", f"+++ {after}", "# empty")
        return
    yield from _render_lines(old, new, names=(before, after), limit=limit)


def _render_lines(
    old: Sequence[str],
    new: Sequence[str],
    *,
    names: tuple[str, str],
    limit: int,
) -> Iterator[str]:
    lines = unified_diff(old, new, *names)
    for line in islice(lines, limit):
        yield line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"
    if rest := sum(1 for _ in lines):
        yield f"# {rest} more lines of this diff are left out"


def _read_lines(path: os.PathLike[str]) -> list[str]:
    with open(path, encoding="utf-8", errors="backslashreplace", newline="\n") as file:  # noqa: PTH123 - a path-like, as Path.open is
        return file.readlines()


def _split_lines(text: str) -> list[str]:
    # Only at line feeds: str.splitlines would also break at form feeds and their like.
    return io.StringIO(text, newline="\n").readlines()
