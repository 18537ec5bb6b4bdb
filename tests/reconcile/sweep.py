"""`python -m tests.reconcile.sweep [SERVICE ...]`: every page of these services, or of all of them.

Writes each page in the layouts that have one page for each operation, compares it with the model
that it was made from, and prints what differs, with the seconds that comparing took beside those
that reading took. It takes a while; the tests do the same for a few services.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.pages.generate import SESSION, generate_pages
from tests.reconcile.made import write_page

from shapewright.build.service import build_service
from shapewright.ir.service import Service
from shapewright.problem import CannotContinueError
from shapewright.reconcile import compare_page
from shapewright.sources import open_source
from shapewright.sources.pages import Layout, read_page

LAYOUTS = [layout for layout in Layout if layout is not Layout.API_CHANGES]


@dataclass
class Tally:
    """What a sweep has met."""

    pages: Counter[Layout] = field(default_factory=Counter[Layout])
    different: Counter[Layout] = field(default_factory=Counter[Layout])
    reading: Counter[Layout] = field(default_factory=Counter[Layout])
    """Microseconds, like what follows."""
    comparing: Counter[Layout] = field(default_factory=Counter[Layout])

    def compare(self, name: str, text: str, layout: Layout, service: Service) -> None:
        """Compare one page, and print what differs."""
        start = time.perf_counter()
        try:
            page = read_page(name, text)
        except CannotContinueError as error:
            print(f"{service.name} {layout.name}: refused: {error}"[:300])  # noqa: T201
            return
        middle = time.perf_counter()
        comparison = compare_page(page, service)
        self.pages[layout] += 1
        self.different[layout] += not comparison.is_same
        self.reading[layout] += round(1e6 * (middle - start))
        self.comparing[layout] += round(1e6 * (time.perf_counter() - middle))
        for one in comparison.differences[:3]:
            said = f"{one.path} {one.kind}: {one.page} | {one.model}"
            print(f"{service.name} {layout.name} {one.operation} {one.side} {said}"[:300])  # noqa: T201

    def print(self) -> None:
        """One line for each layout."""
        for layout in LAYOUTS:
            print(  # noqa: T201
                f"{layout}: {self.pages[layout]} pages, {self.different[layout]} differ, "
                f"{self.reading[layout] / 1e6:.2f} s reading, "
                f"{self.comparing[layout] / 1e6:.2f} s comparing"
            )


def sweep(services: list[str]) -> None:
    """Compare every page of these services."""
    tally = Tally()
    source = open_source("installed")
    for name in services:
        service = build_service(source.read(name)).service
        for page in generate_pages(name):
            for layout in LAYOUTS:
                tally.compare(page.method, write_page(layout, page), layout, service)
        generate_pages.cache_clear()
    tally.print()


if __name__ == "__main__":
    sweep(sys.argv[1:] or SESSION.get_available_services())
