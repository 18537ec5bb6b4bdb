"""JMESPath as data: what a generated package needs to follow a path without reading one.

Takes the text of a path, gives a string of member names with dots between, or a tuple of an
operation and its operands, as the runtime's own ``path`` knows them. Only what paginators and
waiters of some service use is known; anything else is said to be unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial, reduce
from typing import Any, cast

Path = str | tuple[object, ...]

_PLAIN = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", re.ASCII)
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_NAMES = {
    "identity": "this",
    "current": "this",
    "flatten": "flat",
    "projection": "each",
    "value_projection": "values",
    "filter_projection": "where",
    "and_expression": "and",
    "or_expression": "or",
    "not_expression": "not",
    "comparator eq": "equal",
    "comparator ne": "differ",
    "comparator gt": "above",
    "function_expression length": "length",
}
"""The runtime's operation for what differs from it in name alone, by kind, or kind and value."""


_DEEPEST = 40
"""How deep operations may stand in one another: Python reads no more than some 90."""


class UnreadablePathError(ValueError):
    """A path uses what is not known, or is none."""


def read_path(text: str) -> Path:
    """The path in a text.

    Raises:
        UnreadablePathError: it is no JMESPath, uses more of it than is known, or nests too deep.
    """
    if _PLAIN.fullmatch(text):
        return text
    import jmespath  # noqa: PLC0415 - one path in fifty needs it
    from jmespath.exceptions import JMESPathError  # noqa: PLC0415 - as above

    try:
        path = _read(cast("Mapping[str, Any]", jmespath.compile(text).parsed), text)
        is_deep = _depth_of(path) > _DEEPEST
    except UnreadablePathError:
        raise
    except (JMESPathError, ValueError) as error:  # a ValueError for a number of too many digits
        raise UnreadablePathError(f"{text!r} is no JMESPath: {error}") from error
    except RecursionError:
        is_deep, path = True, ()
    if is_deep:
        raise UnreadablePathError(f"{text!r} nests too deep")
    return path


def _depth_of(path: object) -> int:
    if not isinstance(path, tuple):
        return 0
    return 1 + max(map(_depth_of, cast("tuple[object, ...]", path)), default=0)


def _read(node: Mapping[str, Any], text: str) -> Path:
    kind, value = node["type"], node.get("value")
    name = _NAMES.get(kind) or _NAMES.get(f"{kind} {value}")
    if name and (name != "length" or len(node["children"]) == 1):
        return (name, *(_read(part, text) for part in node["children"]))
    match kind:
        case "field":
            return str(value) if _NAME.fullmatch(str(value)) else ("member", value)
        case "literal" if isinstance(value, str | int | float | bool | None):
            return ("literal", value)
        case "subexpression" | "index_expression":
            first, *steps = node["children"]
            return reduce(partial(_step, text=text), steps, _read(first, text))
        case _:
            raise UnreadablePathError(f"{text!r} uses {kind} {value or ''}".rstrip())


def _step(first: Path, node: Mapping[str, Any], *, text: str) -> Path:
    """One step on from where a path has led."""
    if node["type"] == "index":
        return ("index", first, node["value"])
    second = _read(node, text)
    if isinstance(first, str) and isinstance(second, str):
        return f"{first}.{second}"
    return ("then", first, second)
