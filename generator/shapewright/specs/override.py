"""Overrides: what a target says about rules of single shapes.

Takes the ``overrides`` of a TOML file, gives reliefs. It checks the form of what was written;
whether there is such a shape, and whether it has such a rule, is for others to find out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from shapewright.ir.relief import RELIEF_LEVELS, RELIEF_RULES, Relief
from shapewright.ir.shape import ShapeId
from shapewright.problem import Problem, Where, pointer_to
from shapewright.specs.select import suggest_names

_CHOICES = {"shape": (), "rule": RELIEF_RULES, "level": RELIEF_LEVELS, "reason": ()}
_EXAMPLE = (
    'An override says what, how far and why: { shape = "Name", rule = "pattern",'
    ' level = "advisory", reason = "..." }.'
)


def read_overrides(given: object, source: str) -> tuple[list[Relief], list[Problem]]:
    """The reliefs that a file states, and what is wrong with how it states them."""
    if type(given) is not list:
        where = Where(source, pointer_to("overrides"))
        return [], [Problem(where, "'overrides' is not a list of tables", _EXAMPLE)]
    reliefs: list[Relief] = []
    problems: list[Problem] = []
    for index, entry in enumerate(cast("list[object]", given)):
        where = Where(source, pointer_to("overrides", index))
        found = [*_find_problems(entry, where)]
        problems += found
        if not found:
            texts = cast("dict[str, str]", entry)
            named = {name: texts[name] for name in ("rule", "level", "reason")}
            reliefs.append(Relief(shape=ShapeId(texts["shape"]), **named))
    return reliefs, problems


def _find_problems(entry: object, where: Where) -> Iterator[Problem]:
    if type(entry) is not dict:
        yield Problem(where, "is not a table", _EXAMPLE)
        return
    table = cast("dict[str, Any]", entry)
    for key in sorted(table.keys() - _CHOICES.keys()):
        yield Problem(where, f"unknown key {key!r}", suggest_names(key, _CHOICES) or _EXAMPLE)
    for key, choices in _CHOICES.items():
        value = table.get(key)
        if type(value) is not str or not value.strip():
            yield Problem(where, f"{key!r} is missing or is no text", _EXAMPLE)
        elif choices and value not in choices:
            yield Problem(where, f"{key} {value!r} is none of {', '.join(choices)}", _EXAMPLE)
