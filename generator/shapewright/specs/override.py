"""Overrides: what a target says about rules of single shapes, and about claims of single members.

Takes the ``overrides`` and the ``confirmed`` of a TOML file, gives reliefs and confirmations. It
checks the form of what was written;
whether there is such a shape, and whether it has such a rule, is for others to find out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from shapewright.ir.claim import Confirmation
from shapewright.ir.relief import RELIEF_LEVELS, RELIEF_RULES, Relief
from shapewright.ir.shape import ShapeId
from shapewright.problem import Problem, Where, pointer_to
from shapewright.specs.select import suggest_names

_CHOICES: dict[str, tuple[str, ...]] = {
    "shape": (),
    "rule": RELIEF_RULES,
    "level": RELIEF_LEVELS,
    "reason": (),
}
_CONFIRMED: dict[str, tuple[str, ...]] = {"member": (), "reason": ()}
_SAID = (
    'What is confirmed says what, and how that is known: { member = "Shape.Member",'
    ' reason = "..." }.'
)
_EXAMPLE = (
    'An override says what, how far and why: { shape = "Name", rule = "pattern",'
    ' level = "advisory", reason = "..." }.'
)


def read_overrides(given: object, source: str) -> tuple[list[Relief], list[Problem]]:
    """The reliefs that a file states, and what is wrong with how it states them."""
    tables, problems = _read_tables(given, Form("overrides", _CHOICES, _EXAMPLE), source)
    reliefs = [
        Relief(
            shape=ShapeId(texts["shape"]),
            rule=texts["rule"],
            level=texts["level"],
            reason=texts["reason"],
        )
        for texts in tables
    ]
    return reliefs, problems


def read_confirmed(given: object, source: str) -> tuple[list[Confirmation], list[Problem]]:
    """The claims that a file confirms, and what is wrong with how it does."""
    tables, problems = _read_tables(given, Form("confirmed", _CONFIRMED, _SAID), source)
    return [Confirmation(texts["member"], texts["reason"]) for texts in tables], problems


@dataclass(frozen=True, slots=True)
class Form:
    """The form of the tables in one list."""

    key: str
    choices: dict[str, tuple[str, ...]]
    """The keys of a table, all needed, and what each may be; anything, if nothing is named."""
    example: str


def _read_tables(
    given: object, form: Form, source: str
) -> tuple[list[dict[str, str]], list[Problem]]:
    if type(given) is not list:
        where = Where(source, pointer_to(form.key))
        return [], [Problem(where, f"{form.key!r} is not a list of tables", form.example)]
    tables: list[dict[str, str]] = []
    problems: list[Problem] = []
    for index, entry in enumerate(cast("list[object]", given)):
        found = [*_find_problems(entry, form, Where(source, pointer_to(form.key, index)))]
        problems += found
        if not found:
            tables.append(cast("dict[str, str]", entry))
    return tables, problems


def _find_problems(entry: object, form: Form, where: Where) -> Iterator[Problem]:
    if type(entry) is not dict:
        yield Problem(where, "is not a table", form.example)
        return
    table = cast("dict[str, Any]", entry)
    for key in sorted(table.keys() - form.choices.keys()):
        hint = suggest_names(key, form.choices) or form.example
        yield Problem(where, f"unknown key {key!r}", hint)
    for key, choices in form.choices.items():
        value = table.get(key)
        if type(value) is not str or not value.strip():
            yield Problem(where, f"{key!r} is missing or is no text", form.example)
        elif choices and value not in choices:
            yield Problem(where, f"{key} {value!r} is none of {', '.join(choices)}", form.example)
