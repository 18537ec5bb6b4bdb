"""``show``: one operation or shape, on a terminal of any width or as JSON.

Takes a source, a service and a name, gives the exit code 0. The JSON is the description as it
stands in ``shapewright.show``.
"""

from __future__ import annotations

from shapewright.cli.outline import render_outline
from shapewright.cli.terminal import find_width, print_json, print_line
from shapewright.pipeline import Spot, find_source, read_built
from shapewright.show import build_description
from shapewright.sources.open import open_source


def run_show(spot: Spot, name: str, *, depth: int, as_data: bool) -> int:
    """Show it."""
    service = read_built(open_source(find_source(spot)), spot.services[0])
    description = build_description(service, name, depth=depth)
    if as_data:
        print_json(description)
        return 0
    for line in render_outline(description, width=find_width()):
        print_line(line.text, style=line.style)
    return 0
