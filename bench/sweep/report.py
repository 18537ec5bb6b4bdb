"""What a sweep found, for a person.

Takes the sum of a sweep, gives lines of text: what was tried, then the failures, those that are
alike together.
"""

from __future__ import annotations

from collections import defaultdict

from bench.sweep.run import Failure, Swept


def render_report(swept: Swept, most: int) -> list[str]:
    """The table and the failures, at most so many of them."""
    rows = [
        ("services", swept.services),
        ("operations", swept.operations),
        ("values that keep every rule", swept.values),
        ("values that break one", swept.sites.total()),
        *((f"  {rule}", count) for rule, count in sorted(swept.sites.items())),
        ("failures", len(swept.failures)),
    ]
    width = max(len(name) for name, _ in rows)
    lines = [f"{name.ljust(width)}  {count:>9,}" for name, count in rows]
    lines.append(f"{'CPU seconds'.ljust(width)}  {swept.seconds:>9.1f}")
    return [*lines, *_render_failures(swept.failures, most)]


def _render_failures(failures: list[Failure], most: int) -> list[str]:
    """One of each cause, with how often it occurs."""
    causes: defaultdict[tuple[str, str], list[Failure]] = defaultdict(list)
    for failure in failures:
        causes[failure.what.partition(",")[0], failure.fault[:30]].append(failure)
    ordered = sorted(causes.values(), key=len, reverse=True)
    shown = [f"{len(alike)} like {alike[0]}" for alike in ordered[:most]]
    if len(ordered) > most:
        shown.append(f"and {len(ordered) - most} more kinds")
    return ["", *shown] if shown else []
