"""Planning the texts: the forms of the strings of each shape that has a pattern.

Takes a lowered package and its reliefs, gives the planned file. A shape has no text when nothing,
or nothing that can be found, satisfies its pattern within its bounds, and when its pattern is off.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from shapewright.ir.relief import Relief
from shapewright.ir.shape import Shape
from shapewright.ir.stated import Stated, bounds_of, pattern_of
from shapewright.lower.docstring import lower_docstring
from shapewright.lower.literal import literal
from shapewright.lower.package import Package
from shapewright.lower.planned import Planned
from shapewright.patterns.error import PatternError
from shapewright.patterns.parse import parse_pattern
from shapewright.patterns.safe import find_safe_text
from shapewright.patterns.sample import needs_trying, sample, shortest, write_forms
from shapewright.samples.views import TextsView, TextView


def plan_samples(package: Package, reliefs: Iterable[Relief] = ()) -> list[Planned]:
    """The module of texts.

    Args:
        package: the lowered package.
        reliefs: the rules that do not count.
    """
    off = {(relief.shape, relief.rule) for relief in reliefs if relief.level == "off"}
    views: list[TextView] = []
    for id_, shape in sorted(package.service.shapes.items()):
        if not pattern_of(shape) or (id_, "pattern") in off:
            continue
        low, high = (0, None) if (id_, "length") in off else _find_bounds(shape)
        found = _find_texts(pattern_of(shape), low, high)
        if found is not None:
            views.append(TextView(literal(str(id_)), found.forms, found.arguments))
    title = f"What strings of {package.service.identity.full_name} look like."
    view = TextsView(docstring=lower_docstring([title], indent=0), texts=tuple(views))
    return [Planned("texts.py", "samples/texts.py.j2", view)]


def _find_bounds(shape: Shape) -> tuple[int, int | None]:
    minimum, maximum = bounds_of(shape)
    return int(minimum or 0), None if maximum is None else int(maximum)


@dataclass(frozen=True, slots=True)
class _Texts:
    """The literals of what describes some strings."""

    forms: tuple[str, ...]
    arguments: tuple[str, ...]


@lru_cache(maxsize=1024)
def _find_texts(pattern: Stated, low: int, high: int | None) -> _Texts | None:
    """What describes the strings of a pattern; None if there are none to be had."""
    try:
        tree = parse_pattern(pattern.text)
        forms = write_forms(tree)
        arguments = [
            f"{name}={literal(bound)}"
            for name, bound in (("minimum", low or None), ("maximum", high))
            if bound is not None
        ]
        if needs_trying(tree):
            made = shortest(tree, low, high)
            if made is None:
                return None
            arguments.append(f"pattern={literal(find_safe_text(pattern))}")
            arguments.append(f"made={literal([made])}")
        elif sample(tree, _choose_first, low, high) is None:
            return None
    except PatternError:
        return None
    return _Texts(tuple(map(literal, forms)), tuple(arguments))


def _choose_first(_: int) -> int:
    return 0
