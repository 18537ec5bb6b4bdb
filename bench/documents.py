"""Reading documentation: every page of SageMaker, and the claims in its texts.

Takes nothing but the installed botocore, whose own generator writes the pages; gives CPU seconds.
Beside each stands the least that any reading could cost: splitting the same text into its words.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.pages.generate import generate_pages

from bench.process import Cost, run_well
from bench.row import Budget, Limit, Row, Setup
from shapewright.build.service import build_service
from shapewright.claims import find_claims
from shapewright.claims.place import find_places
from shapewright.lower.prose import lower_prose
from shapewright.sources.open import open_installed
from shapewright.sources.pages import read_page

SERVICE = "sagemaker"
_WIDE = 100_000


def measure_documents(setup: Setup) -> list[Row]:
    """All pages of one service read, and all claims of its texts found."""
    command = [sys.executable, "-m", "bench.documents"]
    done = [run_well(command, folder=Path.cwd()) for _ in range(min(setup.runs, 2))]
    seconds: list[dict[str, float]] = [json.loads(one.out) for one in done]
    peak = max(one.cost.peak for one in done)
    least = {name: min(one[name] for one in seconds) for name in seconds[0]}

    def row(work: str, name: str, budget: float) -> Row:
        cost, words = (_cost(least[key], peak) for key in (name, f"words of {name}"))
        limit = Limit(name="split it into words", cost=words)
        return Row(work=work, cost=cost, limit=limit, budget=Budget(seconds=budget))

    return [
        row("read the boto3 pages of SageMaker's operations", "pages", 5),
        row("find the claims in all texts of SageMaker", "claims", 3),
    ]


def _cost(seconds: float, peak: int) -> Cost:
    return Cost(cpu=seconds, wall=seconds, peak=peak)


def time_reading() -> dict[str, float]:
    """CPU seconds of each, and of splitting the same text."""
    pages = [page.rest for page in generate_pages(SERVICE)]
    service = build_service(open_installed().read(SERVICE)).service
    texts = ["\n".join(lower_prose(place.doc, width=_WIDE)) for place in find_places(service)]
    works: dict[str, Callable[[], Any]] = {
        "pages": lambda: [read_page("page", page) for page in pages],
        "words of pages": lambda: [page.split() for page in pages],
        "claims": lambda: find_claims(service),
        "words of claims": lambda: [text.split() for text in texts],
    }
    return {name: _time(work) for name, work in works.items()}


def _time(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


if __name__ == "__main__":
    sys.stdout.write(json.dumps(time_reading()))
