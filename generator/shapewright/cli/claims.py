"""``claims``: what a service's documentation says beyond its model, and where the two disagree.

Takes a source, a service, and the kinds and standings wanted; gives 0. For a program it prints the
report of ``shapewright.claims`` and beside it ``listed``: every claim of these kinds and standings,
an object with ``address``, ``subject``, ``kind``, ``standing``, ``sentence``, ``text`` (the value
read from it) and ``model`` (what the model says). A person is shown the numbers, and the claims
asked for, or else those that contradict the model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from shapewright.claims import find_claims, report_claims
from shapewright.claims.report import describe_claim, show_value
from shapewright.cli.outline import Line
from shapewright.cli.terminal import BOLD, DIM, find_width, print_json, print_line
from shapewright.ir.claim import Claim, ClaimKind, Standing
from shapewright.lower.prose import wrap
from shapewright.pipeline import Spot, find_source, read_built
from shapewright.sources.open import open_source

KINDS = tuple(kind.value for kind in ClaimKind)
STANDINGS = tuple(standing.value for standing in Standing)


def run_claims(
    spot: Spot, kinds: Collection[str], standings: Collection[str], *, as_data: bool
) -> int:
    """Show them."""
    service = read_built(open_source(find_source(spot)), spot.services[0])
    claims = find_claims(service)
    report = report_claims(service.name, claims)
    is_asked = bool(kinds or standings)
    listed = [
        claim
        for claim in claims
        if (claim.kind in kinds or not kinds) and (claim.standing in standings or not standings)
    ]
    if as_data:
        print_json({**report, "listed": [describe_claim(claim) for claim in listed]})
        return 0
    shown = listed if is_asked else [c for c in claims if c.standing is Standing.CONTRADICTS]
    title = "Claims" if is_asked else "Claims that contradict the model"
    for line in (*_render_numbers(report), *_render_claims(title, shown, find_width())):
        print_line(line.text, style=line.style)
    return 0


def _render_numbers(report: dict[str, Any]) -> Iterator[Line]:
    """A table: a row a kind, a column a standing."""
    yield Line(f"{report['service']}: {report['claims']} claims", BOLD)
    yield Line()
    widths = {standing: max(len(standing), 4) for standing in STANDINGS}
    head = "  ".join(f"{standing:>{width}}" for standing, width in widths.items())
    yield Line(f"{'':<13}{head}", DIM)
    for kind, numbers in report["kinds"].items():
        cells = [f"{numbers[name] or '':>{width}}" for name, width in widths.items()]
        yield Line(f"{kind:<13}{'  '.join(cells)}".rstrip())


def _render_claims(title: str, claims: Sequence[Claim], width: int) -> Iterator[Line]:
    yield Line()
    yield Line(f"{title} ({len(claims)})", BOLD)
    for claim in claims:
        value = show_value(claim.value)
        said = f": {value}" if value else ""
        yield Line()
        yield Line(f"{claim.address}  {claim.kind}, {claim.standing}{said}")
        if claim.model:
            yield from _indent(f"the model: {claim.model}", width)
        yield from _indent(f'"{claim.sentence}"', width)


def _indent(text: str, width: int) -> Iterator[Line]:
    yield from (Line(f"    {line}", DIM) for line in wrap(text, width=width - 4))
