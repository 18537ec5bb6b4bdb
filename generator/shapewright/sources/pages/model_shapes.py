"""Names for the shapes of a page, which names few of them itself.

Takes members, gives each distinct build a name of its own, after the member that has it first: of
two that are built alike under one name there is one shape. The same page gives the same names.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from .page import NO_CONSTRAINTS, Kind, PageMember

Key = Hashable
"""How a member is built, whatever it is called; equal for members of one shape."""

_WORD = re.compile(r"[^A-Za-z0-9]+")


@dataclass(slots=True)
class ShapeNames:
    """The shapes so far, by name."""

    shapes: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])
    _known: dict[tuple[str, Key], str] = field(default_factory=dict[tuple[str, Key], str])

    def add(self, wanted: str, key: Key, shape: dict[str, Any]) -> str:
        """The name of a shape: the one wanted, unless something else has it."""
        name = self.find(wanted, key)
        if name is None:
            name = self.reserve(wanted, key)
            self.shapes[name] = shape
        return name

    def find(self, wanted: str, key: Key) -> str | None:
        """The shape that was built like this, and wanted this name."""
        return self._known.get((wanted, key))

    def reserve(self, wanted: str, key: Key, parent: str = "") -> str:
        """A name that no shape has; with the name of what it is in, if it is taken."""
        name = wanted if wanted not in self.shapes else f"{parent}{wanted}"
        number = 2
        while name in self.shapes:
            name = f"{parent}{wanted}{number}"
            number += 1
        self._known[wanted, key] = name
        self.shapes[name] = {}
        return name


def key_of(member: PageMember, around: tuple[PageMember, ...] = ()) -> Key:
    """How a member is built, documentation included; what repeats something around it, by that."""
    constraints = member.constraints
    return (
        member.kind,
        member.values,
        member.union,
        member.shape,
        constraints if constraints != NO_CONSTRAINTS else None,
        # Two levels up: a structure that something around it repeats is itself a part of that.
        tuple(one.path for one in around) if member.recursive or _is_repeated(member) else None,
        tuple(
            (inner.name, inner.required, inner.doc, key_of(inner, (*around, member)))
            for inner in member.members
        ),
    )


def _is_repeated(member: PageMember) -> bool:
    return any(inner.recursive for inner in member.walk())


def build_constraints(member: PageMember) -> dict[str, Any]:
    """What a page says about a value, in the words of a model."""
    stated = member.constraints
    bounds: tuple[float | None, float | None]
    if member.kind in {Kind.LIST, Kind.MAP}:
        bounds = (stated.min_count, stated.max_count)
    elif member.kind in {Kind.STRING, Kind.BLOB, Kind.JSON_VALUE}:
        bounds = (stated.min_length, stated.max_length)
    else:
        bounds = (_plain(stated.min_value), _plain(stated.max_value))
    found: dict[str, Any] = {"min": bounds[0], "max": bounds[1], "pattern": stated.pattern or None}
    return {key: value for key, value in found.items() if value is not None}


def _plain(number: float | None) -> float | None:
    return int(number) if number is not None and number == int(number) else number


def name_of(words: str) -> str:
    """A name in the way of a service: ``create_model`` and ``create-model`` as ``CreateModel``."""
    parts = [part for part in _WORD.split(words) if part]
    return "".join(part[:1].upper() + part[1:] for part in parts) or "Member"
