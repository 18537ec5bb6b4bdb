"""A comparison laid out for a terminal.

Takes what comparing gave and a width, gives lines with their styles: first a line for each
operation, then the differences by operation, side and kind. Bounded: long lists of values are cut,
and how much is left out is said. What a page says is shown without its control characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from shapewright.cli.outline import VALUES, Line
from shapewright.cli.terminal import BOLD, DIM
from shapewright.lower.prose import wrap
from shapewright.pipeline.reconcile import Reconciled
from shapewright.reconcile import Comparison, Difference, DifferenceKind
from shapewright.reconcile.releases import BestReleases, ReleaseRange

_ROW = 4
_INNER = 8
_WHOLE = "(the whole)"
_GAP = 2
_ONE_SIDED = {
    DifferenceKind.ONLY_IN_PAGE,
    DifferenceKind.ONLY_IN_MODEL,
    DifferenceKind.CHANGE,
}


def render_comparison(found: Reconciled, *, width: int) -> Iterator[Line]:
    """The lines of a comparison."""
    comparison = found.comparison
    yield from _render_head(found, width)
    yield from _render_summary(comparison)
    for name in comparison.operations:
        sides = groupby(comparison.differences_of(name), key=lambda one: one.side)
        for side, differences in sides:
            yield Line()
            yield Line(f"{_clean(name)}, {side.value}", BOLD)
            yield from _render_kinds(list(differences), width)


def _render_head(found: Reconciled, width: int) -> Iterator[Line]:
    page = found.comparison.page
    model = found.comparison.service
    if found.release:
        model = f"{model} of botocore {found.release}"
    head = f"{page.source}: {page.layout.value}, against {model}"
    yield from (Line(line) for line in wrap(_clean(head), width=width))
    if found.best is not None:
        yield from (Line(line) for line in wrap(_say_best(found.best), width=width))


def _say_best(best: BestReleases) -> str:
    """The releases that fit best, in a few sentences."""
    said = [f"Best fit: botocore {_say_range(best.structure)} left."]
    if best.text is not None:
        said.append(f"With texts: {_say_range(best.text)} left.")
    looks = _count(best.looks, "release was", "releases were")
    return " ".join([*said, f"{looks} looked at."])


def _say_range(one: ReleaseRange) -> str:
    releases = one.first if one.first == one.last else f"{one.first} to {one.last}"
    return f"{releases}, {_count(one.differences, 'difference', 'differences')}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number or 'no'} {one if number == 1 else many}"


def _render_summary(comparison: Comparison) -> Iterator[Line]:
    names = [_clean(name) for name in comparison.operations]
    column = max(map(len, names), default=0) + _GAP
    for name, shown in zip(comparison.operations, names, strict=True):
        number = len(comparison.differences_of(name))
        said = _count(number, "difference", "differences") if number else "agrees"
        yield Line(f"  {shown.ljust(column)}{said}", {} if number else DIM)


def _render_kinds(differences: Sequence[Difference], width: int) -> Iterator[Line]:
    for kind in DifferenceKind:
        of_kind = [one for one in differences if one.kind is kind]
        if of_kind:
            yield Line(f"  {kind.value}")
            yield from _render_rows(of_kind, width)


def _render_rows(differences: Sequence[Difference], width: int) -> Iterator[Line]:
    """One kind: paths in a column, what is said beside them where it fits, else below."""
    rows = [(_clean(one.path) or _WHOLE, one) for one in differences]
    said = {id(one): _say_shortly(one) for one in differences}
    room = width - _ROW - _GAP - max(map(len, said.values()))
    column = max((len(path) for path, _ in rows if len(path) <= room), default=0)
    for path, one in rows:
        words = said[id(one)]
        if words and len(path) <= column:
            yield Line(f"{' ' * _ROW}{path.ljust(column)}{' ' * _GAP}{words}")
        else:
            yield Line(f"{' ' * _ROW}{path}")
            yield from _render_below(one, width)


def _say_shortly(one: Difference) -> str:
    """What is said, on one line; empty for what is always said below."""
    if one.kind in _ONE_SIDED:
        return _clean(one.page or one.model)
    if one.kind in {DifferenceKind.TEXT, DifferenceKind.VALUES}:
        return ""
    return f"page: {_clean(one.page) or 'nothing'}, model: {_clean(one.model) or 'nothing'}"


def _render_below(one: Difference, width: int) -> Iterator[Line]:
    """What is said, on lines of its own."""
    if one.kind in _ONE_SIDED:
        yield from _render_words("", one.page or one.model, width)
        return
    if one.kind is DifferenceKind.VALUES:
        for label, words in (("page alone", one.page), ("model alone", one.model)):
            yield from _render_words(label, _cut(words), width)
        return
    for label, words in (("page", one.page), ("model", one.model)):
        yield from _render_words(label, words or "nothing", width)


def _render_words(label: str, words: str, width: int) -> Iterator[Line]:
    margin = f"{label + ':':<7}" if label else ""
    margin += " " * (margin.endswith(":"))
    inner = _INNER + len(margin)
    for at, line in enumerate(wrap(_clean(words), width=width - inner)):
        yield Line(f"{' ' * _INNER}{margin if at == 0 else ' ' * len(margin)}{line}")


def _cut(values: str) -> str:
    words = values.split(", ")
    left = len(words) - VALUES
    return ", ".join([*words[:VALUES], f"and {left} more"] if left > 0 else words)


def _clean(text: str) -> str:
    """Text without what could change how the terminal works."""
    return "".join([char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text])
