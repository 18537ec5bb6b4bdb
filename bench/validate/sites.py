"""Every place where a request can break a rule, each broken once.

Takes a valid request and its shape, gives the changes that break one rule each, as far as a value
can break one alone. Of a long list the first and the last element stand for all.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bench.validate.rules import KINDS, Model, Rules

_LONG = 20
_GONE = object()
_STRANGE = ("\0", "\n", " ", "\U0001f44d", "-", "_", "A", "a", "0")
"""Characters of which one breaks a pattern that can be broken without a change of length."""


@dataclass(frozen=True, slots=True)
class Site:
    """One rule at one place, and what to put there to break it."""

    rule: str
    container: Any
    key: Any
    wrong: Any


@dataclass(frozen=True, slots=True)
class Probe:
    """Finds the sites of requests of one service."""

    model: Model

    def find(self, shape: Any, container: Any, key: Any) -> Iterator[Site]:
        """The sites of the value that stands in a container, and of all that is in it."""
        value = container[key]
        kind = shape.type_name
        yield Site("type", container, key, 7 if kind not in {"integer", "long"} else "seven")
        rules = self.model.read_rules(shape)
        if kind == "structure":
            yield from self._find_in_structure(shape, value)
        elif kind == "list":
            yield from _find_counts(rules, container, key, lambda size: value[:1] * size)
            for index in range(len(value)) if len(value) <= _LONG else (0, len(value) - 1):
                yield from self.find(shape.member, value, index)
        elif kind == "map":
            yield from self._find_in_map(shape, rules, container, key)
        else:
            yield from _find_in_scalar(kind, rules, container, key)

    def _find_in_structure(self, shape: Any, value: Any) -> Iterator[Site]:
        yield Site("unknown", value, "Unheard", "of")
        for name in value:
            if name in shape.required_members:
                yield Site("required", value, name, _GONE)
            yield from self.find(shape.members[name], value, name)

    def _find_in_map(self, shape: Any, rules: Rules, container: Any, key: Any) -> Iterator[Site]:
        value = container[key]
        name, inner = next(iter(value.items()))
        yield from _find_counts(
            rules, container, key, lambda size: {f"{name}{number}": inner for number in range(size)}
        )
        # A key is broken in a map of its own, in the place of the whole.
        for name in value:
            holder = [name]
            for site in self.find(shape.key, holder, 0):
                broken = {(site.wrong if old == name else old): value[old] for old in value}
                yield Site(f"key {site.rule}", container, key, broken)
        for name in value:
            yield from self.find(shape.value, value, name)


def _find_counts(
    rules: Rules, container: Any, key: Any, build: Callable[[int], Any]
) -> Iterator[Site]:
    if rules.minimum:
        yield Site("count", container, key, build(rules.minimum - 1))
    if rules.maximum is not None:
        yield Site("count", container, key, build(rules.maximum + 1))


def _find_in_scalar(kind: str, rules: Rules, container: Any, key: Any) -> Iterator[Site]:
    value = container[key]
    if KINDS[kind] is int:
        yield Site("type", container, key, True)  # noqa: FBT003 - a bool is no integer
        yield Site("range", container, key, (rules.minimum or 0) - 1)
        yield Site("range", container, key, (rules.maximum or 0) + 1)
    if KINDS[kind] is str:
        if rules.enum:
            yield Site("enum", container, key, f"{value}?")
        if rules.minimum:
            yield Site("length", container, key, _pick(rules, value, rules.minimum - 1))
        if rules.maximum is not None:
            yield Site("length", container, key, _pick(rules, value, rules.maximum + 1))
        wrong = _find_mismatch(rules, value)
        if wrong is not None:
            yield Site("pattern", container, key, wrong)


def _pick(rules: Rules, value: str, length: int) -> str:
    """A string of this length, one that the pattern matches where that is found."""
    more = max(0, length - len(value))
    choices = [
        value[:length],
        value[::-1][:length][::-1],
        *(value[:1] * length, value[-1:] * length),
    ]
    if more:
        choices += [value + value[-1] * more, value[0] * more + value]
    choices = [choice for choice in choices if len(choice) == length]
    fitting = [text for text in choices if not rules.matcher or rules.matcher.fullmatch(text)]
    return [*fitting, *choices][0]


def _find_mismatch(rules: Rules, value: str) -> str | None:
    """A string as long as the value that the pattern does not match; None when all do."""
    if rules.matcher is None:
        return None
    for strange in _STRANGE:
        for text in (value[:-1] + strange, strange + value[1:], strange * len(value)):
            if not rules.matcher.fullmatch(text):
                return text
    return None


@contextmanager
def break_rule(site: Site) -> Generator[None]:
    """The request with this rule broken, and whole again afterwards."""
    container, key = site.container, site.key
    try:
        old = container[key]
    except KeyError:
        old = _GONE
    if site.wrong is _GONE:
        del container[key]
    else:
        container[key] = site.wrong
    try:
        yield
    finally:
        if old is _GONE:
            del container[key]
        else:
            container[key] = old
