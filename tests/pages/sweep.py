"""`python -m tests.pages.sweep [SERVICE ...]`: every page of these services, or of all of them.

Writes each page as botocore does, reads it in boto3's three layouts, and prints what is not as the
model says. It takes a while; the tests do the same for a few services.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from tests.pages.generate import SESSION, Generated, generate_pages
from tests.pages.judge import REWRITTEN, find_doc_mismatches, find_mismatches
from tests.pages.plain import to_flattened, to_indented

from shapewright.problem import CannotContinueError
from shapewright.sources.pages import Layout, read_page

LAYOUTS: dict[Layout, Callable[[str], str]] = {
    Layout.REST: str,
    Layout.INDENTED: to_indented,
    Layout.FLATTENED: to_flattened,
}


def find_faults(page: Generated, layout: Layout) -> Iterator[str]:
    """What is wrong with one page in one layout."""
    try:
        read = read_page(page.method, LAYOUTS[layout](page.rest))
    except CannotContinueError as error:
        yield f"refused: {error}"
        return
    yield from map(str, read.problems)
    (operation,) = read.operations
    yield from find_mismatches(page.operation, operation)
    yield from (f"text: {one}" for one in find_doc_mismatches(page.operation, operation))


def sweep(services: list[str]) -> int:
    """Print every fault; the number of pages that have a fact wrong."""
    pages = wrong = 0
    for service in services:
        for page in generate_pages(service):
            for layout in LAYOUTS:
                pages += 1
                faults = list(find_faults(page, layout))
                wrong += any(not fault.startswith("text: ") for fault in faults)
                for fault in faults[:3]:
                    print(f"{service} {layout.name}: {fault}"[:300])  # noqa: T201
    print(f"{pages} pages, {wrong} with a fact that is not the model's")  # noqa: T201
    return wrong


if __name__ == "__main__":
    every = [one for one in SESSION.get_available_services() if one not in REWRITTEN]
    sys.exit(sweep(sys.argv[1:] or every) > 0)
