"""The contest's results, for a person and for a program.

Takes comparisons, gives lines of text or plain data. A budget that is missed says so in capitals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

from bench.validate.score import Comparison, Score, find_verdicts


def render_validation(comparisons: Sequence[Comparison]) -> list[str]:
    """The table, what the names mean, and the budgets."""
    names = [score.name.partition(" (")[0] for score in comparisons[0].scores]
    cells = [("µs a call (times ours)", *names)]
    for one in comparisons:
        cells += [
            (one.case, *_render_times(one, lambda score: score.valid)),
            ("  with one violation", *_render_times(one, lambda score: score.invalid)),
            (f"  refused of {one.sites} broken", *map(_render_refused, one.scores)),
        ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in cells
    ]
    lines.insert(1, "-" * len(lines[0]))
    return [*lines, "", *_render_choices(comparisons), "", *_render_verdicts(comparisons)]


def build_validation(comparisons: Sequence[Comparison]) -> list[dict[str, object]]:
    """The same for a program: seconds."""
    return [
        {**asdict(one), "budgets": [asdict(verdict) for verdict in find_verdicts(one)]}
        for one in comparisons
    ]


def _render_times(one: Comparison, read: Callable[[Score], float]) -> list[str]:
    ours = read(one.scores[0])
    return [f"{read(score) * 1e6:,.1f} ({read(score) / ours:.2f})" for score in one.scores]


def _render_refused(score: Score) -> str:
    return "" if score.refused is None else f"{score.refused}"


def _render_choices(comparisons: Sequence[Comparison]) -> Iterator[str]:
    for one in comparisons:
        yield from (f"{one.case}: {score.name}" for score in one.scores if " (" in score.name)


def _render_verdicts(comparisons: Sequence[Comparison]) -> Iterator[str]:
    verdicts = [verdict for one in comparisons for verdict in find_verdicts(one)]
    for verdict in verdicts:
        word = "kept" if verdict.kept else "MISSED"
        yield f"{verdict.case}: {verdict.budget}: {word} ({verdict.found:.2f})"
    missed = sum(not verdict.kept for verdict in verdicts)
    yield f"{missed} of {len(verdicts)} budgets missed." if missed else "Every budget is kept."
