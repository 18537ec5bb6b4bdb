"""``reconcile``: a documentation page against a model, for a person or as JSON.

Takes a page and what names the model, gives 0 when they agree and 1 when they differ. For a program
it prints an object: ``page``, ``layout``, ``service``, ``release``; ``same``, whether nothing
differs; ``operations``, each with ``name`` and ``differences`` (objects with ``side``, ``path``,
``kind``, ``page`` and ``model``); ``silent``, what such a page cannot say; and ``releases``, null
or an object: ``first`` and ``last`` of those that fit best texts aside, how many ``differences``
remain there, ``text``, the same three of those among them whose texts fit best (null where that was
not looked for), and how many releases were ``read``.
"""

from __future__ import annotations

from dataclasses import asdict

import click

from shapewright.cli.comparison import render_comparison
from shapewright.cli.terminal import (
    find_width,
    print_json,
    print_line,
    print_problems,
    showing_progress,
)
from shapewright.pipeline import Spot
from shapewright.pipeline.page import read_page_at
from shapewright.pipeline.reconcile import Reconciled, reconcile, reconcile_best
from shapewright.reconcile import Difference
from shapewright.reconcile.releases import BestReleases


def run_reconcile(page: str, spot: Spot, *, find_release: bool, as_data: bool) -> int:
    """Compare, and say what differs."""
    if find_release and (spot.release is not None or spot.model is not None):
        raise click.UsageError("--find-release looks at all releases; name no other source.")
    if spot.release is not None and spot.model is not None:
        raise click.UsageError("--release and --model are two sources; choose one.")
    read = read_page_at(page)
    print_problems(read.problems)
    if find_release:
        with showing_progress("Looking at botocore") as progress:
            found = reconcile_best(read, spot, progress)
    else:
        found = reconcile(read, spot)
    print_problems(found.comparison.problems)
    if as_data:
        print_json(_describe(found))
    else:
        for line in render_comparison(found, width=find_width()):
            print_line(line.text, style=line.style)
    return 0 if found.comparison.is_same else 1


def _describe(found: Reconciled) -> dict[str, object]:
    comparison = found.comparison
    return {
        "page": comparison.page.source,
        "layout": comparison.page.layout.value,
        "service": comparison.service,
        "release": found.release,
        "same": comparison.is_same,
        "operations": [
            {
                "name": name,
                "differences": [
                    _describe_difference(one) for one in comparison.differences_of(name)
                ],
            }
            for name in comparison.operations
        ],
        "silent": sorted(fact.value for fact in comparison.page.silent),
        "releases": _describe_best(found.best) if found.best else None,
    }


def _describe_best(best: BestReleases) -> dict[str, object]:
    text = asdict(best.text) if best.text else None
    return {**asdict(best.structure), "text": text, "read": best.looks}


def _describe_difference(one: Difference) -> dict[str, str]:
    return {
        "side": one.side.value,
        "path": one.path,
        "kind": one.kind.value,
        "page": one.page,
        "model": one.model,
    }
