"""A validator as one would write it by hand: a walk over botocore's model, every rule checked.

Takes a shape and a value, gives every problem with its path. No code is made for it; patterns are
compiled once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.validate.rules import DICT, KINDS, Contestant, Model, Rules

ARRAY: Any = (list, tuple)


@dataclass(slots=True)
class Walker:
    """Walks values of one service."""

    model: Model
    rules: dict[str, Rules] = field(default_factory=dict[str, Rules])

    def walk(self, shape: Any, value: Any, path: str) -> Iterator[str]:
        """The problems of a value that stands at a path."""
        rules = self.rules.get(shape.name)
        if rules is None:
            rules = self.rules[shape.name] = self.model.read_rules(shape)
        kind = shape.type_name
        if kind == "structure":
            yield from self._walk_structure(shape, value, path)
        elif kind == "list":
            yield from self._walk_list(shape, rules, value, path)
        elif kind == "map":
            yield from self._walk_map(shape, rules, value, path)
        else:
            yield from _check_scalar(kind, rules, value, path)

    def _walk_structure(self, shape: Any, value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, DICT):
            yield f"{path}: must be a dict"
            return
        members = shape.members
        for name in shape.required_members:
            if name not in value:
                yield f"{path}: {name} is required"
        for name, inner in value.items():
            if name not in members:
                yield f"{path}: {name} is unknown"
            else:
                yield from self.walk(members[name], inner, f"{path}.{name}")

    def _walk_list(self, shape: Any, rules: Rules, value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, ARRAY):
            yield f"{path}: must be a list"
            return
        yield from _check_size(rules, len(value), path)
        for index, inner in enumerate(value):
            yield from self.walk(shape.member, inner, f"{path}[{index}]")

    def _walk_map(self, shape: Any, rules: Rules, value: Any, path: str) -> Iterator[str]:
        if not isinstance(value, DICT):
            yield f"{path}: must be a dict"
            return
        yield from _check_size(rules, len(value), path)
        for key, inner in value.items():
            yield from self.walk(shape.key, key, f"{path}.{key} (key)")
            yield from self.walk(shape.value, inner, f"{path}.{key}")


def _check_scalar(kind: str, rules: Rules, value: Any, path: str) -> Iterator[str]:
    expected = KINDS[kind]
    if not isinstance(value, expected) or (expected is int and isinstance(value, bool)):
        yield f"{path}: must be {expected.__name__}"
        return
    if expected is int:
        yield from _check_size(rules, value, path)
    elif expected is not bool:
        yield from _check_size(rules, len(value), path)
    if rules.enum and value not in rules.enum:
        yield f"{path}: must be one of {rules.enum}"
    if rules.matcher and not rules.matcher.fullmatch(value):
        yield f"{path}: must match {rules.pattern}"


def _check_size(rules: Rules, size: int, path: str) -> Iterator[str]:
    if rules.minimum is not None and size < rules.minimum:
        yield f"{path}: must be at least {rules.minimum}"
    if rules.maximum is not None and size > rules.maximum:
        yield f"{path}: must be at most {rules.maximum}"


def build_naive(model: Model, operation: str) -> Contestant:
    """The walker, as a contestant."""
    walker, shape = Walker(model), model.find_input(operation)
    return Contestant(
        name="naive", check=lambda params: list(walker.walk(shape, params, operation))
    )
