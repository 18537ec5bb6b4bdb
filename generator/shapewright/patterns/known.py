"""Safe forms that were found before, so that they need not be sought again.

Takes the text of a pattern, gives what ``forms.json`` says of it. Finding the form of all of AWS's
patterns takes half a minute, and most stay as they are for years; a pattern that is not in the
table is sought as ever. A form that is for texts of some length alone stands under a key of its own
that says which. The table holds nothing that the search would not find: the tests compare them, and
``pytest tests/patterns/test_safe.py --update`` writes it anew.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files

SAME = True
"""The pattern is safe as it is, and only spelled."""
NONE = None
"""No safe form of the pattern was found."""

Form = str | bool | None
"""Another text for the pattern, or ``SAME``, or ``NONE``."""

TABLE = "forms.json"


def find_key(text: str, longest: int | None = None) -> str:
    """What stands in the table for a pattern, on texts of any length or of up to so many."""
    key = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return key if longest is None else f"{key}:{longest}"


@cache
def read_forms() -> dict[str, Form]:
    """The table: forms by the keys of their patterns."""
    table = files("shapewright.patterns").joinpath(TABLE)
    forms: dict[str, Form] = json.loads(table.read_text(encoding="utf-8"))
    return forms


def render_forms(forms: dict[str, Form]) -> str:
    """The text of a table, a line a pattern."""
    lines = [f"{json.dumps(key)}: {json.dumps(form)}" for key, form in sorted(forms.items())]
    return "{\n" + ",\n".join(lines) + "\n}\n"
