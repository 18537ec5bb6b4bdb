"""botocore's own paginators and waiters, driven without a client, and values to drive them with.

Takes nothing of a service but its paginators and waiters as botocore reads them; what calls are
answered with is grown along the paths that look at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from random import Random
from typing import Any

JMESPATH: Any = import_module("jmespath")  # which has no types
LOADERS: Any = import_module("botocore.loaders")
OBJECT: Any = dict
ARRAY: Any = list
"""Loosely typed, as what is drawn is."""


@cache
def read_configs(kind: str) -> dict[tuple[str, str], dict[str, Any]]:
    """Every paginator (``pagination``) or waiter (``waiters``), by service and name."""
    file = {"pagination": "paginators-1", "waiters": "waiters-2"}[kind]
    loader = LOADERS.Loader()
    return {
        (service, name): config
        for service in loader.list_available_services(file)
        for name, config in loader.load_service_model(service, file)[kind].items()
    }


def texts_of(config: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """What stands alone or in a list, as a tuple."""
    value = config.get(key, ())
    return (value,) if isinstance(value, str) else tuple(value)


def paths_in(config: Mapping[str, Any]) -> list[str]:
    """The paths in a paginator or a waiter."""
    keys = ("output_token", "result_key", "more_results")
    found = [text for key in keys for text in texts_of(config, key)]
    return found + [one["argument"] for one in config.get("acceptors", ()) if "argument" in one]


def draw_response(paths: list[str], leaves: list[Any], random: Random) -> dict[str, Any]:
    """A response in which these paths lead to some of these values, most of the time.

    Args:
        paths: JMESPath.
        leaves: what may stand at the end of a path.
        random: the source of choices.
    """
    response: Any = {}
    for path in paths:
        if random.random() < 0.9:
            growth = _Growth([*leaves, *_ODD], random)
            response = _merge(response, growth.grow(JMESPATH.compile(path).parsed))
    return response if isinstance(response, OBJECT) else {}


_ODD: list[Any] = ["text", "", 0, 1, True, False, None, [], {}]


def _merge(first: Any, second: Any) -> Any:
    """Both dictionaries in one, lists entry by entry; otherwise the second."""
    if isinstance(first, OBJECT) and isinstance(second, OBJECT):
        keys = [*first, *(key for key in second if key not in first)]
        return {
            key: _merge(first.get(key, second.get(key)), second.get(key, first.get(key)))
            for key in keys
        }
    if isinstance(first, ARRAY) and isinstance(second, ARRAY):
        pairs = zip(first, second, strict=False)
        return [_merge(*pair) for pair in pairs] + first[len(second) :]
    return second


class _Growth:
    """Grows values in which parsed paths lead somewhere."""

    def __init__(self, leaves: list[Any], random: Random) -> None:
        self.leaves = leaves
        self.random = random

    def grow(self, node: Mapping[str, Any], *leaf: Any) -> Any:
        """A value in which a path leads to this one, or to any of the leaves."""
        kind, parts = node["type"], node["children"]
        if self.random.random() < 0.02:
            return self.random.choice(_ODD)
        match kind:
            case "field":
                return {node["value"]: self._end(leaf)}
            case "identity" | "literal":
                return self._end(leaf) if kind == "identity" else {}
            case "subexpression" | "index_expression":
                for part in reversed(parts):
                    is_index = part["type"] == "index"
                    leaf = ([self._end(leaf)] if is_index else self.grow(part, *leaf),)
                return leaf[0]
            case "projection" | "filter_projection":
                rows = [self._row(parts[1:], *leaf) for _ in range(self.random.randrange(3))]
                return self.grow(parts[0], rows)
            case "value_projection":
                return self.grow(parts[0], {"key": self.grow(parts[1], *leaf)})
            case "function_expression":
                return self.grow(parts[0], [{}] * self.random.randrange(3))
            case "flatten":
                return self.grow(parts[0], *leaf)
            case _:
                return self._row(parts)

    def _row(self, parts: list[Mapping[str, Any]], *leaf: Any) -> Any:
        row: Any = {}
        for part in parts:
            row = _merge(row, self.grow(part, *leaf))
        return row

    def _end(self, leaf: tuple[Any, ...]) -> Any:
        return leaf[0] if leaf else self.random.choice(self.leaves)


def literals_in(paths: list[str]) -> list[Any]:
    """The constants in these paths."""
    return [value for path in paths for value in _find_literals(JMESPATH.compile(path).parsed)]


def _find_literals(node: Mapping[str, Any]) -> Iterator[Any]:
    if node["type"] == "literal":
        yield node["value"]
    for child in node["children"]:
        if isinstance(child, OBJECT):
            yield from _find_literals(child)
