"""``services``: the names of the services there are.

Takes a source and patterns, gives the exit code 0. One name a line; on a terminal in columns, with
their number. For a program an object: ``release``, ``count``, ``services``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shapewright.cli.terminal import DIM, find_width, is_terminal, print_json, print_line
from shapewright.pipeline import Spot, find_source
from shapewright.problem import Where
from shapewright.sources.open import open_source
from shapewright.specs.select import select_names

_GAP = 2


def run_services(spot: Spot, *, as_data: bool) -> int:
    """List the services that match."""
    source = open_source(find_source(spot))
    place = f"botocore {source.release}" if source.release else spot.model or "the source"
    names = select_names(spot.services, source.services(), kind="service", where=Where(place))
    if as_data:
        print_json({"release": source.release, "count": len(names), "services": names})
        return 0
    if not is_terminal():
        for name in names:
            print_line(name)
        return 0
    for line in arrange(names, width=find_width()):
        print_line(line)
    print_line(f"{len(names)} service{'' if len(names) == 1 else 's'} in {place}", style=DIM)
    return 0


def arrange(words: Sequence[str], *, width: int) -> Iterator[str]:
    """Words in columns, read downwards, as many as fit."""
    cell = max(map(len, words), default=0) + _GAP
    columns = max(1, (width + _GAP) // cell)
    rows = -(-len(words) // columns)
    for row in range(rows):
        yield "".join(word.ljust(cell) for word in words[row::rows]).rstrip()
